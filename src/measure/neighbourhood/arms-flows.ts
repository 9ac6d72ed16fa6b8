import { type Period, periodsBetween } from "../../kernel/index.ts";
import type { StoredFact } from "../../record/index.ts";
import {
  calendarYear,
  capitalised,
  isAbsent,
  isState,
  nameOf,
  notHeld,
  type PairScope,
  type Part,
  possessive,
  type SeriesHead,
  type StructuralPoint,
  type StructuralSeries,
  seriesOrAbsent,
  yearOf,
} from "./structural-series.ts";

/** Arms that one side delivered to the other. */
export interface ArmsFlow {
  readonly supplier: string;
  readonly recipient: string;
  readonly yearly: StructuralSeries;
  /** Sums over the year and the four before it. */
  readonly fiveYears: Part;
  /** The five-year sums as a share of what the recipient was delivered by anybody. */
  readonly shareOfReceived: Part;
}

/** Arms transfers in both directions. */
export interface ArmsTransfers {
  /** In the order of the dyad: first to second, second to first. */
  readonly flows: readonly [Part<ArmsFlow>, Part<ArmsFlow>];
  /** The side that supplied more in the last five years told of; absent where neither did. */
  readonly supplies: string | null;
  readonly words: string;
}

/** The measure that arms flows are made of. */
export const ARMS_MEASURE = "arms-transfers";

const UNIT =
  "million TIV (SIPRI's trend-indicator value: what the weapons can do, not what was paid)";

const WINDOW = 5;

/** A record with fewer recipients than this holds a selection of SIPRI's table, which has over 150. */
const WHOLE_FROM = 100;

/** What the record's arms facts reach over. */
interface Reach {
  readonly first: Period;
  readonly last: Period;
  readonly pairs: number;
  readonly isWhole: boolean;
}

const pairsOf = ({ pairs }: Reach): string => (pairs === 1 ? "1 pair" : `${pairs} pairs`);

function reachOf(all: readonly StoredFact[]): Reach | undefined {
  const years = all.map(yearOf).sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return {
    first,
    last,
    pairs: new Set(all.map(({ a, b }) => `${a} ${b}`)).size,
    isWhole: new Set(all.map(({ b }) => b)).size >= WHOLE_FROM,
  };
}

function byYear(facts: readonly StoredFact[]): Map<Period, number> {
  const sums = new Map<Period, number>();
  for (const fact of facts) {
    sums.set(yearOf(fact), (sums.get(yearOf(fact)) ?? 0) + fact.value);
  }
  return sums;
}

/** Every year from the first transfer to the end of the record's arms facts; a year without a row had none that is known. */
function filled(sums: ReadonlyMap<Period, number>, { last }: Reach): StructuralPoint[] {
  const first = [...sums.keys()].sort()[0];
  if (first === undefined) return [];
  return periodsBetween(first, last).map((period) => ({ period, value: sums.get(period) ?? 0 }));
}

/** The sum over the five years that end in `end`. */
function windowSum(sums: ReadonlyMap<Period, number>, end: Period): number {
  const last = Number(end);
  return periodsBetween(calendarYear(last - WINDOW + 1), end).reduce(
    (sum, year) => sum + (sums.get(year) ?? 0),
    0,
  );
}

function fiveYearPoints(
  yearly: readonly StructuralPoint[],
  sums: Map<Period, number>,
  reach: Reach,
): StructuralPoint[] {
  const earliest = Number(reach.first) + WINDOW - 1;
  return yearly
    .filter(({ period }) => Number(period) >= earliest)
    .map(({ period }) => ({ period, value: windowSum(sums, period) }));
}

const headOf = (what: string, unit: string, notes: readonly string[] = []): SeriesHead => ({
  what,
  unit,
  source: "arms",
  measures: [ARMS_MEASURE],
  notes,
});

