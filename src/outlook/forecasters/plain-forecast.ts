import {
  type CountDistribution,
  countsOfMoments,
  empiricalCounts,
  negativeBinomialCounts,
} from "../../maths/index.ts";

/** A forecast by two numbers: a negative binomial. */
export interface MeanAndSize {
  readonly mean: number;
  /** Above 0; Infinity for the Poisson. */
  readonly size: number;
}

/** A forecast by counts that came before, each as likely as the others. */
export interface PastCounts {
  readonly counts: Float64Array;
}

/** A forecast as plain values. */
export type PlainForecast = MeanAndSize | PastCounts;

/** No event, for certain. */
export const NOTHING: MeanAndSize = { mean: 0, size: Number.POSITIVE_INFINITY };

/** The distribution that plain values stand for. */
export function countsOf(forecast: PlainForecast): CountDistribution {
  return "counts" in forecast
    ? empiricalCounts(forecast.counts)
    : negativeBinomialCounts(forecast.mean, forecast.size);
}

/** Mean and size of the negative binomial of a mean and a variance. */
export function meanAndSize({ mean, variance }: CountDistribution): MeanAndSize {
  const excess = variance - mean;
  return { mean, size: excess > 0 ? (mean / excess) * mean : Number.POSITIVE_INFINITY };
}

/** The negative binomial of mean and variance of past counts, the mean half an event at least in all of them. */
export function ofMoments(known: number, sum: number, squares: number): MeanAndSize {
  const mean = Math.max(sum / known, 0.5 / known);
  const variance = known > 1 ? (squares - (sum / known) * sum) / (known - 1) : mean;
  return meanAndSize(countsOfMoments(mean, variance));
}
