/** A series seen some periods earlier (or, with a negative lag, later). */
export interface Lagged {
  readonly values: ArrayLike<number>;
  readonly lag: number;
}

/** Rows at which every lagged series has a value. */
export interface CompleteRows {
  /** Their periods, ascending. */
  readonly periods: readonly number[];
  /** The lagged series at these periods, in their order. */
  readonly columns: readonly Float64Array[];
}

/** The series at lags 1 to `lags`. */
export function lagsOf(values: ArrayLike<number>, lags: number): Lagged[] {
  return Array.from({ length: lags }, (_, i) => ({ values, lag: i + 1 }));
}

/**
 * Lay lagged series side by side, leaving out the periods in which one of them is missing (NaN) or lies off its ends.
 *
 * @param length number of periods
 */
export function completeRows(series: readonly Lagged[], length: number): CompleteRows {
  const at = ({ values, lag }: Lagged, period: number): number =>
    values[period - lag] ?? Number.NaN;
  const periods = Array.from({ length }, (_, period) => period).filter((period) =>
    series.every((one) => !Number.isNaN(at(one, period))),
  );
  const columns = series.map((one) => Float64Array.from(periods, (period) => at(one, period)));
  return { periods, columns };
}
