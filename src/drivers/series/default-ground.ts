import { type Period, periodOf, spanOf } from "../../kernel/index.ts";
import { strengthsOverTime, type Third, triadBalance } from "../../measure/index.ts";
import { epochOf, type Store, steadiestDyads } from "../../record/index.ts";
import type { DefaultGround } from "../hypotheses/default-draft.ts";
import { calendarOf } from "./fact-series.ts";
import { panelPeriods } from "./panel-periods.ts";
import { type SeriesGround, seriesFrom } from "./read-series.ts";
import { EVENTS_NEEDED, isMissing, type Missing, type PanelScope } from "./reading.ts";
import { dyadsNeeded } from "./series-needs.ts";
import type { FactSeries } from "./specification.ts";
import { rowOf } from "./ties.ts";
import { furthestTeller, readSource, type ToldSource } from "./told-source.ts";

/** Facts about a pair that a default set may use, each side's towards the other where they have a direction. */
function pairFacts([a, b]: readonly [string, string]): FactSeries[] {
  const directed = ["arms-transfers", "imports"].flatMap((measure): FactSeries[] => [
    { kind: "fact", measure, between: [a, b] },
    { kind: "fact", measure, between: [b, a] },
  ]);
  return [...directed, { kind: "fact", measure: "un-vote-agreement", between: [a, b] }];
}

/** Third actors that are considered: those that most is told of. */
const MOST_THIRDS = 12;

/** Over all periods of the panel together, the third actors of which most is told with both sides. */
function mostTold(source: ToldSource, periods: readonly Period[]): ReadonlySet<string> {
  const { acts, scope } = source;
  const last = periods.at(-1);
  const within = new Set(periods);
  const rows = [...acts.values()]
    .flat()
    .filter(({ period, polarity }) => within.has(period) && polarity !== "attention")
    .flatMap((act) => (last === undefined ? [] : { ...rowOf(act), period: last }));
  const [at] = strengthsOverTime(rows, scope.by);
  if (at === undefined) return new Set();
  const told = triadBalance(at, scope.dyad, source.ties().thirds)
    .thirds.filter(
      ({ withFirst, withSecond }) => Math.min(withFirst.weight, withSecond.weight) >= EVENTS_NEEDED,
    )
    .map(({ actor }) => actor);
  return new Set(told.slice(0, MOST_THIRDS));
}

const yearOf = (period: Period): Period => periodOf(spanOf(period).first, "year");

/**
 * The third actors beside a dyad at the end of each year of its panel, as they stood to both sides then: friends of both that may
 * be brokers, enemies of both, friends of the one and enemies of the other. Only the twelve that most is told of with both sides
 * over all these years.
 *
 * @param source read for every dyad of which one of the two is part
 */
export function thirdsByYear(source: ToldSource): readonly (readonly Third[])[] {
  const { over, known } = source.ties();
  const periods = panelPeriods(source);
  const told = mostTold(source, periods);
  const within = new Set(periods);
  const ends = over.filter(({ period }, t) => {
    const next = over[t + 1]?.period;
    const isEnd = next === undefined || !within.has(next) || yearOf(next) !== yearOf(period);
    return isEnd && known[t] === true && within.has(period);
  });
  return ends.map((at) => triadBalance(at, source.scope.dyad, [...told]).thirds);
}

/** Steadiest dyads of a source that are looked at. */
const STEADIEST = 200;

/** The steadiest dyads of a source that share nobody with a dyad. */
async function bystandersOf(
  store: Store,
  scope: PanelScope,
  teller: string,
): Promise<[string, string][]> {
  const { asOf, by, dyad } = scope;
  const all = await steadiestDyads(
    store,
    { asOf, sources: [epochOf(teller).source] },
    by,
    STEADIEST,
  );
  return all
    .filter(({ teller: own, a, b }) => own === teller && !dyad.includes(a) && !dyad.includes(b))
    .map(({ a, b }) => [a, b]);
}

async function readable<T extends FactSeries | { readonly kind: "leader"; readonly of: string }>(
  ground: SeriesGround,
  series: readonly T[],
  periods: readonly Period[],
): Promise<T[]> {
  const found: T[] = [];
  for (const one of series) {
    if (!isMissing(await seriesFrom(ground, one, periods))) found.push(one);
  }
  return found;
}

/**
 * What the record holds that a default set of hypotheses about a dyad can be made of: third actors, bystanders, facts about the
 * pair and changes of leaders, as far as they can be had and move in the panel's periods.
 *
 * @returns why there is nothing where no source tells of the dyad
 * @throws `record.damaged`
 */
export async function defaultGround(
  store: Store,
  scope: PanelScope,
): Promise<DefaultGround | Missing> {
  const { asOf, dyad } = scope;
  const teller = await furthestTeller(store, scope);
  const question = { ...dyadsNeeded([], dyad), touching: dyad };
  const source =
    teller === undefined ? undefined : await readSource(store, scope, teller, question);
  if (source === undefined) {
    return { reason: "no source tells of the two", has: 0, needs: EVENTS_NEEDED };
  }
  const periods = panelPeriods(source);
  const facts = pairFacts(dyad);
  const ground = { store, scope, source, calendar: await calendarOf(store, scope, facts) };
  const leaders = dyad.map((of) => ({ kind: "leader", of }) as const);
  return {
    dyad,
    asOf,
    thirds: thirdsByYear(source),
    bystanders: await bystandersOf(store, scope, source.teller),
    facts: await readable(ground, facts, periods),
    leaders: (await readable(ground, leaders, periods)).map(({ of }) => of),
  };
}
