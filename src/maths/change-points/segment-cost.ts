import { countNegative } from "./messages.ts";
import { lessMean, requireFinite, runningSums, standardised } from "./series.ts";

/**
 * What a segment is taken to be: normal with a mean of its own and a known, common variance; normal with a mean
 * and a variance of its own; Poisson with a rate of its own.
 */
export type CostModel = "mean" | "mean-variance" | "poisson";

/**
 * What a change must earn. With p parameters to a segment and n observations: `"bic"` is (p + 1) log n for each
 * change; `"mbic"` is (p + 2) log n for each change and the logarithm of its length for each segment; a number is
 * itself, in units of twice the log-likelihood, for each change.
 */
export type Penalty = "mbic" | "bic" | number;

/** What the detectors by cost have in common. */
export interface DetectorOptions {
  /** Default "mean". */
  readonly cost?: CostModel;
  /** Default "mbic"; "bic" for segment neighbourhood. */
  readonly penalty?: Penalty;
  /** Shortest segment, in observations, at least 1. Default 1; 2 for "mean-variance". */
  readonly minLength?: number;
  /**
   * For cost "mean": the variance within segments, in squared units of the series, or "series" (default) for the
   * variance of the whole series. The latter holds the changes too, so it overstates and makes a detector reluctant.
   */
  readonly variance?: number | "series";
}

/** Costs of the segments of one series, in units of minus twice the log-likelihood. */
export interface SegmentCosts {
  /** Observations in the series. */
  readonly length: number;
  /** Shortest segment. */
  readonly shortest: number;
  /** Misfit of the segment from index `from` to before index `to`. */
  misfit(from: number, to: number): number;
  /** Misfit and what the penalty lays on a segment of its length. */
  cost(from: number, to: number): number;
  /** What the penalty lays on each change. */
  readonly perChange: number;
}

type Misfit = SegmentCosts["misfit"];

const PARAMETERS: Readonly<Record<CostModel, number>> = { mean: 1, "mean-variance": 2, poisson: 1 };

/** The least variance of a segment, as a share of the variance of the series. */
const LEAST_VARIANCE = 1e-11;

/** Residual sum of squares about the mean of a segment, from running sums of values and squares. */
function residualSquares(values: readonly number[]): Misfit {
  const sums = runningSums(values);
  const squares = runningSums(values.map((value) => value * value));
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return Math.max(0, (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from));
  };
}

/** Residual sum of squares of any segment of a series about its mean. */
export function segmentSquares(values: readonly number[]): (from: number, to: number) => number {
  return residualSquares(lessMean(values));
}

function meanMisfit(values: readonly number[], variance: number | "series"): Misfit {
  if (variance === "series") return residualSquares(standardised(values));
  const squares = segmentSquares(values);
  return (from, to) => squares(from, to) / variance;
}

function meanVarianceMisfit(values: readonly number[]): Misfit {
  const squares = residualSquares(standardised(values));
  return (from, to) => {
    const n = to - from;
    const rss = squares(from, to);
    const variance = Math.max(rss / n, LEAST_VARIANCE);
    return n * Math.log(2 * Math.PI * variance) + rss / variance;
  };
}

function poissonMisfit(values: readonly number[]): Misfit {
  const index = values.findIndex((value) => value < 0);
  if (index >= 0) throw countNegative({ index, value: values[index] ?? Number.NaN });
  const sums = runningSums(values);
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return sum <= 0 ? 0 : 2 * sum * Math.log((to - from) / sum);
  };
}

function misfitOf(
  values: readonly number[],
  model: CostModel,
  variance: number | "series",
): Misfit {
  switch (model) {
    case "mean":
      return meanMisfit(values, variance);
    case "mean-variance":
      return meanVarianceMisfit(values);
    case "poisson":
      return poissonMisfit(values);
  }
}

/**
 * Costs of all segments of a series under a model and a penalty.
 *
 * The Poisson misfit leaves out what does not depend on the division. The variance of a segment is held to at least
 * 1e-11 of that of the series.
 *
 * @throws `maths.series-not-finite`, `maths.count-negative`
 */
export function segmentCosts(
  values: readonly number[],
  options: DetectorOptions,
  usualPenalty: "mbic" | "bic",
): SegmentCosts {
  requireFinite(values);
  const { cost: model = "mean", penalty = usualPenalty, variance = "series" } = options;
  const misfit = misfitOf(values, model, variance);
  const n = values.length;
  const parameters = PARAMETERS[model];
  const perChange =
    typeof penalty === "number"
      ? penalty
      : (parameters + (penalty === "mbic" ? 2 : 1)) * Math.log(Math.max(n, 1));
  return {
    length: n,
    shortest: Math.max(options.minLength ?? 1, model === "mean-variance" ? 2 : 1),
    misfit,
    cost: penalty === "mbic" ? (from, to) => misfit(from, to) + Math.log(to - from) : misfit,
    perChange,
  };
}
