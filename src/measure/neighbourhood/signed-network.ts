import type { Granularity, Period } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { pairKey, type Strength, type StrengthsAt, strengthsOverTime } from "./strengths.ts";
import type { Third } from "./triads.ts";

/** A tie of the network, its ends in the order of the alphabet. */
export interface SignedTie extends Strength {
  readonly a: string;
  readonly b: string;
}

/** A dyad among the third actors that most is told of with both sides. */
export interface SignedNetwork {
  readonly period: Period;
  /** The dyad first, then third actors, the one most is told of with both sides first. */
  readonly actors: readonly string[];
  readonly ties: readonly SignedTie[];
  /** Whether ties among the third actors are in it. */
  readonly tiesAmongThirds: boolean;
  readonly units: { readonly sign: string; readonly weight: string };
}

/** Third actors that are drawn. */
export const MOST_THIRDS = 12;

const UNITS: SignedNetwork["units"] = {
  sign: "(C - X) / (C + X + 4) of recent cooperation C and conflict X, -1 to 1",
  weight: "recent polar events, halved by every year of age",
};

/** Whether an actor may stand as a third one: a state or a known organisation. */
export function isThird(code: string): boolean {
  const kind = actorByCode(code)?.kind;
  return kind === "state" || kind === "organisation";
}

/** The ties that strengths give among some actors. */
function tiesAmong({ pairs }: StrengthsAt, actors: readonly string[]): SignedTie[] {
  return actors.flatMap((one, i) =>
    actors.slice(i + 1).flatMap((other) => {
      const strength = pairs.get(pairKey(one, other));
      if (strength === undefined || strength.weight === 0) return [];
      const [a, b] = one < other ? [one, other] : [other, one];
      return { a, b, ...strength };
    }),
  );
}

/**
 * The network of a dyad and the third actors that most is told of with both sides.
 *
 * @param at strengths of the dyad's own ties
 * @param thirds in their order
 * @param everybody rows of all dyads, for the ties among third actors; left out, these are not told
 */
export function signedNetwork(
  at: StrengthsAt,
  dyad: readonly [string, string],
  thirds: readonly Third[],
  by: Granularity,
  everybody?: readonly DyadPeriod[],
): SignedNetwork {
  const actors = [...dyad, ...thirds.slice(0, MOST_THIRDS).map(({ actor }) => actor)];
  const own = new Set(actors);
  const among = everybody?.filter(({ a, b }) => own.has(a) && own.has(b));
  const strengths = among === undefined ? at : lastBefore(strengthsOverTime(among, by), at);
  return {
    period: at.period,
    actors,
    ties: tiesAmong(strengths, actors),
    tiesAmongThirds: everybody !== undefined,
    units: UNITS,
  };
}

/** The strengths of a period; where they end earlier, the dyad's own. */
function lastBefore(over: readonly StrengthsAt[], own: StrengthsAt): StrengthsAt {
  return over.find(({ period }) => period === own.period) ?? own;
}
