import { erfc } from "../special/normal-integral.ts";

const ROOT_TWO = Math.SQRT2;

/** exp(z²/2) times the chance that a standard normal exceeds z, z >= 0. */
function scaledTail(z: number): number {
  if (z < 5) return 0.5 * Math.exp(0.5 * z * z) * erfc(z / ROOT_TWO);
  let fraction = z;
  for (let k = 40; k >= 1; k--) fraction = z + k / fraction;
  return 1 / (fraction * Math.sqrt(2 * Math.PI));
}

/**
 * Chance that the estimate lies beyond a distance on one side of the true break.
 *
 * `c` is |change| sqrt(distance) / (2 sd of this side); `ratio` is the variance of the other side over that of this.
 * Derived from the joint density of the maximum of a Brownian motion with drift and its place, weighed by the chance
 * that the other side's maximum is lower.
 */
function chanceBeyond(c: number, ratio: number): number {
  const bell = Math.exp(-0.5 * c * c);
  const tail = 0.5 * erfc(c / ROOT_TWO);
  const alone = 2 * (1 + c * c) * tail - (2 * c * bell) / Math.sqrt(2 * Math.PI);
  if (ratio === 0) return alone;
  const share = ratio / (1 + ratio);
  const scaled = scaledTail(c * (1 + 2 / ratio));
  return alone - (share - ratio) * tail - (share + ratio) * bell * scaled;
}

/** The distance beyond which one side holds a chance; undefined when the whole side holds less. */
function distanceAt(
  chance: number,
  change: number,
  variance: number,
  other: number,
): number | undefined {
  if (variance === 0) return undefined;
  const ratio = other / variance;
  if (chanceBeyond(0, ratio) <= chance) return undefined;
  let [low, high] = [0, 40];
  for (let i = 0; i < 80; i++) {
    const middle = 0.5 * (low + high);
    if (chanceBeyond(middle, ratio) > chance) low = middle;
    else high = middle;
  }
  return (4 * low * low * variance) / (change * change);
}

/** What an interval for a break is made from. */
export interface BreakFacts {
  /** Difference of the means after and before, not 0. */
  readonly change: number;
  /** Variance of the observations before. */
  readonly before: number;
  /** Variance of the observations after. */
  readonly after: number;
}

/**
 * How far the estimate of a break may lie before and after the true break.
 *
 * Method: the error of the estimate is distributed as the place of the maximum of a two-sided Brownian motion with
 * drift, in units of observations: drift -change²/2 on both sides, variance change² times that of the side. The
 * interval is from its (1 - level)/2 to its (1 + level)/2 quantile.
 * Source: Bai (1997), "Estimation of a change point in multiple regression models", Review of Economics and
 * Statistics 79, for the limit law; the quantiles are derived anew.
 * Check: the Nile (bai-perron.test.ts); quantiles of R package strucchange 1.5-3 for equal and unequal variances,
 * draws of the process (break-interval.test.ts).
 *
 * @param level in (0, 1)
 * @returns the two quantiles of estimate less truth, in observations: `low` <= `high`
 */
export function errorQuantiles(
  { change, before, after }: BreakFacts,
  level: number,
): { low: number; high: number } {
  const tail = (1 - level) / 2;
  const early = (chance: number): number | undefined => distanceAt(chance, change, before, after);
  const late = (chance: number): number | undefined => distanceAt(chance, change, after, before);
  const quantile = (p: number): number => {
    const back = early(p);
    return back === undefined ? (late(1 - p) ?? 0) : -back;
  };
  return { low: quantile(tail), high: quantile(1 - tail) };
}
