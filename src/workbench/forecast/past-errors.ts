/** How far forecasts of one step erred before, smallest first. */
export type PastErrors = readonly number[];

/**
 * How far to reach from a forecast so that the next error lies within by a given chance: the error whose rank among n is that
 * chance of n + 1, rounded up. Null where n is too small to tell.
 *
 * Source: Vovk, Gammerman and Shafer (2005), on split conformal prediction; exact for errors in any order alike.
 */
export function reachOf(errors: PastErrors, chance: number): number | null {
  // 9 errors reach 90 % exactly; their tenfold is not exact in binary.
  const rank = Math.ceil(chance * (errors.length + 1) - 1e-9);
  return errors[rank - 1] ?? null;
}

/** The errors with one more, still in order. */
export function withError(errors: PastErrors, error: number): PastErrors {
  const at = errors.findIndex((other) => other > error);
  return errors.toSpliced(at < 0 ? errors.length : at, 0, error);
}
