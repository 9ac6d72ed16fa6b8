import { type Random, seededRandom } from "../kernel/index.ts";
import {
  type Averaged,
  type Candidate,
  type CrossProducts,
  coefficients,
  crossProducts,
  enumerateModels,
  type GPrior,
  type ModelPrior,
  type ModelSpace,
  modelCount,
  type SearchedSpace,
  type Spread,
  searchModels,
  topModels,
  weighModels,
} from "../maths/index.ts";
import type { NamedCandidate } from "./weigh/candidates.ts";
import type { ModelSearch, WeighDocument, WeighedPredictor } from "./weigh/document.ts";
import { gPriorNamed } from "./weigh/prior-of-g.ts";
import { modelPriorNamed } from "./weigh/prior-of-models.ts";
import {
  type ColumnsQuestion,
  type WeighedColumns,
  weighedColumns,
} from "./weigh/weighed-columns.ts";

/** What is weighed, and under which priors. */
export interface WeighQuestion extends ColumnsQuestion {
  /** A name of docs/method/weigh.md; left out: `uip`. */
  readonly g?: string | undefined;
  /** The same; left out: `uniform`. */
  readonly modelPrior?: string | undefined;
  /** Which standard deviation; left out: that of the program whose name g bears. */
  readonly spread?: Spread | undefined;
  /** How many of the best models are listed; left out: 10. */
  readonly top?: number | undefined;
  /** Steps of a search, where the models are too many to be enumerated; left out: 200,000. */
  readonly steps?: number | undefined;
  /** Seed of a search; left out: 1. */
  readonly seed?: number | undefined;
}

/** Up to as many models all are fitted, in a few seconds; beyond, the space is searched. */
const MOST_ENUMERATED = 2 ** 20;

interface Priors {
  readonly g: GPrior;
  readonly modelPrior: ModelPrior;
}

interface Explored {
  readonly space: ModelSpace;
  readonly weighed: Averaged;
  readonly search: ModelSearch | null;
}

/** The most that inclusion by visits and by probabilities differ. */
function disagreement(
  { candidates, choice, models, visits }: SearchedSpace,
  weighed: Averaged,
): number {
  const total = visits.reduce((sum, count) => sum + count, 0);
  const seen = new Float64Array(candidates.length);
  for (let m = 0; m < models; m++) {
    for (let c = 0; c < candidates.length; c++) {
      if ((choice[m * candidates.length + c] ?? 0) > 0) seen[c] = (seen[c] ?? 0) + (visits[m] ?? 0);
    }
  }
  return Math.max(
    ...weighed.candidates.map(({ inclusion }, c) => Math.abs(inclusion - (seen[c] ?? 0) / total)),
  );
}

