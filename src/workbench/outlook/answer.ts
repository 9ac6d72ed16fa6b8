import { percentText } from "../../figure/index.ts";
import { daysBetween } from "../../kernel/index.ts";
import type { OutlookDocument, OutlookLevel, OutlookQuestion } from "./outlook-document.ts";
import { actorName, wordsOf } from "./parts.ts";

type Told = Omit<OutlookDocument, "answer">;

const TARGETS: Readonly<Record<OutlookLevel["target"], string>> = {
  cooperation: "events of cooperation",
  conflict: "events of conflict",
  "material-conflict": "deeds of conflict",
  balance: "balance",
};

/** A count as one would say it: `2.1`, `14`, `under .1`. */
function amount(value: number): string {
  if (value < 0.05) return "under 0.1";
  return value < 9.95 ? value.toFixed(1) : String(Math.round(value));
}

function beside(mean: number, usual: number): string {
  if (mean > 1.15 * usual) return `above its long-run mean of ${amount(usual)}`;
  return mean < 0.85 * usual
    ? `below its long-run mean of ${amount(usual)}`
    : `near its long-run mean of ${amount(usual)}`;
}

/** Below this mean the chance of any event says more than the number. */
const FEW = 0.5;

/** The next period of one target, and the last when it is told otherwise. */
function levelSentence(levels: readonly OutlookLevel[], by: string): string[] {
  const [next] = levels;
  if (next === undefined || next.unit !== "events") return [];
  const { target, shown, mean, any, quantiles, baselines, period } = next;
  if (mean < FEW && any !== null) {
    const kind = target === "material-conflict" ? "a deed of conflict" : `an event of ${target}`;
    const usual =
      shown === "pool" ? ` (long-run mean ${amount(baselines.climatology.mean)} a ${by})` : "";
    return [`The chance of ${kind} in ${period} is ${percentText(any)}${usual}.`];
  }
  const what = TARGETS[target];
  const range = `${quantiles["0.05"]} to ${quantiles["0.95"]} with 90%`;
  return shown === "pool"
    ? [
        `${amount(mean)} ${what} are expected in ${period} (${range}), ${beside(mean, baselines.climatology.mean)} a ${by}.`,
      ]
    : [
        `For ${what} nothing better than the long-run mean can be offered: ${amount(baselines.climatology.mean)} a ${by} (${range}).`,
      ];
}

const isTold = (question: OutlookQuestion): question is OutlookQuestion & { readonly p: number } =>
  question.p !== null;

/** Fewer windows side by side are no base rate to speak of. */
const FEWEST_WINDOWS = 3;

function rateClause(rate: OutlookQuestion["baseRate"]): string {
  return rate === null || rate.apart < FEWEST_WINDOWS
    ? ""
    : `; so it was in ${percentText(rate.share)} of past windows of that length`;
}

const MOST_QUESTIONS = 3;

function questionSentences(questions: readonly OutlookQuestion[]): string[] {
  const told = questions.filter(isTold).toSorted((x, y) => y.p - x.p);
  const likely = told.filter(({ p }) => p >= 0.2).slice(0, MOST_QUESTIONS);
  const unlikely = told.filter(({ p }) => p < 0.05);
  return [
    ...likely.map(
      ({ says, by, p, baseRate }) =>
        `${says.charAt(0).toUpperCase()}${says.slice(1)} by ${by}: ${percentText(p)}, ${wordsOf(p)}${rateClause(baseRate)}.`,
    ),
    ...(unlikely.length === 0
      ? []
      : [`Below 5% each: ${unlikely.map(({ says }) => says).join("; ")}.`]),
  ];
}

function trackSentence({ trackRecord }: Told): string[] {
  const [first] = trackRecord.releases;
  if (first?.skill == null || first.lo === null || first.hi === null) return [];
  const withheld = trackRecord.releases.filter(({ state }) => state === "withheld").length;
  const all = trackRecord.releases.length;
  const share = `${(100 * first.skill).toFixed(1)}% [${(100 * first.lo).toFixed(1)}, ${(100 * first.hi).toFixed(1)}]`;
  return [
    `Back-tested on ${trackRecord.dyads} dyads, forecasts of ${TARGETS[first.target]} one period ahead miss by ${share} less than the long-run mean; ${all - withheld} of ${all} targets and horizons have earned a forecast of their own.`,
  ];
}

/** Days after the end of a record from which a reader must be told first. */
const STALE_DAYS = 120;

/** Where the record ends, when that is long before the day asked about. */
export function staleSentence(
  { dyad, asOf, source }: Pick<Told, "dyad" | "asOf" | "source">,
  known: Told["asOf"],
): string[] {
  if (source === null || daysBetween(known, asOf) <= STALE_DAYS) return [];
  const [a, b] = dyad.map(actorName);
  return [
    `${source} tells of ${a} and ${b} up to ${known}: this is the outlook from that day, not from ${asOf}.`,
  ];
}

/** What a reader can take from an outlook in a few sentences. */
export function answerOf(document: Told, known: Told["asOf"]): string[] {
  const targets = ["cooperation", "conflict", "material-conflict"] as const;
  return [
    ...staleSentence(document, known),
    ...targets.flatMap((target) =>
      levelSentence(
        document.levels.filter((level) => level.target === target),
        document.by,
      ),
    ),
    ...questionSentences(document.questions),
    ...trackSentence(document),
  ];
}
