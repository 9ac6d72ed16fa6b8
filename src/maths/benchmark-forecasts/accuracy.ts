import { checkedHistory, requireSteps } from "./history.ts";
import { outcomesUnequal } from "./messages.ts";

function meanOver(
  outcomes: ArrayLike<number>,
  forecasts: ArrayLike<number>,
  loss: (outcome: number, forecast: number) => number,
): number {
  if (outcomes.length !== forecasts.length || outcomes.length === 0) {
    throw outcomesUnequal({ outcomes: outcomes.length, forecasts: forecasts.length });
  }
  let sum = 0;
  for (let i = 0; i < outcomes.length; i++) {
    sum += loss(outcomes[i] as number, forecasts[i] as number);
  }
  return sum / outcomes.length;
}

/**
 * Symmetric mean absolute percentage error.
 *
 * Method: mean of 200 |y - f| / (|y| + |f|); 0 where outcome and forecast are both 0. It favours forecasts that are
 * too high, and says nothing of series that reach 0 or change their sign.
 * Source: Makridakis (1993); as in Makridakis, Spiliotis and Assimakopoulos (2020), "The M4 Competition".
 * Check: gold.test.ts.
 *
 * @returns per cent, from 0 to 200
 * @throws maths.forecast-outcomes-unequal
 */
export function smape(outcomes: ArrayLike<number>, forecasts: ArrayLike<number>): number {
  return meanOver(outcomes, forecasts, (y, f) =>
    y === f ? 0 : (200 * Math.abs(y - f)) / (Math.abs(y) + Math.abs(f)),
  );
}

/**
 * Mean absolute scaled error.
 *
 * Method: mean absolute error over that of the one-step seasonal naive forecast within the history.
 * Source: Hyndman and Koehler (2006), "Another look at measures of forecast accuracy".
 * Check: gold.test.ts.
 *
 * @param history what the forecast was made from; more than `period` values
 * @returns 1 where the forecast errs as much as the naive one did; Infinity or NaN where the history repeats itself
 * @throws maths.forecast-outcomes-unequal, maths.forecast-value-missing, maths.forecast-history-short,
 *   maths.forecast-steps-not-whole
 */
export function mase(
  outcomes: ArrayLike<number>,
  forecasts: ArrayLike<number>,
  history: ArrayLike<number>,
  period: number = 1,
): number {
  requireSteps("period", period);
  const past = checkedHistory(history, period + 1);
  const scale = meanOver(past.subarray(period), past.subarray(0, -period), (y, f) =>
    Math.abs(y - f),
  );
  return meanOver(outcomes, forecasts, (y, f) => Math.abs(y - f)) / scale;
}

/** Mean sMAPE and mean MASE of a forecaster over many series. */
export interface MeanErrors {
  readonly smape: number;
  readonly mase: number;
}

/**
 * Overall weighted average: the mean of two errors, each relative to that of Naive2.
 *
 * Source: Makridakis, Spiliotis and Assimakopoulos (2020), "The M4 Competition".
 * Check: accuracy.test.ts, against rows of the competition's table.
 *
 * @param errors means over series of the forecaster
 * @param naive2 the same of Naive2
 * @returns below 1 where the forecaster beats Naive2
 */
export function owa(errors: MeanErrors, naive2: MeanErrors): number {
  return (errors.smape / naive2.smape + errors.mase / naive2.mase) / 2;
}
