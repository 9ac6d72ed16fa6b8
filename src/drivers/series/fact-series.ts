import {
  addDays,
  isoDate,
  type Period,
  periodOf,
  periodsBetween,
  spanOf,
} from "../../kernel/index.ts";
import {
  type FactSpan,
  factCalendar,
  factSeries,
  type Measure,
  type Scope,
  type Store,
  sourceCards,
  sourceMeasures,
  voteAgreement,
} from "../../record/index.ts";
import { tableQuery } from "./event-queries.ts";
import { type FactReach, type KnownFact, knownValues } from "./fact-values.ts";
import { type Missing, nameOf, namesOf, type PanelScope, type SeriesReading } from "./reading.ts";
import type { FactSeries } from "./specification.ts";

/** Facts about those whom a series is about, beside how far their source told of anybody. */
interface Held {
  readonly facts: readonly KnownFact[];
  readonly calendar: readonly FactReach[];
  readonly source: string;
}

const AGREEMENT = "un-vote-agreement";

/** Agreement in a year of fewer shared roll calls than this is left out. */
const VOTES_NEEDED = 20;

/** Measures that are no series as they stand, and what to ask for instead. */
const UNFIT: Readonly<Record<string, string>> = {
  "un-vote": `a vote is of one roll call; ${AGREEMENT} is of a year`,
  "leader-tenure": "who leads is no number; a series of kind leader tells when it changed",
};

const COUNTED = "it counts events; a series of kind dyad reads it";

/** Sources that list what there is and nothing else: what they do not list of a time of which they tell was not. */
const LISTS = ["alliances", "disputes", "rivalries", "wars", "armed-conflicts", "arms"];

/** The measure, by the source that states it in full. */
function measureOf(id: string): (Measure & { readonly lists: boolean }) | undefined {
  const stated = sourceCards().flatMap((card) =>
    sourceMeasures(card.id)
      .filter((measure) => measure.id === id)
      .map((measure) => ({ ...measure, source: card.id })),
  );
  const [first] = stated;
  if (first === undefined) return undefined;
  return { ...first, lists: stated.some(({ source }) => LISTS.includes(source)) };
}

const only = ({ asOf, sources }: PanelScope): Pick<Scope, "asOf" | "sources"> =>
  sources === undefined ? { asOf } : { asOf, sources };

/** Votes are counted from the roll calls that the record holds, or read from its own figures; a year's share is known at its end. */
async function agreement(
  store: Store,
  scope: PanelScope,
  between: readonly [string, string],
): Promise<Held | undefined> {
  const { source, years } = await voteAgreement(store, { ...only(scope), dyad: between });
  if (source === null) return undefined;
  const facts = years.flatMap(({ year, votes, agreement: value }): KnownFact[] => {
    if (value === null || votes < VOTES_NEEDED) return [];
    const last = isoDate(`${year}-12-31`);
    return [{ first: isoDate(`${year}-01-01`), last, knownFrom: last, value }];
  });
  return { facts, calendar: facts, source };
}

async function heldOf(
  store: Store,
  scope: PanelScope,
  { measure, actor, between }: FactSeries,
  { directed }: Measure,
  calendar: readonly FactSpan[],
): Promise<Held | undefined> {
  if (measure === AGREEMENT && between !== undefined) return await agreement(store, scope, between);
  const found = await factSeries(store, only(scope), {
    measures: [measure],
    to: scope.asOf,
    ...(actor === undefined ? {} : { actors: [actor] }),
    ...(between === undefined ? {} : { dyad: between }),
  });
  const facts = found.filter(({ a }) => directed !== "directed" || a === between?.[0]);
  const source = facts[0]?.source;
  if (source === undefined) return undefined;
  return {
    facts: facts.filter((fact) => fact.source === source),
    calendar: calendar.filter((span) => span.measure === measure && span.source === source),
    source,
  };
}

/** The periods asked for, and before them those of one year: what a change is counted from. */
function withYearBefore(periods: readonly Period[], by: PanelScope["by"]): readonly Period[] {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  return periodsBetween(periodOf(addDays(spanOf(first).first, -365), by), last);
}

/** @param values of the periods asked for and of the year before */
function shaped(values: Float64Array, as: FactSeries["as"], steps: number): Float64Array {
  const own = values.slice(steps);
  if (as === "log") return own.map((x) => (x >= 0 ? Math.log1p(x) : Number.NaN));
  if (as === "change") return own.map((x, t) => x - (values[t] ?? Number.NaN));
  return own;
}

const SHAPES: Readonly<Record<NonNullable<FactSeries["as"]>, string>> = {
  level: "",
  change: ", change on the year before",
  log: ", log of it and one",
};

function aboutWhom({ actor, between }: FactSeries, { directed }: Measure): string {
  if (between === undefined) return `of ${nameOf(actor ?? "")}`;
  const [a, b] = between;
  return directed === "directed" ? `of ${nameOf(a)} with ${nameOf(b)}` : `of ${namesOf(between)}`;
}

/** The command that shows the facts: of a pair in its relation, of one actor as a table of the record. */
function factQuery({ asOf }: PanelScope, { between }: FactSeries): string {
  if (between === undefined) return tableQuery(asOf);
  return `entente relations ${between.join(" ")} --as-of ${asOf}`;
}

/**
 * How far the sources of facts told at any time; of the measures that some series are of.
 */
export async function calendarOf(
  store: Store,
  scope: PanelScope,
  series: readonly FactSeries[],
): Promise<FactSpan[]> {
  const measures = [...new Set(series.map(({ measure }) => measure))];
  return measures.length === 0 ? [] : await factCalendar(store, only(scope), measures);
}

/**
 * A structural fact at the end of each period, as it was known then.
 *
 * @param calendar from `calendarOf`, of this series' measure at least
 */
export async function readFact(
  store: Store,
  scope: PanelScope,
  series: FactSeries,
  calendar: readonly FactSpan[],
  periods: readonly Period[],
): Promise<SeriesReading | Missing> {
  const { as = "level" } = series;
  const measure = measureOf(series.measure);
  const lacks = (reason: string): Missing => ({ reason, has: 0, needs: 1 });
  if (measure === undefined) return lacks(`no source states ${series.measure}`);
  const unfit = UNFIT[measure.id] ?? (measure.id.startsWith("event") ? COUNTED : undefined);
  if (unfit !== undefined) return lacks(unfit);
  const who = aboutWhom(series, measure);
  const says = `${measure.id} ${who}`;
  const held = await heldOf(store, scope, series, measure, calendar);
  if (held === undefined) return lacks(`the record holds no ${says}`);
  const wider = withYearBefore(periods, scope.by);
  const known = knownValues(held.facts, held.calendar, wider, measure.lists ? 0 : Number.NaN);
  const values = shaped(known.values, as, wider.length - periods.length);
  if (!values.some(Number.isFinite)) {
    return lacks(`${held.source} told of no ${says} in these periods`);
  }
  return {
    unit: `${measure.unit}${SHAPES[as]}`,
    values,
    says,
    source: held.source,
    counted: known.facts.size,
    queries: [factQuery(scope, series)],
  };
}
