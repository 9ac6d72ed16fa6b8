import type { Period } from "../../kernel/index.ts";
import { cameoEntry, quadClassOf } from "../../lexicon/index.ts";
import { isSelected, type ToldAct } from "../../record/index.ts";
import type { PolarCounts } from "../panel.ts";
import { between, type Counting, countActs, onPeriods, polarSum, totalOf } from "./counting.ts";
import { coverageOf } from "./coverage.ts";
import { dyadsQuery, pairQuery } from "./event-queries.ts";
import { EVENTS_NEEDED, type Missing, nameOf, namesOf, type SeriesReading } from "./reading.ts";
import type { DyadSeries, EventMeasure, SituationSeries } from "./specification.ts";
import type { ToldSource } from "./told-source.ts";

/** Added to both counts, so that a period without one of them has a log ratio. */
const HALF = 0.5;

const IN_WORDS: Readonly<Record<EventMeasure, string>> = {
  balance: "cooperation and conflict",
  cooperation: "cooperation",
  conflict: "conflict",
  materialCooperation: "cooperation in deeds",
  materialConflict: "conflict in deeds",
};

const isMaterial = (measure: EventMeasure): boolean => measure.startsWith("material");

/** Whether an act is of what a measure counts. */
function isOfMeasure({ polarity, matter }: ToldAct, measure: EventMeasure): boolean {
  if (measure === "balance") return true;
  const wanted = measure.toLowerCase().endsWith("cooperation") ? "cooperation" : "conflict";
  return polarity === wanted && (!isMaterial(measure) || matter === "deeds");
}

/** The mode of an act as its event is listed: its own, else its code's where the source gives no type of its own. */
function modeOf({ cameo, ploverMode, ploverType }: ToldAct): string | null {
  if (ploverMode !== null || ploverType !== null || cameo === null) return ploverMode;
  return cameoEntry(cameo)?.plover?.mode ?? null;
}

/** Whether an act uses an instrument and has a code, where these are asked for. */
function isOfKind(act: ToldAct, { instrument, codes }: DyadSeries): boolean {
  if (instrument === undefined && codes === undefined) return true;
  const { cameo, from, mutual } = act;
  if (cameo === null) return false;
  const plover = { mode: modeOf(act) };
  const event = { source: from, others: [], cameo, quadClass: quadClassOf(cameo), mutual, plover };
  return isSelected(event, { instrument, codes });
}

/** Whether an act is one side's: its own, or one of both. */
export function isBy({ from, mutual }: ToldAct, side: string | undefined): boolean {
  return side === undefined || mutual || from === side;
}

/** Counts as a measure sees them. */
function valuesOf(
  measure: EventMeasure,
  counts: PolarCounts,
  coverage: () => Float64Array,
): Float64Array {
  const { cooperation, conflict } = counts;
  if (measure === "balance") {
    return cooperation.map((c, t) => Math.log((c + HALF) / ((conflict[t] ?? 0) + HALF)));
  }
  const told = coverage();
  return polarSum(counts).map((n, t) => Math.log1p(n / (told[t] ?? 1)));
}

const unitOf = (measure: EventMeasure): string =>
  measure === "balance"
    ? "logits of cooperation against conflict"
    : "log of one and the events, at the coverage of the source's first year";

interface EventQuestion extends Counting {
  readonly says: string;
  readonly measure: EventMeasure;
  readonly queries: readonly string[];
}

function eventSeries(
  source: ToldSource,
  question: EventQuestion,
  periods: readonly Period[],
): SeriesReading | Missing {
  const { says, measure, queries } = question;
  const { teller } = source;
  const { isAbout, isMeant = (): boolean => true } = question;
  const counts = countActs(source, {
    isAbout,
    isMeant: (act) => act.timely && isOfMeasure(act, measure) && isMeant(act),
  });
  const events = onPeriods(polarSum(counts), source.periods, periods);
  const counted = totalOf(events);
  if (counted < EVENTS_NEEDED) {
    const reason = `${teller} tells ${counted === 0 ? "nothing" : "too little"} of ${says}`;
    return { reason, has: counted, needs: EVENTS_NEEDED };
  }
  const isOutcome = between(source.scope.dyad);
  const isOwn = (a: string, b: string): boolean => isAbout(a, b) || isOutcome(a, b);
  const told = valuesOf(measure, counts, () =>
    coverageOf(source, polarSum(countActs(source, { isAbout: isOwn }))),
  );
  const values = onPeriods(told, source.periods, periods);
  return { unit: unitOf(measure), values, events, says, source: teller, counted, queries };
}

/** What of a question the source cannot answer, whomever it is about. */
function unanswerable(
  { tells, teller }: ToldSource,
  { from, measure, instrument, codes }: Omit<DyadSeries, "kind" | "between">,
): Missing | undefined {
  const lacks = (what: string): Missing => ({
    reason: `${teller} does not tell ${what}`,
    has: 0,
    needs: 1,
  });
  if (from !== undefined && !tells.sides) return lacks("who acts");
  if (isMaterial(measure) && !tells.matter) return lacks("words from deeds");
  const byCode = instrument !== undefined || codes !== undefined;
  if (byCode && !tells.codes) return lacks("by what an act is done: it states counts");
  return undefined;
}

function dyadWords({ between: pair, from, measure, instrument, codes }: DyadSeries): string {
  const kind = [
    ...(instrument === undefined ? [] : [`by ${instrument} means`]),
    ...(codes === undefined ? [] : [`by CAMEO ${codes.join(", ")}`]),
  ];
  const other = pair.find((side) => side !== from) ?? pair[1];
  const who =
    from === undefined
      ? `between ${namesOf(pair)}`
      : `of ${nameOf(from)} towards ${nameOf(other)}, joint acts included`;
  return [IN_WORDS[measure], ...kind, who].join(" ");
}

/** Events between two actors. */
export function readDyad(
  source: ToldSource,
  series: DyadSeries,
  periods: readonly Period[],
): SeriesReading | Missing {
  const { between: pair, from, measure } = series;
  const question: EventQuestion = {
    says: dyadWords(series),
    measure,
    queries: [pairQuery(source, pair, periods, series)],
    isAbout: between(pair),
    isMeant: (act) => isBy(act, from) && isOfKind(act, series),
  };
  return unanswerable(source, series) ?? eventSeries(source, question, periods);
}

/** Events of which an actor is part, the dyad's own left out. */
export function readSituation(
  source: ToldSource,
  { of, measure }: SituationSeries,
  periods: readonly Period[],
): SeriesReading | Missing {
  const lacks = unanswerable(source, { measure });
  const isOutcome = between(source.scope.dyad);
  const question: EventQuestion = {
    says: `${IN_WORDS[measure]} of which ${nameOf(of)} is part`,
    measure,
    queries: [dyadsQuery(source, periods, of)],
    isAbout: (a, b) => (a === of || b === of) && !isOutcome(a, b),
  };
  return lacks ?? eventSeries(source, question, periods);
}
