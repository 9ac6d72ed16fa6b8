import type { KnownDyad } from "./known.ts";

/** Parts into which a window's course is cut, so that one period's chance does not count for a course. */
const PARTS = 4;

/** Cooperation, conflict, and the balance. */
const VARIABLES = 3;

/** Numbers that stand for a window: of each variable the level, and how each part lies off it. */
const FEATURES = VARIABLES * (1 + PARTS);

/** Windows of all dyads, and where each lies in the space of levels and courses. */
export interface Windows {
  /** Index of the dyad, and of the last period, of each window. */
  readonly dyads: Int32Array;
  readonly ends: Int32Array;
  /** Row after row; not scaled. */
  readonly features: Float64Array;
}

/** The means of a window's parts, in order; NaN where a period of the window is unknown. */
function partMeans(values: Float64Array, first: number, length: number): number[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const from = first + Math.round((part * length) / PARTS);
    const to = first + Math.round(((part + 1) * length) / PARTS);
    let sum = 0;
    for (let t = from; t < to; t++) sum += values[t] ?? Number.NaN;
    return sum / (to - from);
  });
}

function featuresOf(variables: readonly Float64Array[], first: number, length: number): number[] {
  return variables.flatMap((values) => {
    const parts = partMeans(values, first, length);
    const level = parts.reduce((sum, value) => sum + value, 0) / PARTS;
    return [level, ...parts.map((value) => value - level)];
  });
}

/**
 * Every window of `length` periods in which the source looked throughout and the dyad had a balance.
 *
 * @param length at least 4 periods
 */
export function windowsOf(known: readonly KnownDyad[], length: number): Windows {
  const [dyads, ends, features]: [number[], number[], number[]] = [[], [], []];
  for (const [dyad, { counts, balance }] of known.entries()) {
    const variables = [
      counts.cooperation.map(Math.log1p),
      counts.conflict.map(Math.log1p),
      balance,
    ];
    for (let end = length - 1; end < balance.length; end++) {
      const row = featuresOf(variables, end - length + 1, length);
      if (row.some(Number.isNaN)) continue;
      dyads.push(dyad);
      ends.push(end);
      features.push(...row);
    }
  }
  return {
    dyads: Int32Array.from(dyads),
    ends: Int32Array.from(ends),
    features: Float64Array.from(features),
  };
}

/** The standard deviation of one feature over some windows; a course's is its root mean square, its mean being 0. */
function spreadOf(
  { features }: Windows,
  rows: readonly number[],
  places: readonly number[],
): number {
  let [n, sum, squares] = [0, 0, 0];
  for (const row of rows) {
    for (const place of places) {
      const value = features[row * FEATURES + place] ?? 0;
      n++;
      sum += value;
      squares += value * value;
    }
  }
  const variance = squares / n - (sum / n) ** 2;
  return variance > 1e-12 ? Math.sqrt(variance) : Number.POSITIVE_INFINITY;
}

/**
 * The windows scaled so that the sum of squared differences of two rows is the squared distance: the mean over the three
 * variables of half the squared difference of levels and half the mean squared difference of courses, each in spreads of
 * the windows that are compared. A variable that does not vary counts for nothing.
 *
 * @param rows the windows whose spreads are the measure
 */
export function scaled(windows: Windows, rows: readonly number[]): Windows {
  const weights = Float64Array.from({ length: FEATURES });
  for (let variable = 0; variable < VARIABLES; variable++) {
    const level = variable * (1 + PARTS);
    const parts = Array.from({ length: PARTS }, (_, part) => level + 1 + part);
    weights[level] = Math.sqrt(0.5 / VARIABLES) / spreadOf(windows, rows, [level]);
    const course = Math.sqrt(0.5 / VARIABLES / PARTS) / spreadOf(windows, rows, parts);
    for (const part of parts) weights[part] = course;
  }
  return {
    ...windows,
    features: windows.features.map((value, i) => value * (weights[i % FEATURES] ?? 0)),
  };
}

/** The distance of two windows, by their rows. */
export function distance({ features }: Windows, x: number, y: number): number {
  let sum = 0;
  for (let place = 0; place < FEATURES; place++) {
    const difference =
      (features[x * FEATURES + place] ?? 0) - (features[y * FEATURES + place] ?? 0);
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}