function explored(
  products: CrossProducts,
  candidates: readonly Candidate[],
  { g, modelPrior }: Priors,
  { steps: iterations = 200_000, seed = 1 }: WeighQuestion,
): Explored {
  if (modelCount(candidates) <= MOST_ENUMERATED) {
    const space = enumerateModels(products, candidates);
    return { space, weighed: weighModels(space, g, modelPrior), search: null };
  }
  const random: Random = seededRandom(seed);
  const burnIn = Math.ceil(iterations / 10);
  const space = searchModels(products, candidates, { random, iterations, burnIn, g, modelPrior });
  const weighed = weighModels(space, g, modelPrior);
  const found = { steps: iterations, burnIn, seed, disagreement: disagreement(space, weighed) };
  return { space, weighed, search: found };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** A share without the last digits by which a sum of shares can be above one. */
const share = (value: number): number => Math.min(1, value);

function priorShare({ alternatives }: NamedCandidate, column: number): number {
  return alternatives.filter((set) => set.includes(column)).length / alternatives.length;
}

function predictorsOf(
  { names, candidates }: WeighedColumns,
  { space, weighed }: Explored,
  spread: Spread,
): WeighedPredictor[] {
  const averaged = coefficients(space, weighed, spread);
  const homes = new Map(
    candidates.flatMap((candidate, c) => candidate.alternatives.flat().map((j) => [j, c] as const)),
  );
  return averaged.map((column, j) => {
    const at = homes.get(j) ?? 0;
    const candidate = candidates[at];
    return {
      name: names[j] ?? "",
      group: candidate?.isGroup === true ? candidate.name : null,
      prior:
        candidate === undefined
          ? 0
          : (weighed.candidates[at]?.prior ?? 0) * priorShare(candidate, j),
      inclusion: column.inclusion,
      mean: column.mean,
      sd: column.sd,
      meanGivenIncluded: orNull(column.meanIncluded),
      sdGivenIncluded: orNull(column.sdIncluded),
      signCertainty: orNull(share(column.positiveMean)),
      positive: orNull(share(column.positive)),
    };
  });
}

function groupsOf(
  { names, candidates }: WeighedColumns,
  weighed: Averaged,
): WeighDocument["groups"] {
  return candidates.flatMap(({ name, isGroup, alternatives }, c) => {
    const found = weighed.candidates[c];
    if (!isGroup || found === undefined) return [];
    const { prior, inclusion } = found;
    const chances = alternatives.map((set, a) => ({
      predictors: set.map((j) => names[j] ?? ""),
      probability: share(found.alternatives[a] ?? 0),
    }));
    return [{ name, prior, inclusion, alternatives: chances }];
  });
}

function topOf(
  { names, candidates }: WeighedColumns,
  { space, weighed }: Explored,
  count: number,
): WeighDocument["top"] {
  return topModels(space, weighed, count).map(({ choice, probability, r2 }) => {
    const columns = candidates.flatMap(
      ({ alternatives }, c) => alternatives[(choice[c] ?? 0) - 1] ?? [],
    );
    const predictors = columns.toSorted((a, b) => a - b).map((j) => names[j] ?? "");
    return { predictors, probability: share(probability), r2: share(r2) };
  });
}

function shownG(name: string, prior: GPrior): WeighDocument["g"] {
  const { kind } = prior;
  const isIntegral = kind === "hyper-g" || kind === "hyper-g/n" || kind === "zellner-siow";
  const isLaplace = "integral" in prior && prior.integral === "laplace";
  return {
    name,
    kind,
    value: kind === "fixed" ? prior.g : "a" in prior ? prior.a : null,
    integral: isIntegral ? (isLaplace ? "laplace" : "exact") : null,
  };
}

/**
 * Weigh which columns of anybody's table belong in a regression, by Bayesian model averaging.
 *
 * Method: docs/method/model-averaging.md; names of priors and the file of groups: docs/method/weigh.md.
 * Check: src/cli/method-weigh-gold.test.ts and method-weigh.test.ts, against BMS 0.3.5 (1e-9), BAS 2.0.2 (7 digits) and plain sums over all models.
 *
 * @param csv text with a header; an empty cell or NA is a gap, and a row with a gap in a column that is used is left out
 * @throws `workbench.prior-unclear`, and the errors of the columns: `workbench.header-unclear`,
 *   `workbench.column-missing`, `workbench.response-misplaced`, `workbench.predictors-missing`,
 *   `workbench.cell-not-number`, `workbench.groups-malformed`, `workbench.rows-too-few`, `workbench.column-constant`,
 *   `workbench.columns-dependent`
 */
export function methodWeigh(csv: string, question: WeighQuestion): WeighDocument {
  const data = weighedColumns(csv, question);
  const { response, columns, candidates, given, gaps } = data;
  const sample = { n: response.length, candidates: candidates.length };
  const { name, prior: g, spread: usual } = gPriorNamed(question.g ?? "uip", sample);
  const modelPriorName = question.modelPrior ?? "uniform";
  const modelPrior = modelPriorNamed(modelPriorName, candidates.length);
  const products = crossProducts(response, columns, [response.map(() => 1)]);
  const found = explored(products, candidates, { g, modelPrior }, question);
  const { space, weighed, search } = found;
  const spread = question.spread ?? usual;
  return {
    schema: "entente/weigh@1",
    response: question.response,
    n: sample.n,
    k: columns.length,
    rows: { given, used: sample.n, gaps },
    g: shownG(name, g),
    modelPrior: {
      name: modelPriorName,
      kind: modelPrior.kind,
      meanSize: weighed.candidates.reduce((sum, { prior }) => sum + prior, 0),
    },
    spread,
    models: {
      visited: space.models,
      exact: search === null,
      meanSize: weighed.size,
      none: share(weighed.none),
      search,
    },
    predictors: predictorsOf(data, found, spread),
    groups: groupsOf(data, weighed),
    top: topOf(data, found, question.top ?? 10),
  };
}
