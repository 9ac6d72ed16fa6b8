import type { PeriodLength } from "../../kernel/index.ts";

/** What is counted and forecast: events of a dyad in a period, an event and its mirror being one. */
export type CountTarget = "cooperation" | "conflict" | "material-conflict";

/** Everything that is forecast: counts, and the balance of the relation in logits as `relations` measures it. */
export type Target = CountTarget | "balance";

/** The counts that are forecast, in the order in which they are told. */
export const COUNT_TARGETS: readonly CountTarget[] = [
  "cooperation",
  "conflict",
  "material-conflict",
];

/** Events of one period that became known only in a later one. */
export interface LateCount {
  /** Index of the period in which they happened, and of the one by whose end they were known, which may be after the last. */
  readonly period: number;
  readonly known: number;
  readonly target: CountTarget;
  readonly events: number;
}

/** What one source tells of one dyad; one value per period of the panel in every array. */
export interface DyadSeries {
  /** The lesser code of the two in the alphabet. */
  readonly a: string;
  readonly b: string;
  /**
   * Events known by the end of their own period; NaN where the source did not look, and throughout for a target that
   * the source does not tell apart.
   */
  readonly counts: Readonly<Record<CountTarget, Float64Array>>;
  /** What became known later, in the order of `known`; mostly empty. */
  readonly late: readonly LateCount[];
  /** Asked for, and told of too seldom to be chosen otherwise: nothing is learned or judged by it alone. */
  readonly added?: boolean;
}

/** All dyads that one source tells of steadily, over the same periods. */
export interface ForecastPanel {
  /** The source, or one of its epochs. */
  readonly teller: string;
  readonly by: PeriodLength;
  /** In order, without gaps, each whole; the last is the last that the source tells of to its end. */
  readonly periods: readonly string[];
  /** The one asked for first, if any, then by how steadily they are told of. */
  readonly dyads: readonly DyadSeries[];
}
