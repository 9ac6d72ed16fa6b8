import { smallestCount } from "../distributions/count-quantile.ts";
import { settingOutside } from "../regression/messages.ts";
import { requireWhole } from "../regression/settings.ts";
import type { CountDistribution } from "./count-distribution.ts";
import { countInvalid, countsTooFew } from "./messages.ts";

/** A forecast and the count that came. */
export interface ForecastOutcome {
  readonly forecast: CountDistribution;
  readonly count: number;
}

/** The share of outcomes at or below each forecast level, at levels 0, 1/n, ..., 1. */
export interface Recalibration {
  readonly curve: Float64Array;
}

/** How the curve is drawn. */
export interface RecalibrationOptions {
  /** Number of steps of the curve; 100 by default. */
  readonly steps?: number;
  /** How many outcomes the belief is worth that the forecasts are right, above 0; 20 by default. */
  readonly belief?: number;
}

/** The share of a count's probability that lies below a level of the forecast's cumulative probability. */
function shareBelow(level: number, below: number, upTo: number): number {
  if (level >= upTo) return 1;
  return level <= below ? 0 : (level - below) / (upTo - below);
}

/**
 * How often counts really lay below each level that forecasts gave: the curve of the probability integral transform.
 *
 * Method: the non-randomised transform, averaged over outcomes, with the identity as `belief` outcomes more. It never falls, so
 * that it needs no isotonic regression, and keeps every count possible.
 * Source: Czado, Gneiting and Held (2009), "Predictive model assessment for count data"; recalibration by it: Dawid
 * (1984); Kuleshov, Fenner and Ermon (2018). The belief is ours.
 * Check: `recalibration.test.ts`, by simulation.
 *
 * @param outcomes past forecasts of one horizon
 * @throws `maths.counts-too-few` without outcomes, `maths.count-invalid`, `maths.setting-outside`
 */
export function fitRecalibration(
  outcomes: readonly ForecastOutcome[],
  { steps = 100, belief = 20 }: RecalibrationOptions = {},
): Recalibration {
  requireWhole("The number of steps", steps, 1);
  if (!(belief > 0)) {
    throw settingOutside({ setting: "The belief", value: belief, allowed: "above 0" });
  }
  if (outcomes.length === 0) throw countsTooFew({ known: 0, needed: 1 });
  const curve = Float64Array.from({ length: steps + 1 }, (_, i) => (belief * i) / steps);
  for (const [period, { forecast, count }] of outcomes.entries()) {
    if (!(Number.isInteger(count) && count >= 0)) throw countInvalid({ period, value: count });
    const [below, upTo] = [forecast.cdf(count - 1), forecast.cdf(count)];
    for (let i = 0; i <= steps; i++) {
      curve[i] = (curve[i] ?? 0) + shareBelow(i / steps, below, upTo);
    }
  }
  const total = belief + outcomes.length;
  curve.forEach((value, i) => {
    curve[i] = value / total;
  });
  curve[0] = 0;
  curve[steps] = 1;
  return { curve };
}

/** The curve at a level, straight between its points. */
function levelOn(curve: Float64Array, level: number): number {
  const at = Math.min(1, Math.max(0, level)) * (curve.length - 1);
  const i = Math.min(curve.length - 2, Math.floor(at));
  const [low, high] = [curve[i] ?? 0, curve[i + 1] ?? 1];
  return low + (at - i) * (high - low);
}

/** Mean and variance from the tail probabilities, summed until they no longer count. */
function momentsOf(tail: (k: number) => number): { mean: number; variance: number } {
  let [mean, second] = [0, 0];
  for (let k = 0; ; k++) {
    const left = tail(k);
    mean += left;
    second += (2 * k + 1) * left;
    if ((2 * k + 1) * left <= 1e-12 * Math.max(1, second)) break;
  }
  return { mean, variance: second - mean * mean };
}

/**
 * A forecast whose cumulative probabilities are put right by how often past counts lay below them.
 *
 * Method: F'(k) = G(F(k)), G the curve of `fitRecalibration`; mean and variance by summing tails.
 * Source: as `fitRecalibration`. Check: `recalibration.test.ts`.
 */
export function recalibrated(
  forecast: CountDistribution,
  { curve }: Recalibration,
): CountDistribution {
  const cdf = (k: number): number => levelOn(curve, forecast.cdf(k));
  const steps = curve.length - 1;
  const logMass = (k: number): number => {
    const raw = forecast.logMass(k);
    if (raw === Number.NEGATIVE_INFINITY) return raw;
    const [below, upTo] = [forecast.cdf(k - 1), forecast.cdf(k)];
    const piece = Math.min(steps - 1, Math.floor(below * steps));
    if (upTo * steps > piece + 1) return Math.log(levelOn(curve, upTo) - levelOn(curve, below));
    const slope = ((curve[piece + 1] ?? 1) - (curve[piece] ?? 0)) * steps;
    return Math.log(slope) + raw;
  };
  const { mean, variance } = momentsOf((k) => 1 - cdf(k));
  const quantile = (p: number): number => smallestCount(p, cdf, mean, Number.POSITIVE_INFINITY);
  return { mean, variance, logMass, cdf, quantile };
}