function shareOfReceived(
  what: string,
  flow: { readonly recipient: string; readonly points: readonly StructuralPoint[] },
  all: readonly StoredFact[],
  reach: Reach,
): Part {
  if (!reach.isWhole) {
    const reason = `the record's arms transfers are a selection (${pairsOf(reach)}): what ${nameOf(flow.recipient)} received from all suppliers is not known`;
    return { what, reason };
  }
  const received = byYear(all.filter(({ b }) => b === flow.recipient));
  const points = flow.points.flatMap(({ period, value }) => {
    const total = windowSum(received, period);
    return total > 0 ? [{ period, value: value / total, n: total }] : [];
  });
  const head = headOf(what, "share of the recipient's five-year sum, 0 to 1; n is that sum");
  return seriesOrAbsent(head, points, { reason: "no transfers in any five years" });
}

function flowOf(
  supplier: string,
  recipient: string,
  all: readonly StoredFact[],
  reach: Reach,
): Part<ArmsFlow> {
  const from = `from ${nameOf(supplier)} to ${nameOf(recipient)}`;
  const own = byYear(all.filter(({ a, b }) => a === supplier && b === recipient));
  const head = headOf(`arms transfers ${from}`, UNIT, [
    "Deliveries come in lumps: read the five-year sums. A year of 0 had none that is known.",
  ]);
  const yearly = seriesOrAbsent(head, filled(own, reach), {
    reason: `no transfer ${from} in this record`,
  });
  if (isAbsent(yearly)) return yearly;
  const points = fiveYearPoints(yearly.points, own, reach);
  const what = `arms transfers ${from}, five years`;
  return {
    supplier,
    recipient,
    yearly,
    fiveYears: seriesOrAbsent(headOf(what, UNIT), points, {
      reason: "fewer than five years are told of",
    }),
    shareOfReceived: shareOfReceived(
      `share of ${possessive(recipient)} arms`,
      { recipient, points },
      all,
      reach,
    ),
  };
}

function lastSum(flow: Part<ArmsFlow>): number {
  if (isAbsent(flow) || isAbsent(flow.fiveYears)) return 0;
  return flow.fiveYears.points.at(-1)?.value ?? 0;
}

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

function supplyWords(
  [a, b]: PairScope["dyad"],
  [there, back]: readonly [number, number],
  last: Period,
): string {
  const years = `${Number(last) - WINDOW + 1} to ${last}`;
  if (there + back === 0) return `Neither supplied the other with major arms in ${years}.`;
  const [supplier, recipient] = there >= back ? [a, b] : [b, a];
  const [more, less] = [Math.max(there, back), Math.min(there, back)].map((sum) =>
    WHOLE.format(sum),
  );
  const other = less === "0" ? "nothing that is known" : `${less} million`;
  return `${capitalised(nameOf(supplier))} supplied ${nameOf(recipient)} with ${more} million TIV in ${years}, and received ${other}.`;
}

/**
 * Arms transfers between two states, by year and in sums of five years.
 *
 * Method: docs/method/dependence.md.
 * Source: SIPRI's advice to compare sums of five years.
 * Check: worked by hand (dependence.test.ts).
 *
 * @param all everybody's transfers
 */
export function armsTransfers(scope: PairScope, all: readonly StoredFact[]): Part<ArmsTransfers> {
  const { dyad } = scope;
  const what = "arms transfers";
  const nonState = dyad.find((actor) => !isState(actor));
  if (nonState !== undefined) {
    return { what, reason: `${nameOf(nonState)} is no state: arms transfers are of states only` };
  }
  const reach = reachOf(all);
  if (reach === undefined) {
    return { what, ...notHeld(scope, "arms transfers", "arms") };
  }
  const [a, b] = dyad;
  const flows = [flowOf(a, b, all, reach), flowOf(b, a, all, reach)] as const;
  if (flows.every(isAbsent)) {
    const held = reach.isWhole ? "" : `; it holds a selection of ${pairsOf(reach)}`;
    return { what, reason: `no transfer between the two in this record${held}` };
  }
  const [there, back] = [lastSum(flows[0]), lastSum(flows[1])];
  const supplies = there === back ? null : there > back ? a : b;
  return { flows, supplies, words: supplyWords(dyad, [there, back], reach.last) };
}
