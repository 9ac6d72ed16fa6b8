import { z } from "zod";
import {
  type CountDistribution,
  countsOfMoments,
  empiricalCounts,
  negativeBinomialCounts,
} from "../../maths/index.ts";
import { interpolatedCounts, type Knots } from "./interpolated-counts.ts";

/** A predictive distribution of a count as a line of the ledger holds it. */
export type StoredDistribution =
  /** One count for certain. */
  | { readonly kind: "point"; readonly count: number }
  /** Counts that came before, each as likely as the others. */
  | { readonly kind: "empirical"; readonly counts: readonly number[] }
  /** A negative binomial; without a size the Poisson. */
  | { readonly kind: "nb"; readonly mean: number; readonly size: number | null }
  /** Cumulative probabilities of 0, 1, 2, ... up to the first that leaves less than 1e-9. */
  | {
      readonly kind: "cumulative";
      readonly mean: number;
      readonly variance: number;
      readonly upTo: readonly number[];
    }
  /** Cumulative probabilities of some counts: those at 199 quantiles and in both tails. */
  | ({ readonly kind: "knots"; readonly mean: number; readonly variance: number } & Knots);

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const moments = { mean: z.number().min(0), variance: z.number().min(0) };

/** The shape of a stored distribution. */
export const storedDistributionSchema: z.ZodType<StoredDistribution> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("point"), count }),
    z.strictObject({ kind: z.literal("empirical"), counts: z.array(count).min(1) }),
    z.strictObject({
      kind: z.literal("nb"),
      mean: z.number().min(0),
      size: z.number().positive().nullable(),
    }),
    z.strictObject({ kind: z.literal("cumulative"), ...moments, upTo: z.array(share).min(1) }),
    z.strictObject({
      kind: z.literal("knots"),
      ...moments,
      at: z.array(count).min(1),
      upTo: z.array(share).min(1),
    }),
  ],
);

/** A distribution with more counts than these is held by its quantiles. */
const MOST_COUNTS = 400;

/** Steps of the quantiles: 199 levels lie between them. */
const LEVELS = 200;

/** What both tails leave out. */
const REST = 1e-9;

/** Most past counts that a forecast by past counts is taken to have. */
const MOST_PAST = 64;

/** Rounded to 1e-12; never up to certainty. */
function rounded(probability: number): number {
  if (probability >= 1) return 1;
  return Math.min(1 - 1e-12, Math.round(probability * 1e12) / 1e12);
}

/** The negative binomial of the same mean and variance, where that is what the distribution is. */
function asNegativeBinomial(forecast: CountDistribution): StoredDistribution | undefined {
  const { mean, variance } = forecast;
  if (!(mean > 0)) return undefined;
  const excess = variance - mean;
  const isPoisson = Math.abs(excess) <= 1e-12 * mean;
  const size = isPoisson ? null : (mean / excess) * mean;
  if (size !== null && !(size > 0)) return undefined;
  const like = isPoisson ? countsOfMoments(mean, mean) : negativeBinomialCounts(mean, size ?? mean);
  const places = [0, 1, 2, ...[0.05, 0.5, 0.95, 0.999].map((p) => like.quantile(p))];
  const near = places.every((k) => Math.abs(like.cdf(k) - forecast.cdf(k)) < 1e-10);
  return near ? { kind: "nb", mean, size } : undefined;
}

/** The places at which a cumulative probability rises, if they are few. */
function steps(forecast: CountDistribution): { k: number; upTo: number }[] | undefined {
  const found: { k: number; upTo: number }[] = [];
  for (let before = 0; before < 1 - REST; ) {
    const k = forecast.quantile(before + 1e-12);
    before = forecast.cdf(k);
    found.push({ k, upTo: before });
    if (found.length > MOST_PAST || !Number.isFinite(k)) return undefined;
  }
  return found;
}

/** The past counts of which a distribution gives each the same share, if it does. */
function asPastCounts(forecast: CountDistribution): StoredDistribution | undefined {
  const rises = steps(forecast);
  if (rises === undefined) return undefined;
  const whole = (n: number): boolean =>
    rises.every(({ upTo }) => Math.abs(upTo * n - Math.round(upTo * n)) < 1e-10);
  let n = 1;
  while (n <= MOST_PAST && !whole(n)) n++;
  if (n > MOST_PAST) return undefined;
  let told = 0;
  const counts = rises.flatMap(({ k, upTo }) => {
    const times = Math.round(upTo * n) - told;
    told += times;
    return Array<number>(times).fill(k);
  });
  return { kind: "empirical", counts };
}

/** Quantiles with the counts next to them in the tails, each count once, in order. */
function knotsOf(forecast: CountDistribution): number[] {
  const tails = Array.from({ length: 13 }, (_, i) => 10 ** (-9 + i / 2)).filter(
    (p) => p < 1 / LEVELS,
  );
  const levels = Array.from({ length: LEVELS - 1 }, (_, i) => (i + 1) / LEVELS);
  const all = [...tails, ...levels, ...tails.map((p) => 1 - p)];
  return [...new Set(all.map((p) => forecast.quantile(p)))].sort((a, b) => a - b);
}

/**
 * Put a predictive distribution into a form that a line can hold and scores can be computed from.
 *
 * Method: a certain count, counts of the past and the negative binomial are recognised and held as such. Any other is held by its
 * cumulative probabilities, rounded to 1e-12: of every count where 400 of them leave less than 1e-9, else of the counts at 199
 * quantiles and in the tails to 1e-9.
 * Check: `stored-distribution.test.ts`.
 *
 * Method page: docs/method/ledger.md
 */
export function storedDistribution(forecast: CountDistribution): StoredDistribution {
  const { mean, variance } = forecast;
  if (variance === 0 && Number.isInteger(mean)) return { kind: "point", count: mean };
  const compact = asNegativeBinomial(forecast) ?? asPastCounts(forecast);
  if (compact !== undefined) return compact;
  const last = forecast.quantile(1 - REST);
  if (last < MOST_COUNTS) {
    const upTo = Array.from({ length: last + 1 }, (_, k) => rounded(forecast.cdf(k)));
    return { kind: "cumulative", mean, variance, upTo };
  }
  const at = knotsOf(forecast);
  return { kind: "knots", mean, variance, at, upTo: at.map((k) => rounded(forecast.cdf(k))) };
}

/**
 * A stored distribution to reckon with.
 *
 * Method: as `interpolatedCounts` between and beyond the counts that are held. The CRPS is then that of the forecast to some 3e-5 of itself where it is held by quantiles, and to 1e-9 otherwise.
 * Check: `stored-distribution.test.ts`.
 */
export function asDistribution(stored: StoredDistribution): CountDistribution {
  switch (stored.kind) {
    case "point":
      return empiricalCounts([stored.count]);
    case "empirical":
      return empiricalCounts(stored.counts);
    case "nb":
      return negativeBinomialCounts(stored.mean, stored.size ?? Number.POSITIVE_INFINITY);
    case "cumulative": {
      const at = stored.upTo.map((_, k) => k);
      return interpolatedCounts({ at, upTo: stored.upTo }, stored);
    }
    case "knots":
      return interpolatedCounts(stored, stored);
  }
}
