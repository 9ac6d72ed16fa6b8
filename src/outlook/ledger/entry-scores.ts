import {
  brierScore,
  eventLogScore,
  logScore,
  negativeBinomialCrps,
  quantileScore,
  rankedProbabilityScore,
} from "../../maths/index.ts";
import type { BaselineId } from "../forecasters/forecast.ts";
import type {
  BalanceScored,
  EntryScores,
  LedgerForecast,
  LevelForecast,
  LevelOfBalance,
  LevelScored,
  QuestionForecast,
  QuestionScored,
  Scored,
} from "./entry.ts";
import { asDistribution, type StoredDistribution } from "./stored-distribution.ts";

/** Levels of the quantiles of a balance. */
const LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95];

/** A base rate is kept as far from certainty as every probability that is issued. */
const LEAST_CHANCE = 0.001;

/** Null for an infinite score, which JSON does not have. */
function finite(score: number): number | null {
  return Number.isFinite(score) ? score + 0 : null;
}

function scored(y: number, stored: StoredDistribution): Scored {
  const forecast = asDistribution(stored);
  const crps =
    stored.kind === "nb"
      ? negativeBinomialCrps(y, stored.mean, stored.size ?? Number.POSITIVE_INFINITY)
      : rankedProbabilityScore(y, forecast);
  return { crps, log: finite(logScore(y, forecast)) };
}

function levelScores(y: number, { distribution, baselines }: LevelForecast): LevelScored {
  const forecast = asDistribution(distribution);
  const inside = (share: number): boolean =>
    forecast.quantile((1 - share) / 2) <= y && y <= forecast.quantile((1 + share) / 2);
  const beside = Object.entries(baselines).map(([id, stored]) => [id, scored(y, stored)]);
  const upTo = Math.min(1, forecast.cdf(y));
  return {
    kind: "level",
    ...scored(y, distribution),
    below: Math.min(upTo, Math.max(0, forecast.cdf(y - 1))),
    upTo,
    inside50: inside(0.5),
    inside90: inside(0.9),
    baselines: Object.fromEntries(beside) as Record<BaselineId, Scored>,
  };
}

function balanceScores(y: number, forecast: LevelOfBalance): BalanceScored {
  const { quantiles, climatology, persistence } = forecast;
  return {
    kind: "balance",
    crps: quantileScore(y, quantiles, LEVELS),
    climatology: Math.abs(y - climatology),
    persistence: Math.abs(y - persistence),
    inside50: quantiles[1] <= y && y <= quantiles[3],
    inside90: quantiles[0] <= y && y <= quantiles[4],
  };
}

function questionScores(y: number, { p, baseRate }: QuestionForecast): QuestionScored {
  const base = Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, baseRate));
  return {
    kind: "question",
    brier: brierScore([p], [y]),
    log: finite(eventLogScore([p], [y])),
    baseBrier: brierScore([base], [y]),
    baseLog: finite(eventLogScore([base], [y])),
  };
}

/**
 * How a forecast and all that it stands beside fared.
 *
 * Check: `entry-scores.test.ts`, by hand; the scores themselves in maths.
 *
 * @param outcome a count, a level in logits, or 1 and 0
 */
export function entryScores(outcome: number, forecast: LedgerForecast): EntryScores {
  switch (forecast.kind) {
    case "level":
      return levelScores(outcome, forecast);
    case "balance":
      return balanceScores(outcome, forecast);
    case "question":
      return questionScores(outcome, forecast);
  }
}
