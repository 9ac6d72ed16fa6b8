/**
 * How alike neighbours in a series are: the autocorrelation at lag 1, between -1 and 1. Missing values (NaN) are left
 * out, and pairs are formed only of values that are neighbours in the series.
 *
 * Method: mean product of neighbours' deviations over the mean squared deviation, the first divided by the number of pairs
 * and one, so that without gaps both have the same divisor.
 * Source: Box, Jenkins & Reinsel (2008), "Time Series Analysis", 2.1.5.
 * Check: `effective-size.test.ts`, against R's acf, with and without gaps.
 *
 * @returns NaN when the series does not vary or no neighbours have values
 */
export function neighbourCorrelation(series: ArrayLike<number>): number {
  const values = Float64Array.from(series);
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (known.every((value) => value === known[0])) return Number.NaN;
  let [products, pairs] = [0, 0];
  for (let i = 1; i < values.length; i++) {
    const product = ((values[i - 1] ?? 0) - mean) * ((values[i] ?? 0) - mean);
    if (Number.isNaN(product)) continue;
    products += product;
    pairs += 1;
  }
  if (pairs === 0) return Number.NaN;
  return products / (pairs + 1) / (squares / known.length);
}

/**
 * How many independent observations tell as much of a mean as `size` of which neighbours are alike.
 *
 * Method: size (1 - r) / (1 + r), that of a first-order autoregression, and never above size: neighbours that differ are
 * not counted as a gain.
 * Source: Bayley & Hammersley (1946), "The 'effective' number of independent observations in an autocorrelated time
 * series", the limit for long series.
 * Check: `effective-size.test.ts`, against the variance of a mean in closed form.
 *
 * @param size number of observations, >= 0
 * @param correlation of neighbours, from -1 to 1; outside, NaN
 */
export function effectiveSize(size: number, correlation: number): number {
  if (!(size >= 0 && correlation >= -1 && correlation <= 1)) return Number.NaN;
  return Math.min(size, (size * (1 - correlation)) / (1 + correlation));
}
