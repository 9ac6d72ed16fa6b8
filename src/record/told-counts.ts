import {
  type IsoDate,
  type Period,
  type PeriodLength,
  periodOf,
  shiftPeriod,
} from "../kernel/index.ts";
import { countedFactTables } from "./counted-facts.ts";
import { type Derivation, derivation, type Scope } from "./derivation.ts";
import { epochOf, TELLER } from "./epochs.ts";
import { isDatedSql, periodNumberSql, UNTIL } from "./period-sql.ts";
import { IS_CONFLICTUAL, IS_COOPERATIVE } from "./polarity-sql.ts";
import { columnsOf, literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";
import { ACT } from "./told-acts.ts";

/** Which of a source's dyads to count. */
export interface CountScope {
  /** Nothing that became known after this day is used. */
  readonly asOf: string;
  /** The source, or one of its epochs. */
  readonly teller: string;
  readonly by: PeriodLength;
  /** Only dyads with so many polar events. */
  readonly fewest: number;
  /** A dyad that is counted however few it has; the lesser code of the two first. */
  readonly asked?: readonly [string, string] | undefined;
}

/** What one source tells of its dyads, an event and its mirror being one; counting facts are counted with events. */
export interface ToldCounts {
  /** Every period from the first to the last of which the source tells. */
  readonly periods: readonly Period[];
  /** The first and last day of each of which it tells of anybody; absent where it tells of nobody. */
  readonly days: readonly ({ readonly first: IsoDate; readonly last: IsoDate } | undefined)[];
  /** Whether it tells words from deeds. */
  readonly tellsMatter: boolean;
  /** In the order of their codes, the lesser of the two first. */
  readonly dyads: readonly (readonly [string, string])[];
  /** One row per dyad, period and period by whose end its events were known; in this order. */
  readonly cells: CountCells;
}

/** Counts in columns. A period's index may lie beyond the last period where events became known after it. */
export interface CountCells {
  readonly dyad: Int32Array;
  readonly period: Int32Array;
  readonly known: Int32Array;
  readonly cooperation: Float64Array;
  readonly conflict: Float64Array;
  /** Conflictual deeds (quad class 4); zero where the source does not tell words from deeds. */
  readonly materialConflict: Float64Array;
}

/** Only reports of the epoch. */
function isInEpoch(teller: string): string {
  const { first, last } = epochOf(teller);
  const from = first === undefined ? "TRUE" : `event_date >= DATE ${literal(first)}`;
  const to = last === undefined ? "TRUE" : `event_date <= DATE ${literal(last)}`;
  return `${from} AND ${to}`;
}

/** Common table expressions of events and of counting facts: `known`, `counted` and `act`, and `dated`. */
function tables(
  scope: Pick<Scope, "asOf" | "sources">,
  by: PeriodLength,
  among: string,
): Derivation {
  const events = derivation(scope, among);
  const facts = countedFactTables(scope, by, { sql: "TRUE", bindings: {} });
  return {
    ctes: `${events.ctes}, ${ACT}, ${facts.ctes}`,
    bindings: { ...events.bindings, ...facts.bindings },
  };
}

const ofTeller = ({ asOf, teller, by }: CountScope): Derivation =>
  tables({ asOf, sources: [epochOf(teller).source] }, by, isInEpoch(teller));

interface ToldPeriod {
  readonly number: number;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly tellsMatter: boolean;
}

/** The periods of which the source tells of anybody. The article cap drops no day, so that reports need not be derived. */
async function toldPeriods(store: Store, scope: CountScope): Promise<ToldPeriod[]> {
  const { ctes, bindings } = ofTeller(scope);
  const number = periodNumberSql(scope.by);
  return await rowsOf<ToldPeriod>(
    store.connection,
    `WITH ${ctes},
     day AS (
       SELECT ${number} AS number, event_date, max(${UNTIL}) AS until, TRUE AS matter
       FROM known WHERE ${isDatedSql(scope.by)} GROUP BY event_date
       UNION ALL
       SELECT ${number} AS number, event_date, max(last_day) AS until, bool_or(matter IS NOT NULL) AS matter
       FROM dated GROUP BY event_date
     )
     SELECT number::INTEGER AS number, min(event_date)::VARCHAR AS first, max(until)::VARCHAR AS last,
       bool_or(matter) AS "tellsMatter"
     FROM day GROUP BY number ORDER BY number`,
    bindings,
  );
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly period: number;
  readonly known: number;
  readonly cooperation: number;
  readonly conflict: number;
  readonly material: number;
}

type CellColumns = { readonly [Column in keyof Cell]: readonly Cell[Column][] };

async function cellColumns(store: Store, scope: CountScope): Promise<CellColumns> {
  const { ctes, bindings } = ofTeller(scope);
  const number = periodNumberSql(scope.by);
  const asked =
    scope.asked === undefined ? "FALSE" : `(a, b) = (${scope.asked.map(literal).join(", ")})`;
  return await columnsOf<Cell>(
    store.connection,
    `WITH ${ctes},
     counting AS (
       SELECT least("from", "to") AS a, greatest("from", "to") AS b, ${number} AS period,
         greatest(${periodNumberSql(scope.by, "known_from")}, ${number}) AS known,
         ${IS_COOPERATIVE} AS cooperative, ${IS_CONFLICTUAL} AS conflictual, quad_class = 4 AS material, 1 AS events
       FROM act WHERE ${isDatedSql(scope.by)}
       UNION ALL
       SELECT least(actor_a, actor_b), greatest(actor_a, actor_b), ${number}, ${number},
         polarity = 'cooperation', polarity = 'conflict',
         polarity = 'conflict' AND matter IS NOT DISTINCT FROM 'deeds', events
       FROM dated
     ),
     cell AS (
       SELECT a, b, period::INTEGER AS period, known::INTEGER AS known,
         coalesce(sum(events) FILTER (cooperative), 0)::DOUBLE AS cooperation,
         coalesce(sum(events) FILTER (conflictual), 0)::DOUBLE AS conflict,
         coalesce(sum(events) FILTER (material), 0)::DOUBLE AS material
       FROM counting WHERE cooperative OR conflictual OR material GROUP BY ALL
     ),
     meant AS (
       SELECT a, b FROM cell GROUP BY a, b HAVING sum(cooperation + conflict) >= ${scope.fewest} OR ${asked}
     )
     SELECT cell.* FROM cell JOIN meant USING (a, b) ORDER BY a, b, period, known`,
    bindings,
  );
}

/** The number of each row's dyad, of rows in the order of dyads, and the dyads. */
function numbered({ a, b }: CellColumns): {
  readonly dyad: Int32Array;
  readonly dyads: readonly (readonly [string, string])[];
} {
  const dyads: (readonly [string, string])[] = [];
  const dyad = Int32Array.from(a, (one, row) => {
    const other = b[row] ?? "";
    const held = dyads.at(-1);
    if (held?.[0] !== one || held[1] !== other) dyads.push([one, other]);
    return dyads.length - 1;
  });
  return { dyad, dyads };
}

/**
 * Everything that one source tells of its dyads, by period and by when it was known, in two statements. Acts whose date is too
 * coarse for periods of this length are left out; what a source counts by the year or the day is taken to be known in time.
 *
 * @returns undefined where the source tells of nobody
 */
export async function toldCounts(store: Store, scope: CountScope): Promise<ToldCounts | undefined> {
  const told = await toldPeriods(store, scope);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const columns = await cellColumns(store, scope);
  const begin = periodOf(first.first, scope.by);
  const byIndex = new Map(told.map((period) => [period.number - first.number, period]));
  const length = last.number - first.number + 1;
  const index = (number: number): number => number - first.number;
  const { dyad, dyads } = numbered(columns);
  return {
    periods: Array.from({ length }, (_, i) => shiftPeriod(begin, i)),
    days: Array.from({ length }, (_, i) => byIndex.get(i)),
    tellsMatter: told.some(({ tellsMatter }) => tellsMatter),
    dyads,
    cells: {
      dyad,
      period: Int32Array.from(columns.period, index),
      known: Int32Array.from(columns.known, index),
      cooperation: Float64Array.from(columns.cooperation),
      conflict: Float64Array.from(columns.conflict),
      materialConflict: Float64Array.from(columns.material),
    },
  };
}

/**
 * The source, or epoch of one, that tells of most dyads in most periods: the one with most pairs of a dyad and a period in which a
 * polar report or fact is told of it.
 *
 * @returns undefined where none tells of any
 */
export async function widestTeller(
  store: Store,
  scope: Pick<Scope, "asOf" | "sources">,
  by: PeriodLength,
): Promise<string | undefined> {
  const { ctes, bindings } = tables(scope, by, "TRUE");
  const number = periodNumberSql(by);
  const [widest] = await rowsOf<{ readonly teller: string }>(
    store.connection,
    `WITH ${ctes},
     told AS (
       SELECT ${TELLER} AS teller, least(source_actor, target_actor) AS a, greatest(source_actor, target_actor) AS b,
         ${number} AS period
       FROM known WHERE ${isDatedSql(by)} AND (${IS_COOPERATIVE} OR ${IS_CONFLICTUAL})
       UNION
       SELECT teller, least(actor_a, actor_b), greatest(actor_a, actor_b), ${number} FROM dated
     )
     SELECT teller FROM told GROUP BY teller ORDER BY count(*) DESC, teller LIMIT 1`,
    bindings,
  );
  return widest?.teller;
}
