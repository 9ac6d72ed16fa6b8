import { seededRandom } from "../../kernel/index.ts";
import { type BootstrappedMean, blockBootstrapMean } from "../../maths/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type AnalogueOptions, settled } from "./analogues.ts";
import { type Ground, groundAt } from "./ground.ts";
import { type KnownDyad, knownAt } from "./known.ts";
import { type Near, nearest } from "./nearest.ts";
import { allShare, type FollowingShare, shareAmong } from "./shares.ts";
import { FOLLOWING_OUTCOMES, type FollowingOutcome, followed } from "./what-followed.ts";

/** Whether the analogues of one outcome say more than all windows do. */
export interface AnalogueSkill {
  readonly outcome: FollowingOutcome;
  /** Pairs of a dyad and an origin, and origins. */
  readonly forecasts: number;
  readonly origins: number;
  /** How often the outcome came. */
  readonly frequency: number;
  /** Mean Brier scores: of the analogues' share, of all windows' share, and of the share drawn towards it. */
  readonly brier: number;
  readonly brierOfAll: number;
  readonly brierOfWeighed: number;
  /** 1 − brier / brierOfAll with its 90 % interval over blocks of origins, and the chance that it is above 0. */
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
  readonly positive: number;
  /** 1 − brierOfWeighed / brierOfAll, likewise. */
  readonly skillOfWeighed: number;
  readonly loOfWeighed: number;
  readonly hiOfWeighed: number;
  readonly positiveOfWeighed: number;
}

interface Sums {
  n: number;
  came: number;
  own: number;
  all: number;
  weighed: number;
}

/** One forecast's squared errors; the share has half a case added on either side, so that none is certain. */
function add(sums: Sums, came: number, { share, of, weighed, all }: FollowingShare): void {
  if (Number.isNaN(came)) return;
  const own = (share * of + 0.5) / (of + 1);
  sums.n++;
  sums.came += came;
  sums.own += (own - came) ** 2;
  sums.all += (all.share - came) ** 2;
  sums.weighed += (weighed - came) ** 2;
}

type ByOutcome = ReadonlyMap<FollowingOutcome, Sums>;

/** The scores of one origin over all dyads. */
function scoredAt(
  ground: Ground,
  after: readonly KnownDyad[],
  find: (ground: Ground, asked: number) => Near[],
): ByOutcome {
  const sums = new Map(
    FOLLOWING_OUTCOMES.map((outcome) => [outcome, { n: 0, came: 0, own: 0, all: 0, weighed: 0 }]),
  );
  const { origin: end, length, horizon, scatter, outcomes } = ground;
  const all = new Map(FOLLOWING_OUTCOMES.map((outcome) => [outcome, allShare(outcomes[outcome])]));
  for (const [dyad, asked] of ground.last) {
    const [then, now] = [ground.known[dyad], after[dyad]];
    if (then === undefined || now === undefined) continue;
    const near = find(ground, asked);
    const came = followed(then, now, { end, length, horizon }, scatter);
    for (const [outcome, sum] of sums) {
      const base = all.get(outcome);
      const share =
        base === undefined ? undefined : shareAmong(outcome, outcomes[outcome], near, base);
      if (share !== undefined) add(sum, came[outcome], share);
    }
  }
  return sums;
}

function skillOf(
  outcome: FollowingOutcome,
  scored: readonly ByOutcome[],
  seed: number,
): AnalogueSkill[] {
  const found = scored
    .map((one) => one.get(outcome))
    .filter((one) => one !== undefined)
    .filter((one) => one.n > 0);
  const total = (of: (sums: Sums) => number): number =>
    found.reduce((sum, one) => sum + of(one), 0);
  const n = total((one) => one.n);
  const came = total((one) => one.came);
  if (found.length < 2 || came === 0 || came === n) return [];
  const [brier, brierOfAll] = [total((one) => one.own) / n, total((one) => one.all) / n];
  const brierOfWeighed = total((one) => one.weighed) / n;
  const perOrigin = n / found.length;
  const saved = (of: (sums: Sums) => number): BootstrappedMean =>
    blockBootstrapMean(
      found.map((one) => (one.all - of(one)) / perOrigin / brierOfAll),
      { random: seededRandom(seed) },
    );
  const { lo, hi, positive } = saved((one) => one.own);
  const weighed = saved((one) => one.weighed);
  return [
    {
      outcome,
      forecasts: n,
      origins: found.length,
      frequency: came / n,
      brier,
      brierOfAll,
      brierOfWeighed,
      skill: 1 - brier / brierOfAll,
      lo,
      hi,
      positive,
      skillOfWeighed: 1 - brierOfWeighed / brierOfAll,
      loOfWeighed: weighed.lo,
      hiOfWeighed: weighed.hi,
      positiveOfWeighed: weighed.positive,
    },
  ];
}

/**
 * Whether analogues say more of what follows than the share over all windows does, by rolling origins.
 *
 * Method: docs/method/analogues.md. At each origin, for every dyad, the analogues' share with half a case added on either side,
 * beside the share of all windows known then; Brier scores of what came, as known at the end of the panel. Interval by
 * a bootstrap of blocks of origins.
 * Check: `analogues.test.ts`: skill where the past repeats, none in noise.
 *
 * @param origins ascending indices; those whose horizon goes beyond the panel are passed over
 * @returns outcomes scored at two origins at least that came sometimes but not always
 */
export function analogueSkill(
  panel: ForecastPanel,
  origins: readonly number[],
  options: AnalogueOptions & { readonly seed: number },
): AnalogueSkill[] {
  const { count, mostPerYear, window, horizon } = settled(panel, options);
  const after = knownAt(panel, panel.periods.length - 1);
  const yearOf = (at: number): string => panel.periods[at]?.slice(0, 4) ?? "";
  const find = (ground: Ground, asked: number): Near[] =>
    nearest(ground, asked, yearOf, { count, mostPerYear });
  const scored = origins
    .filter((origin) => origin + horizon < panel.periods.length)
    .map((origin) => scoredAt(groundAt(panel, origin, { window, horizon }), after, find));
  return FOLLOWING_OUTCOMES.flatMap((outcome) => skillOf(outcome, scored, options.seed));
}
