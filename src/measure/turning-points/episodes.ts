import type { AveragedPosterior } from "./averaged.ts";
import { type Departure, departuresOf } from "./departures.ts";
import { exceedance, type NoChangeDraws, thresholdFor } from "./no-change-draws.ts";
import type { NoiseFit } from "./noise.ts";
import type { Observations } from "./observations.ts";
import type { Peak } from "./peaks.ts";
import type { Episode, TurningPoint } from "./report.ts";
import { type ChangeDraw, estimateOf } from "./shift-size.ts";

/** At most this share of series without a change may show an episode. */
const ALARM_RATE = 0.1;
/** Least log likelihood ratio of an episode when nothing was drawn to calibrate by. */
const LEAST_GAIN = 8;

/** Whether a change is, more probably than not, taken back within six periods. */
export function isPassing(draws: readonly ChangeDraw[]): boolean {
  return 2 * draws.filter(({ back }) => back !== undefined).length > draws.length;
}

/** A change that is taken back, as an episode. */
function passingEpisode(
  peak: Peak,
  draws: readonly ChangeDraw[],
  observations: Observations,
  without: NoChangeDraws,
): Episode {
  const passing = draws.filter(({ back }) => back !== undefined);
  const median = (of: (draw: ChangeDraw) => number): number => estimateOf(passing.map(of)).value;
  const from = Math.round(median(({ start }) => start));
  const to = Math.max(from, Math.round(median(({ back }) => back ?? from)) - 1);
  const size = median(({ before, after }) => after - before);
  return {
    from,
    to,
    peak: Math.floor((from + to) / 2),
    length: to - from + 1,
    size,
    direction: size < 0 ? "down" : "up",
    usual: observations.natural(median(({ before }) => before)),
    reached: observations.natural(median(({ after }) => after)),
    falseAlarmRate: exceedance(without.peak, peak.probability),
  };
}

/** The changes that are taken back, in order of time; departure and return, a peak each, make one episode. */
export function passingEpisodes(
  found: readonly { readonly peak: Peak; readonly changes: readonly ChangeDraw[] }[],
  observations: Observations,
  without: NoChangeDraws,
): Episode[] {
  const episodes: Episode[] = [];
  for (const { peak, changes } of found) {
    if (!isPassing(changes)) continue;
    const episode = passingEpisode(peak, changes, observations, without);
    if (episode.from > (episodes.at(-1)?.to ?? -1)) episodes.push(episode);
  }
  return episodes;
}

function fromDeparture(
  run: Departure,
  level: number,
  observations: Observations,
  without: NoChangeDraws,
): Episode {
  return {
    from: run.from,
    to: run.to,
    peak: run.peak,
    length: run.to - run.from + 1,
    size: run.size,
    direction: run.size < 0 ? "down" : "up",
    usual: observations.natural(level),
    reached: observations.natural(level + run.size),
    falseAlarmRate: exceedance(without.departure, run.gain),
  };
}

/**
 * Episodes, in order of time: changes that are taken back, as given, and runs of one to six periods that depart from the
 * level and come back, further than bursts of the series' own model do in nine series of ten.
 *
 * @param request.passing episodes that the segmentation itself has found
 * @param request.lasting turning points; a run over the dates of one is no episode
 */
export function episodesOf(request: {
  readonly observations: Observations;
  readonly posterior: AveragedPosterior;
  readonly noise: NoiseFit;
  readonly lasting: readonly TurningPoint[];
  readonly passing: readonly Episode[];
  readonly without: NoChangeDraws;
}): Episode[] {
  const { observations, posterior, noise, lasting, passing, without } = request;
  const barred = new Array<boolean>(observations.periods).fill(false);
  for (const { lo, hi } of lasting) barred.fill(true, lo, hi + 1);
  for (const { from, to } of passing) barred.fill(true, from - 1, to + 2);
  const least = Math.max(LEAST_GAIN, thresholdFor(without.departure, ALARM_RATE));
  const runs = departuresOf(observations, posterior.level, noise.windowDispersion, barred, least);
  const level = (t: number): number => posterior.level[t] ?? 0;
  return [
    ...passing,
    ...runs.map((run) => fromDeparture(run, level(run.peak), observations, without)),
  ].sort((a, b) => a.from - b.from);
}
