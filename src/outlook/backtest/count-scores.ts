import {
  type CountDistribution,
  logScore,
  negativeBinomial,
  negativeBinomialCrps,
  rankedProbabilityScore,
  sampleCrps,
} from "../../maths/index.ts";
import { countsOf, type PlainForecast } from "../forecasters/plain-forecast.ts";
import type { Score } from "./scores.ts";

/** What follows from the probabilities below and up to what came. */
function transformScores(
  below: number,
  upTo: number,
): Omit<Score, "crps" | "log" | "pSome" | "error"> {
  const inside = (coverage: number): boolean =>
    upTo >= (1 - coverage) / 2 && below < (1 + coverage) / 2;
  return {
    pitBelow: Math.max(0, Math.min(below, upTo)),
    pitUpTo: Math.min(1, upTo),
    inside50: inside(0.5),
    inside90: inside(0.9),
    interval50: Number.NaN,
    interval90: Number.NaN,
  };
}

/** The scores of any distribution of counts. A count lies in a central interval where no tail beyond it is too small to hold it. */
export function distributionScore(outcome: number, forecast: CountDistribution): Score {
  return {
    ...transformScores(forecast.cdf(outcome - 1), forecast.cdf(outcome)),
    crps: rankedProbabilityScore(outcome, forecast),
    log: logScore(outcome, forecast),
    pSome: 1 - forecast.cdf(0),
    error: Math.abs(outcome - forecast.mean),
  };
}

/** The scores of a forecast given by plain values, by closed forms. */
export function plainScore(outcome: number, forecast: PlainForecast): Score {
  if ("counts" in forecast) {
    const counts = countsOf(forecast);
    return {
      ...transformScores(counts.cdf(outcome - 1), counts.cdf(outcome)),
      crps: sampleCrps(outcome, forecast.counts),
      log: logScore(outcome, counts),
      pSome: 1 - counts.cdf(0),
      error: Math.abs(outcome - counts.mean),
    };
  }
  const { mean, size } = forecast;
  const upTo = negativeBinomial.cdf(outcome, mean, size);
  const log = -negativeBinomial.logMass(outcome, mean, size);
  return {
    ...transformScores(upTo - Math.exp(-log), upTo),
    crps: negativeBinomialCrps(outcome, mean, size),
    log,
    pSome: -Math.expm1(negativeBinomial.logMass(0, mean, size)),
    error: Math.abs(outcome - mean),
  };
}
