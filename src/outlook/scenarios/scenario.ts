/** A value of an exposure's past that a path may be led to; `last` and `mean` are its last known value and its mean. */
export type PastValue = "last" | "mean" | "p10" | "p90";

/** Where an exposure goes. */
export type Course =
  /** One value for each period to come, in the exposure's own units; the last one stays. */
  | { readonly kind: "values"; readonly values: readonly number[] }
  /** Standard deviations above the value that it is held at in the baseline. */
  | { readonly kind: "shift"; readonly deviations: number }
  /** One value, its own units where it is a number. */
  | { readonly kind: "hold"; readonly at: PastValue | number };

/** What is supposed of one hypothesis' exposures. */
export interface Move {
  /** Id of the hypothesis. */
  readonly hypothesis: string;
  /**
   * Id of the exposure. Left out: of a course in own units the one through which the hypothesis most probably acts, of any other
   * course all that are measured.
   */
  readonly exposure: string | undefined;
  readonly course: Course;
  /** Whether it is gone no faster than the exposure has moved before; never for given values. */
  readonly gradual: boolean;
}

/** Supposed paths of what drives a relation. */
export interface Scenario {
  readonly title: string;
  /** Periods after the end of the record, >= 1. */
  readonly horizon: number;
  readonly moves: readonly Move[];
}
