import type { Random } from "../../kernel/index.ts";
import { groupedBy, quantileOf, sumOf } from "./summary.ts";

/** Two states. */
interface Pair {
  readonly a: string;
  readonly b: string;
}

/** What one pair of states adds to the error of an estimate: the estimate is off by the sum of all. */
export interface Contribution extends Pair {
  readonly value: number;
}

/** What a pair adds in all, where it adds several things. */
function byPair(contributions: readonly Contribution[]): Contribution[] {
  const groups = groupedBy(contributions, ({ a, b }) => `${a} ${b}`);
  return [...groups.values()].flatMap(([head, ...rest]) =>
    head === undefined
      ? []
      : [{ ...head, value: head.value + sumOf(rest.map(({ value }) => value)) }],
  );
}

const squares = (values: readonly number[]): number => sumOf(values.map((value) => value ** 2));

/**
 * Standard error of an estimate from pairs of states, where pairs that share a state may err together.
 *
 * One treaty binds many pairs, and what a source tells of a state goes into all of that state's pairs: taken for independent, pairs
 * seem to say far more than they do.
 *
 * Method: the sum over states of the square of what their pairs add, less the sum of squares of all pairs, which that counts twice.
 * Source: Aronow, Samii and Assenova (2015), "Cluster-robust variance estimation for dyadic data".
 * Check: shared-states.test.ts.
 *
 * @returns NaN where the sum is negative, as it may be with few states
 */
export function errorByStates(contributions: readonly Contribution[]): number {
  const pairs = byPair(contributions);
  const ends = pairs.flatMap(({ a, b, value }) => [
    { state: a, value },
    { state: b, value },
  ]);
  const states = [...groupedBy(ends, ({ state }) => state).values()];
  const sums = states.map((own) => sumOf(own.map(({ value }) => value)));
  return Math.sqrt(squares(sums) - squares(pairs.map(({ value }) => value)));
}

/** The same error if pairs were independent of one another. */
export function errorByPairs(contributions: readonly Contribution[]): number {
  return Math.sqrt(squares(byPair(contributions).map(({ value }) => value)));
}

/**
 * How often each pair counts when states are drawn with replacement: as often as one of its states times as often as the other.
 *
 * Source: Owen (2007), "The pigeonhole bootstrap", section 3, for rows and columns that are the same states.
 */
export function drawnPairs(pairs: readonly Pair[], draws: number, random: Random): number[][] {
  const states = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();
  return Array.from({ length: draws }, () => {
    const times = new Map<string, number>();
    for (let i = 0; i < states.length; i++) {
      const drawn = states[random.below(states.length)] ?? "";
      times.set(drawn, (times.get(drawn) ?? 0) + 1);
    }
    return pairs.map(({ a, b }) => (times.get(a) ?? 0) * (times.get(b) ?? 0));
  });
}

/** What lies in the middle 95 % of draws. */
export function middleOf(values: readonly number[]): readonly [lo: number, hi: number] {
  const known = values.filter(Number.isFinite);
  return [quantileOf(known, 0.025), quantileOf(known, 0.975)];
}
