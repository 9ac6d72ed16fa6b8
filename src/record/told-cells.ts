import type { Granularity, IsoDate, Period } from "../kernel/index.ts";
import type { CameoCode, Polarity } from "../lexicon/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { TELLER } from "./epochs.ts";
import { datedPeriodSql, periodNumberSql } from "./period-sql.ts";
import { POLARITY } from "./polarity-sql.ts";
import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";
import { ACT } from "./told-acts.ts";

/**
 * What each source tells, counted once within it: `told` has one row per source and event, `entry` one per source
 * and occurrence, so that a mutual act written down from both sides is one.
 */
export const TOLD: string = `
told AS (
  SELECT DISTINCT ON (source, event_id) ${TELLER} AS teller, event_id, occurrence_id, event_date, date_precision,
    source_actor, target_actor, cameo, quad_class, coding
  FROM counted WHERE NOT capped ORDER BY source, event_id, report_id
),
entry AS (
  SELECT * FROM told QUALIFY row_number() OVER (
    PARTITION BY teller, occurrence_id ORDER BY coding = 'hand' DESC, cameo, event_id
  ) = 1
)`;

/** How many events of a dyad one source tells of, by period, direction and code. */
export interface ToldCell {
  /** The source that tells of them, by epoch. */
  readonly teller: string;
  /** Absent for events whose date is too coarse for periods of this length. */
  readonly period: Period | null;
  readonly from: string;
  readonly to: string;
  readonly cameo: CameoCode;
  /** Whether it is one act of both sides, to be counted in both directions; written down from both, its ends are in order of the alphabet. */
  readonly mutual: boolean;
  readonly events: number;
}

/** A dyad's events as each source tells them; an event and its mirror are one. */
export async function toldCells(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
  by: Granularity,
): Promise<ToldCell[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<ToldCell>(
    store.connection,
    `WITH ${ctes}, ${ACT},
     alike AS (
       SELECT source, "from", "to", cameo, mutual, date_precision, min(event_date) AS event_date,
         count(*) AS events
       FROM act
       GROUP BY source, "from", "to", cameo, mutual, date_precision, ${periodNumberSql("month")}
     )
     SELECT ${TELLER} AS teller, ${datedPeriodSql(by)} AS period, "from", "to", cameo, mutual,
       sum(events)::DOUBLE AS events
     FROM alike GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}

/** How many reports of one polarity a source holds of a period about everybody else. */
export interface ToldTotal {
  readonly teller: string;
  readonly period: Period;
  readonly polarity: Polarity;
  /** Reports between two known actors, repetitions and mirror images included. */
  readonly reports: number;
}

/** Counted by month before anything is named: a period and an epoch of a source begin with a month, and names are dear. */
async function reportTotals(
  store: Store,
  scope: Scope,
  by: Granularity,
  among: string,
  actors: Readonly<Record<string, string>> = {},
): Promise<ToldTotal[]> {
  return await rowsOf<ToldTotal>(
    store.connection,
    `WITH alike AS (
       SELECT source, cameo, date_precision, min(event_date) AS event_date, count(*) AS reports
       FROM report
       WHERE event_id IS NOT NULL AND known_from <= CAST($as_of AS DATE)
         AND ($sources = '' OR list_contains(string_split($sources, ','), source))
         AND ${among}
       GROUP BY source, cameo, date_precision, ${periodNumberSql("month")}
     )
     SELECT ${TELLER} AS teller, ${datedPeriodSql(by)} AS period, ${POLARITY} AS polarity,
       sum(reports)::DOUBLE AS reports
     FROM alike WHERE period IS NOT NULL GROUP BY ALL ORDER BY ALL`,
    { as_of: scope.asOf, sources: scope.sources?.join(",") ?? "", ...actors },
  );
}

/**
 * What each source tells of all dyads but one: the exposure that the dyad's counts are out of. Reports and not events:
 * only how the total moves matters, and a record of millions is counted at once.
 */
export async function toldTotals(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
  by: Granularity,
): Promise<ToldTotal[]> {
  const [a, b] = scope.dyad;
  const all = await store.once(["told totals", scope.asOf, scope.sources, by], () =>
    reportTotals(store, scope, by, "TRUE"),
  );
  const between = "source_actor IN ($a, $b) AND target_actor IN ($a, $b)";
  const own = await reportTotals(store, scope, by, between, { a, b });
  const cell = ({ teller, period, polarity }: ToldTotal): string =>
    `${teller} ${period} ${polarity}`;
  const held = new Map(own.map((total) => [cell(total), total.reports]));
  return all
    .map((total) => ({ ...total, reports: total.reports - (held.get(cell(total)) ?? 0) }))
    .filter(({ reports }) => reports > 0);
}

/** What one side did to the other on one day, by code; mutual acts, which nobody begins, are left out. */
export interface DirectedDay {
  readonly teller: string;
  readonly day: IsoDate;
  readonly from: string;
  readonly cameo: CameoCode;
  readonly events: number;
}

/** A dyad's one-sided acts, of those dated to the day. */
export async function directedDays(
  store: Store,
  scope: Scope & { readonly dyad: readonly [string, string] },
): Promise<DirectedDay[]> {
  const { ctes, bindings } = derivation(scope);
  return await rowsOf<DirectedDay>(
    store.connection,
    `WITH ${ctes}, ${ACT}
     SELECT ${TELLER} AS teller, event_date::VARCHAR AS day, "from", cameo, count(*)::DOUBLE AS events
     FROM act WHERE date_precision = 'day' AND NOT mutual GROUP BY ALL ORDER BY ALL`,
    bindings,
  );
}
