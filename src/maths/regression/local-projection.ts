import type { Random } from "../../kernel/index.ts";
import { completeRows, type Lagged, lagsOf } from "./complete-rows.ts";
import { contributions, crossProducts, type RobustKind } from "./covariance.ts";
import { leastSquares } from "./least-squares.ts";
import { rowsTooFew } from "./messages.ts";
import { requireLength, requireProbability, requireWhole } from "./settings.ts";
import { pointwiseMultiplier, supTMultiplier } from "./sup-t.ts";

/** What a local projection may be told beside outcome and exposure. */
export interface LocalProjectionOptions {
  /** Nearest horizon: 0 (default), which includes the exposure's own period, or 1. */
  readonly from?: number;
  /** Farthest horizon, >= `from`. */
  readonly to: number;
  /**
   * Number of lags of outcome, exposure and `controls` that enter, >= 1. The order of the process is what the theory
   * asks for; where an order p was chosen by fit, p + 1.
   */
  readonly lags: number;
  /** Further series that move with these two; they enter by their lags alone. */
  readonly controls?: readonly ArrayLike<number>[];
  /** Series that enter with their value of the exposure's period: trend, season, or what moves before the exposure does. */
  readonly given?: readonly ArrayLike<number>[];
  /** Chance that each interval, and that the whole band, holds; default .9. */
  readonly confidence?: number;
  /** Which robust covariance; default "hc3", the surest in short series. */
  readonly covariance?: RobustKind;
  /** Draws for the simultaneous band; default 10,000. */
  readonly draws?: number;
  readonly random: Random;
}

/** A range of values. */
export interface Range {
  readonly lo: number;
  readonly hi: number;
}

/** The response at one horizon. */
export interface Response {
  /** Periods after the exposure. */
  readonly horizon: number;
  /** Change of the outcome for a change of the exposure by 1. */
  readonly estimate: number;
  readonly standardError: number;
  /** Interval of this horizon by itself. */
  readonly pointwise: Range;
  /** Interval that holds together with those of all other horizons. */
  readonly simultaneous: Range;
  /** Periods that entered. */
  readonly rows: number;
}

/** An outcome's response to an exposure over time. */
export interface LocalProjection {
  readonly responses: readonly Response[];
  /** Joint covariance of the estimates, square and by rows. */
  readonly covariance: Float64Array;
  /** Half width of the intervals in standard errors. */
  readonly multipliers: { readonly pointwise: number; readonly simultaneous: number };
}

/** One horizon's regression: its estimate and what each period contributes to its error. */
interface Projection {
  readonly horizon: number;
  readonly estimate: number;
  readonly contributed: Float64Array;
  readonly rows: number;
}

type Series = ArrayLike<number>;

function requireSettings(
  outcome: Series,
  exposure: Series,
  { from = 0, to, lags, controls = [], given = [], confidence = 0.9 }: LocalProjectionOptions,
): void {
  requireWhole("The nearest horizon", from, 0);
  requireWhole("The farthest horizon", to, from);
  requireWhole("The number of lags", lags, 1);
  requireProbability("The confidence", confidence);
  requireLength("The exposure", exposure, outcome.length);
  for (const series of [...controls, ...given]) {
    requireLength("A control", series, outcome.length);
  }
}

/** The regression of one horizon; the exposure is the last column, so that it yields to all that could stand for it. */
function project(
  outcome: Series,
  exposure: Series,
  options: LocalProjectionOptions,
  horizon: number,
): Projection {
  const { lags, controls = [], given = [], covariance = "hc3" } = options;
  const now = (values: Series): Lagged => ({ values, lag: 0 });
  const past = [outcome, exposure, ...controls].flatMap((values) => lagsOf(values, lags));
  const lagged = [{ values: outcome, lag: -horizon }, ...given.map(now), ...past, now(exposure)];
  const { periods, columns } = completeRows(lagged, outcome.length);
  const [response = new Float64Array(0), ...regressors] = columns;
  const rows = periods.length;
  const all = [new Float64Array(rows).fill(1), ...regressors];
  const fit = leastSquares(response, all);
  if (rows <= fit.rank) throw rowsTooFew({ rows, needed: fit.rank + 1 });
  const last = all.length - 1;
  const [contribution = new Float64Array(rows)] = contributions(fit, [last], covariance);
  const contributed = new Float64Array(outcome.length);
  periods.forEach((period, row) => {
    contributed[period] = contribution[row] ?? 0;
  });
  return { horizon, estimate: fit.coefficients[last] ?? Number.NaN, contributed, rows };
}

/**
 * The response of an outcome to an exposure, 0 or 1 to some periods later, by lag-augmented local projections.
 *
 * Method: for each horizon h least squares of the outcome h periods later on the exposure, an intercept, the series given
 * and the lags of outcome, exposure and controls. With the lags the part of the exposure that counts is new in its period,
 * so that standard errors robust to unequal variances suffice in long series, however persistent, though the errors
 * overlap; in short persistent ones far horizons are biased towards 0 (docs/method/local-projections.md). The joint
 * covariance is the sum over periods of products of what the period contributes to each horizon's error. Intervals are
 * normal; the simultaneous band is sup-t. Each horizon uses all periods it can; those in which a value is missing (NaN)
 * are left out.
 * Source: Montiel Olea & Plagborg-Møller (2021), "Local projection inference is simpler and more robust than you think",
 * Econometrica 89; Jordà (2005); band: Montiel Olea & Plagborg-Møller (2019).
 * Check: `local-projection.test.ts`: R's lm with sandwich 3.0-2 horizon by horizon; a system without noise; how often
 * intervals and bands hold, also with a unit root.
 *
 * @param outcome one value a period, in order; NaN where unknown
 * @param exposure as long as `outcome`
 * @returns NaN as estimate and intervals where the exposure is a combination of the other columns (a constant, for one)
 * @throws `maths.setting-outside`, `maths.rows-unequal`, `maths.rows-too-few`, `maths.value-not-finite`
 */
export function localProjection(
  outcome: ArrayLike<number>,
  exposure: ArrayLike<number>,
  options: LocalProjectionOptions,
): LocalProjection {
  requireSettings(outcome, exposure, options);
  const { from = 0, to, confidence = 0.9, random, draws = 10_000 } = options;
  const projections = Array.from({ length: to - from + 1 }, (_, i) =>
    project(outcome, exposure, options, from + i),
  );
  const covariance = crossProducts(projections.map(({ contributed }) => contributed));
  const pointwise = pointwiseMultiplier(confidence);
  const simultaneous = supTMultiplier(covariance, { confidence, random, draws });
  const responses = projections.map(({ horizon, estimate, rows }, i): Response => {
    const standardError = Math.sqrt(covariance[i * (projections.length + 1)] ?? Number.NaN);
    const within = (multiplier: number): Range => ({
      lo: estimate - multiplier * standardError,
      hi: estimate + multiplier * standardError,
    });
    return {
      horizon,
      estimate,
      standardError,
      pointwise: within(pointwise),
      simultaneous: within(simultaneous),
      rows,
    };
  });
  return { responses, covariance, multipliers: { pointwise, simultaneous } };
}
