import { type Period, periodsBetween } from "../../kernel/index.ts";
import type { Cell, Finding } from "./check.ts";
import { inPoints, type ScorePanel, scorePanel, toldInPoints } from "./daily-scores.ts";
import { conflictOf, intensityOf } from "./dyad-exposure.ts";
import { balanceOf, type DyadCounts, keyOf, periodKey } from "./dyads.ts";
import type { Ground } from "./ground.ts";
import { meanOf, medianOf } from "./summary.ts";

/** An entry of the list that was frozen before any measure was run. */
export interface TurningPointEntry {
  readonly a: string;
  readonly b: string;
  readonly month: string;
  readonly direction: "up" | "down";
  readonly kind: string;
  readonly what: string;
}

/** Read the list: CSV without quotes, `what` last. */
export function turningPointsIn(csv: string): TurningPointEntry[] {
  const [, ...lines] = csv.trim().split("\n");
  return lines.map((line) => {
    const [a = "", b = "", month = "", direction = "", kind = "", ...what] = line.trim().split(",");
    const isDown = direction === "down";
    return { a, b, month, direction: isDown ? "down" : "up", kind, what: what.join(",") };
  });
}

/** Months before an event that its level is compared with, and months of it. */
const BEFORE = 6;
const DURING = 3;

/** Mean of months t to t + 2 less that of t - 6 to t - 1; undefined where any of them is missing. */
export function changeAt(values: readonly (number | undefined)[], t: number): number | undefined {
  const window = values.slice(Math.max(0, t - BEFORE), t + DURING);
  const known = window.filter((value) => value !== undefined);
  if (t < BEFORE || known.length < BEFORE + DURING) return undefined;
  return meanOf(known.slice(BEFORE)) - meanOf(known.slice(0, BEFORE));
}

/**
 * Where a month's change stands among the changes of all months, 0 to 100; ties count half.
 *
 * @param sign 1 where the event should raise the series, -1 where it should lower it
 */
export function percentileAt(
  values: readonly (number | undefined)[],
  t: number,
  sign: 1 | -1,
): number | undefined {
  const own = changeAt(values, t);
  if (own === undefined) return undefined;
  const all = values.map((_, i) => changeAt(values, i)).filter((change) => change !== undefined);
  const below = all.filter((change) => sign * change < sign * own).length;
  const equal = all.filter((change) => change === own).length;
  return (100 * (below + equal / 2)) / all.length;
}

/** A measure of a dyad by month, and whether better relations raise or lower it. */
interface Series {
  readonly values: readonly (number | undefined)[];
  readonly better: 1 | -1;
}

const NEVER = "" as Period;

const BALANCE = "balance with episode";
const INTENSITY = "intensity with episode";

/** Fewest days with a score in a month, on average, of a dense dyad. */
const DENSE_DAYS = 10;

function seriesOf(
  dyad: DyadCounts,
  panel: ScorePanel,
  all: ReadonlyMap<Period, number>,
): Record<string, Series> {
  const { prior, months, told } = panel;
  const { counts } = dyad;
  const balance = balanceOf(counts, prior).smoothed;
  const conflict = counts.counts.map((count) => count.conflict);
  const intensity = intensityOf(conflictOf(inPoints(dyad, panel), all)).smoothed;
  const byDays = intensityOf(conflictOf(counts, told)).smoothed;
  const sums = counts.periods.map((month) => months.get(periodKey(dyad, month)));
  return {
    "balance level": { better: 1, values: balance.map(({ level }) => level.mean) },
    [BALANCE]: { better: 1, values: balance.map(({ total }) => total.mean) },
    "intensity level": { better: -1, values: intensity.map(({ level }) => level.mean) },
    [INTENSITY]: { better: -1, values: intensity.map(({ total }) => total.mean) },
    "intensity from days, with episode": {
      better: -1,
      values: byDays.map(({ total }) => total.mean),
    },
    "days of conflict": { better: -1, values: conflict },
    "score sum": { better: 1, values: sums.map((s) => (s === undefined ? 0 : s.gained - s.lost)) },
    "(P - N)/(P + N)": {
      better: 1,
      values: sums.map((s) =>
        s === undefined ? undefined : (s.gained - s.lost) / Math.max(1e-9, s.gained + s.lost),
      ),
    },
    "negative score sum": { better: -1, values: sums.map((s) => s?.lost ?? 0) },
    "the same per all dyads' scores, log": {
      better: -1,
      values: sums.map((s, t) =>
        Math.log(((s?.lost ?? 0) + 1) / (all.get(counts.periods[t] ?? NEVER) ?? Number.NaN)),
      ),
    },
  };
}

