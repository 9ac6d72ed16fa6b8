import {
  type Granularity,
  type IsoDate,
  type Period,
  periodOf,
  periodsBetween,
} from "../../kernel/index.ts";
import type { Polarity } from "../../lexicon/index.ts";
import {
  type CountedFact,
  countedFacts,
  countedFactTotals,
  epochOf,
  epochOffsets,
  factSpans,
  type Scope,
  type SourceCoverage,
  type Store,
  sourceCards,
  sourceCoverage,
  sourceOffsets,
  type ToldCell,
  toldCells,
  toldTotals,
} from "../../record/index.ts";
import { panelSettings } from "./balance.ts";
import {
  countsBySource,
  type PolarCell,
  polarCells,
  polarEvents,
  type SourceCounts,
} from "./observations.ts";
import { type Placed, placedAgainst } from "./offsets.ts";

/** What to measure. */
export interface RelationScope extends Scope {
  readonly asOf: IsoDate;
  readonly dyad: readonly [string, string];
  readonly by: Granularity;
}

/** What a source tells of all other dyads in a period. */
export interface Total {
  readonly teller: string;
  readonly period: Period;
  readonly polarity: Polarity;
  readonly told: number;
  /** How many events these stand for in a rate; left out, as many as are told. */
  readonly acts?: number;
}

/** All that the record holds for the measure of one dyad. */
export interface Gathering {
  readonly scope: RelationScope;
  readonly cells: readonly PolarCell[];
  /** The same events by code, where a source codes them; what legacy scores are made of. */
  readonly coded: readonly ToldCell[];
  readonly totals: readonly Total[];
  /** From the first event to the last period that a source of the dyad covers; empty without dated events. */
  readonly periods: readonly Period[];
  /** The sources that tell of the dyad; the first tells most, and results are on its scale. */
  readonly sources: readonly SourceCoverage[];
  readonly offsets: readonly Placed[];
  /** Events dated too coarsely to stand in a period of this length. */
  readonly undated: number;
}

const isDated = (cell: PolarCell): cell is PolarCell & { period: Period } => cell.period !== null;

function spanned(
  cells: readonly PolarCell[],
  coverage: readonly SourceCoverage[],
  { asOf, by }: RelationScope,
): Period[] {
  const dated = cells
    .filter(isDated)
    .map(({ period }) => period)
    .sort();
  const [first, latest] = [dated[0], dated.at(-1)];
  if (first === undefined || latest === undefined) return [];
  const covered = coverage.map(({ last }) => (last < asOf ? last : asOf)).sort();
  const end = [latest, periodOf(covered.at(-1) ?? asOf, by)].sort().at(-1) ?? latest;
  return periodsBetween(first, end);
}

/** How much a source tells of the dyad, events of one period weighing less the more there are: see docs/method/balance.md. */
function weightOf({ counts }: SourceCounts, rho: number): number {
  return counts
    .map(polarEvents)
    .filter((n) => n > 0)
    .reduce((sum, n) => sum + n / (1 + (n - 1) * rho), 0);
}

/** Sources by how much they tell, then by name. */
function ranked(
  cells: readonly PolarCell[],
  periods: readonly Period[],
  by: Granularity,
): string[] {
  const { rho } = panelSettings(by);
  return countsBySource(cells, periods, { matter: "all" })
    .map((counts) => ({ source: counts.source, weight: weightOf(counts, rho) }))
    .sort((x, y) => y.weight - x.weight || (x.source < y.source ? -1 : 1))
    .map(({ source }) => source);
}

/** What a counting fact counts as. */
export const asCell = ({
  teller,
  period,
  from,
  mutual,
  polarity,
  matter,
  events,
  acts,
}: CountedFact): PolarCell => ({
  teller,
  period,
  from,
  mutual,
  polarity,
  matter: matter ?? undefined,
  events,
  acts,
});

async function factTotals(
  store: Store,
  scope: RelationScope,
  facts: readonly CountedFact[],
): Promise<Total[]> {
  const sources = [...new Set(facts.map(({ teller }) => teller))];
  if (sources.length === 0) return [];
  const totals = await countedFactTotals(store, { ...scope, sources }, scope.by);
  return totals.map(({ events, ...total }) => ({ ...total, told: events }));
}

/** The sources of counting facts about the dyad, with the days between which they state any. */
async function factSources(
  store: Store,
  scope: RelationScope,
  facts: readonly CountedFact[],
): Promise<SourceCoverage[]> {
  const tellers = [...new Set(facts.map(({ teller }) => teller))];
  if (tellers.length === 0) return [];
  const spans = await factSpans(store, scope, tellers);
  return spans.flatMap(({ source, first, last }) =>
    sourceCards()
      .filter((card) => card.id === source)
      .map(({ id, title, coding, licence, citation, address, faults }) => ({
        ...{ id, title, coding, licence, citation, address, faults },
        first,
        last,
      })),
  );
}

/** What is covered by a source in one of its epochs. */
function coverageOf(teller: string, held: readonly SourceCoverage[]): SourceCoverage[] {
  const epoch = epochOf(teller);
  return held
    .filter(({ id }) => id === epoch.source)
    .map((source) => ({
      ...source,
      id: teller,
      first: [source.first, epoch.first ?? source.first].sort().at(-1) ?? source.first,
      last: [source.last, epoch.last ?? source.last].sort()[0] ?? source.last,
    }));
}

async function offsetsOf(
  store: Store,
  scope: RelationScope,
  tellers: readonly string[],
  reference: string,
): Promise<Placed[]> {
  if (tellers.length < 2) return [];
  const links = [
    ...(await sourceOffsets(store, scope, scope.by, reference)),
    ...(await epochOffsets(store, scope, tellers)),
  ];
  return placedAgainst(reference, links);
}

/**
 * Read from the record what the measure of a dyad needs.
 *
 * @throws `record.damaged`
 */
export async function gatherRelation(store: Store, scope: RelationScope): Promise<Gathering> {
  const coded = await toldCells(store, scope, scope.by);
  const facts = await countedFacts(store, scope, scope.by);
  const cells = [...polarCells(coded), ...facts.map(asCell)];
  const tellers = new Set(cells.map(({ teller }) => teller));
  const held = [
    ...(await sourceCoverage(store, scope)),
    ...(await factSources(store, scope, facts)),
  ];
  const coverage = [...tellers].flatMap((teller) => coverageOf(teller, held));
  const periods = spanned(cells, coverage, scope);
  const order = ranked(cells, periods, scope.by);
  const sources = order.flatMap((id) => coverage.filter((source) => source.id === id));
  const [reference] = order;
  return {
    scope,
    cells,
    coded,
    totals: [
      ...(await toldTotals(store, scope, scope.by)).map(({ reports, ...total }) => ({
        ...total,
        told: reports,
      })),
      ...(await factTotals(store, scope, facts)),
    ],
    periods,
    sources,
    offsets: reference === undefined ? [] : await offsetsOf(store, scope, order, reference),
    undated: cells.reduce((sum, cell) => (isDated(cell) ? sum : sum + cell.events), 0),
  };
}
