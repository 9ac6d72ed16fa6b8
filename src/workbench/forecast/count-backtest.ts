import { type CountDistribution, rankedProbabilityScore, skillScore } from "../../maths/index.ts";
import { COUNT_METHODS, type CountForecasts, countForecasts } from "./count-methods.ts";
import type { ForecastScore, ForecastScoring } from "./document.ts";
import { LEAST_SCORED, originsOf, scoredAhead } from "./origins.ts";
import { LEAST_COUNTS } from "./series.ts";

type MethodName = keyof CountForecasts;

/** What rolling through a series taught. */
export interface CountBacktest {
  readonly scores: Readonly<Record<MethodName, ForecastScore>> | undefined;
  readonly scoring: ForecastScoring;
}

/** A forecast with what came. */
interface Outcome {
  readonly outcome: number;
  readonly forecasts: Readonly<Record<MethodName, CountDistribution>>;
}

function outcomesAt(values: Float64Array, at: number, horizon: number): Outcome[] {
  const found = countForecasts(values.subarray(0, at + 1), horizon);
  return Array.from({ length: horizon }, (_, i) => i).flatMap((i) => {
    const outcome = values[at + 1 + i] ?? Number.NaN;
    if (Number.isNaN(outcome)) return [];
    const forecasts = Object.fromEntries(
      COUNT_METHODS.map((name) => [name, found[name][i]]),
    ) as Outcome["forecasts"];
    return [{ outcome, forecasts }];
  });
}

/** The share of outcomes within the pool's central interval. */
function inside(outcomes: readonly Outcome[], chance: number): number {
  const tail = (1 - chance) / 2;
  const hits = outcomes.filter(({ outcome, forecasts: { pool } }) => {
    return outcome >= pool.quantile(tail) && outcome <= pool.quantile(1 - tail);
  });
  return hits.length / outcomes.length;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Forecast from one place after another in the last third of a series of counts, everything fitted anew each time.
 *
 * @param values NaN where unknown
 */
export function countBacktest(values: Float64Array, horizon: number): CountBacktest {
  const origins = originsOf(values, LEAST_COUNTS).filter(({ isScored }) => isScored);
  const has = scoredAhead(values, origins);
  if (has < LEAST_SCORED) {
    const scoring = { outcome: "too-short", has, needs: LEAST_SCORED } as const;
    return { scores: undefined, scoring };
  }
  const outcomes = origins.flatMap(({ at }) => outcomesAt(values, at, horizon));
  const crps = (name: MethodName): number[] =>
    outcomes.map(({ outcome, forecasts }) => rankedProbabilityScore(outcome, forecasts[name]));
  const baseline = crps("climatology");
  const scoreOf = (name: MethodName): ForecastScore => {
    const scores = crps(name);
    const skill = skillScore(scores, baseline);
    return {
      crps: meanOf(scores),
      mase: null,
      smape: null,
      skill: Number.isFinite(skill) ? skill : null,
    };
  };
  return {
    scores: Object.fromEntries(COUNT_METHODS.map((name) => [name, scoreOf(name)])) as Record<
      MethodName,
      ForecastScore
    >,
    scoring: {
      outcome: "scored",
      origins: origins.length,
      forecasts: outcomes.length,
      baseline: "climatology",
      inside50: inside(outcomes, 0.5),
      inside90: inside(outcomes, 0.9),
      intervals: outcomes.length,
    },
  };
}