/** Percentiles of one entry by measure, or why there are none. */
interface Studied {
  readonly entry: TurningPointEntry;
  readonly percentiles: Readonly<Record<string, number>>;
  readonly isDense: boolean;
  readonly why: string;
}

function studied(
  entry: TurningPointEntry,
  panel: ScorePanel,
  sizes: ReadonlyMap<Period, number>,
): Studied {
  const none = (why: string): Studied => ({ entry, percentiles: {}, isDense: false, why });
  const dyad = panel.dyads.find((one) => keyOf(one) === keyOf(entry));
  if (dyad === undefined) return none("dyad not held");
  const t = dyad.counts.periods.indexOf(entry.month as Period);
  const span = periodsBetween(dyad.counts.periods[0] ?? ("" as Period), entry.month as Period);
  if (t < BEFORE)
    return none(span.length === 0 ? "before the source begins" : "fewer than six months before it");
  if (t + DURING > dyad.counts.periods.length) return none("fewer than three months of it");
  const sign = entry.direction === "up" ? 1 : -1;
  const percentiles = Object.entries(seriesOf(dyad, panel, sizes)).flatMap(
    ([name, { values, better }]) => {
      const percentile = percentileAt(values, t, sign === better ? 1 : -1);
      return percentile === undefined ? [] : [[name, percentile] as const];
    },
  );
  const isDense = dyad.polar / dyad.counts.periods.length >= DENSE_DAYS;
  return { entry, percentiles: Object.fromEntries(percentiles), isDense, why: "" };
}

function rowOf({ entry, percentiles, why }: Studied, measures: readonly string[]): Cell[] {
  const { a, b, month, direction, what } = entry;
  const cells = measures.map((name) => percentiles[name] ?? null);
  return [`${a}-${b}`, month, direction, why === "" ? what : `${what} (${why})`, ...cells];
}

const LIST = new URL("../../../data/measure/turning-points.csv", import.meta.url);

/**
 * V8: whether the measures move at events whose month and direction were written down before any measure was run.
 *
 * Method: the change at a month is the mean of it and the two that follow less the mean of the six before; an event's score is the
 * percentile of its change, in the direction expected, among all months of the dyad. The held events by month reach over at most
 * twelve months on end, too few to rank one among, so the list is read in GDELT's daily scores, 2018 to 2022.
 */
export async function eventStudy(ground: Ground): Promise<Finding> {
  const panel = await scorePanel(ground);
  const sizes = toldInPoints(panel);
  const all = turningPointsIn(ground.ownText(LIST)).map((entry) => studied(entry, panel, sizes));
  const dense = all.filter(({ isDense }) => isDense);
  const measures = Object.keys(dense[0]?.percentiles ?? {});
  const typical = (name: string): number =>
    medianOf(dense.flatMap(({ percentiles }) => percentiles[name] ?? []));
  const value = Math.max(typical(BALANCE), typical(INTENSITY));
  return {
    what: "median percentile of an event's month, the better of balance and intensity",
    value,
    unit: "percentile",
    passLine: "at least 90",
    passed: value >= 90,
    detail: `${dense.length} of ${all.length} entries are covered, on dyads with a score on at least 10 days a month; level with episode, the balance from days by the sign of their score, the intensity from the points below zero.`,
    beside: {
      columns: ["dyad", "month", "direction", "event", ...measures],
      rows: [
        ["all", "", "", "median of the covered entries", ...measures.map(typical)],
        ...all.map((one) => rowOf(one, measures)),
      ],
    },
  };
}
