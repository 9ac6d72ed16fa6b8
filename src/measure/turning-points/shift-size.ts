import type { Random } from "../../kernel/index.ts";
import { type SampledSegmentation, sampleSegmentations } from "../../maths/index.ts";
import type { AveragedPosterior } from "./averaged.ts";
import { LONGEST_EPISODE } from "./departures.ts";
import type { Peak } from "./peaks.ts";

/** A quantity with its 90% interval. */
export interface Estimate {
  /** Median. */
  readonly value: number;
  /** 5% and 95% quantiles. */
  readonly lo: number;
  readonly hi: number;
}

/** One posterior draw of a change; levels on the link scale. */
export interface ChangeDraw {
  /** First period of the new level. */
  readonly start: number;
  readonly before: number;
  readonly after: number;
  /** First period after the level came back, when it did within six periods. */
  readonly back: number | undefined;
}

/** A level is back when this share of the departure, at most, is left. */
const LEFT_AFTER_RETURN = 0.5;
const DRAWS = 600;

/** Summarise draws; NaN throughout when there are none. */
export function estimateOf(draws: readonly number[]): Estimate {
  const sorted = draws.toSorted((a, b) => a - b);
  const at = (p: number): number => {
    const position = p * (sorted.length - 1);
    const low = sorted[Math.floor(position)] ?? Number.NaN;
    const high = sorted[Math.ceil(position)] ?? Number.NaN;
    return low + (high - low) * (position - Math.floor(position));
  };
  return { value: at(0.5), lo: at(0.05), hi: at(0.95) };
}

/** When the level that segment `at` left comes back, within six periods; undefined when it does not. */
function returnOf({ starts, levels }: SampledSegmentation, at: number): number | undefined {
  const start = starts[at] ?? 0;
  const before = levels[at - 1] ?? 0;
  const departure = Math.abs((levels[at] ?? 0) - before);
  return starts.find((later, i) => {
    const left = Math.abs((levels[i] ?? 0) - before);
    const isSoon = i > at && later - start <= LONGEST_EPISODE;
    return isSoon && left < LEFT_AFTER_RETURN * departure;
  });
}

/** The change of one drawn segmentation near a peak, its levels still grid indices; undefined when it has none there. */
function changeAt(draw: SampledSegmentation, peak: Peak, window: number): ChangeDraw | undefined {
  const { starts, levels } = draw;
  const from = Math.max(1, Math.min(peak.lo, peak.index - window));
  const first = starts.findIndex((start) => start >= from);
  const near = starts[first];
  if (near === undefined || near > Math.max(peak.hi, peak.index + window)) return undefined;
  // The change near a peak may be the return from a departure before it.
  const segment = first > 1 && returnOf(draw, first - 1) === near ? first - 1 : first;
  return {
    start: starts[segment] ?? near,
    before: levels[segment - 1] ?? 0,
    after: levels[segment] ?? 0,
    back: returnOf(draw, segment),
  };
}

/**
 * Levels before and after each peak, and whether the level soon came back, from joint draws of segmentations that have a
 * change at its date.
 *
 * A drawn level stands for its step of the grid and is put at random within it.
 *
 * @returns one list of draws per peak
 */
export function changeDraws(
  posterior: AveragedPosterior,
  peaks: readonly Peak[],
  random: Random,
): ChangeDraw[][] {
  const found = peaks.map((): ChangeDraw[] => []);
  for (const { segmentation, weight, first, step } of posterior.parts) {
    const place = (level: number): number => first + step * (level + random.uniform() - 0.5);
    for (const draw of sampleSegmentations(segmentation, random, Math.round(DRAWS * weight))) {
      peaks.forEach((peak, i) => {
        const change = changeAt(draw, peak, posterior.window);
        if (change === undefined) return;
        const { before, after } = change;
        found[i]?.push({ ...change, before: place(before), after: place(after) });
      });
    }
  }
  return found;
}
