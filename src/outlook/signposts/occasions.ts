import type { PeriodLength } from "../../kernel/index.ts";
import type { ForecastPanel } from "../panel/forecast-panel.ts";

/** Events of one kind of one dyad, one value for each period of the panel. */
export interface KindCounts {
  readonly kind: string;
  /** Index in the panel. */
  readonly dyad: number;
  readonly counts: Float64Array;
}

/** That a kind of event came, or that it stayed away. */
export type Sign = "event" | "quiet";

/** Periods of the past year. */
export const YEAR: Readonly<Record<PeriodLength, number>> = {
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
};

/** Of some periods: how many the source looked at, and how many of those had an event of the kind. */
function lookedAndBusy(counts: Float64Array, from: number, to: number): readonly [number, number] {
  let [looked, busy] = [0, 0];
  for (let t = Math.max(0, from); t < to; t++) {
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) looked++;
    if (count > 0) busy++;
  }
  return [looked, busy];
}

function eventAt(counts: Float64Array, at: number, year: number): number {
  const count = counts[at] ?? Number.NaN;
  const [looked, busy] = lookedAndBusy(counts, at - year, at);
  const isNews = looked >= year / 2 && busy <= looked / 2;
  return isNews && !Number.isNaN(count) ? Number(count > 0) : Number.NaN;
}

function quietAt(counts: Float64Array, at: number, year: number): number {
  const begins = at - year + 1;
  const [before, busyBefore] = lookedAndBusy(counts, begins - year, begins);
  const [looked, busy] = lookedAndBusy(counts, begins, at + 1);
  const isExpected = before === year && looked === year && busyBefore >= Math.max(1, year / 4);
  return isExpected ? Number(busy === 0) : Number.NaN;
}

/**
 * Whether a period is an occasion: 1 where it is, 0 where it is not but could have been, NaN where it is not compared.
 *
 * "event": an event of the kind, in a dyad that had one in at most half of the periods of the year before (in others it is no
 * news), of which the source looked at half or more. "quiet": none of the kind in a year, after a year that had some in
 * at least a quarter of its periods; the source looked throughout.
 *
 * @param counts of the kind; NaN where the source did not look
 * @param year periods of a year
 */
export function occasionAt(counts: Float64Array, at: number, sign: Sign, year: number): number {
  return sign === "event" ? eventAt(counts, at, year) : quietAt(counts, at, year);
}

/**
 * The counts of each kind for every dyad of a panel, NaN where the source did not look.
 *
 * @param kindCounts a kind of a dyad that is left out never came
 */
export function lookedFor(
  { dyads }: ForecastPanel,
  kindCounts: readonly KindCounts[],
): ReadonlyMap<string, readonly Float64Array[]> {
  const none = dyads.map(({ counts }) => counts.cooperation.map((n) => n * 0));
  const found = new Map<string, Float64Array[]>();
  for (const { kind, dyad, counts } of kindCounts) {
    const own = found.get(kind) ?? [...none];
    own[dyad] = (none[dyad] ?? new Float64Array()).map((zero, t) => zero + (counts[t] ?? 0));
    found.set(kind, own);
  }
  return found;
}
