import type { Period } from "../../kernel/index.ts";
import type { ToldAct } from "../../record/index.ts";
import type { PolarCounts } from "../panel.ts";
import type { ToldDyads } from "./ties.ts";

/** Which acts to count. */
export interface Counting {
  /** Whether the acts of a dyad are looked at. */
  isAbout(a: string, b: string): boolean;
  /** Whether an act counts; left out, all do. */
  readonly isMeant?: ((act: ToldAct) => boolean) | undefined;
}

/** A dyad, whichever is named first. */
export function between([one, other]: readonly [string, string]): (
  a: string,
  b: string,
) => boolean {
  return (a, b) => (a === one && b === other) || (a === other && b === one);
}

/** Count acts by polarity over the source's periods; NaN where it did not look. */
export function countActs(
  { acts, periods, looked }: ToldDyads,
  { isAbout, isMeant = (): boolean => true }: Counting,
): PolarCounts {
  const place = new Map(periods.map((period, t) => [period, t]));
  const start = Float64Array.from(looked, (did) => (did ? 0 : Number.NaN));
  const counts = { cooperation: start, conflict: start.slice() };
  for (const own of acts.values()) {
    const [first] = own;
    if (first === undefined || !isAbout(first.from, first.to)) continue;
    for (const act of own) {
      const { polarity, period, events } = act;
      const t = place.get(period);
      if (polarity === "attention" || t === undefined || !isMeant(act)) continue;
      counts[polarity][t] = (counts[polarity][t] ?? 0) + events;
    }
  }
  return counts;
}

/** Cooperation and conflict together. */
export function polarSum({ cooperation, conflict }: PolarCounts): Float64Array {
  return cooperation.map((c, t) => c + (conflict[t] ?? 0));
}

/** All of a series that is known, added up. */
export function totalOf(values: Float64Array): number {
  return values.reduce((sum, x) => (Number.isFinite(x) ? sum + x : sum), 0);
}

/** A series of one grid of periods on another, NaN outside. */
export function onPeriods(
  values: Float64Array,
  from: readonly Period[],
  to: readonly Period[],
): Float64Array {
  const place = new Map(from.map((period, t) => [period, t]));
  return Float64Array.from(to, (period) => values[place.get(period) ?? -1] ?? Number.NaN);
}
