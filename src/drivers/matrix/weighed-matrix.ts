import type { Cluster } from "./cluster.ts";
import type { JudgedWeight } from "./evidence-grid.ts";
import type { Judge } from "./matrix.ts";
import type { Range, Trust } from "./source-trust.ts";
import type { StatisticsWeight } from "./statistics-weight.ts";

/** A weight at the judges' own scale and with every weight of theirs halved and doubled, in decibels. */
export interface Stretched {
  readonly decibels: number;
  readonly halved: number;
  readonly doubled: number;
}

/** What the documents alone say. */
export interface DocumentsWeight extends Stretched {
  /** Items with a judgement, and the clusters that they make. */
  readonly items: number;
  readonly clusters: number;
  /** The sum if for every item the least (most) favourable judge were right. */
  readonly ofJudges: Range;
  /** The sum if every rating were as unfavourable (favourable) as it can be read. */
  readonly ofSources: Range;
}

/** A probability at each stage; a stage of which nothing is known leaves it where it was. */
export interface Probabilities {
  readonly prior: number;
  readonly statistics: number;
  readonly documents: number;
  readonly together: number;
  /** With every weight of the judges halved and doubled. */
  readonly halved: number;
  readonly doubled: number;
}

/** A hypothesis weighed on its own odds: several may hold at once. */
export interface WeighedHypothesis {
  readonly id: string;
  /** null: no panel. */
  readonly statistics: StatisticsWeight | null;
  /** null: no judgement at all, which is not zero. */
  readonly documents: DocumentsWeight | null;
  readonly together: Stretched | null;
  readonly probability: Probabilities;
  /** Probability that this one mattered if exactly one of them did; over all hypotheses they sum to 1. */
  readonly share: number;
}

/** A cell as shown. */
export interface WeighedCell {
  readonly evidence: string;
  readonly hypothesis: string;
  readonly judged: readonly JudgedWeight[];
  /** The judges' mean with the least and greatest of them, decibels; null for a blank. */
  readonly range: Range | null;
  /** After the source is taken into account; null for a blank. */
  readonly weight: number | null;
  /** Some judge states a test that nobody has carried out. */
  readonly open: boolean;
  readonly trust: Trust;
}

/** What a cluster adds to each hypothesis. */
export interface WeighedCluster extends Cluster {
  readonly weights: readonly { readonly hypothesis: string; readonly decibels: number | null }[];
}

/** A judge's documents alone, without the others. */
export interface JudgeWeights extends Judge {
  readonly documents: readonly { readonly hypothesis: string; readonly decibels: number | null }[];
}

/** The evidence weighed. */
export interface WeighedMatrix {
  readonly hypotheses: readonly WeighedHypothesis[];
  readonly cells: readonly WeighedCell[];
  readonly clusters: readonly WeighedCluster[];
  readonly judges: readonly JudgeWeights[];
}
