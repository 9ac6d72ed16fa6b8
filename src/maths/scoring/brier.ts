import { requireWhole } from "../regression/settings.ts";
import { requireLength, requireOutcomes, requireProbabilities, requireSome } from "./series.ts";

/** Forecasts of like probability, and what came of them. */
export interface CalibrationBin {
  /** Forecasts in the bin. */
  readonly forecasts: number;
  /** Events among them. */
  readonly events: number;
  /** The mean probability that was forecast. */
  readonly probability: number;
  /** The share of events. */
  readonly frequency: number;
}

/** The Brier score and its parts: score = reliability − resolution + uncertainty + withinBins. */
export interface BrierDecomposition {
  readonly score: number;
  /** Mean squared distance of forecast and frequency over the bins; 0 is perfect. */
  readonly reliability: number;
  /** Mean squared distance of a bin's frequency from the overall one; the greater the better. */
  readonly resolution: number;
  /** The score of the overall frequency as constant forecast, o(1 − o). */
  readonly uncertainty: number;
  /** What the bins hide: 0 where each bin has forecasts of one value only. */
  readonly withinBins: number;
  /** Mean absolute distance of forecast and frequency over the bins: the expected calibration error (ECE). */
  readonly calibrationError: number;
  /** The bins that hold forecasts, from the lowest probability up. */
  readonly bins: readonly CalibrationBin[];
}

function checkEvents(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): void {
  requireSome("The probabilities", probabilities);
  requireLength("The outcomes", outcomes, probabilities.length);
  requireProbabilities("The probabilities", probabilities);
  requireOutcomes(outcomes);
}

/**
 * The Brier score of probability forecasts: the mean squared distance from what came, between 0 (best) and 1.
 *
 * Source: Brier (1950), "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (there over
 * both classes, twice this one).
 * Check: `brier.test.ts`.
 *
 * @param outcomes 1 where the event came, 0 where not
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function brierScore(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  checkEvents(probabilities, outcomes);
  let sum = 0;
  for (let i = 0; i < outcomes.length; i++) {
    sum += ((probabilities[i] ?? 0) - (outcomes[i] ?? 0)) ** 2;
  }
  return sum / outcomes.length;
}

/**
 * The mean log score of probability forecasts of an event: −log of the probability given to what came. One certain
 * forecast that fails makes it infinite.
 *
 * Source: Good (1952), "Rational decisions", Journal of the Royal Statistical Society B 14.
 * Check: `brier.test.ts`.
 *
 * @throws as `brierScore`
 */
export function eventLogScore(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
): number {
  checkEvents(probabilities, outcomes);
  let sum = 0;
  for (let i = 0; i < outcomes.length; i++) {
    const p = probabilities[i] ?? 0;
    sum -= outcomes[i] === 1 ? Math.log(p) : Math.log1p(-p);
  }
  return sum / outcomes.length;
}

/**
 * The Brier score in Murphy's parts, and the calibration table.
 *
 * Method: within bins forecasts count as their mean; the rest of the score, their variance less twice their covariance with
 * the outcomes, is given apart so that the parts always sum to the score. Reliability and resolution are both too great in
 * small samples, by about the number of bins over the number of forecasts, times the uncertainty.
 * Source: Murphy (1973), "A new vector partition of the probability score", Journal of Applied Meteorology 12; Stephenson,
 * Coelho & Jolliffe (2008), "Two extra components in the Brier score decomposition", Weather and Forecasting 23.
 * Check: `brier.test.ts`, by hand and by identities.
 *
 * @param bins number of equal bins of probability; left out, each distinct probability is a bin of its own
 * @throws as `brierScore`; `maths.setting-outside`
 */
export function brierDecomposition(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins?: number,
): BrierDecomposition {
  if (bins !== undefined) requireWhole("The number of bins", bins, 1);
  const score = brierScore(probabilities, outcomes);
  const table = calibrationTable(probabilities, outcomes, bins);
  const n = outcomes.length;
  const overall = table.reduce((sum, { events }) => sum + events, 0) / n;
  const mean = (of: (bin: CalibrationBin) => number): number =>
    table.reduce((sum, bin) => sum + (bin.forecasts / n) * of(bin), 0);
  const reliability = mean((bin) => (bin.probability - bin.frequency) ** 2);
  const resolution = mean((bin) => (bin.frequency - overall) ** 2);
  const uncertainty = overall * (1 - overall);
  return {
    score,
    reliability,
    resolution,
    uncertainty,
    withinBins: bins === undefined ? 0 : score - reliability + resolution - uncertainty,
    calibrationError: mean((bin) => Math.abs(bin.probability - bin.frequency)),
    bins: table,
  };
}

function calibrationTable(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  bins: number | undefined,
): CalibrationBin[] {
  const keyOf = (p: number): number =>
    bins === undefined ? p : Math.min(bins - 1, Math.floor(p * bins));
  const found = new Map<number, { forecasts: number; events: number; sum: number }>();
  for (let i = 0; i < outcomes.length; i++) {
    const p = probabilities[i] ?? 0;
    const bin = found.get(keyOf(p)) ?? { forecasts: 0, events: 0, sum: 0 };
    bin.forecasts += 1;
    bin.events += outcomes[i] ?? 0;
    bin.sum += p;
    found.set(keyOf(p), bin);
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([key, { forecasts, events, sum }]) => ({
      forecasts,
      events,
      probability: bins === undefined ? key : sum / forecasts,
      frequency: events / forecasts,
    }));
}
