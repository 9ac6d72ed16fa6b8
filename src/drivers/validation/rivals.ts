import { leastSquares, testOfLastColumns } from "../../maths/index.ts";
import type { LagWindow, PolarCounts } from "../panel.ts";
import { designOf } from "../statistical/design.ts";
import { productsOf } from "../statistical/products.ts";
import { basisOf, residual } from "../statistical/projection.ts";
import { logPriorBySize, usualG } from "../statistical/space-prior.ts";
import { walkModels } from "../statistical/walk.ts";
import { lagged, windowMeans } from "../statistical/window-means.ts";
import { logRatios } from "./counted-panel.ts";
import type { SimulatedPanel } from "./simulated-panel.ts";

/** A regression as a rival of the statistical leg sees it: rows are months in which everything is known. */
export interface RivalDesign {
  readonly outcome: Float64Array;
  /** In every model, the intercept among them. */
  readonly controls: readonly Float64Array[];
  /** For each hypothesis its exposure over each of its windows. */
  readonly exposures: readonly (readonly Float64Array[])[];
}

/** Lags of the outcome's own history that rivals know of. */
const OWN_LAGS = [1, 2, 3];

/** Cooperative less conflictual events, as the field has long summed them. */
const rawSum = ({ cooperation, conflict }: PolarCounts): Float64Array =>
  cooperation.map((good, t) => good - (conflict[t] ?? 0));

/** A series on its own history and other series, nothing else held equal. */
function ownHistory(
  outcome: Float64Array,
  exposures: readonly Float64Array[],
  windows: readonly LagWindow[],
): RivalDesign {
  const first = Math.max(...OWN_LAGS, ...windows.map(({ last }) => last));
  const known = (series: Float64Array): Float64Array => series.slice(first);
  return {
    outcome: known(outcome),
    controls: [
      new Float64Array(outcome.length - first).fill(1),
      ...OWN_LAGS.map((lag) => known(lagged(outcome, lag))),
    ],
    exposures: exposures.map((values) =>
      windows.map((window) => known(windowMeans(values, window))),
    ),
  };
}

/** Raw sums on their own history. */
export function rawDesign({ panel, exposures }: SimulatedPanel): RivalDesign {
  const windows = panel.hypotheses[0]?.windows ?? [];
  return ownHistory(rawSum(panel), exposures.map(rawSum), windows);
}

/** Log ratios on their own history. */
export function ratioDesign({ panel, exposures }: SimulatedPanel): RivalDesign {
  const windows = panel.hypotheses[0]?.windows ?? [];
  return ownHistory(logRatios(panel), exposures.map(logRatios), windows);
}

/** Log ratios with all that the statistical leg holds equal. */
export function controlledDesign({ panel }: SimulatedPanel): RivalDesign {
  const { outcome, controls, columns, candidates } = designOf(panel, { ownLags: OWN_LAGS });
  return {
    outcome,
    controls: controls.map(({ values }) => values),
    exposures: candidates.map((candidate) =>
      candidate.columns.flatMap((column) => columns[column]?.values ?? []),
    ),
  };
}

/** P value of each exposure's correlation, in the month before, with the outcome. */
export function correlationTests({ outcome, exposures }: RivalDesign): number[] {
  const intercept = new Float64Array(outcome.length).fill(1);
  return exposures.map(([before]) => {
    const columns = before === undefined ? [intercept] : [intercept, before];
    return testOfLastColumns(leastSquares(outcome, columns), 1).pValue;
  });
}

/** P value of each hypothesis' Granger test: all windows of its exposure together, beside the controls. */
export function grangerTests({ outcome, controls, exposures }: RivalDesign): number[] {
  return exposures.map((windows) => {
    const fit = leastSquares(outcome, [...controls, ...windows]);
    return testOfLastColumns(fit, controls.length).pValue;
  });
}

/** Inclusion of each hypothesis by the usual priors over an unweighted design. */
export function rivalInclusions({ outcome, controls, exposures }: RivalDesign): number[] {
  const basis = basisOf(controls, new Float64Array(outcome.length).fill(1));
  const columns = exposures.flat().map((column) => residual(basis, column));
  const products = productsOf(residual(basis, outcome), columns, basis.vectors.length);
  let next = 0;
  const candidates = exposures.map((windows) => ({
    columns: windows.map(() => next++),
    shares: windows.map(() => 1 / windows.length),
  }));
  const prior = {
    g: usualG(outcome.length, exposures.length),
    logBySize: logPriorBySize(exposures.length, exposures.length),
    largest: exposures.length,
  };
  const sums = walkModels(products, candidates, prior);
  return candidates.map((own) =>
    own.columns.reduce((sum, column) => sum + (sums.columns[column] ?? 0), 0),
  );
}
