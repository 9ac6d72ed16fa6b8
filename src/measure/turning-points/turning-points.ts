import type { Random } from "../../kernel/index.ts";
import { type AveragedPosterior, averagedPosterior, changeLately, changeNear } from "./averaged.ts";
import { episodesOf, isPassing, passingEpisodes } from "./episodes.ts";
import {
  drawWithoutChange,
  exceedance,
  type NoChangeDraws,
  thresholdFor,
} from "./no-change-draws.ts";
import { fitNoise, levelRange, plainNoise } from "./noise.ts";
import { type Observations, observationsOf, type TurningSeries } from "./observations.ts";
import { type Peak, peaksOf } from "./peaks.ts";
import type { TurningPoint, TurningPointReport, UnknownTurningPoints } from "./report.ts";
import { sensitivityTable } from "./sensitivity.ts";
import { type ChangeDraw, changeDraws, estimateOf } from "./shift-size.ts";

/** How turning points are sought. */
export interface TurningPointOptions {
  /** Where chance comes from; the same seed gives the same report. */
  readonly random: Random;
  /** Probability of a change per period. Default 1/60: one in five years of months. */
  readonly hazard?: number;
  /** Shortest time between changes, in periods. Default 3. */
  readonly minLength?: number;
  /**
   * Half-width of the window in which a change counts as one turning point, in periods. Default 3: as near as a date can be told at a
   * handful of events a month (docs/method/turning-points.md has the figures for two).
   */
  readonly window?: number;
  /** Series drawn without a change to calibrate by. Default 200; with 0 nothing is calibrated. */
  readonly draws?: number;
  /** P(change within the window) from which a turning point is reported. Default 0.5. */
  readonly threshold?: number;
  /**
   * Whether events are known to come singly and independently: binomial shares, Poisson counts, no bursts. Default false.
   * Event data are never so: without dispersion and bursts most series without a change raise an alarm.
   */
  readonly equidispersed?: boolean;
  /** Whether to try other hazards and dispersions. Default true. */
  readonly sensitivity?: boolean;
}

/** Least series in which turning points are sought. */
const LEAST_EVENTS = 20;
const LEAST_PERIODS = 12;
/** At most this share of series without a change may raise an alarm. */
const ALARM_RATE = 0.1;
const YEAR = 12;

function tooLittle(observations: Observations): UnknownTurningPoints | undefined {
  const periods = observations.events.length;
  if (periods < LEAST_PERIODS) {
    return { outcome: "unknown", reason: "too-few-periods", has: periods, needs: LEAST_PERIODS };
  }
  const events = observations.events.reduce((a, b) => a + b, 0);
  const needs = observations.kind === "value" ? LEAST_PERIODS : LEAST_EVENTS;
  if (events >= needs) return undefined;
  return { outcome: "unknown", reason: "too-few-events", has: events, needs };
}

function turningPoint(
  peak: Peak,
  drawn: readonly ChangeDraw[],
  observations: Observations,
  without: NoChangeDraws,
): TurningPoint {
  const pairs = drawn.filter(({ back }) => back === undefined);
  const { natural, events } = observations;
  const change = estimateOf(pairs.map(({ before, after }) => after - before));
  const eventsIn = (from: number, to: number): number =>
    events.subarray(Math.max(0, from), to).reduce((a, b) => a + b, 0);
  return {
    ...peak,
    before: estimateOf(pairs.map(({ before }) => natural(before))),
    after: estimateOf(pairs.map(({ after }) => natural(after))),
    change,
    changeNatural: estimateOf(pairs.map(({ before, after }) => natural(after) - natural(before))),
    direction: change.value < 0 ? "down" : "up",
    eventsBefore: eventsIn(peak.index - YEAR, peak.index),
    eventsAfter: eventsIn(peak.index, peak.index + YEAR),
    falseAlarmRate: exceedance(without.peak, peak.probability),
  };
}

function liveEdge(posterior: AveragedPosterior, draws: NoChangeDraws) {
  const history = Array.from(posterior.change, (_, t) => changeLately(posterior, t));
  const probability = history.at(-1) ?? 0;
  return { probability, falseAlarmRate: exceedance(draws.recent, probability), history };
}

/**
 * Find the turning points of one series: lasting changes of level, apart from episodes, with how often chance would show as much.
 *
 * Method: exact Bayesian segmentation of level + autoregressive burst + overdispersed observations, averaged over the
 * kinds of noise that explain the series; the threshold is raised, if need be, until at most one in ten series drawn from the
 * series' own model without a change would raise an alarm.
 * Source: Fearnhead (2006) and Barry and Hartigan (1993) for the segmentation; the burst and the calibration are ours
 * (docs/method/turning-points.md).
 * Check: simulated series with known truth (turning-points.test.ts); the recursions against brute force, in maths.
 *
 * @param series consecutive periods, gaps as NaN or no trials
 * @returns turning points, episodes and the live edge; or why nothing can be said, when the series has fewer than 12
 * periods or 20 events
 */
export function findTurningPoints(
  series: TurningSeries,
  options: TurningPointOptions,
): TurningPointReport {
  const observations = observationsOf(series);
  const unknown = tooLittle(observations);
  if (unknown !== undefined) return unknown;
  const { random, hazard = 1 / 60, minLength = 3, window = 3, draws = 200 } = options;
  const { threshold = 0.5 } = options;
  const prior = { hazard, minLength, window };
  const range = levelRange(observations);
  const noise =
    options.equidispersed === true
      ? plainNoise(observations)
      : fitNoise(observations, prior, range);
  const posterior = averagedPosterior(observations, noise.kinds, prior, range);
  const without = drawWithoutChange({ observations, noise, prior, range, draws, random });
  const raised = Math.max(threshold, thresholdFor(without.peak, ALARM_RATE));
  const near = posterior.change.map((_, t) => changeNear(posterior, t));
  const peaks = peaksOf(posterior, near, threshold);
  const drawn = peaks.length === 0 ? [] : changeDraws(posterior, peaks, random);
  const found = peaks.map((peak, i) => ({ peak, changes: drawn[i] ?? [] }));
  const lasting = found.filter(({ changes }) => !isPassing(changes));
  const points = lasting.map(({ peak, changes }) =>
    turningPoint(peak, changes, observations, without),
  );
  const turningPoints = points.filter(({ probability }) => probability > raised);
  const probable = found.filter(({ peak }) => peak.probability > raised);
  const passing = passingEpisodes(probable, observations, without);
  return {
    outcome: "known",
    turningPoints,
    doubtful: points.filter(({ probability }) => probability <= raised),
    episodes: episodesOf({
      observations,
      posterior,
      noise,
      lasting: turningPoints,
      passing,
      without,
    }),
    live: liveEdge(posterior, without),
    changeNear: [...near],
    level: [...posterior.level].map(observations.natural),
    calibration: {
      nominalThreshold: threshold,
      threshold: raised,
      nominalAlarmRate: without.peak.filter((p) => p > threshold).length / without.peak.length,
      draws: without.peak.length,
    },
    noise: {
      dispersion: noise.windowDispersion,
      burst: noise.burst,
      persistence: noise.persistence,
    },
    sensitivity:
      options.sensitivity === false
        ? []
        : sensitivityTable({ observations, noise, prior, range, threshold }),
  };
}
