/** Sum of numbers; 0 of none. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Arithmetic mean; NaN of no numbers. */
export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}

/**
 * A quantile, linear between order statistics (type 7).
 *
 * @param p from 0 to 1
 * @returns NaN of no numbers
 */
export function quantileOf(values: readonly number[], p: number): number {
  const sorted = values.toSorted((x, y) => x - y);
  const at = (sorted.length - 1) * p;
  const [lower, upper] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (lower === undefined || upper === undefined) return Number.NaN;
  return lower + (at - Math.floor(at)) * (upper - lower);
}

/** The middle value; NaN of no numbers. */
export const medianOf = (values: readonly number[]): number => quantileOf(values, 0.5);

/** The share of items for which something holds; NaN of no items. */
export function shareOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

/** Standard error of a mean of independent numbers; NaN of fewer than two. */
export function standardErrorOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = sumOf(values.map((value) => (value - mean) ** 2));
  return Math.sqrt(squares / (values.length - 1) / values.length);
}

/** Standard error of an estimate whose draws these are: their standard deviation. */
export function standardErrorOfDraws(draws: readonly number[]): number {
  return standardErrorOf(draws) * Math.sqrt(draws.length);
}

/** Items by a key, in their order. */
export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
