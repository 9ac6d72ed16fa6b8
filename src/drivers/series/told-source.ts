import {
  type IsoDate,
  type Period,
  type PeriodLength,
  periodsBetween,
} from "../../kernel/index.ts";
import { pairKey } from "../../measure/index.ts";
import {
  type ActQuestion,
  epochOf,
  type Scope,
  type Store,
  sourceCards,
  sourceMeasures,
  type ToldAct,
  type ToldSpread,
  toldActs,
  toldSpread,
} from "../../record/index.ts";
import type { PanelScope } from "./reading.ts";
import { type Ties, type ToldDyads, tiesOver } from "./ties.ts";

/** All that one source tells of the dyads that a panel needs, and of everybody without names. */
export interface ToldSource extends ToldDyads {
  /** The latest day that it tells of. */
  readonly latest: IsoDate;
  /** Polar events of all dyads per period. */
  readonly everybody: Float64Array;
  readonly spread: ReadonlyMap<Period, readonly ToldSpread[]>;
  /** Whether it tells who acts, words from deeds, and acts by code. */
  /** The ties of the dyad's two; made when first asked for. */
  readonly ties: () => Ties;
  readonly tells: { readonly sides: boolean; readonly matter: boolean; readonly codes: boolean };
}

/** Of which dyad a source is sought, over periods of any length. */
export interface TellerScope extends Omit<PanelScope, "by"> {
  readonly by: PeriodLength;
}

/** Whether a person codes a source: one who tells of nobody has looked, a machine that does was not there. */
export function isHandCoded(teller: string): boolean {
  const { source } = epochOf(teller);
  return sourceCards().find(({ id }) => id === source)?.coding === "hand";
}

const only = ({ asOf }: PanelScope, teller: string): Scope => ({
  asOf,
  sources: [epochOf(teller).source],
});

/** Whether an act shows a side that it takes: attention shows none. */
export const isPolar = ({ polarity }: ToldAct): boolean => polarity !== "attention";

/**
 * The source whose events are counted: the one that is asked for, else that which tells of the dyad in most periods, as it is
 * searched for turns. Of a source of several epochs, one epoch.
 *
 * @returns undefined where none tells of a polar event of the dyad
 */
export async function furthestTeller(
  store: Store,
  { asOf, dyad, by, sources, eventSource }: TellerScope,
): Promise<string | undefined> {
  const chosen = eventSource === undefined ? sources : [eventSource];
  const scope = chosen === undefined ? { asOf } : { asOf, sources: chosen };
  const question = { pairs: [dyad], touching: [], coded: [] };
  const acts = (await toldActs(store, scope, by, question)).filter(isPolar);
  const reach = [...new Set(acts.map(({ teller }) => teller))].map((teller) => {
    const own = acts.filter((act) => act.teller === teller);
    const events = own.reduce((sum, act) => sum + act.events, 0);
    return { teller, events, periods: new Set(own.map(({ period }) => period)).size };
  });
  reach.sort(
    (x, y) => y.periods - x.periods || y.events - x.events || (x.teller < y.teller ? -1 : 1),
  );
  return reach[0]?.teller;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function byPair(acts: readonly ToldAct[]): Map<string, ToldAct[]> {
  const found = new Map<string, ToldAct[]>();
  for (const act of acts) {
    const key = pairKey(act.from, act.to);
    const own = found.get(key);
    if (own === undefined) found.set(key, [act]);
    else own.push(act);
  }
  return found;
}

function byPeriod(spread: readonly ToldSpread[]): Map<Period, ToldSpread[]> {
  const found = new Map<Period, ToldSpread[]>();
  for (const row of spread) {
    const rows = found.get(row.period) ?? [];
    rows.push(row);
    found.set(row.period, rows);
  }
  return found;
}

/**
 * Read what a source tells of the dyads that are asked about, in two queries however many they are.
 *
 * A machine that tells of nobody in a period was not there; a person who does has looked.
 *
 * @returns undefined where it tells nothing
 */
export async function readSource(
  store: Store,
  scope: PanelScope,
  teller: string,
  question: ActQuestion,
): Promise<ToldSource | undefined> {
  const isOwn = (row: { readonly teller: string }): boolean => row.teller === teller;
  const told = (await toldSpread(store, only(scope, teller), scope.by)).filter(isOwn);
  const [first, last] = [told[0]?.period, told.at(-1)?.period];
  if (first === undefined || last === undefined) return undefined;
  const acts = (await toldActs(store, only(scope, teller), scope.by, question)).filter(isOwn);
  const spread = byPeriod(told);
  const periods = periodsBetween(first, last);
  const { source } = epochOf(teller);
  const measures = sourceMeasures(source);
  const codes = measures.length === 0;
  const handCoded = isHandCoded(teller);
  const looked = periods.map((period) => handCoded || spread.has(period));
  const dyads = { scope, teller, periods, looked, acts: byPair(acts) };
  const days = told.map(({ latest }) => latest).sort();
  return {
    ...dyads,
    ties: once(() => tiesOver(dyads)),
    latest: days.at(-1) ?? scope.asOf,
    everybody: Float64Array.from(periods, (period) =>
      (spread.get(period) ?? []).reduce(
        (sum, { cooperation, conflict, dyads }) => sum + dyads * (cooperation + conflict),
        0,
      ),
    ),
    spread,
    tells: {
      sides: codes || measures.some(({ directed }) => directed === "directed"),
      matter: codes || acts.some(({ matter }) => matter !== null),
      codes,
    },
  };
}
