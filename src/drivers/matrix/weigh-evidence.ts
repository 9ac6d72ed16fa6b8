import { logistic, logit, logSumExp } from "../../maths/index.ts";
import { type Cluster, clustersOf, clusterWeight } from "./cluster.ts";
import {
  AS_JUDGED,
  evidenceGrid,
  type GridCell,
  type GridReading,
  judgedRange,
  type WeighingOptions,
  weightOf,
} from "./evidence-grid.ts";
import type { Matrix, MatrixHypothesis } from "./matrix.ts";
import { priorOutside } from "./messages.ts";
import {
  type InclusionResult,
  type StatisticsWeight,
  statisticsWeight,
} from "./statistics-weight.ts";
import type {
  DocumentsWeight,
  JudgeWeights,
  Probabilities,
  Stretched,
  WeighedHypothesis,
  WeighedMatrix,
} from "./weighed-matrix.ts";
import { DECIBELS_PER_LOGIT } from "./weight-scale.ts";

interface Grid {
  readonly cells: readonly GridCell[];
  readonly clusters: readonly Cluster[];
  readonly options: WeighingOptions;
}

function clusterSum(grid: Grid, cluster: Cluster, id: string, reading: GridReading): number | null {
  const weights = grid.cells
    .filter((cell) => cell.hypothesis === id && cluster.items.includes(cell.evidence))
    .map((cell) => weightOf(cell, reading, grid.options.trustReading));
  return clusterWeight(weights) ?? null;
}

function documentsSum(grid: Grid, id: string, reading: GridReading): number | null {
  const sums = grid.clusters.flatMap((c) => clusterSum(grid, c, id, reading) ?? []);
  return sums.length === 0 ? null : sums.reduce((sum, w) => sum + w, 0);
}

function documentsOf(grid: Grid, id: string): DocumentsWeight | null {
  const decibels = documentsSum(grid, id, AS_JUDGED);
  if (decibels === null) return null;
  const at = (change: Partial<GridReading>): number =>
    documentsSum(grid, id, { ...AS_JUDGED, ...change }) ?? 0;
  return {
    decibels,
    halved: at({ stretch: 0.5 }),
    doubled: at({ stretch: 2 }),
    items: grid.cells.filter((c) => c.hypothesis === id && c.judged.length > 0).length,
    clusters: grid.clusters.filter((c) => clusterSum(grid, c, id, AS_JUDGED) !== null).length,
    ofJudges: { low: at({ judge: "low" }), mid: decibels, high: at({ judge: "high" }) },
    ofSources: { low: at({ trust: "low" }), mid: decibels, high: at({ trust: "high" }) },
  };
}

function togetherOf(
  statistics: StatisticsWeight | null,
  documents: DocumentsWeight | null,
): Stretched | null {
  if (statistics === null && documents === null) return null;
  const panel = statistics?.decibels ?? 0;
  const { decibels = 0, halved = 0, doubled = 0 } = documents ?? {};
  return { decibels: panel + decibels, halved: panel + halved, doubled: panel + doubled };
}

const EVEN = 0.5;

function priorOf(hypothesis: MatrixHypothesis, result: InclusionResult | undefined): number {
  const prior = hypothesis.prior ?? result?.prior ?? EVEN;
  if (!(prior > 0 && prior < 1)) throw priorOutside({ hypothesis: hypothesis.id, prior });
  return prior;
}

function probabilitiesOf(
  prior: number,
  weights: Pick<WeighedHypothesis, "statistics" | "documents" | "together">,
): Probabilities {
  const moved = (decibels = 0): number => logistic(logit(prior) + decibels / DECIBELS_PER_LOGIT);
  const { statistics, documents, together } = weights;
  return {
    prior,
    statistics: moved(statistics?.decibels),
    documents: moved(documents?.decibels),
    together: moved(together?.decibels),
    halved: moved(together?.halved),
    doubled: moved(together?.doubled),
  };
}

function judgesOf(matrix: Matrix, grid: Grid): JudgeWeights[] {
  const heeded = grid.options.judges ?? matrix.judges.map((judge) => judge.id);
  return matrix.judges
    .filter((judge) => heeded.includes(judge.id))
    .map((judge) => {
      const options = { ...grid.options, judges: [judge.id] };
      const alone = { ...grid, options, cells: evidenceGrid(matrix, options) };
      const documents = matrix.hypotheses.map(({ id }) => ({
        hypothesis: id,
        decibels: documentsSum(alone, id, AS_JUDGED),
      }));
      return { ...judge, documents };
    });
}

/**
 * Weigh the documents, the statistics, and both together, for each hypothesis on its own odds.
 *
 * Method: a cell's weight is 10 log10 P(e|h)/P(e|not h), the judges' mean, discounted by the trust in the item
 * (`discounted`); a cluster counts its strongest item for and its strongest against (`clusterWeight`); clusters add.
 * Halved and doubled: the judges' decibels before the discount; the statistics stay. Share: with the hypotheses
 * independent, P(only i) is proportional to the posterior odds of i, so share = odds / sum of odds.
 * Source: Good (1985), "Weight of evidence: a brief survey"; Fairfield and Charman (2017), Political Analysis 25.
 * Check: `weigh-evidence.test.ts`, an example reckoned by hand.
 *
 * @param statistics what the panel says of the hypotheses it has; the others go without
 * @throws `drivers.matrix-prior-outside`
 */
export function weighEvidence(
  matrix: Matrix,
  statistics: readonly InclusionResult[] = [],
  options: WeighingOptions = {},
): WeighedMatrix {
  const cells = evidenceGrid(matrix, options);
  const grid = { cells, clusters: clustersOf(matrix.evidence), options };
  const weighed = matrix.hypotheses.map((hypothesis) => {
    const { id } = hypothesis;
    const result = statistics.find((s) => s.hypothesis === id);
    const panel = result === undefined ? null : statisticsWeight(result);
    const documents = documentsOf(grid, id);
    const weights = { statistics: panel, documents, together: togetherOf(panel, documents) };
    return { id, ...weights, probability: probabilitiesOf(priorOf(hypothesis, result), weights) };
  });
  const logOdds = weighed.map(
    ({ probability: { prior }, together }) =>
      logit(prior) + (together?.decibels ?? 0) / DECIBELS_PER_LOGIT,
  );
  const all = logSumExp(logOdds);
  return {
    hypotheses: weighed.map((h, i) => ({ ...h, share: Math.exp((logOdds[i] ?? 0) - all) })),
    cells: cells.map((cell) => ({
      ...cell,
      range: judgedRange(cell) ?? null,
      weight: weightOf(cell, AS_JUDGED, options.trustReading) ?? null,
    })),
    clusters: grid.clusters.map((cluster) => ({
      ...cluster,
      weights: matrix.hypotheses.map(({ id }) => ({
        hypothesis: id,
        decibels: clusterSum(grid, cluster, id, AS_JUDGED),
      })),
    })),
    judges: judgesOf(matrix, grid),
  };
}
