import type { Random } from "../../kernel/index.ts";
import { requireWhole } from "../regression/settings.ts";
import { requireFinite, requireLength, requireSome } from "./series.ts";

/** Skill over a reference, with an interval from a bootstrap of blocks of periods. */
export interface SkillInterval {
  /** 1 − S / S_ref of all periods; NaN where both are 0. */
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
  /** Share of bootstrap series with skill above 0, those at 0 counted half. */
  readonly positive: number;
}

/**
 * How often each period stands in each of many bootstrap series made of blocks of neighbouring periods. Scores of several
 * forecasts that are weighed by the same draws stay paired.
 *
 * Method: blocks of one length, drawn with replacement from the periods laid in a ring.
 * Source: Politis & Romano (1992), "A circular block-resampling procedure for stationary data".
 * Check: `block-bootstrap.test.ts`.
 *
 * @param periods how many there are, from 1 up
 * @param length of a block, from 1 to the number of periods
 * @param draws number of bootstrap series
 * @returns one list a bootstrap series, of one number a period; each sums to the number of periods
 * @throws `maths.setting-outside`
 */
export function blockDraws(
  periods: number,
  length: number,
  draws: number,
  random: Random,
): Uint16Array[] {
  requireWhole("The number of periods", periods, 1);
  requireWhole("The length of a block", length, 1);
  requireWhole("The number of draws", draws, 1);
  return Array.from({ length: draws }, () => {
    const times = new Uint16Array(periods);
    let at = 0;
    for (let place = 0; place < periods; place++) {
      at = place % length === 0 ? random.below(periods) : (at + 1) % periods;
      times[at] = (times[at] ?? 0) + 1;
    }
    return times;
  });
}

function weighed(sums: ArrayLike<number>, times: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < times.length; i++) sum += (times[i] ?? 0) * (sums[i] ?? 0);
  return sum;
}

function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  return low + ((sorted[Math.ceil(at)] ?? Number.NaN) - low) * (at - Math.floor(at));
}

/**
 * Skill over a reference, how sure it is, and how probably it is above 0.
 *
 * Method: 1 − S / S_ref in each bootstrap series; interval between quantiles. Bootstrap series in which the reference has no
 * score are left out. Blocks should be as long as scores of neighbouring periods go along with one another: for forecasts several
 * periods ahead at least the horizon. With few blocks the interval is too narrow.
 * Source: Murphy (1973) for the skill; Künsch (1989), "The jackknife and the bootstrap for general stationary observations".
 * Check: `block-bootstrap.test.ts`: how often the interval of two equally good forecasts holds 0.
 *
 * @param sums of a forecast's scores in each period, in order; 0 where none falls into it
 * @param reference the same of the reference, over the same outcomes
 * @param draws by `blockDraws`, for as many periods
 * @param confidence chance with which the interval is to hold; default .9
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function bootstrappedSkill(
  sums: ArrayLike<number>,
  reference: ArrayLike<number>,
  draws: readonly ArrayLike<number>[],
  confidence: number = 0.9,
): SkillInterval {
  requireSome("The scores", sums);
  requireSome(
    "The draws",
    Array.from(draws, (_, i) => i),
  );
  requireLength("The reference's scores", reference, sums.length);
  requireLength("The draws' periods", draws[0] ?? [], sums.length);
  requireFinite("The scores", sums);
  requireFinite("The reference's scores", reference);
  const skillOf = (times: ArrayLike<number>): number =>
    1 - weighed(sums, times) / weighed(reference, times);
  const drawn = Float64Array.from(draws, skillOf).filter(Number.isFinite).sort();
  const above = drawn.reduce((sum, value) => sum + (1 + Math.sign(value)) / 2, 0);
  return {
    skill: skillOf(new Uint8Array(sums.length).fill(1)),
    lo: quantile(drawn, (1 - confidence) / 2),
    hi: quantile(drawn, (1 + confidence) / 2),
    positive: above / drawn.length,
  };
}
