import {
  type Granularity,
  lastDayOf,
  type Period,
  periodOf,
  periodsBetween,
  spanOf,
} from "../kernel/index.ts";
import type { QuadClass } from "../lexicon/index.ts";
import {
  coverageBy,
  type DirectedCount,
  directedCounts,
  type Scope,
  type Store,
} from "../record/index.ts";

/** Events that one actor directed at another in one period, by quad class. */
export interface PanelRow {
  readonly period: Period;
  readonly source: string;
  readonly target: string;
  readonly verbalCooperation: number;
  readonly materialCooperation: number;
  readonly verbalConflict: number;
  readonly materialConflict: number;
}

/** A dyad's events counted by directed half, period and quad class. */
export interface Panel {
  readonly dyad: readonly [string, string];
  readonly by: Granularity;
  /** Every period from the first to the last with an event, both directions: a zero is a period in which none is recorded. */
  readonly rows: readonly PanelRow[];
  /** Events dated too coarsely to stand in a period of this length, by direction. */
  readonly undated: readonly {
    readonly source: string;
    readonly target: string;
    readonly events: number;
  }[];
  /** Reports and articles that the whole record holds of each period: what the counts are out of. */
  readonly coverage: readonly {
    readonly period: Period;
    readonly reports: number;
    readonly articles: number;
  }[];
}

/** What to count. */
export interface PanelScope extends Scope {
  readonly dyad: readonly [string, string];
  readonly by: Granularity;
  /** First and last day or period to show; left out, as far as there are events. */
  readonly from?: string;
  readonly to?: string;
}

const FIELDS: Readonly<Record<QuadClass, keyof PanelRow>> = {
  1: "verbalCooperation",
  2: "materialCooperation",
  3: "verbalConflict",
  4: "materialConflict",
};

function emptyRow(period: Period, source: string, target: string): PanelRow {
  return {
    period,
    source,
    target,
    verbalCooperation: 0,
    materialCooperation: 0,
    verbalConflict: 0,
    materialConflict: 0,
  };
}

function periodsShown(scope: PanelScope, seen: readonly Period[]): Period[] {
  const sorted = [...seen].sort();
  const first = scope.from === undefined ? sorted[0] : periodOf(spanOf(scope.from).first, scope.by);
  const last = scope.to === undefined ? sorted.at(-1) : periodOf(spanOf(scope.to).last, scope.by);
  if (first === undefined || last === undefined) return [];
  return periodsBetween(first, last).filter((p) => lastDayOf(p) >= spanOf(first).first);
}

const isDated = (count: DirectedCount): count is DirectedCount & { period: Period } =>
  count.period !== null;

/**
 * Count a dyad's events, not its rows, in both directions; mutual acts count once in each.
 *
 * Method: see docs/method/panel.md. An event whose date is known to the year only is left out of quarters and
 * months and listed as undated.
 *
 * @throws `kernel.period-malformed` for `from` or `to`
 */
export async function dyadPanel(store: Store, scope: PanelScope): Promise<Panel> {
  const counts = await directedCounts(store, scope, scope.by);
  const dated = counts.filter(isDated);
  const periods = periodsShown(
    scope,
    dated.map((c) => c.period),
  );
  const [a, b] = scope.dyad;
  const halves = [
    [a, b],
    [b, a],
  ] as const;
  const rows = periods.flatMap((period) =>
    halves.map(([source, target]) => {
      const row = { ...emptyRow(period, source, target) };
      const own = dated.filter(
        (c) => c.period === period && c.source === source && c.target === target,
      );
      const filled = own.map((c) => [FIELDS[c.quadClass], c.events] as const);
      return { ...row, ...Object.fromEntries(filled) };
    }),
  );
  const undated = halves
    .map(([source, target]) => ({
      source,
      target,
      events: counts
        .filter((c) => c.period === null && c.source === source && c.target === target)
        .reduce((sum, c) => sum + c.events, 0),
    }))
    .filter((u) => u.events > 0);
  const { dyad: _, ...everyone } = scope;
  const coverage = await coverageBy(store, everyone, scope.by);
  return {
    dyad: scope.dyad,
    by: scope.by,
    rows,
    undated,
    coverage: coverage.filter((c) => periods.includes(c.period)),
  };
}
