import {
  type Granularity,
  type Period,
  periodOf,
  periodsBetween,
  spanOf,
} from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";

/** How friendly two actors have been of late. */
export interface Strength {
  /** (C - X) / (C + X + 4) of recent cooperation C and conflict X: from -1 to 1, near 0 where little is known. */
  readonly sign: number;
  /** Recent polar events, older ones weighing less. */
  readonly weight: number;
}

/** Strengths of all dyads at the end of one period, by `pairKey`. */
export interface StrengthsAt {
  readonly period: Period;
  readonly pairs: ReadonlyMap<string, Strength>;
}

/** Added to the denominator, so that a few events do not make a friend or an enemy. */
const CAUTION = 4;

const PERIODS_PER_YEAR: Readonly<Record<Granularity, number>> = { month: 12, quarter: 4, year: 1 };

/** The key of two actors, whichever is named first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

interface Recent {
  cooperation: number;
  conflict: number;
}

function strengthOf({ cooperation, conflict }: Recent): Strength {
  const weight = cooperation + conflict;
  return { sign: (cooperation - conflict) / (weight + CAUTION), weight };
}

const yearOf = (period: Period): Period => periodOf(spanOf(period).first, "year");

/**
 * Signed strengths of dyads over time.
 *
 * Method: polar events with a half-life of twelve months; sign = (C - X) / (C + X + 4), after the recommended form for
 * triadic terms on event panels. An event counts fully in its own period.
 *
 * @param rows of one source, periods of the length `by`
 * @param at which ends to tell of: of every period from the first to the last, or only of the last period in each year
 */
export function strengthsOverTime(
  rows: readonly DyadPeriod[],
  by: Granularity,
  at: "every period" | "year ends" = "every period",
): StrengthsAt[] {
  const sorted = [...rows].sort((x, y) => (x.period < y.period ? -1 : 1));
  const [first, last] = [sorted[0]?.period, sorted.at(-1)?.period];
  if (first === undefined || last === undefined) return [];
  const kept = 0.5 ** (1 / PERIODS_PER_YEAR[by]);
  const recent = new Map<string, Recent>();
  let next = 0;
  const periods = periodsBetween(first, last);
  const years = at === "year ends" ? periods.map(yearOf) : periods;
  return periods.flatMap((period, t) => {
    for (const sum of recent.values()) {
      sum.cooperation *= kept;
      sum.conflict *= kept;
    }
    for (let row = sorted[next]; row?.period === period; row = sorted[++next]) {
      const key = pairKey(row.a, row.b);
      const sum = recent.get(key) ?? { cooperation: 0, conflict: 0 };
      sum.cooperation += row.cooperation;
      sum.conflict += row.conflict;
      recent.set(key, sum);
    }
    if (years[t] === years[t + 1]) return [];
    const pairs = [...recent].map(([key, sum]) => [key, strengthOf(sum)] as const);
    return { period, pairs: new Map(pairs) };
  });
}
