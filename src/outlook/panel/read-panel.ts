import { furthestTeller, namesOf } from "../../drivers/index.ts";
import type { IsoDate, Period, PeriodLength } from "../../kernel/index.ts";
import { type Store, type ToldCounts, toldCounts, widestTeller } from "../../record/index.ts";
import {
  COUNT_TARGETS,
  type CountTarget,
  type DyadSeries,
  type ForecastPanel,
  type LateCount,
} from "./forecast-panel.ts";
import { type Standing, steadyDyads } from "./steady-dyads.ts";
import { type Watch, watchOf } from "./watch.ts";

/** Which panel to read. */
export interface PanelRequest {
  /** Nothing that became known after this day is used. */
  readonly asOf: IsoDate;
  readonly by: PeriodLength;
  /** Sources to choose from; left out, all. */
  readonly sources?: readonly string[];
  /** The dyad that is first whatever is told of it. */
  readonly dyad?: readonly [string, string];
  /** The source, or epoch of one, to read; left out, the one that tells of the dyad in most periods, or of most dyads. */
  readonly teller?: string;
  /** Most dyads; 200 unless told. */
  readonly dyads?: number;
  /** Dyads are chosen and put in order by what was known before this period; left out, by all. */
  readonly knownBefore?: Period;
  /** Fewest polar events of a dyad other than the one asked for; 20 unless told. */
  readonly fewest?: number;
}

/** Why there is no panel. */
export interface PanelMissing {
  /** A clause without a full stop. */
  readonly reason: string;
  /** What there is of it, and what it would take. */
  readonly has: number;
  readonly needs: number;
}

const MOST_DYADS = 200;
const FEWEST_EVENTS = 20;

async function tellerOf(store: Store, request: PanelRequest): Promise<string | undefined> {
  const { asOf, by, sources, dyad, teller } = request;
  if (teller !== undefined) return teller;
  if (dyad !== undefined) return await furthestTeller(store, { asOf, by, sources, dyad });
  return await widestTeller(store, { asOf, sources }, by);
}

const COLUMNS = {
  cooperation: "cooperation",
  conflict: "conflict",
  "material-conflict": "materialConflict",
} as const satisfies Readonly<Record<CountTarget, keyof ToldCounts["cells"]>>;

/** Counts of a dyad of which nothing is told. */
function untold({ looked }: Watch, tellsMatter: boolean): Record<CountTarget, Float64Array> {
  const none = (): Float64Array => Float64Array.from(looked, (has) => (has ? 0 : Number.NaN));
  const never = new Float64Array(looked.length).fill(Number.NaN);
  return {
    cooperation: none(),
    conflict: none(),
    "material-conflict": tellsMatter ? none() : never,
  };
}

/** What is told of one dyad, in the panel's periods. */
function seriesOf(
  { cells, tellsMatter }: ToldCounts,
  watch: Watch,
  standing: Standing,
): DyadSeries {
  const counts = untold(watch, tellsMatter);
  const late: LateCount[] = [];
  for (let row = standing.rows.first; row < standing.rows.end; row++) {
    const period = (cells.period[row] ?? 0) - watch.begin;
    const known = (cells.known[row] ?? 0) - watch.begin;
    if (watch.looked[period] !== true) continue;
    for (const target of COUNT_TARGETS) {
      const events = cells[COLUMNS[target]][row] ?? 0;
      // what a source does not tell apart stays unknown
      if (known === period) counts[target][period] = (counts[target][period] ?? 0) + events;
      else if (events > 0) late.push({ period, known, target, events });
    }
  }
  const [a, b] = standing.dyad;
  return { a, b, counts, late: late.toSorted((x, y) => x.known - y.known) };
}

function missing(teller: string | undefined, asked: PanelRequest["dyad"]): PanelMissing {
  const of = asked === undefined ? "anybody" : `what passes between ${namesOf(asked)}`;
  const reason =
    teller === undefined ? `no source of those chosen tells of ${of}` : `${teller} tells of nobody`;
  return { reason, has: 0, needs: 1 };
}

const inAlphabet = (dyad: PanelRequest["dyad"]): readonly [string, string] | undefined =>
  dyad === undefined || dyad[0] < dyad[1] ? dyad : [dyad[1], dyad[0]];

/**
 * Read what one source tells of its dyads, by period and as it was known at the end of each.
 *
 * Method page: docs/method/forecast-panel.md
 *
 * @returns why there is none, where no source tells of the dyad, none of a whole period, or none of any dyad often enough
 */
export async function readForecastPanel(
  store: Store,
  request: PanelRequest,
): Promise<ForecastPanel | PanelMissing> {
  const { asOf, by, fewest = FEWEST_EVENTS, dyads = MOST_DYADS } = request;
  const asked = inAlphabet(request.dyad);
  const teller = await tellerOf(store, request);
  const told =
    teller === undefined ? undefined : await toldCounts(store, { asOf, teller, by, fewest, asked });
  if (teller === undefined || told === undefined) {
    return missing(teller, asked);
  }
  const watch = watchOf(told, teller, asOf);
  if (watch.looked.length === 0) {
    return { reason: `${teller} tells of no whole ${by}`, has: 0, needs: 1 };
  }
  const { knownBefore } = request;
  const chosen = steadyDyads(told, watch, { asked, most: dyads, fewest, knownBefore });
  if (chosen.length === 0) {
    const reason = `${teller} tells of no two states as often as is asked`;
    return { reason, has: 0, needs: fewest };
  }
  return {
    teller,
    by,
    periods: watch.periods,
    dyads: chosen.map((standing) => ({
      ...seriesOf(told, watch, standing),
      ...(standing.added === true ? { added: true } : {}),
    })),
  };
}
