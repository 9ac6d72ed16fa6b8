import { errorQuantiles } from "./break-interval.ts";
import { optimalPartitions } from "./optimal-partition.ts";
import { segmentSquares } from "./segment-cost.ts";
import { requireFinite } from "./series.ts";
import { type SupF, supF } from "./sup-f.ts";

/** Options of the Bai-Perron analysis. */
export interface BreakOptions {
  /** Shortest segment as a share of the series, in (0, 0.5). Default 0.15. */
  readonly minFraction?: number;
  /** Most breaks. Default: as many as leave room for one segment more than they make. */
  readonly maxBreaks?: number;
  /** Level of the intervals, in (0, 1). Default 0.95. */
  readonly level?: number;
}

/** The best division with a given number of breaks. */
export interface BreakFit {
  /** Residual sum of squares, in squared units of the series. */
  readonly rss: number;
  /** Bayesian information criterion; minus infinity where nothing is left over. */
  readonly bic: number;
  /** Index of the first observation of each segment but the first, in order. */
  readonly changes: readonly number[];
}

/** A break with its interval, as indices of the first observation after it. */
export interface MeanBreak {
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
}

/** Breaks of the mean of a series. */
export interface BreakAnalysis {
  /** Shortest segment, in observations. */
  readonly shortest: number;
  /** By number of breaks, from 0. */
  readonly fits: readonly BreakFit[];
  /** Number of breaks of least BIC; the fewest win a tie. */
  readonly chosen: number;
  /** Those breaks. */
  readonly breaks: readonly MeanBreak[];
  /** Mean of each segment between them. */
  readonly means: readonly number[];
  /** Test of one break against none; undefined when the series is too short. */
  readonly supF: SupF | undefined;
}

type Squares = (from: number, to: number) => number;

/** Below this share of the total, a residual sum of squares is rounding. */
const ROUNDING = 1e-12;

function withoutRounding(squares: Squares, n: number): Squares {
  const least = ROUNDING * squares(0, n);
  return (from, to) => {
    const value = squares(from, to);
    return value < least ? 0 : value;
  };
}

function bic(rss: number, breaks: number, n: number): number {
  return n * (Math.log((2 * Math.PI * rss) / n) + 1) + 2 * (breaks + 1) * Math.log(n);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function intervals(
  squares: Squares,
  bounds: readonly number[],
  means: readonly number[],
  level: number,
): MeanBreak[] {
  const n = bounds.at(-1) ?? 0;
  const clipped = (index: number): number => Math.min(n - 1, Math.max(1, index));
  const variance = (segment: number): number => {
    const [from, to] = [bounds[segment] ?? 0, bounds[segment + 1] ?? n];
    return squares(from, to) / (to - from);
  };
  return bounds.slice(1, -1).map((index, i) => {
    const change = (means[i + 1] ?? 0) - (means[i] ?? 0);
    const facts = { change, before: variance(i), after: variance(i + 1) };
    const { low, high } = errorQuantiles(facts, level);
    const [lower, upper] = [clipped(index - Math.ceil(high)), clipped(index - Math.floor(low))];
    return { index, lower, upper };
  });
}

/**
 * Breaks of the mean after Bai and Perron.
 *
 * Method: for 0, 1, … breaks the division of least residual sum of squares, by dynamic programming; the number of
 * least BIC, n (log(2 pi RSS / n) + 1) + 2 (breaks + 1) log n; intervals from the limit law of the estimate with a
 * variance for each segment; the supF test of one break against none.
 * Source: Bai & Perron (2003), "Computation and analysis of multiple structural change models", Journal of Applied
 * Econometrics 18; Yao (1988), "Estimating the number of change-points via Schwarz' criterion", Statistics &
 * Probability Letters 6; Bai (1997), Review of Economics and Statistics 79, for the intervals.
 * Check: R package strucchange 1.5-3 on the Nile: RSS, BIC, break, interval, supF (bai-perron.test.ts).
 *
 * @param values observations in order, evenly spaced, errors taken as independent
 * @returns one fit without breaks at least, unless the series has fewer than two observations
 * @throws `maths.series-not-finite`
 */
export function baiPerron(values: readonly number[], options: BreakOptions = {}): BreakAnalysis {
  requireFinite(values);
  const { minFraction = 0.15, level = 0.95 } = options;
  const n = values.length;
  const shortest = Math.max(2, Math.floor(minFraction * n));
  const maxBreaks = options.maxBreaks ?? Math.max(0, Math.ceil(n / shortest) - 2);
  const squares = withoutRounding(segmentSquares(values), n);
  const fits = optimalPartitions(squares, n, shortest, maxBreaks).map(({ cost, changes }, k) => ({
    rss: cost,
    bic: bic(cost, k, n),
    changes,
  }));
  const chosen = fits.reduce((best, fit, k) => (fit.bic < (fits[best]?.bic ?? 0) ? k : best), 0);
  const bounds = [0, ...(fits[chosen]?.changes ?? []), n];
  const means = bounds.slice(1).map((to, i) => meanOf(values.slice(bounds[i] ?? 0, to)));
  const breaks = intervals(squares, bounds, means, level);
  return { shortest, fits, chosen, breaks, means, supF: supF(squares, n, shortest) };
}
