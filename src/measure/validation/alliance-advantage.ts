import { leastSquares } from "../../maths/index.ts";
import type { BoundPair } from "./bound-pairs.ts";
import { type Contribution, errorByPairs, errorByStates } from "./shared-states.ts";
import { groupedBy, meanOf, sumOf } from "./summary.ts";

/** By how much allies are better, and how far that may be off. */
export interface Advantage {
  readonly difference: number;
  readonly byStates: number;
  readonly byPairs: number;
  readonly allied: number;
  readonly pairs: number;
}

function advantage(
  difference: number,
  contributions: readonly Contribution[],
  pairs: readonly BoundPair[],
): Advantage {
  return {
    difference,
    byStates: errorByStates(contributions),
    byPairs: errorByPairs(contributions),
    allied: pairs.filter(({ allied }) => allied !== undefined).length,
    pairs: pairs.length,
  };
}

/** What each pair's distance from the mean adds to the mean. */
function aboutMean(
  pairs: readonly BoundPair[],
  of: (pair: BoundPair) => number | undefined,
): { readonly mean: number; readonly parts: readonly Contribution[] } {
  const known = pairs.flatMap((pair) => {
    const value = of(pair);
    return value === undefined ? [] : [{ a: pair.a, b: pair.b, value }];
  });
  const mean = meanOf(known.map(({ value }) => value));
  return {
    mean,
    parts: known.map(({ a, b, value }) => ({ a, b, value: (value - mean) / known.length })),
  };
}

/**
 * Mean level of pairs in their years with a pact less that of pairs in years without, a pair counting once in each.
 *
 * @param stratumOf what is held equal: differences within strata are weighed by their pairs with a pact; a stratum of one kind only
 *   says nothing
 */
export function meanAdvantage(
  pairs: readonly BoundPair[],
  stratumOf: (pair: BoundPair) => string = () => "",
): Advantage {
  const strata = [...groupedBy(pairs, stratumOf).values()]
    .map((own) => ({
      allied: aboutMean(own, ({ allied }) => allied),
      others: aboutMean(own, ({ others }) => others),
    }))
    .filter(({ allied, others }) => allied.parts.length > 0 && others.parts.length > 0);
  const total = sumOf(strata.map(({ allied }) => allied.parts.length));
  const weighed = strata.map((stratum) => ({
    ...stratum,
    weight: stratum.allied.parts.length / total,
  }));
  const contributions = weighed.flatMap(({ allied, others, weight }) => [
    ...allied.parts.map((part) => ({ ...part, value: weight * part.value })),
    ...others.parts.map((part) => ({ ...part, value: -weight * part.value })),
  ]);
  const difference = sumOf(
    weighed.map(({ allied, others, weight }) => weight * (allied.mean - others.mean)),
  );
  return advantage(difference, contributions, pairs);
}

/**
 * By how much a pact raises a pair's level when what a source tells of either state, and of neighbours, is held equal.
 *
 * Method: least squares of the level on the share of years with a pact, whether the two touch by land or across water, and one term
 * for each state.
 */
export function advantageHeldEqual(pairs: readonly BoundPair[]): Advantage {
  const states = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort();
  const column = (of: (pair: BoundPair) => boolean): number[] =>
    pairs.map((pair) => Number(of(pair)));
  const held = [
    column(({ near }) => near === "land"),
    column(({ near }) => near === "water"),
    ...states.map((state) => column(({ a, b }) => a === state || b === state)),
  ];
  const bound = pairs.map((pair) => pair.bound);
  const levels = pairs.map(({ level }) => level);
  const { coefficients, residuals } = leastSquares(levels, [bound, ...held]);
  const own = leastSquares(bound, held).residuals;
  const squares = sumOf(own.map((value) => value ** 2));
  const contributions = pairs.map(({ a, b }, i) => ({
    a,
    b,
    value: ((own[i] ?? 0) * (residuals[i] ?? 0)) / squares,
  }));
  return advantage(coefficients[0] ?? Number.NaN, contributions, pairs);
}
