/** The logarithms of the least and of the greatest number. */
const LEAST = -745;
const GREATEST = 709.78;

/** A distribution seen as a function of a real t that rises with the value, such as the value's logarithm. */
export interface TailFunctions {
  /** The probability below, to relative precision where it is small. */
  readonly lower: (t: number) => number;
  /** The probability above, to relative precision where it is small. */
  readonly upper: (t: number) => number;
  /** The logarithm of the density of t. */
  readonly logSlope: (t: number) => number;
}

/**
 * The t below which a distribution has the probability p, within the range of logarithms of numbers; its end where
 * the answer lies beyond.
 *
 * Method: Newton steps on the logarithm of the smaller tail, which is all but straight in t, and bisection wherever
 * a step leaves the enclosing interval.
 *
 * @param p above 0 and below 1
 * @param q 1 − p, which the caller may know better
 * @param start a first guess
 */
export function quantileOf(
  { lower, upper, logSlope }: TailFunctions,
  p: number,
  q: number,
  start: number,
): number {
  const [tail, target, sign] = p <= q ? [lower, p, 1] : [upper, q, -1];
  const logTarget = Math.log(target);
  let low = LEAST;
  let high = GREATEST;
  let t = Math.min(high, Math.max(low, start));
  for (let i = 0; i < 200; i++) {
    const logTail = Math.log(tail(t));
    const excess = sign * (logTail - logTarget);
    if (excess > 0) high = t;
    else low = t;
    const step = excess * Math.exp(logTail - logSlope(t));
    const isInside = t - step >= low && t - step <= high;
    const next = isInside ? t - step : low + (high - low) / 2;
    if (Math.abs(next - t) <= 5e-16 * Math.max(1, Math.abs(t))) return next;
    t = next;
  }
  return t;
}
