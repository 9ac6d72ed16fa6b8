/**
 * The logarithm of a sum of exponentials, log Σ exp(v), without overflow.
 *
 * Method: the greatest value is taken out of the sum first.
 *
 * @param values any numbers, −Infinity among them; no value at all gives −Infinity, a NaN gives NaN
 */
export function logSumExp(values: ArrayLike<number>): number {
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i] ?? Number.NaN);
  if (!Number.isFinite(greatest)) return greatest;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp((values[i] ?? Number.NaN) - greatest);
  return greatest + Math.log(sum);
}
