import type { Objective } from "./objective.ts";

/** The step that balances truncation against rounding in a central difference: the cube root of the precision. */
const RELATIVE_STEP = Math.cbrt(Number.EPSILON);

/** The slope along one variable, from one side only where the other side is a wall, 0 where both are. */
function slope(f: Objective, x: readonly number[], i: number, value: number): number {
  const here = x[i] ?? 0;
  const step = RELATIVE_STEP * Math.max(1, Math.abs(here));
  const above = here + step;
  const below = here - step;
  const fAbove = f(x.with(i, above));
  const fBelow = f(x.with(i, below));
  if (Number.isFinite(fAbove) && Number.isFinite(fBelow)) {
    return (fAbove - fBelow) / (above - below);
  }
  if (Number.isFinite(fAbove)) return (fAbove - value) / (above - here);
  if (Number.isFinite(fBelow)) return (value - fBelow) / (here - below);
  return 0;
}

/**
 * The gradient of a smooth function by differences.
 *
 * Method: central differences with step 6e-6 of the variable (or of 1), one-sided beside a wall; the error is about
 * 1e-10 of the function's size, 1e-5 beside a wall.
 * Source: Nocedal and Wright (2006), "Numerical optimization", section 8.1.
 * Check: against derivatives by hand (gradient.test.ts).
 *
 * @param f the function; what is not finite is a wall
 * @param x where the gradient is taken; f must be finite there
 * @param value f at x, if it is known already
 */
export function numericGradient(
  f: Objective,
  x: readonly number[],
  value: number = f(x),
): number[] {
  return x.map((_, i) => slope(f, x, i, value));
}
