import { firstDayOf, periodOf } from "../../kernel/index.ts";
import type { KindCount } from "../../record/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";
import type { KindCounts } from "./occasions.ts";

/**
 * Counts of kinds of event by month as the panel's periods have them: of each dyad, whoever acts.
 *
 * Only events known by the end of their own month count, so that no period knows more than was known at its end.
 *
 * @param counts of the panel's source and others, by month
 * @returns nothing for a panel by week
 */
export function kindColumns(panel: ForecastPanel, counts: readonly KindCount[]): KindCounts[] {
  const { by, teller, periods } = panel;
  if (by === "week") return [];
  const places = new Map(periods.map((period, place) => [period, place]));
  const dyads = new Map(panel.dyads.map(({ a, b }, dyad) => [`${a} ${b}`, dyad]));
  const columns = new Map<string, KindCounts>();
  for (const { kind, from, to, month, known, events, teller: told } of counts) {
    const dyad = dyads.get(from < to ? `${from} ${to}` : `${to} ${from}`);
    const place = places.get(periodOf(firstDayOf(month), by));
    if (dyad === undefined || place === undefined || told !== teller || known > month) continue;
    const key = `${kind} ${dyad}`;
    const column = columns.get(key) ?? { kind, dyad, counts: new Float64Array(periods.length) };
    columns.set(key, column);
    column.counts[place] = (column.counts[place] ?? 0) + events;
  }
  return [...columns.values()];
}
