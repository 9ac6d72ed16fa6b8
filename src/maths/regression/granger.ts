import { completeRows, type Lagged, lagsOf } from "./complete-rows.ts";
import { type FTest, testOfLastColumns } from "./f-test.ts";
import { leastSquares } from "./least-squares.ts";
import { rowsTooFew } from "./messages.ts";
import { requireLength, requireWhole } from "./settings.ts";

/** A Granger test: whether one series' past improves on another's own past in predicting it. */
export interface GrangerTest extends FTest {
  /** Periods that entered. */
  readonly rows: number;
}

/** What a Granger test may be told beside its two series. */
export interface GrangerOptions {
  /** Number of lags of both series, >= 1. */
  readonly order: number;
  /** Series that stand in both models with their value of the same period, such as a trend or a lagged common shock. */
  readonly controls?: readonly ArrayLike<number>[];
}

/**
 * Test whether the past of `predictor` improves the prediction of `outcome` from its own past. A legacy test: with counts
 * of events it errs far too often (docs/method/granger.md).
 *
 * Method: F test of the lags 1 to `order` of the predictor in a least-squares regression of the outcome on an intercept,
 * its own lags 1 to `order`, the controls and these. Periods in which a value is missing (NaN) are left out; gaps stay gaps.
 * Source: Granger (1969), "Investigating causal relations by econometric models and cross-spectral methods"; the F form
 * as in Hamilton (1994), "Time Series Analysis", 11.2.
 * Check: `granger.test.ts`, against R package lmtest 0.9-40 on the chickens and eggs of Thurman & Fisher (1988).
 *
 * @param predictor one value a period, in order; NaN where unknown
 * @param outcome as long as `predictor`
 * @returns statistic and pValue NaN where the predictor's lags are combinations of the other columns
 * @throws `maths.setting-outside`, `maths.rows-unequal`, `maths.rows-too-few`, `maths.value-not-finite`
 */
export function grangerTest(
  predictor: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { order, controls = [] }: GrangerOptions,
): GrangerTest {
  requireWhole("The order", order, 1);
  requireLength("The predictor", predictor, outcome.length);
  controls.forEach((control, i) => {
    requireLength(`Control ${i}`, control, outcome.length);
  });
  const now = (values: ArrayLike<number>): Lagged => ({ values, lag: 0 });
  const base = [...lagsOf(outcome, order), ...controls.map(now)];
  const lagged = [now(outcome), ...base, ...lagsOf(predictor, order)];
  const { periods, columns } = completeRows(lagged, outcome.length);
  const rows = periods.length;
  const needed = lagged.length + 1;
  if (rows < needed) throw rowsTooFew({ rows, needed });
  const [response = new Float64Array(0), ...regressors] = columns;
  const fit = leastSquares(response, [new Float64Array(rows).fill(1), ...regressors]);
  return { ...testOfLastColumns(fit, 1 + base.length), rows };
}

/**
 * The Granger tests both ways.
 *
 * @returns `forward`: whether the first precedes and improves the prediction of the second; `backward`: the reverse
 * @throws as `grangerTest`
 */
export function grangerBothWays(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: GrangerOptions,
): { readonly forward: GrangerTest; readonly backward: GrangerTest } {
  return {
    forward: grangerTest(first, second, options),
    backward: grangerTest(second, first, options),
  };
}
