import type { Granularity } from "../../kernel/index.ts";
import type { SeriesReading } from "./reading.ts";

/** Values from which a mean and a standard deviation are taken for known. */
const KNOWN_FROM: Readonly<Record<Granularity, number>> = { month: 12, quarter: 8, year: 4 };

/**
 * A series in standard deviations about its mean, both of the values up to each period and none later.
 *
 * Method: Welford's running mean and sum of squares.
 * Source: Welford (1962), Technometrics 4:419-420.
 * Check: `joint-series.test.ts`, against the mean and standard deviation of every beginning of a series.
 *
 * @returns NaN where a value is unknown, and while fewer than 12 months, 8 quarters or 4 years are known; 0 while all are alike
 */
export function standardisedSoFar(values: Float64Array, by: Granularity): Float64Array {
  let [n, mean, squares] = [0, 0, 0];
  return values.map((value) => {
    if (!Number.isFinite(value)) return Number.NaN;
    n++;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
    if (n < KNOWN_FROM[by]) return Number.NaN;
    return squares === 0 ? 0 : (value - mean) / Math.sqrt(squares / (n - 1));
  });
}

const least = (x: Float64Array, y: Float64Array): Float64Array =>
  x.map((value, t) => Math.min(value, y[t] ?? Number.NaN));

/** Two series high at the same time: in each period the smaller of the two, in standard deviations of the past. */
export function joinSeries(
  one: SeriesReading,
  other: SeriesReading,
  by: Granularity,
): SeriesReading {
  const events =
    one.events === undefined || other.events === undefined
      ? {}
      : { events: least(one.events, other.events) };
  return {
    unit: "standard deviations of the past, the smaller of the two",
    values: least(standardisedSoFar(one.values, by), standardisedSoFar(other.values, by)),
    ...events,
    says: `${one.says}, and at the same time ${other.says}`,
    source: [...new Set([one.source, other.source])].join(", "),
    counted: one.counted + other.counted,
    queries: [...new Set([...one.queries, ...other.queries])],
  };
}
