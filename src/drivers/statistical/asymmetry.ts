import type { PanelHypothesis } from "../panel.ts";
import type { Design } from "./design.ts";
import { type Estimate, estimatesOf } from "./directed-fit.ts";
import { addTimes } from "./fitted-record.ts";
import { exposureSpread } from "./measured-exposure.ts";
import { windowMeans } from "./window-means.ts";

/** Whether rises of an exposure go along with more, or something else, than its falls. */
export interface Asymmetry {
  /** Effect of a rise by one standard deviation, and the same of a fall undone; equal in a mere co-movement. */
  readonly rises: Estimate;
  readonly falls: Estimate;
  readonly difference: Estimate;
}

/** Sums of all steps up, or down, so far; NaN until the first value, a missing value taken for no step. */
function summedSteps(values: Float64Array, direction: 1 | -1): Float64Array {
  let [sum, before] = [Number.NaN, Number.NaN];
  return values.map((value) => {
    if (!Number.isFinite(value)) return sum;
    const step = value - before;
    if (Number.isNaN(sum)) sum = 0;
    else if (step * direction > 0) sum += step;
    before = value;
    return sum;
  });
}

/**
 * Rises and falls of an exposure apart, in its most probable window.
 *
 * Method: the exposure is the sum of its rises and its falls; each sum takes the exposure's place, the other hypotheses at
 * their averaged effects. Shown, not judged: which of the two a mechanism speaks of is for the hypothesis to say.
 * Source: Shin, Yu and Greenwood-Nimmo (2014), eq. 2 and 5, "Modelling asymmetric cointegration".
 * Check: `asymmetry.test.ts`, on an outcome that answers to rises only.
 *
 * @param column of the design: the most probable
 * @param effects averaged coefficient of each column
 */
export function asymmetryOf(
  design: Design,
  hypothesis: PanelHypothesis,
  column: number,
  effects: Float64Array,
): Asymmetry | undefined {
  const laid = design.columns[column];
  const exposure = hypothesis.exposures[laid?.exposure ?? -1];
  if (laid === undefined || exposure === undefined) return undefined;
  const { sd } = exposureSpread(exposure.values, design.rows);
  if (!(sd > 0)) return undefined;
  const sums = ([1, -1] as const).map((direction) => {
    const means = windowMeans(summedSteps(exposure.values, direction), laid.window);
    return Float64Array.from(design.rows, (t) => (means[t] as number) / sd);
  });
  const outcome = design.outcome.slice();
  design.columns.forEach(({ hypothesis: owner, values }, c) => {
    if (owner !== laid.hypothesis) addTimes(outcome, -(effects[c] as number), values);
  });
  const estimates = estimatesOf({ ...design, outcome }, sums, [
    [1, 0],
    [0, 1],
    [1, -1],
  ]);
  const [rises, falls, difference] = estimates ?? [];
  if (rises === undefined || falls === undefined || difference === undefined) return undefined;
  return { rises, falls, difference };
}
