/** How far a number is off, as a share of the expected one or, where that is below 1, as it stands. */
export function errorOf(actual: number, expected: number): number {
  if (actual === expected) return 0;
  return Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
}

/** How far a number is off, as a share of the expected one, however small that is. */
export function relativeErrorOf(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual / expected - 1);
}

/** The row of a table of references whose last entry a function misses by most, for a test to judge. */
export function worstRow(
  rows: readonly (readonly number[])[],
  f: (...args: number[]) => number,
  error: (actual: number, expected: number) => number,
): { readonly error: number; readonly row: readonly number[] } {
  let worst = { error: 0, row: [] as readonly number[] };
  for (const row of rows) {
    const off = error(f(...row.slice(0, -1)), row.at(-1) ?? Number.NaN);
    if (!(off <= worst.error)) worst = { error: off, row };
    if (Number.isNaN(off)) break;
  }
  return worst;
}
