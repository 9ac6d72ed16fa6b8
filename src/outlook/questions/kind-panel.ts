import type { IsoDate, Period } from "../../kernel/index.ts";
import { epochOf, type KindCount, kindCounts, type Store } from "../../record/index.ts";
import { type SourceWatch, sourceWatch } from "./coverage.ts";
import type { QuestionHistory } from "./history.ts";
import { isCodedAs } from "./selection.ts";
import type { StandardKind } from "./standard-set.ts";

/** Events of one kind of one dyad by month. */
export interface KindSeries {
  readonly kind: string;
  /** As known in the end; NaN where the source did not look. */
  readonly events: Float64Array;
  /** What became known only in a later month. */
  readonly late: readonly {
    readonly month: number;
    readonly known: number;
    readonly events: number;
  }[];
}

/** What one source tells of the kinds of many dyads, over the same months. */
export interface KindPanel {
  readonly teller: string;
  /** In order, without gaps, each whole. */
  readonly months: readonly Period[];
  readonly dyads: readonly {
    readonly a: string;
    readonly b: string;
    readonly series: readonly KindSeries[];
  }[];
}

/** Which panel is read. */
export interface KindPanelRequest {
  readonly asOf: IsoDate;
  readonly teller: string;
  readonly kinds: readonly Pick<StandardKind, "id" | "select">[];
  /** Only dyads of so many events, whatever kind, before a day: chosen without what comes after. */
  readonly fewest: number;
  readonly before: IsoDate;
}

type Column = { readonly events: Float64Array; readonly late: KindSeries["late"][number][] };

function addTo(column: Column, count: KindCount, places: ReadonlyMap<string, number>): void {
  const month = places.get(count.month);
  if (month === undefined) return;
  column.events[month] = (column.events[month] || 0) + count.events;
  if (count.known === count.month) return;
  const known = places.get(count.known) ?? places.size;
  column.late.push({ month, known, events: count.events });
}

function panelOf(
  watch: SourceWatch,
  counts: readonly KindCount[],
  { teller, kinds }: KindPanelRequest,
): KindPanel {
  const months = watch.months.slice(0, watch.whole);
  const places = new Map(months.map((month, i) => [String(month), i]));
  const empty = (): Column => ({
    events: Float64Array.from(months, (_, i) => (watch.looked[i] === true ? 0 : Number.NaN)),
    late: [],
  });
  const dyads = new Map<string, Map<string, Column>>();
  for (const count of counts) {
    const key = [count.from, count.to].sort().join(" ");
    const columns = dyads.get(key) ?? new Map(kinds.map(({ id }) => [id, empty()]));
    dyads.set(key, columns);
    const column = columns.get(count.kind);
    if (column !== undefined) addTo(column, count, places);
  }
  return {
    teller,
    months,
    dyads: [...dyads].sort().map(([key, columns]) => {
      const [a = "", b = ""] = key.split(" ");
      return { a, b, series: [...columns].map(([kind, column]) => ({ kind, ...column })) };
    }),
  };
}

/** Every event, so that a dyad is held whose kinds never happened. */
const ANY = "any";

/**
 * What a source tells of the kinds of all dyads busy enough.
 *
 * @returns undefined where the source tells of nobody
 */
export async function readKindPanel(
  store: Store,
  request: KindPanelRequest,
): Promise<KindPanel | undefined> {
  const { asOf, teller, kinds, fewest, before } = request;
  const watch = await sourceWatch(store, teller, asOf);
  if (watch === undefined) return undefined;
  const counted = kinds.map(({ id, select }) => ({
    id,
    holds: (event: Parameters<typeof isCodedAs>[0]) => isCodedAs(event, select),
  }));
  const all = [...counted, { id: ANY, holds: () => true }];
  const scope = { asOf, sources: [epochOf(teller).source] };
  const counts = await kindCounts(store, scope, all, { fewest, before });
  return panelOf(
    watch,
    counts.filter((count) => count.teller === teller),
    request,
  );
}

/** What was known of a series at the end of a month: nothing later, and nothing that became known later. */
export function historyAtMonth(
  months: readonly Period[],
  { events, late }: KindSeries,
  origin: number,
): QuestionHistory {
  const known = events.slice(0, origin + 1);
  for (const one of late) {
    if (one.month <= origin && one.known > origin) {
      known[one.month] = (known[one.month] ?? 0) - one.events;
    }
  }
  return {
    months: months.slice(0, origin + 1),
    events: known,
    others: new Float64Array(origin + 1),
  };
}
