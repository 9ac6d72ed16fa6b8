import type { Period } from "../../kernel/index.ts";
import type { StoredFact } from "../../record/index.ts";
import {
  capitalised,
  isAbsent,
  nameOf,
  type PairScope,
  type Part,
  possessive,
  type SeriesHead,
  type StructuralPoint,
  type StructuralSeries,
  seriesOrAbsent,
  whyAbsent,
  yearOf,
} from "./structural-series.ts";

/** Measures that trade dependence is made of. */
export const TRADE_MEASURES: readonly string[] = ["imports", "total-imports", "total-exports"];

/** How strongly a state depends on another's trade. */
export type Degree = "hardly" | "a little" | "markedly" | "heavily";

/** Which of two states needs the other's trade more, in the last year known. */
export interface NeedVerdict {
  readonly period: Period;
  /** Absent where neither needs the other clearly more. */
  readonly needsMore: string | null;
  /** How strongly the more dependent side depends. */
  readonly degree: Degree;
  /** Dependence of the first less that of the second: -1 to 1. */
  readonly asymmetry: number;
  readonly words: string;
}

/** How much of each side's trade is with the other. */
export interface TradeDependence {
  /** Imports of each from the other, together. */
  readonly trade: StructuralSeries;
  /** In the order of the dyad. */
  readonly dependence: readonly [StructuralSeries, StructuralSeries];
  readonly asymmetry: StructuralSeries;
  readonly verdict: NeedVerdict;
}

/** A side depends at least so strongly from this share of its trade on. */
const DEGREES: readonly (readonly [Degree, number])[] = [
  ["heavily", 0.15],
  ["markedly", 0.05],
  ["a little", 0.01],
  ["hardly", 0],
];

/** One side needs the other clearly more if its share is so many times the other's and so much above it. */
const [CLEARLY_TIMES, CLEARLY_ABOVE] = [2, 0.001];

/** Each of the two flows is rounded to whole millions. */
const ROUNDING = 1;

interface Year {
  readonly period: Period;
  readonly trade: number;
  readonly totals: readonly [number, number];
}

function valuesOf(facts: readonly StoredFact[], measure: string, a: string): Map<Period, number> {
  const own = facts.filter((fact) => fact.measure === measure && fact.a === a);
  return new Map(own.map((fact) => [yearOf(fact), fact.value]));
}

/** The years in which one map and the other have a value, summed. */
function sums(
  one: ReadonlyMap<Period, number>,
  other: ReadonlyMap<Period, number>,
): Map<Period, number> {
  return new Map(
    [...one].flatMap(([year, value]) => {
      const more = other.get(year);
      return more === undefined ? [] : [[year, value + more] as const];
    }),
  );
}

function totalsOf(facts: readonly StoredFact[], actor: string): Map<Period, number> {
  return sums(valuesOf(facts, "total-imports", actor), valuesOf(facts, "total-exports", actor));
}

/** Years in which both flows and all four totals are known, and the totals hold what the two trade. */
function yearsOf(facts: readonly StoredFact[], [a, b]: PairScope["dyad"]): Year[] {
  const trade = sums(valuesOf(facts, "imports", a), valuesOf(facts, "imports", b));
  const [first, second] = [totalsOf(facts, a), totalsOf(facts, b)];
  return [...trade]
    .flatMap(([period, value]): Year[] => {
      const totals = [first.get(period) ?? 0, second.get(period) ?? 0] as const;
      return totals.every((total) => total > 0 && total >= value)
        ? [{ period, trade: value, totals }]
        : [];
    })
    .sort((x, y) => (x.period < y.period ? -1 : 1));
}

const INTERVAL = "bounds of the rounding to whole millions";

function sharePoint({ period, trade, totals }: Year, side: 0 | 1): StructuralPoint {
  const total = totals[side];
  return {
    period,
    value: trade / total,
    lo: Math.max(0, trade - ROUNDING) / total,
    hi: Math.min(1, (trade + ROUNDING) / total),
  };
}

function shareHead(actor: string, other: string): SeriesHead {
  return {
    what: `dependence of ${nameOf(actor)} on trade with ${nameOf(other)}`,
    unit: "share of its whole trade in goods, 0 to 1",
    source: "trade",
    measures: TRADE_MEASURES,
    interval: INTERVAL,
    notes: [
      "The record holds no gross domestic product: the share is of trade and not of the economy, so a state that trades little with anybody looks more dependent than it is.",
    ],
  };
}

