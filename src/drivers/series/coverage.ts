import { PER_YEAR } from "./reading.ts";
import type { ToldSource } from "./told-source.ts";

/** A year's mean counts as much as so many events of one period: coverage moves by some 14 % (1 / sqrt 50) within a year. */
const STEADINESS = 50;

/** Half an event is added to either side, so that a source that told nothing else has a ratio. */
const CONTINUITY = 0.5;

/** Mean of what was told from one period to another, of those in which the source looked. */
function meanBetween(
  told: Float64Array,
  looked: readonly boolean[],
  from: number,
  to: number,
): number {
  let [sum, n] = [0, 0];
  for (let t = Math.max(0, from); t <= to; t++) {
    if (looked[t] !== true) continue;
    sum += told[t] ?? 0;
    n++;
  }
  return n === 0 ? 0 : sum / n;
}

/**
 * How much more or less a source tells of everybody else than in its first year, per period; what a count is divided by.
 *
 * Method: gamma-Poisson: a period's coverage is its own number of events about others shrunk to the mean of the twelve months
 * that end with it. Looks back only: in the first year, to what is known of that year so far.
 * Check: `coverage.test.ts`.
 *
 * @param own polar events per period that are not about everybody else
 * @returns 1 in the first period; NaN where the source did not look
 */
export function coverageOf(
  { everybody, looked, scope }: ToldSource,
  own: Float64Array,
): Float64Array {
  const year = PER_YEAR[scope.by];
  const others = everybody.map((all, t) => Math.max(0, all - (own[t] || 0)));
  return others.map((told, t) => {
    if (looked[t] !== true) return Number.NaN;
    const usual = meanBetween(others, looked, t - year + 1, t);
    const now = (usual * (STEADINESS + told)) / (STEADINESS + usual);
    const first = meanBetween(others, looked, 0, Math.min(t, year - 1));
    return (now + CONTINUITY) / (first + CONTINUITY);
  });
}
