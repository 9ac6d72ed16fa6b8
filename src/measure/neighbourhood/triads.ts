import type { Period } from "../../kernel/index.ts";
import { pairKey, type Strength, type StrengthsAt } from "./strengths.ts";

/** What a third actor is to a dyad. */
export type ThirdRole =
  | "friend of both"
  | "enemy of both"
  | "friend of the first, enemy of the second"
  | "enemy of the first, friend of the second"
  | "no clear side";

/** A third actor beside a dyad. */
export interface Third {
  readonly actor: string;
  readonly withFirst: Strength;
  readonly withSecond: Strength;
  readonly role: ThirdRole;
  /** How strongly it stands to both: root of the product of the two strengths' sizes. */
  readonly pull: number;
  /** Whether the three signs multiply to a positive one; absent where one of them is near zero. */
  readonly balanced: boolean | null;
}

/** Structural balance of the triads around a dyad at one time. */
export interface TriadBalance {
  readonly period: Period;
  /** Strength of the dyad itself. */
  readonly own: Strength;
  /** Third actors, the one most is told of with both sides first. */
  readonly thirds: readonly Third[];
  /** Triads of three clear signs. */
  readonly clear: number;
  /** Share of these that are balanced; absent where there are none. */
  readonly balancedShare: number | null;
  /** The same, each triad weighing as its pull. */
  readonly balancedWeight: number | null;
  /** Sums over third actors: friends of both, enemies of both, a friend of one and enemy of the other. */
  readonly friendOfFriend: number;
  readonly enemyOfEnemy: number;
  readonly friendOfEnemy: number;
}

/** A strength nearer to zero than this has no clear sign. */
export const CLEAR_FROM = 0.1;

const NOTHING: Strength = { sign: 0, weight: 0 };

const isClear = ({ sign }: Strength): boolean => Math.abs(sign) >= CLEAR_FROM;

function roleOf(first: Strength, second: Strength): ThirdRole {
  if (!isClear(first) || !isClear(second)) return "no clear side";
  if (first.sign > 0) {
    return second.sign > 0 ? "friend of both" : "friend of the first, enemy of the second";
  }
  return second.sign > 0 ? "enemy of the first, friend of the second" : "enemy of both";
}

function thirdOf(actor: string, own: Strength, first: Strength, second: Strength): Third {
  const clear = [own, first, second].every(isClear);
  return {
    actor,
    withFirst: first,
    withSecond: second,
    role: roleOf(first, second),
    pull: Math.sqrt(Math.abs(first.sign * second.sign)),
    balanced: clear ? own.sign * first.sign * second.sign > 0 : null,
  };
}

const friendly = ({ sign }: Strength): number => Math.max(sign, 0);
const hostile = ({ sign }: Strength): number => Math.max(-sign, 0);

function sumOver(thirds: readonly Third[], product: (x: Strength, y: Strength) => number): number {
  return Math.sqrt(
    thirds.reduce((sum, { withFirst, withSecond }) => sum + product(withFirst, withSecond), 0),
  );
}

function shareOf(thirds: readonly Third[], weigh: (third: Third) => number): number | null {
  const all = thirds.reduce((sum, third) => sum + weigh(third), 0);
  if (all === 0) return null;
  return thirds.reduce((sum, third) => sum + (third.balanced ? weigh(third) : 0), 0) / all;
}

/** How much is told of a third actor with both sides: with the one of whom less is told. */
const presence = ({ withFirst, withSecond }: Third): number =>
  Math.min(withFirst.weight, withSecond.weight);

/**
 * The triads around a dyad: who stands how to both, and whether the signs are balanced.
 *
 * Method: a triad is balanced when the product of its three signs is positive. FF = root of the sum over k of f_ik f_jk,
 * EE the same of enmities, FE of f_ik e_jk + e_ik f_jk.
 * Source: Cartwright & Harary (1956); Lerner (2016) and Minhas, Hoff & Ward for triadic terms on events.
 * Check: hand-worked triads (triads.test.ts).
 *
 * @param actors third actors to consider
 */
export function triadBalance(
  { period, pairs }: StrengthsAt,
  [a, b]: readonly [string, string],
  actors: readonly string[],
): TriadBalance {
  const between = (x: string, y: string): Strength => pairs.get(pairKey(x, y)) ?? NOTHING;
  const own = between(a, b);
  const thirds = actors
    .filter((actor) => actor !== a && actor !== b)
    .map((actor) => thirdOf(actor, own, between(a, actor), between(b, actor)))
    .filter(({ withFirst, withSecond }) => withFirst.weight > 0 && withSecond.weight > 0)
    .sort((x, y) => presence(y) - presence(x) || (x.actor < y.actor ? -1 : 1));
  const clear = thirds.filter(({ balanced }) => balanced !== null);
  return {
    period,
    own,
    thirds,
    clear: clear.length,
    balancedShare: shareOf(clear, () => 1),
    balancedWeight: shareOf(clear, ({ pull }) => pull),
    friendOfFriend: sumOver(thirds, (x, y) => friendly(x) * friendly(y)),
    enemyOfEnemy: sumOver(thirds, (x, y) => hostile(x) * hostile(y)),
    friendOfEnemy: sumOver(thirds, (x, y) => friendly(x) * hostile(y) + hostile(x) * friendly(y)),
  };
}
