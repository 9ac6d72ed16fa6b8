import type { Exposure, LagWindow } from "../panel.ts";
import { windowMeans } from "./window-means.ts";

/** Why an exposure is not in the design. */
export interface UnmeasuredExposure {
  readonly exposure: string;
  /** Never known; known in too few of the periods that could be explained; the same all the time. */
  readonly problem: "missing" | "short" | "constant";
  /** Explained periods in which all its windows are known, and how many there must be. */
  readonly has: number;
  readonly needs: number;
}

/** An exposure averaged over one lag window. */
export interface WindowedExposure {
  /** Place in the hypothesis' list. */
  readonly exposure: number;
  readonly window: LagWindow;
  /** One value per period, in standard deviations of the exposure about its mean; NaN where unknown. */
  readonly values: Float64Array;
}

/** Share of the periods that could be explained in which an exposure must be known. */
const KNOWN_SHARE = 0.5;

/** Differences below this share of its standard deviation are rounding. */
const FLAT = 1e-9;

interface Spread {
  readonly mean: number;
  readonly sd: number;
}

/** Mean and standard deviation of the finite values among some. */
export function spreadOf(values: Iterable<number>): Spread {
  let [n, mean, squares] = [0, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    n++;
    const step = value - mean;
    mean += step / n;
    squares += step * (value - mean);
  }
  return { mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 };
}

/** The spread of an exposure over the periods before the last one explained. */
export function exposureSpread(values: Float64Array, base: readonly number[]): Spread {
  return spreadOf(values.subarray(0, base.at(-1) ?? 0));
}

/** Whether values in standard deviations differ by more than rounding. */
export function isMoving(values: readonly number[]): boolean {
  return spreadOf(values).sd > FLAT;
}

/**
 * An exposure as it can be entered: its windows in standard deviations, or why it cannot be.
 *
 * @param base periods that can be explained as far as all else goes
 */
export function measureExposure(
  exposure: Exposure,
  place: number,
  windows: readonly LagWindow[],
  base: readonly number[],
): readonly WindowedExposure[] | UnmeasuredExposure {
  const { mean, sd } = exposureSpread(exposure.values, base);
  const flat = !(sd > FLAT * Math.abs(mean));
  const standard = exposure.values.map((x) => (flat ? x : (x - mean) / sd));
  const windowed = windows.map((window): WindowedExposure => {
    return { exposure: place, window, values: windowMeans(standard, window) };
  });
  const known = base.filter((t) => windowed.every(({ values }) => Number.isFinite(values[t])));
  const needs = Math.max(2, Math.ceil(KNOWN_SHARE * base.length));
  const problem = (what: UnmeasuredExposure["problem"]): UnmeasuredExposure => {
    return { exposure: exposure.id, problem: what, has: known.length, needs };
  };
  if (known.length === 0) return problem("missing");
  if (known.length < needs) return problem("short");
  if (flat) return problem("constant");
  const moving = windowed.filter(({ values }) => isMoving(known.map((t) => values[t] as number)));
  return moving.length === 0 ? problem("constant") : moving;
}
