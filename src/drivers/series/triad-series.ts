import type { Period } from "../../kernel/index.ts";
import { type Third, type TriadBalance, triadBalance } from "../../measure/index.ts";
import { countActs, onPeriods, polarSum, totalOf } from "./counting.ts";
import { pairQuery, relationQuery } from "./event-queries.ts";
import { EVENTS_NEEDED, type Missing, nameOf, namesOf, type SeriesReading } from "./reading.ts";
import type { TriadForm, TriadSeries } from "./specification.ts";
import type { ToldSource } from "./told-source.ts";

const IN_WORDS: Readonly<Record<TriadForm, (who: string) => string>> = {
  broker: (who) => `friendly dealings of ${who} with both`,
  commonFriend: (who) => `friendship of ${who} with both`,
  commonEnemy: (who) => `enmity of ${who} with both`,
  friendOfEnemy: (who) => `friendship of ${who} with the one and enmity with the other`,
};

const UNIT: Readonly<Record<TriadForm, string>> = {
  broker: "product of the two positive signs",
  commonFriend: "root of the product of the two positive signs",
  commonEnemy: "root of the product of the two negative signs",
  friendOfEnemy: "root of the product of the positive and the negative sign",
};

/** What a triad's signs come to. */
function formOf(
  { friendOfFriend, enemyOfEnemy, friendOfEnemy }: TriadBalance,
  form: TriadForm,
): number {
  switch (form) {
    case "broker":
      return friendOfFriend ** 2;
    case "commonFriend":
      return friendOfFriend;
    case "commonEnemy":
      return enemyOfEnemy;
    case "friendOfEnemy":
      return friendOfEnemy;
  }
}

/** Polar events, over some periods, of each side with those third actors. */
function contacts(
  source: ToldSource,
  thirds: readonly string[],
  periods: readonly Period[],
): readonly number[] {
  return source.scope.dyad.map((side) => {
    const counts = countActs(source, {
      isAbout: (a, b) => (a === side && thirds.includes(b)) || (b === side && thirds.includes(a)),
      isMeant: ({ timely }) => timely,
    });
    return totalOf(onPeriods(polarSum(counts), source.periods, periods));
  });
}

function tooLittle(
  source: ToldSource,
  who: string,
  contacted: readonly number[],
): Missing | undefined {
  const has = Math.min(...contacted);
  if (has >= EVENTS_NEEDED) return undefined;
  const side = source.scope.dyad[contacted.indexOf(has)] ?? "";
  const found = has === 0 ? "nothing" : "too little";
  const reason = `${source.teller} tells ${found} of ${who} and ${nameOf(side)}`;
  return { reason, has, needs: EVENTS_NEEDED };
}

/**
 * How third actors stand between two.
 *
 * Method: docs/method/driver-series.md; signed strengths as in docs/method/triads.md, of what was known at each period's end.
 * Source: the terms of Lerner (2016) and Minhas, Hoff and Ward (2016).
 * Check: `triad-series.test.ts`, worked by hand.
 */
export function readTriad(
  source: ToldSource,
  { through, form }: TriadSeries,
  periods: readonly Period[],
): SeriesReading | Missing {
  const { teller, scope } = source;
  if (through !== undefined && scope.dyad.includes(through)) {
    return { reason: `${nameOf(through)} is no third actor`, has: 0, needs: 1 };
  }
  const ties = source.ties();
  const thirds = through === undefined ? ties.thirds : [through];
  const who = through === undefined ? "third actors" : nameOf(through);
  const contacted = contacts(source, thirds, periods);
  const missing = tooLittle(source, who, contacted);
  if (missing !== undefined) return missing;
  const balances = ties.over.map((at) => triadBalance(at, scope.dyad, thirds));
  const over = (of: (balance: TriadBalance) => number): Float64Array => {
    const all = balances.map((balance, t) => (ties.known[t] === true ? of(balance) : Number.NaN));
    return onPeriods(Float64Array.from(all), source.periods, periods);
  };
  const leastTold = ({ withFirst, withSecond }: Third): number =>
    Math.min(withFirst.weight, withSecond.weight);
  return {
    unit: through === undefined ? `${UNIT[form]}, summed over third actors` : UNIT[form],
    values: over((balance) => formOf(balance, form)),
    events: over(({ thirds: all }) => all.reduce((sum, third) => sum + leastTold(third), 0)),
    says: `${IN_WORDS[form](who)}, ${namesOf(scope.dyad)}`,
    source: teller,
    counted: contacted.reduce((sum, n) => sum + n, 0),
    queries:
      through === undefined
        ? [relationQuery(source, scope.dyad)]
        : scope.dyad.map((side) => pairQuery(source, [side, through], periods)),
  };
}
