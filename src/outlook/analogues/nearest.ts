import type { Ground } from "./ground.ts";
import { distance } from "./windows.ts";

/** How many windows are taken. */
export interface NearestOptions {
  readonly count: number;
  readonly mostPerYear: number;
}

/** One of the nearest: its place among the ground's past windows, and how far it lies. */
export interface Near {
  readonly place: number;
  readonly distance: number;
}

const earlier = (x: Near, y: Near): number => x.distance - y.distance || y.place - x.place;

/** The nearest past window of each dyad and year, windows that overlap the one asked about left out. */
function bestOfEach(
  { windows, past, origin, length }: Ground,
  asked: number,
  yearOf: (period: number) => string,
): ReadonlyMap<string, Near> {
  const own = windows.dyads[asked];
  const best = new Map<string, Near>();
  for (const [place, row] of past.entries()) {
    const [dyad, end] = [windows.dyads[row] ?? 0, windows.ends[row] ?? 0];
    if (dyad === own && end > origin - length) continue;
    const near = { place, distance: distance(windows, asked, row) };
    const key = `${dyad} ${yearOf(end)}`;
    const before = best.get(key);
    if (before === undefined || earlier(near, before) < 0) best.set(key, near);
  }
  return best;
}

/**
 * The nearest past windows, at most one of a dyad and a few that end in one calendar year. The best of each dyad and year are
 * put in order and taken one after the other, which gives the same as if all were.
 *
 * @param asked row of the window to compare with
 * @param yearOf the calendar year of a period
 */
export function nearest(
  ground: Ground,
  asked: number,
  yearOf: (period: number) => string,
  { count, mostPerYear }: NearestOptions,
): Near[] {
  const taken: Near[] = [];
  const dyads = new Set<string>();
  const years = new Map<string, number>();
  const best = bestOfEach(ground, asked, yearOf);
  for (const [key, near] of [...best].sort(([, x], [, y]) => earlier(x, y))) {
    if (taken.length === count) break;
    const [dyad = "", year = ""] = key.split(" ");
    const inYear = years.get(year) ?? 0;
    if (dyads.has(dyad) || inYear >= mostPerYear) continue;
    dyads.add(dyad);
    years.set(year, inYear + 1);
    taken.push(near);
  }
  return taken;
}
