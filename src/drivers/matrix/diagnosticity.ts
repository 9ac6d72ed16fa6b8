import type { WeighedCell, WeighedMatrix } from "./weighed-matrix.ts";

/** How well an item tells the hypotheses apart. */
export interface ItemDiagnosticity {
  readonly evidence: string;
  /** Greatest less least weight over the hypotheses, decibels, after the source is taken into account; null below two. */
  readonly diagnosticity: number | null;
  /** The same by the judges' own weights. */
  readonly asJudged: number | null;
  /** Hypotheses with a judgement, and those left blank. */
  readonly judged: number;
  readonly blank: number;
}

/** How much speaks against a hypothesis: Heuer's count. */
export interface Inconsistency {
  readonly hypothesis: string;
  /** Clusters that speak against it, for it, neither way, and those without a judgement on it. */
  readonly inconsistent: number;
  readonly consistent: number;
  readonly neutral: number;
  readonly blank: number;
  /** Sum of the weights against it, decibels, <= 0. */
  readonly against: number;
}

/** The matrix in Heuer's order. */
export interface HeuerView {
  /** The most telling first; those that nobody can call telling or not, last. */
  readonly items: readonly ItemDiagnosticity[];
  /** The least contradicted first. Few judgements contradict little: read `blank` beside it. */
  readonly hypotheses: readonly Inconsistency[];
}

function spread(weights: readonly (number | null)[]): number | null {
  const judged = weights.filter((w) => w !== null);
  return judged.length < 2 ? null : Math.max(...judged) - Math.min(...judged);
}

function diagnosticityOf(evidence: string, cells: readonly WeighedCell[]): ItemDiagnosticity {
  const judged = cells.filter(({ weight }) => weight !== null).length;
  return {
    evidence,
    diagnosticity: spread(cells.map(({ weight }) => weight)),
    asJudged: spread(cells.map(({ range }) => range?.mid ?? null)),
    judged,
    blank: cells.length - judged,
  };
}

function inconsistencyOf(weighed: WeighedMatrix, hypothesis: string): Inconsistency {
  const weights = weighed.clusters.map(
    (c) => c.weights.find((w) => w.hypothesis === hypothesis)?.decibels ?? null,
  );
  const known = weights.filter((w) => w !== null);
  const against = known.filter((w) => w < 0);
  return {
    hypothesis,
    inconsistent: against.length,
    consistent: known.filter((w) => w > 0).length,
    neutral: known.filter((w) => w === 0).length,
    blank: weights.length - known.length,
    against: against.reduce((sum, w) => sum + w, 0),
  };
}

/**
 * The view of the analysis of competing hypotheses: which items tell the hypotheses apart, and what speaks against each.
 *
 * Source: Heuer (1999), "Psychology of Intelligence Analysis", chapter 8. A comparison only: the weighing is that of
 * `weighEvidence`, since items that tell nothing apart still sway readers of such a table (Karvetski and Mandel 2020).
 */
export function heuerView(weighed: WeighedMatrix): HeuerView {
  const ids = [...new Set(weighed.cells.map(({ evidence }) => evidence))];
  const items = ids.map((id) =>
    diagnosticityOf(
      id,
      weighed.cells.filter(({ evidence }) => evidence === id),
    ),
  );
  const hypotheses = weighed.hypotheses.map(({ id }) => inconsistencyOf(weighed, id));
  return {
    items: items.toSorted((a, b) => (b.diagnosticity ?? -1) - (a.diagnosticity ?? -1)),
    hypotheses: hypotheses.toSorted(
      (a, b) => a.inconsistent - b.inconsistent || b.against - a.against,
    ),
  };
}
