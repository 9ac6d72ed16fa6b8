/** A distribution of one period, told by its mean and five quantiles. */
export interface Fan {
  readonly mean: number;
  readonly q05: number;
  readonly q25: number;
  readonly q50: number;
  readonly q75: number;
  readonly q95: number;
}

/** The fan of draws; quantiles are linear between order statistics (type 7). NaN of no draws. */
export function fanOf(draws: Float64Array): Fan {
  const sorted = draws.toSorted();
  const at = (p: number): number => {
    const place = (sorted.length - 1) * p;
    const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    if (lower === undefined || upper === undefined) return Number.NaN;
    return lower + (place - Math.floor(place)) * (upper - lower);
  };
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
  return { mean, q05: at(0.05), q25: at(0.25), q50: at(0.5), q75: at(0.75), q95: at(0.95) };
}
