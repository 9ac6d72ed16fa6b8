import { addDays, type IsoDate, isoDate, type Random } from "../src/kernel/index.ts";
import { type Actor, actors } from "../src/lexicon/index.ts";

/** How many rows to make, of what time, from what seed. */
export interface Amount {
  readonly rows: number;
  readonly seed: number;
  /** The id of the first row; the others follow it. */
  readonly firstId: number;
  /** The first day. */
  readonly from: string;
  readonly days: number;
}

/** States that the press writes about most come first; the rest follow as the lexicon lists them. */
const BUSY = ["USA", "RUS", "CHN", "IND", "PAK", "IRN", "ISR", "TUR", "GBR", "SYR", "AFG", "KOR"];

/** Acts as press coding finds them: words far more often than deeds; repetition is weight. */
const ACTS =
  "042 042 042 042 043 043 043 043 040 040 040 040 040 010 010 010 010 036 036 036 020 020 020 " +
  "051 051 051 190 190 193 173 173 173 112 112 111 111 012 013 014 046 046 030 057 060 061 070 " +
  "071 073 084 090 100 110 120 130 138 141 141 163 172 180 182 1056 0841";

/** The acts that the press tells of, each as often as it is listed. */
export const ACT_CODES: readonly string[] = ACTS.split(" ");

export type Pair = readonly [Actor, Actor];

/** What happens: who acts upon whom, and how. */
export interface World {
  pair(random: Random, day: IsoDate): Pair;
  /** The CAMEO code of an act. */
  act(random: Random, day: IsoDate, pair: Pair): string;
}

/** The states, the most written about first. */
export function statesByNews(): readonly Actor[] {
  const rank = ({ code }: Actor): number => {
    const at = BUSY.indexOf(code);
    return at < 0 ? BUSY.length : at;
  };
  return actors()
    .filter((actor) => actor.kind === "state" && actor.cameo.length > 0 && actor.fips !== undefined)
    .sort((a, b) => rank(a) - rank(b));
}

/** One of a list; small places are drawn far more often than large ones. */
export function skewed<T>(random: Random, items: readonly T[]): T {
  return itemAt(items, Math.floor(items.length * random.uniform() ** 4));
}

/** One of a list, each as likely as another. */
export function anyOf<T>(random: Random, items: readonly T[]): T {
  return itemAt(items, random.below(items.length));
}

function itemAt<T>(items: readonly T[], at: number): T {
  const item = items[at];
  if (item === undefined) throw new Error(`nothing at ${at} of ${items.length}`);
  return item;
}

/** A world in which relations never change and all are alike. */
export function stillWorld(): World {
  const states = statesByNews();
  return {
    pair: (random) => aPair(random, states),
    act: (random) => anyOf(random, ACT_CODES),
  };
}

/** How many rows one article gives: most give few, some give dozens. */
export function rowsOfArticle(random: Random): number {
  return Math.min(60, Math.floor(2.2 / (1 - random.uniform()) ** 0.75));
}

/**
 * Two states; the same one in two cases of three, as most of what the press reports happens within one.
 *
 * @param between share of the pairs that are of two
 */
export function aPair(random: Random, states: readonly Actor[], between = 0.33): Pair {
  const first = skewed(random, states);
  if (random.uniform() > between) return [first, first];
  for (;;) {
    const second = skewed(random, states);
    if (second !== first) return [first, second];
  }
}

/** The day on which a row of `rows` stands when they are spread evenly over the days. */
export function dayOf(amount: Amount, row: number): IsoDate {
  return addDays(isoDate(amount.from), Math.floor((row / amount.rows) * amount.days));
}
