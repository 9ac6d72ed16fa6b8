import type { GPrior, ModelPrior, Spread } from "../../maths/index.ts";

/** How a space was searched that is too great to be enumerated. */
export interface ModelSearch {
  readonly steps: number;
  /** Steps before them, which count as no visits. */
  readonly burnIn: number;
  readonly seed: number;
  /**
   * The most that a candidate's inclusion by visits differs from that by the models' own probabilities. Above some .05
   * the search was too short.
   */
  readonly disagreement: number;
}

/** A column that is in a model or not. */
export interface WeighedPredictor {
  readonly name: string;
  /** The group that it shares its prior with; null for none. */
  readonly group: string | null;
  /** Prior and posterior probability that it is in the model. */
  readonly prior: number;
  readonly inclusion: number;
  /** Of its coefficient, 0 in models without it: units of the response for one of the column. */
  readonly mean: number;
  readonly sd: number;
  /** Over the models that have it; null if none does. */
  readonly meanGivenIncluded: number | null;
  readonly sdGivenIncluded: number | null;
  /**
   * Of the weight of the models that have it, the share in which its mean is positive: 1 surely positive, 0 surely
   * negative. What R's BMS prints as Cond.Pos.Sign and its manual calls sign certainty.
   */
  readonly signCertainty: number | null;
  /** Posterior probability that its coefficient is positive, if it is in the model. */
  readonly positive: number | null;
}

/** `entente method weigh`. */
export interface WeighDocument {
  readonly schema: "entente/weigh@1";
  readonly response: string;
  /** Rows used. */
  readonly n: number;
  /** Columns weighed. */
  readonly k: number;
  readonly rows: {
    readonly given: number;
    readonly used: number;
    /** Columns of those used that have a gap, in how many rows. */
    readonly gaps: readonly { readonly column: string; readonly rows: number }[];
  };
  readonly g: {
    /** As it was asked for. */
    readonly name: string;
    readonly kind: GPrior["kind"];
    /** g, or the a of a hyper-g prior; null where there is neither. */
    readonly value: number | null;
    /** How the integral over g is taken; null where there is none. */
    readonly integral: "exact" | "laplace" | null;
  };
  readonly modelPrior: {
    readonly name: string;
    readonly kind: ModelPrior["kind"];
    /** Candidates in the model, before the data. */
    readonly meanSize: number;
  };
  /** Which standard deviation of a coefficient is given. */
  readonly spread: Spread;
  readonly models: {
    /** Models that were fitted. */
    readonly visited: number;
    /** Whether they are all that there are. */
    readonly exact: boolean;
    /** Candidates in the model, after the data. */
    readonly meanSize: number;
    /** Posterior probability of the model without any candidate. */
    readonly none: number;
    /** Absent where all models were enumerated. */
    readonly search: ModelSearch | null;
  };
  /** In the order of the file. */
  readonly predictors: readonly WeighedPredictor[];
  /** The groups that were given. */
  readonly groups: readonly {
    readonly name: string;
    readonly prior: number;
    readonly inclusion: number;
    readonly alternatives: readonly {
      readonly predictors: readonly string[];
      /** Posterior probability that the group is in the model by these. */
      readonly probability: number;
    }[];
  }[];
  /** The most probable models, the best first. */
  readonly top: readonly {
    readonly predictors: readonly string[];
    readonly probability: number;
    readonly r2: number;
  }[];
}
