import type { MissingEvidence, MissingSeries, WouldTell } from "../../drivers/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import { chance, countInWords, grouped, rate } from "../numbers.ts";
import { factorText, periodNoun, periodsText, quoted, seriesText, timesText } from "./phrases.ts";

const PER_YEAR: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 1 };

/** Further periods beyond which nobody would wait, years. */
const LONG_WAIT = 100;

type Of<Code extends WouldTell["code"]> = Extract<WouldTell, { readonly code: Code }>;

/** `195 more quarters (49 years)`, or that none would do. */
export function morePeriodsText(more: number, by: Granularity): string | undefined {
  const years = more / PER_YEAR[by];
  if (!(years < LONG_WAIT)) return undefined;
  const much = `${grouped(more)} more ${periodNoun(by)}${more === 1 ? "" : "s"}`;
  if (by === "year" || years < 1) return much;
  const told = Math.round(years);
  return `${much} (${told} year${told === 1 ? "" : "s"})`;
}

/** A density of events: `1.3`, `4.9`, `115`. */
export function densityText(events: number): string {
  return events < 9.95 ? rate(events) : grouped(Math.round(events));
}

function periodsSentence({ has, more }: Of<"periods">, by: Granularity): string {
  const much = morePeriodsText(more, by);
  return much === undefined
    ? `More time alone will not tell: an effect that matters would not be found four times in five after ${LONG_WAIT} further years like those at hand.`
    : `With ${much} like the ${countInWords(has)} at hand an effect that matters would be found four times in five.`;
}

function eventsSentence({ has, needs }: Of<"events">, by: Granularity): string {
  if (!Number.isFinite(needs))
    return `No denser record of these ${periodNoun(by)}s alone would do.`;
  return `With ${densityText(needs)} events that cooperate or conflict a ${periodNoun(by)} in place of ${densityText(has)}, ${timesText(needs / has)} times as many, it would be found as often.`;
}

function exposureSentence({ missing }: Of<"exposure">, by: Granularity): string {
  const name = seriesText(missing.exposure);
  switch (missing.problem) {
    case "missing":
      return `Its series ${name} would tell more, which the record does not hold.`;
    case "short":
      return `Its series ${name} would tell more: it is known in ${periodsText(missing.has, by)}, and ${countInWords(missing.needs)} are needed.`;
    case "constant":
      return `Its series ${name} is the same all through the record, so that it tells nothing.`;
  }
}

const TESTS: Readonly<Record<Of<"test">["test"], string>> = {
  lead: "A longer record would show whether its later values go with the earlier balance.",
  "placebo-outcome":
    "A record of a relation that should not answer to it would serve as a control; none could be read.",
  "placebo-exposure":
    "A record of a series that should not matter would serve as a control; none could be read.",
};

/** What evidence would tell where the record does not. */
export function wouldTellSentence(wouldTell: WouldTell, by: Granularity): string {
  switch (wouldTell.code) {
    case "rows":
      return `It would take ${periodsText(wouldTell.needs, by)} to say anything; ${countInWords(wouldTell.has)} can be used.`;
    case "exposure":
      return exposureSentence(wouldTell, by);
    case "periods":
      return periodsSentence(wouldTell, by);
    case "events":
      return eventsSentence(wouldTell, by);
    case "detectable":
      return Number.isFinite(wouldTell.effect)
        ? `This record would find, four times in five, an effect that takes the ratio of cooperation to conflict to ${factorText(wouldTell.effect)} times its level; ${factorText(wouldTell.matters)} times would matter.`
        : "This record would find no effect of any size.";
    case "test":
      return TESTS[wouldTell.test];
  }
}

const PARTS: Readonly<Record<MissingSeries["part"], string>> = {
  outcome: "the balance itself",
  half: "what one side does",
  "common shock": "what moves all relations",
  exposure: "what it names",
  "placebo exposure": "a series that should not matter",
  "placebo outcome": "a relation that should not answer",
  target: "a relation that should answer too",
};

/** A series that could not be had, and why. */
export function missingSeriesSentence({ part, series, reason, has, needs }: MissingSeries): string {
  const clause = reason.charAt(0).toUpperCase() + reason.slice(1);
  const much = has === 0 ? "none" : countInWords(has);
  return `${clause} (${PARTS[part]}, ${seriesText(series)}: ${much} of ${countInWords(needs)} needed).`;
}

const TEST_MEANINGS: Readonly<Record<NonNullable<MissingEvidence["test"]>, string>> = {
  hoop: "a hoop test, which it must pass",
  "smoking-gun": "a smoking gun, which would weigh heavily for it",
  straw: "a straw in the wind, which would only hint",
  "doubly-decisive": "a test that would settle it either way",
};

/** Evidence that nobody has, and what finding it would do. */
export function missingEvidenceSentence(
  { says, test, ifFound, ifNotFound, why }: MissingEvidence,
  { statement }: { readonly statement: string },
): string {
  const what = test === null ? "an item that nobody has judged" : TEST_MEANINGS[test];
  const [found, lost] =
    why === "nobody has judged" ? ["For it", "against it"] : ["Found", "not found"];
  return `For ${quoted(statement)}, ${what}: ${quoted(says)}. ${found}, the probability would be ${chance(ifFound.probability)}; ${lost}, ${chance(ifNotFound.probability)}.`;
}
