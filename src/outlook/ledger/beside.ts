import { seededRandom } from "../../kernel/index.ts";
import { blockDraws, bootstrappedSkill, skillScore } from "../../maths/index.ts";
import { grouped, knownOrNull } from "./followed.ts";

/** Skill over something that a forecast stands beside; null where it cannot be told. */
export interface Skill {
  readonly skill: number | null;
  /** Ends of the 90 % interval; null with fewer than `FEWEST_PERIODS` periods. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** How probably the skill is above 0. */
  readonly positive: number | null;
}

/** With fewer periods nothing is said of how sure a skill is. */
export const FEWEST_PERIODS = 6;

/** Bootstrap series. */
const DRAWS = 500;

/** Most periods in a block. */
const LONGEST = 6;

/** A seed that comes from the entries themselves, so that whoever has the ledger gets the same figures. */
export function seedOf(hash: string): number {
  return Number.parseInt(hash.slice(0, 8), 16) | 0;
}

/**
 * Skill of forecasts beside others of the same outcomes, by blocks of periods.
 *
 * Method: scores are summed by period; blocks of six neighbouring periods, or of a third of the periods where there are fewer than
 * 18, are drawn. All that is compared with one such function is compared over the same draws.
 * Check: `scores.test.ts`, against maths by hand.
 *
 * @param periods the period of each score, to be sorted as text; in any order
 * @param seed of the draws
 */
export function skillsBeside(
  periods: readonly string[],
  seed: number,
): (scores: readonly number[], reference: readonly number[]) => Skill {
  const groups = [...grouped([...periods.keys()], (i) => periods[i] ?? "")];
  const order = groups.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rows]) => rows);
  const n = order.length;
  const length = Math.max(1, Math.min(LONGEST, Math.floor(n / 3)));
  const draws = n < FEWEST_PERIODS ? [] : blockDraws(n, length, DRAWS, seededRandom(seed));
  const summed = (scores: readonly number[]): Float64Array =>
    Float64Array.from(order, (rows) => rows.reduce((sum, i) => sum + (scores[i] ?? 0), 0));
  return (scores, reference) => {
    if (draws.length === 0) {
      const skill = n === 0 ? null : knownOrNull(skillScore(scores, reference));
      return { skill, lo: null, hi: null, positive: null };
    }
    const found = bootstrappedSkill(summed(scores), summed(reference), draws);
    return {
      skill: knownOrNull(found.skill),
      lo: knownOrNull(found.lo),
      hi: knownOrNull(found.hi),
      positive: knownOrNull(found.positive),
    };
  };
}
