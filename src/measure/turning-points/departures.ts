import type { Observations } from "./observations.ts";

/** A run of periods that departs from the level and comes back. */
export interface Departure {
  /** First and last period of the run. */
  readonly from: number;
  readonly to: number;
  /** Period of the run that departs most surely. */
  readonly peak: number;
  /** Distance from the level that explains the run best, link scale; negative is below. */
  readonly size: number;
  /** Log likelihood gained by it. */
  readonly gain: number;
}

/** Longest run, in periods. */
export const LONGEST_EPISODE = 6;
const STEP = 0.25;
/** Largest departure looked at, in steps. */
const REACH = 16;
/** The grid's ends are multiples of so many steps, so that series drawn alike have the same one. */
const COARSE = 8;

/** Gain of each period for each departure: periods x (2 REACH + 1). */
function gains(observations: Observations, level: Float64Array, dispersion: number): Float64Array {
  const low = Math.floor(level.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) / STEP);
  const high = Math.ceil(level.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) / STEP);
  const first = COARSE * Math.floor((low - REACH) / COARSE);
  const last = COARSE * Math.ceil((high + REACH) / COARSE);
  const grid = Float64Array.from({ length: last - first + 1 }, (_, g) => (first + g) * STEP);
  const width = 2 * REACH + 1;
  const out = new Float64Array(observations.periods * width);
  observations.logRows(grid, dispersion).forEach((logs, t) => {
    const centre = Math.round((level[t] ?? 0) / STEP) - first;
    const base = logs[centre] as number;
    for (let x = 0; x < width; x++) {
      out[t * width + x] = (logs[centre - REACH + x] as number) - base;
    }
  });
  return out;
}

/** Add a period's gains to the sums of its run; returns the column of the largest sum. */
function addPeriod(sums: Float64Array, own: Float64Array): number {
  let most = 0;
  for (let x = 0; x < sums.length; x++) {
    sums[x] = (sums[x] as number) + (own[x] as number);
    if ((sums[x] as number) > (sums[most] as number)) most = x;
  }
  return most;
}

/** The best departure of each run; runs touch neither end of the series and no barred period. */
function* departures(gain: Float64Array, barred: readonly boolean[]): Generator<Departure> {
  const width = 2 * REACH + 1;
  const periods = gain.length / width;
  const sums = new Float64Array(width);
  for (let from = 1; from < periods - 1; from++) {
    sums.fill(0);
    let [peak, best] = [from, Number.NEGATIVE_INFINITY];
    const end = Math.min(periods - 1, from + LONGEST_EPISODE);
    for (let to = from; to < end && barred[to] !== true; to++) {
      const own = gain.subarray(to * width, (to + 1) * width);
      const most = addPeriod(sums, own);
      const surest = own.reduce((a, b) => Math.max(a, b));
      if (surest > best) [peak, best] = [to, surest];
      yield { from, to, peak, size: (most - REACH) * STEP, gain: sums[most] as number };
    }
  }
}

/**
 * The runs of 1 to 6 periods that depart from the level most, apart from one another, in order of gain.
 *
 * Method: each run's log likelihood ratio of one common departure against none, the level given; runs are taken greedily.
 *
 * @param level mean level per period, link scale
 * @param dispersion over windows, so that ordinary bursts count as noise
 * @param barred periods that belong to a level shift
 * @param least log likelihood ratio from which a run is taken
 */
export function departuresOf(
  observations: Observations,
  level: Float64Array,
  dispersion: number,
  barred: readonly boolean[],
  least: number,
): Departure[] {
  const all = [...departures(gains(observations, level, dispersion), barred)]
    .filter(({ gain }) => gain > least)
    .sort((a, b) => b.gain - a.gain);
  const taken: Departure[] = [];
  for (const run of all) {
    if (taken.every((other) => run.from > other.to + 1 || run.to < other.from - 1)) taken.push(run);
  }
  return taken;
}

/** The largest gain of each period. */
function largestOfEach(gain: Float64Array, periods: number, width: number): Float64Array {
  const most = new Float64Array(periods);
  for (let t = 0, at = 0; t < periods; t++) {
    for (let x = 0; x < width; x++, at++) {
      if ((gain[at] as number) > (most[t] as number)) most[t] = gain[at] as number;
    }
  }
  return most;
}

/**
 * The largest gain of any run; 0 in a series too short for one. Runs whose periods together cannot gain more than is found already
 * are passed over.
 */
export function largestDeparture(
  observations: Observations,
  level: Float64Array,
  dispersion: number,
): number {
  const gain = gains(observations, level, dispersion);
  const width = 2 * REACH + 1;
  const periods = gain.length / width;
  const each = largestOfEach(gain, periods, width);
  const sums = new Float64Array(width);
  let most = 0;
  for (let from = 1; from < periods - 1; from++) {
    const end = Math.min(periods - 1, from + LONGEST_EPISODE);
    if (each.subarray(from, end).reduce((a, b) => a + b, 0) <= most) continue;
    sums.fill(0);
    for (let to = from; to < end; to++) {
      const own = gain.subarray(to * width, (to + 1) * width);
      most = Math.max(most, sums[addPeriod(sums, own)] as number);
    }
  }
  return most;
}
