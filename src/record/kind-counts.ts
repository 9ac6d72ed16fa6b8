import type { Period } from "../kernel/index.ts";
import { type CameoCode, type PloverType, quadClassOf } from "../lexicon/index.ts";
import { derivation, type Scope } from "./derivation.ts";
import { ploverOfEvent } from "./dyad-events.ts";
import { TELLER } from "./epochs.ts";
import type { Selectable } from "./event-selection.ts";
import { periodNumberSql, periodSql } from "./period-sql.ts";
import { literal, rowsOf } from "./query.ts";
import type { Store } from "./store.ts";
import { ACT } from "./told-acts.ts";

/** A kind of event, told by what is coded: no actor, no further participant. */
export interface CountedKind {
  readonly id: string;
  readonly holds: (event: Pick<Selectable, "cameo" | "quadClass" | "mutual" | "plover">) => boolean;
}

/** How many events of a kind one actor directed at another in a month; an event and its mirror are one. */
export interface KindCount {
  /** A source, or one of its epochs. */
  readonly teller: string;
  readonly kind: string;
  /** Of a mutual act written down from both sides, the lesser code. */
  readonly from: string;
  readonly to: string;
  readonly mutual: boolean;
  readonly month: Period;
  /** The month by whose end they were known, never before `month`. */
  readonly known: Period;
  readonly events: number;
}

/** Which dyads are counted. */
export interface BusyDyads {
  /** Fewest events of a dyad, of whatever kind, told by one source. */
  readonly fewest: number;
  /** Only what happened before this day counts towards them. */
  readonly before: string;
}

interface Coding {
  readonly cameo: CameoCode;
  readonly ploverType: PloverType | null;
  readonly ploverMode: string | null;
}

/** Every coding that the record holds, whatever the scope: some hundreds. */
async function codingsHeld(store: Store): Promise<readonly Coding[]> {
  return await store.once(["codings held"], () =>
    rowsOf<Coding>(
      store.connection,
      `SELECT DISTINCT cameo, plover_type AS "ploverType", plover_mode AS "ploverMode" FROM report`,
    ),
  );
}

/** One row for each coding and kind that belong together, as SQL values. */
function belonging(codings: readonly Coding[], kinds: readonly CountedKind[]): string[] {
  return codings.flatMap(({ cameo, ploverType, ploverMode }) => {
    const plover = ploverOfEvent(cameo, ploverType, ploverMode);
    const coded = { cameo, quadClass: quadClassOf(cameo), plover };
    return [true, false].flatMap((mutual) =>
      kinds.flatMap(({ holds }, kind) => {
        if (!holds({ ...coded, mutual })) return [];
        const key = [cameo, ploverType ?? "", ploverMode ?? ""].map(literal).join(", ");
        return [`(${key}, ${mutual}, ${kind})`];
      }),
    );
  });
}

const IS_BUSY = `
busy AS (
  SELECT source, least("from", "to") AS a, greatest("from", "to") AS b FROM act
  WHERE event_date < CAST($before AS DATE) GROUP BY ALL HAVING count(*) >= $fewest
),
meant AS (
  SELECT act.* FROM act JOIN busy
  ON act.source = busy.source AND a = least("from", "to") AND b = greatest("from", "to")
)`;

/**
 * Events of several kinds by month, in one pass over the record: of one dyad, or of many. An event may be of several kinds.
 * Events dated only to the year are left out.
 *
 * @param kinds each decides by an event's coding; which codings belong to it is asked once and not of every event
 * @param busy only dyads of so many events; left out, all
 */
export async function kindCounts(
  store: Store,
  scope: Scope,
  kinds: readonly CountedKind[],
  busy?: BusyDyads,
): Promise<KindCount[]> {
  const rows = belonging(await codingsHeld(store), kinds);
  if (rows.length === 0) return [];
  const { ctes, bindings } = derivation(scope);
  const meant = busy === undefined ? "meant AS (FROM act)" : IS_BUSY;
  const counts = await rowsOf<Omit<KindCount, "kind"> & { readonly kind: number }>(
    store.connection,
    `WITH ${ctes}, ${ACT}, ${meant},
     coded(cameo, plover_type, plover_mode, mutual, kind) AS (VALUES ${rows.join(", ")}),
     alike AS (
       SELECT source, "from", "to", meant.mutual AS mutual, kind, min(event_date) AS event_date,
         date_trunc('month', greatest(any_value(event_date), any_value(known_from))) AS known, count(*) AS events
       FROM meant JOIN coded ON meant.cameo = coded.cameo AND meant.mutual = coded.mutual
         AND coalesce(meant.plover_type, '') = coded.plover_type
         AND coalesce(meant.plover_mode, '') = coded.plover_mode
       WHERE date_precision <> 'year'
       GROUP BY source, "from", "to", meant.mutual, kind, ${periodNumberSql("month")},
         year(known_from), month(known_from)
     )
     SELECT ${TELLER} AS teller, kind::INTEGER AS kind, "from", "to", mutual, ${periodSql("month")} AS month,
       strftime(known, '%Y-%m') AS known, sum(events)::DOUBLE AS events
     FROM alike GROUP BY ALL ORDER BY ALL`,
    busy === undefined ? bindings : { ...bindings, fewest: busy.fewest, before: busy.before },
  );
  return counts.map((count) => ({ ...count, kind: kinds[count.kind]?.id ?? "" }));
}
