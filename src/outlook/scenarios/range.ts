import type { Granularity } from "../../kernel/index.ts";
import { quantileOf } from "../../measure/index.ts";
import { carriedOn, recentMean } from "./past.ts";

/** How far an exposure has been, how fast it has moved, and where it stands. */
export interface PastRange {
  /** Least and greatest value that a path may take, in the exposure's own units. */
  readonly lo: number;
  readonly hi: number;
  /** Most that it may move from one period to the next. */
  readonly step: number;
  /** Last known value, and the mean over the last year (by year two): the baseline. A path may begin at either. */
  readonly last: number;
  readonly baseline: number;
}

/** The first value of a path that is outside the record. */
export interface OutsideRecord {
  /** Place among the periods to come. */
  readonly at: number;
  readonly what: "level" | "change";
  readonly value: number;
  /** What it may be at least and at most. */
  readonly lo: number;
  readonly hi: number;
}

/** Share of the past that is within the range. */
const SHARE = 0.95;

/** What a comparison forgives, as a share of the range, since paths are computed. */
const ROUNDING = 1e-9;

/**
 * The range of an exposure's past within which a scenario is told.
 *
 * Rule: a level is within when it is no farther from the median than 95 % of the past levels were, and no lower or higher than any;
 * the last value and that of the baseline are within by definition, so that a series at its peak may stay there. A change is within when it is no greater than 95 %
 * of the changes that there were, periods in which nothing moved not counted.
 *
 * @param values with at least one that is known
 */
export function pastRange(values: Float64Array, by: Granularity): PastRange {
  const known = [...values.filter(Number.isFinite)];
  const median = quantileOf(known, 0.5);
  const far = quantileOf(
    known.map((x) => Math.abs(x - median)),
    SHARE,
  );
  const changes = [...values]
    .map((x, t) => Math.abs(x - (values[t - 1] ?? Number.NaN)))
    .filter((change) => change > 0);
  const last = carriedOn(values).at(-1) ?? median;
  const baseline = recentMean(values, by);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return {
    lo: Math.min(Math.max(median - far, least), last, baseline),
    hi: Math.max(Math.min(median + far, most), last, baseline),
    step: changes.length === 0 ? 0 : quantileOf(changes, SHARE),
    last,
    baseline,
  };
}

/** By how much a path moves in a period; its first step is counted from the nearer of the two where it may begin. */
function changeAt({ last, baseline }: PastRange, path: readonly number[], at: number): number {
  const value = path[at] ?? Number.NaN;
  const before = path[at - 1];
  if (before !== undefined) return value - before;
  const [low, high] = [Math.min(last, baseline), Math.max(last, baseline)];
  return value - Math.max(low, Math.min(high, value));
}

/** The first period in which a path leaves the range. */
export function outsideRange(range: PastRange, path: readonly number[]): OutsideRecord | undefined {
  const { lo, hi, step } = range;
  const slack = ROUNDING * (hi - lo);
  for (const [at, value] of path.entries()) {
    if (value < lo - slack || value > hi + slack) return { at, what: "level", value, lo, hi };
    const change = changeAt(range, path, at);
    if (Math.abs(change) > step + slack) {
      return { at, what: "change", value: change, lo: -step, hi: step };
    }
  }
  return undefined;
}
