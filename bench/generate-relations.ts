import { type IsoDate, type Random, seededRandom } from "../src/kernel/index.ts";
import { type Actor, cameoCode, type Polarity, polarityOf } from "../src/lexicon/index.ts";
import { logistic, normal } from "../src/maths/index.ts";
import { ACT_CODES, anyOf, aPair, type Pair, statesByNews, type World } from "./generate-world.ts";

/** Twenty states, those of which most is told first. */
const TWENTY =
  "USA RUS CHN ISR IRN IND PAK GBR IRQ SYR TUR UKR JPN KOR PRK SAU FRA DEU EGY AFG".split(" ");

/** As many more, of which less is told, stand about them. */
const OTHERS = 40;

/** Share of the reports that are between two states. */
const BETWEEN = 0.6;

/** Chance that a month is the first of a new level: once in seven years. */
const CHANGES = 1 / 84;

/** Share of acts that only show attention. */
const ATTENTION = 0.15;

/** A pair of states in one month. */
interface Month {
  /** Chance that an act of weight is cooperative. */
  readonly share: number;
  /** Chance that what it does is told, against the pair's busiest time. */
  readonly told: number;
}

/** Levels that change now and then, a slow drift, passing bursts; how much is told drifts too. */
function course(random: Random, months: number): Month[] {
  let level = 0.7 + normal.sample(random, 0, 0.8);
  let [drift, burst, volume] = [0, 0, 0];
  return Array.from({ length: months }, () => {
    if (random.uniform() < CHANGES) level += normal.sample(random, 0, 1);
    drift = 0.99 * drift + normal.sample(random, 0, 0.1);
    burst = 0.5 * burst + normal.sample(random, 0, 0.45);
    volume = 0.97 * volume + normal.sample(random, 0, 0.12);
    return { share: logistic(level + drift + burst), told: Math.exp(Math.min(0, volume - 0.7)) };
  });
}

/** The twenty states, the busiest first. */
export function twentyStates(): readonly Actor[] {
  const states = statesByNews();
  return TWENTY.flatMap((code) => states.filter((state) => state.code === code));
}

/**
 * A world in which the relations of every two states have a course of their own, month by month.
 *
 * @param from first year, of `years`
 */
export function driftingWorld(seed: number, from: number, years: number): World {
  const twenty = twentyStates();
  const others = statesByNews().filter((state) => !twenty.includes(state));
  const states = [...twenty, ...others.slice(0, OTHERS)];
  const rank = new Map(states.map((state, i) => [state.code, i]));
  const acts = (polarity: Polarity): string[] =>
    ACT_CODES.filter((code) => polarityOf(cameoCode(code)) === polarity);
  const [friendly, hostile, bare] = [acts("cooperation"), acts("conflict"), acts("attention")];
  const courses = new Map<number, Month[]>();
  const at = (day: IsoDate, [first, second]: Pair): Month => {
    const ranks = [rank.get(first.code) ?? 0, rank.get(second.code) ?? 0];
    const key = seed * 10_000 + Math.min(...ranks) * 100 + Math.max(...ranks);
    const found = courses.get(key) ?? course(seededRandom(key), 12 * years);
    courses.set(key, found);
    const months = (Number(day.slice(0, 4)) - from) * 12 + Number(day.slice(5, 7)) - 1;
    return found[Math.max(0, months)] ?? { share: 0.5, told: 1 };
  };
  return {
    pair: (random, day) => {
      for (;;) {
        const pair = aPair(random, states, BETWEEN);
        if (random.uniform() < at(day, pair).told) return pair;
      }
    },
    act: (random, day, pair) => {
      if (random.uniform() < ATTENTION) return anyOf(random, bare);
      return anyOf(random, random.uniform() < at(day, pair).share ? friendly : hostile);
    },
  };
}
