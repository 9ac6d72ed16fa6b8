import type { MeasuredHypothesis } from "../../drivers/index.ts";
import { plainLine } from "../../figure/index.ts";
import { dateInWords, type Granularity, isoDate, type Period } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import { chance, countInWords, countOf } from "../numbers.ts";

/** A lag window of a hypothesis, in periods. */
type Window = MeasuredHypothesis["places"][number]["window"];

const NOUNS: Readonly<Record<Granularity, string>> = {
  month: "month",
  quarter: "quarter",
  year: "year",
};

/** Periods with their count: `one quarter`, `73 quarters`; `more` may stand between. */
export function periodsText(n: number, by: Granularity, before: string = ""): string {
  return countOf(n, `${before}${NOUNS[by]}`);
}

/** What a period is called. */
export function periodNoun(by: Granularity): string {
  return NOUNS[by];
}

/** Somebody's own words, told from ours by quotation marks, the final stop left out. */
export function quoted(text: string): string {
  return `“${plainLine(text)
    .trim()
    .replace(/[.;,]$/, "")
    .replaceAll("“", "‘")
    .replaceAll("”", "’")
    .replaceAll('"', "’")}”`;
}

/** How many times as high the ratio of cooperation to conflict is after a change of its log: `1.31`. */
export function factorText(logits: number): string {
  const factor = Math.exp(logits);
  if (factor >= 9.95) return String(Math.round(factor));
  return factor < 0.005 ? "under 0.01" : factor.toFixed(2);
}

/** Two probabilities as a range: `81 to 99 per cent`. */
export function chanceRange(a: number, b: number): string {
  const [lo, hi] = a <= b ? [a, b] : [b, a];
  return chance(lo) === chance(hi)
    ? chance(lo)
    : `${chance(lo).replace(/ per cent$/, "")} to ${chance(hi)}`;
}

/** How many times, for a factor that may be large: `1.4`, `14`, `1,200`. */
export function timesText(factor: number): string {
  return factor < 9.95 ? factor.toFixed(1) : Math.round(factor).toLocaleString("en-GB");
}

/** Which periods before the one that is explained: `the quarter before`, `quarters 3 to 4 before`. */
export function windowText({ first, last }: Window, by: Granularity): string {
  const noun = NOUNS[by];
  if (first === last) {
    return first === 1 ? `the ${noun} before` : `${noun} ${first} before`;
  }
  return first === 1
    ? `the ${countInWords(last)} ${noun}s before`
    : `${noun}s ${first} to ${last} before`;
}

const QUARTERS = ["first", "second", "third", "fourth"];

/** A period in running text: `2018`, `the first quarter of 2018`, `January 2018`. */
export function periodText(period: Period): string {
  const [year = "", part] = period.split("-");
  if (part === undefined) return year;
  if (part.startsWith("Q")) return `the ${QUARTERS[Number(part.slice(1)) - 1]} quarter of ${year}`;
  return dateInWords(isoDate(`${period}-01`), "month");
}

const nameOf = (code: string): string => actorByCode(code)?.inSentence ?? code;

/** An outcome or a series by its name in a panel: `RUS>BGD` is `Russia towards Bangladesh`; an id stays as it is. */
export function seriesText(name: string): string {
  const [, first, way, second] = /^([A-Z0-9]+)([->])([A-Z0-9]+)$/.exec(name) ?? [];
  if (first === undefined || second === undefined) return plainLine(name);
  const between = way === "-" ? "and" : "towards";
  return `${nameOf(first)} ${between} ${nameOf(second)}`;
}
