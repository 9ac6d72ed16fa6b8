import { daysBetween, type IsoDate, type Random } from "../../kernel/index.ts";
import { type Polarity, polarityOf } from "../../lexicon/index.ts";
import { betaDistribution } from "../../maths/index.ts";
import type { DirectedDay } from "../../record/index.ts";

/** Days within which an act counts as an answer to one of the other side. */
export const ANSWER_DAYS = 30;

/** A share with its interval. */
export interface Share {
  /** Absent where there is nothing to take a share of. */
  readonly share: number | null;
  readonly lo: number;
  readonly hi: number;
  readonly of: number;
}

/** Who begins: acts of one side after a time in which neither acted upon the other. */
export interface Initiative {
  readonly actor: string;
  readonly openings: Share;
}

/** How often one side answers in kind, beside how often it would by chance. */
export interface Reciprocity {
  /** Who acts first. */
  readonly actor: string;
  /** Who answers. */
  readonly answering: string;
  readonly polarity: Exclude<Polarity, "attention">;
  /** Share of days with an act that the other side answered in kind within the answering time. */
  readonly answered: Share;
  /** The same when the answers are moved to other times: mean and 90 % range. */
  readonly byChance: { readonly mean: number; readonly lo: number; readonly hi: number };
}

const COVERED = 0.9;

/** Jeffreys' interval of a share. */
export function jeffreys(successes: number, trials: number): Share {
  const [a, b] = [successes + 0.5, trials - successes + 0.5];
  const tail = (1 - COVERED) / 2;
  return {
    share: trials === 0 ? null : successes / trials,
    lo: successes === 0 ? 0 : betaDistribution.quantile(tail, a, b),
    hi: successes === trials ? 1 : betaDistribution.quantile(1 - tail, a, b),
    of: trials,
  };
}

interface DayIndex {
  readonly day: number;
  readonly from: string;
  readonly polarities: ReadonlySet<Polarity>;
}

/** Days between two dates of which a source tells nothing about anybody. */
export interface Silence {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** How many days a source has told of something up to a day, from `start` on: silences do not count. */
function toldDays(start: IsoDate, day: IsoDate, silences: readonly Silence[]): number {
  const silent = silences
    .filter(({ first, last }) => first >= start && last < day)
    .reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
  return daysBetween(start, day) - silent;
}

function indexed(
  days: readonly DirectedDay[],
  start: IsoDate,
  silences: readonly Silence[],
): DayIndex[] {
  const byKey = new Map<string, { day: number; from: string; polarities: Set<Polarity> }>();
  for (const { day, from, cameo } of days) {
    const key = `${day} ${from}`;
    const found = byKey.get(key) ?? {
      day: toldDays(start, day, silences),
      from,
      polarities: new Set<Polarity>(),
    };
    found.polarities.add(polarityOf(cameo));
    byKey.set(key, found);
  }
  return [...byKey.values()].sort((x, y) => x.day - y.day);
}

const firstDayOf = (days: readonly DirectedDay[]): IsoDate | undefined =>
  days.map(({ day }) => day).sort()[0];

/**
 * Who moves first: the share of openings that each side made.
 *
 * Method: an opening is a day with a one-sided act before which, for 30 days, neither side acted upon the other; when both
 * act on that day it counts for neither. Interval: Jeffreys (Brown, Cai & DasGupta 2001).
 *
 * @param days of one source; mutual acts are nobody's
 * @param silences when that source tells of nobody; they count for no time at all
 */
export function initiativeOf(
  days: readonly DirectedDay[],
  [a, b]: readonly [string, string],
  silences: readonly Silence[] = [],
): Initiative[] {
  const start = firstDayOf(days);
  if (start === undefined) return [];
  const acts = indexed(days, start, silences);
  const openers = acts.filter((act, i) => {
    const before = acts[i - 1];
    const next = acts[i + 1];
    const isQuietBefore = before === undefined || act.day - before.day > ANSWER_DAYS;
    return isQuietBefore && next?.day !== act.day;
  });
  return [a, b].map((actor) => ({
    actor,
    openings: jeffreys(openers.filter(({ from }) => from === actor).length, openers.length),
  }));
}

/**
 * For each day of a span, 1 where the answering side acts in kind within the answering time after it.
 *
 * @param answers days in order
 * @param shift days that the answers are moved on, round the span
 */
function answeredWithin(answers: readonly number[], span: number, shift: number): Uint8Array {
  const answered = new Uint8Array(span);
  let before = 0;
  for (const day of answers) {
    const moved = (day + shift) % span;
    // What lies before the last answer is marked by it, unless the days have gone round.
    if (moved < before) before = 0;
    for (let d = Math.max(before, moved - ANSWER_DAYS); d < moved; d++) answered[d] = 1;
    before = moved;
  }
  return answered;
}

/** On what share of days with an act it was answered. */
function shareAnswered(acts: readonly number[], answered: Uint8Array): number {
  let count = 0;
  for (const day of acts) count += answered[day] as number;
  return count / acts.length;
}

const DRAWS = 200;

function chance(
  acts: readonly number[],
  answers: readonly number[],
  span: number,
  random: Random,
): Reciprocity["byChance"] {
  const shares = Array.from({ length: DRAWS }, () => {
    const shift = ANSWER_DAYS + random.below(Math.max(1, span - 2 * ANSWER_DAYS));
    return shareAnswered(acts, answeredWithin(answers, span, shift));
  }).sort((x, y) => x - y);
  const at = (q: number): number => shares[Math.round(q * (DRAWS - 1))] ?? 0;
  return { mean: shares.reduce((sum, s) => sum + s, 0) / DRAWS, lo: at(0.05), hi: at(0.95) };
}

/**
 * How often each side answers the other's acts in kind within 30 days, and how often it would by chance.
 *
 * Method: the share of days with an act of one polarity by one side that are followed, on one of the next 30 days, by an
 * act of the same polarity by the other; chance is the same share after the answering side's days have been moved
 * together round the span by a random number of days, 200 times, which keeps how they cluster.
 * Source: for shifting one series against another, Theiler et al. (1992) on surrogate data; for reciprocity in event data,
 * Goldstein & Freeman (1990).
 * Check: independent sides fall within the range by chance, a side made to answer falls above it (initiative.test.ts).
 *
 * @param days of one source
 * @param silences when that source tells of nobody; they count for no time at all
 * @returns nothing for a side and polarity with fewer than five days of acts, or within a span of less than a year
 */
export function reciprocityOf(
  days: readonly DirectedDay[],
  [a, b]: readonly [string, string],
  random: Random,
  silences: readonly Silence[] = [],
): Reciprocity[] {
  const start = firstDayOf(days);
  if (start === undefined) return [];
  const acts = indexed(days, start, silences);
  const span = (acts.at(-1)?.day ?? 0) + 1;
  if (span < 365) return [];
  const daysOf = (actor: string, polarity: Polarity): number[] =>
    acts
      .filter(({ from, polarities }) => from === actor && polarities.has(polarity))
      .map(({ day }) => day);
  const pairs = [
    [a, b],
    [b, a],
  ] as const;
  return pairs.flatMap(([actor, answering]) =>
    (["cooperation", "conflict"] as const).flatMap((polarity) => {
      const [own, answers] = [daysOf(actor, polarity), daysOf(answering, polarity)];
      if (own.length < 5 || answers.length < 5) return [];
      const answered = answeredWithin(answers, span, 0);
      return {
        actor,
        answering,
        polarity,
        answered: jeffreys(own.filter((day) => answered[day] === 1).length, own.length),
        byChance: chance(own, answers, span, random),
      };
    }),
  );
}
