import { mase, skillScore, smape } from "../../maths/index.ts";
import type { ForecastPeriod, ForecastScore, ForecastScoring } from "./document.ts";
import { LEAST_SCORED, type Origin, originsOf, scoredAhead } from "./origins.ts";
import { type PastErrors, reachOf, withError } from "./past-errors.ts";
import { LEAST_VALUES } from "./series.ts";
import { VALUE_METHODS, type ValuePoints, valuePoints } from "./value-methods.ts";

type MethodName = keyof ValuePoints;

/** What rolling through a series taught. */
export interface ValueBacktest {
  readonly scores: Readonly<Record<MethodName, ForecastScore>> | undefined;
  readonly scoring: ForecastScoring;
  /** The pool's errors at each step, first step first. */
  readonly errors: readonly PastErrors[];
}

/** A forecast with a known outcome. */
interface Outcome {
  readonly origin: Origin;
  readonly step: number;
  readonly outcome: number;
  readonly points: ValuePoints;
}

function outcomesOf(
  values: Float64Array,
  filled: Float64Array,
  horizon: number,
  by: ForecastPeriod | undefined,
): Outcome[] {
  return originsOf(values, LEAST_VALUES).flatMap((origin) => {
    const points = valuePoints(filled.subarray(0, origin.at + 1), horizon, by);
    return Array.from({ length: horizon }, (_, i) => i + 1).flatMap((step) => {
      const outcome = values[origin.at + step] ?? Number.NaN;
      return Number.isNaN(outcome) ? [] : [{ origin, step, outcome, points }];
    });
  });
}

const pointOf = ({ points, step }: Outcome, name: MethodName): number =>
  points[name][step - 1] ?? Number.NaN;

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function scoreOf(
  scored: readonly Outcome[],
  before: Float64Array,
  isPositive: boolean,
  name: MethodName,
): ForecastScore {
  const outcomes = scored.map(({ outcome }) => outcome);
  const points = scored.map((one) => pointOf(one, name));
  const errors = (method: MethodName): number[] =>
    scored.map((one) => Math.abs(one.outcome - pointOf(one, method)));
  return {
    crps: null,
    mase: finiteOrNull(mase(outcomes, points, before)),
    smape: isPositive ? smape(outcomes, points) : null,
    skill: finiteOrNull(skillScore(errors(name), errors("naive"))),
  };
}

/** The pool's errors at each step that were known at some place in the series. */
function errorsKnownAt(outcomes: readonly Outcome[], horizon: number, at: number): PastErrors[] {
  const errors: PastErrors[] = Array.from({ length: horizon }, () => []);
  for (const one of outcomes) {
    const i = one.step - 1;
    if (one.origin.at + one.step > at) continue;
    errors[i] = withError(errors[i] ?? [], Math.abs(one.outcome - pointOf(one, "pool")));
  }
  return errors;
}

/** The share of scored outcomes within intervals that rest on what was known at their origin. */
function coverage(
  outcomes: readonly Outcome[],
  horizon: number,
): {
  readonly inside50: number | null;
  readonly inside90: number | null;
  readonly intervals: number;
} {
  let [half, most, intervals] = [0, 0, 0];
  let [known, errors]: [number, PastErrors[]] = [-1, []];
  for (const one of outcomes) {
    if (!one.origin.isScored) continue;
    if (one.origin.at !== known) {
      known = one.origin.at;
      errors = errorsKnownAt(outcomes, horizon, known);
    }
    const past = errors[one.step - 1] ?? [];
    const [reach50, reach90] = [reachOf(past, 0.5), reachOf(past, 0.9)];
    if (reach50 === null || reach90 === null) continue;
    const error = Math.abs(one.outcome - pointOf(one, "pool"));
    intervals++;
    half += error <= reach50 ? 1 : 0;
    most += error <= reach90 ? 1 : 0;
  }
  const share = (inside: number): number | null => (intervals === 0 ? null : inside / intervals);
  return { inside50: share(half), inside90: share(most), intervals };
}

/**
 * Forecast from one place after another in a series, and see how far each method errs.
 *
 * @param values NaN where unknown
 * @param filled the same without gaps
 */
export function valueBacktest(
  values: Float64Array,
  filled: Float64Array,
  horizon: number,
  by: ForecastPeriod | undefined,
): ValueBacktest {
  const outcomes = outcomesOf(values, filled, horizon, by);
  const errors = errorsKnownAt(outcomes, horizon, values.length);
  const scored = outcomes.filter(({ origin }) => origin.isScored);
  const origins = [...new Set(scored.map(({ origin }) => origin))];
  const has = scoredAhead(values, origins);
  if (has < LEAST_SCORED) {
    const scoring = { outcome: "too-short", has, needs: LEAST_SCORED } as const;
    return { scores: undefined, scoring, errors };
  }
  const before = filled.subarray(0, (origins[0]?.at ?? 0) + 1);
  const isPositive = filled.every((value) => value > 0);
  const scores = Object.fromEntries(
    VALUE_METHODS.map((name) => [name, scoreOf(scored, before, isPositive, name)]),
  ) as Record<MethodName, ForecastScore>;
  const scoring = {
    outcome: "scored",
    origins: origins.length,
    forecasts: scored.length,
    baseline: "naive",
    ...coverage(outcomes, horizon),
  } as const;
  return { scores, scoring, errors };
}