const TRADE: SeriesHead = {
  what: "trade in goods between the two",
  unit: "million US dollars of the year",
  source: "trade",
  measures: ["imports"],
  interval: INTERVAL,
  notes: [
    "What each imports from the other, added; a 0 may be no trade, less than half a million or trade that nobody reported.",
    "Dollars are of the year: compare shares and not dollars over time.",
  ],
};

const ASYMMETRY: SeriesHead = {
  what: "asymmetry of trade dependence",
  unit: "dependence of the first less that of the second, -1 to 1",
  source: "trade",
  measures: TRADE_MEASURES,
  notes: ["Above 0 the first needs the second more."],
};

const percent = (share: number): string => {
  if (share > 0 && share < 0.0005) return "less than 0.1 %";
  return `${(100 * share).toFixed(1)} %`;
};

/** How strongly a share of all trade makes dependent. */
export function degreeOf(share: number): Degree {
  return DEGREES.find(([, from]) => share >= from)?.[0] ?? "hardly";
}

/**
 * Who needs whom in a year.
 *
 * @param first the share of the first's trade that is with the second, 0 to 1; `second` the other way
 */
export function needVerdict(
  dyad: PairScope["dyad"],
  period: Period,
  [first, second]: readonly [number, number],
): NeedVerdict {
  const isFirst = first >= second;
  const [more, less] = isFirst ? [first, second] : [second, first];
  const [needing, needed] = isFirst ? dyad : [dyad[1], dyad[0]];
  const isClear = more >= CLEARLY_TIMES * less && more - less >= CLEARLY_ABOVE;
  const degree = degreeOf(more);
  const shares = `${percent(more)} of ${possessive(needing)} trade in ${period} was with ${nameOf(needed)}, ${percent(less)} the other way`;
  const words = isClear
    ? `${capitalised(nameOf(needing))} needs ${nameOf(needed)} more, ${degree === "hardly" ? "but hardly" : degree}: ${shares}.`
    : `Neither needs the other's trade clearly more: ${shares}.`;
  return {
    period,
    needsMore: isClear ? needing : null,
    degree,
    asymmetry: first - second,
    words,
  };
}

function heldOf(facts: readonly StoredFact[], dyad: PairScope["dyad"]): string[] {
  return dyad.filter((actor) => facts.some(({ a, b }) => a === actor && b === null));
}

/**
 * How much of each side's trade is with the other, by year.
 *
 * Method: docs/method/dependence.md.
 * Source: Keohane & Nye (1977) on asymmetric interdependence; shares of trade after Barbieri (1996), where Oneal & Russett
 * (1997) and Gartzke (2007) divide by gross domestic product, which the record does not hold.
 * Check: worked by hand (dependence.test.ts); Russia and Pakistan in 2014.
 *
 * @param facts the dyad's and both actors' facts of `TRADE_MEASURES`
 */
export function tradeDependence(
  scope: PairScope,
  facts: readonly StoredFact[],
): Part<TradeDependence> {
  const what = "trade dependence";
  const years = yearsOf(facts, scope.dyad);
  const last = years.at(-1);
  const series = (head: SeriesHead, pointOf: (year: Year) => StructuralPoint): Part =>
    seriesOrAbsent(head, years.map(pointOf), { reason: "" });
  const [a, b] = scope.dyad;
  const trade = series(TRADE, ({ period, trade: value }) => ({
    period,
    value,
    lo: Math.max(0, value - ROUNDING),
    hi: value + ROUNDING,
  }));
  const first = series(shareHead(a, b), (year) => sharePoint(year, 0));
  const second = series(shareHead(b, a), (year) => sharePoint(year, 1));
  const asymmetry = series(ASYMMETRY, ({ period, trade: value, totals }) => ({
    period,
    value: value / totals[0] - value / totals[1],
  }));
  if (
    last === undefined ||
    isAbsent(trade) ||
    isAbsent(first) ||
    isAbsent(second) ||
    isAbsent(asymmetry)
  ) {
    return { what, ...whyAbsent(scope, "trade figures", "trade", heldOf(facts, scope.dyad)) };
  }
  const shares = [last.trade / last.totals[0], last.trade / last.totals[1]] as const;
  const verdict = needVerdict(scope.dyad, last.period, shares);
  return { trade, dependence: [first, second], asymmetry, verdict };
}
