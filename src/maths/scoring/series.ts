import { scoresEmpty, scoresUnequal, scoreValueOutside } from "./messages.ts";

/** @throws `maths.scores-empty` */
export function requireSome(part: string, values: ArrayLike<number>): void {
  if (values.length === 0) throw scoresEmpty({ part });
}

/** @throws `maths.scores-unequal` */
export function requireLength(part: string, values: ArrayLike<unknown>, expected: number): void {
  if (values.length !== expected) {
    throw scoresUnequal({ part, expected, actual: values.length });
  }
}

/** @throws `maths.score-value-outside` */
export function requireEach(
  part: string,
  values: ArrayLike<number>,
  allowed: string,
  isAllowed: (value: number) => boolean,
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    if (!isAllowed(value)) throw scoreValueOutside({ part, row, value, allowed });
  }
}

/** @throws `maths.score-value-outside` */
export function requireFinite(part: string, values: ArrayLike<number>): void {
  requireEach(part, values, "a finite number", Number.isFinite);
}

/** @throws `maths.score-value-outside` */
export function requireProbabilities(part: string, values: ArrayLike<number>): void {
  requireEach(part, values, "from 0 to 1", (value) => value >= 0 && value <= 1);
}

/** @throws `maths.score-value-outside` */
export function requireOutcomes(values: ArrayLike<number>): void {
  requireEach("The outcomes", values, "0 or 1", (value) => value === 0 || value === 1);
}

/**
 * Weights as shares of their sum; equal shares where none are given.
 *
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function sharesOf(
  weights: ArrayLike<number> | undefined,
  length: number,
  part: string,
): Float64Array {
  if (weights === undefined) return new Float64Array(length).fill(1 / length);
  requireLength(part, weights, length);
  requireEach(part, weights, "finite and at least 0", (w) => w >= 0 && Number.isFinite(w));
  const sum = Float64Array.from(weights).reduce((a, b) => a + b, 0);
  if (sum === 0) throw scoresEmpty({ part: `${part} above 0` });
  return Float64Array.from(weights, (w) => w / sum);
}
