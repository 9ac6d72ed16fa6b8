/** How near, in units of the smaller tail, a cumulative probability must come to p to count as reaching it. */
const ROUNDING = 32 * Number.EPSILON;

/**
 * The smallest count whose cumulative probability reaches p. A cumulative probability that falls short of p by a
 * few units of its last digit counts as equal: half of a symmetric distribution is then exactly half. Where single
 * masses are smaller than the spacing of numbers near p, the count is exact for the cumulative probability as computed.
 *
 * Method: doubling steps from a guess until the count is enclosed, then bisection.
 *
 * @param p from 0 to 1; outside, NaN
 * @param cdf never falling
 * @param guess any finite number
 * @param greatest the greatest count possible; Infinity where there is none
 */
export function smallestCount(
  p: number,
  cdf: (k: number) => number,
  guess: number,
  greatest: number,
): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  const reaches = (k: number): boolean => cdf(k) >= p - ROUNDING * Math.min(p, 1 - p);
  if (reaches(0)) return 0;
  if (p === 1) return greatest;
  const start = Number.isFinite(guess) ? Math.max(1, Math.floor(guess)) : 1;
  let { below, above } = enclosure(reaches, Math.min(greatest, start), greatest);
  for (;;) {
    const middle = below + Math.floor((above - below) / 2);
    if (middle === below || middle === above) return above;
    if (reaches(middle)) above = middle;
    else below = middle;
  }
}

/** A count that reaches the level and one below it that does not, in steps that double away from the start. */
function enclosure(
  reaches: (k: number) => boolean,
  start: number,
  greatest: number,
): { below: number; above: number } {
  let step = 1;
  let above = start;
  if (reaches(above)) {
    while (above - step > 0 && reaches(above - step)) {
      above -= step;
      step *= 2;
    }
    return { below: Math.max(0, above - step), above };
  }
  let below = above;
  do {
    below = above;
    above = Math.min(greatest, above + step);
    step *= 2;
  } while (above < greatest && !reaches(above));
  return { below, above };
}
