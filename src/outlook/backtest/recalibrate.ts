import { type CountDistribution, fitRecalibration, type Recalibration } from "../../maths/index.ts";
import type { CountTarget } from "../panel/forecast-panel.ts";
import type { HorizonScores } from "./scores.ts";

/** Fewer outcomes put nothing right, and those of fewer periods tell of these periods' luck. */
const FEWEST_OUTCOMES = 200;
const FEWEST_PERIODS = 6;

/** The belief that forecasts are right is worth the outcomes of so many periods: those of one period go along with one another. */
const BELIEF_PERIODS = 12;

/** Where an outcome lay in the pool before recalibration. */
export interface PooledTransform {
  readonly origin: number;
  readonly below: number;
  readonly upTo: number;
}

/** A forecast of which only the two probabilities about what came are known: that of less than 1 and of 1 or less. */
function knownAbout({ below, upTo }: PooledTransform): CountDistribution {
  return {
    mean: Number.NaN,
    variance: Number.NaN,
    logMass: (k) => (k === 1 ? Math.log(upTo - below) : Number.NaN),
    cdf: (k) => (k < 1 ? below : upTo),
    quantile: () => Number.NaN,
  };
}

/**
 * How forecasts of one horizon are put right by earlier ones.
 *
 * Method: `fitRecalibration` of maths, where the belief that forecasts are right is worth the outcomes of 12 origins. Check: `recalibrate.test.ts`.
 *
 * @param transforms of forecasts whose outcome is known
 * @returns nothing where there are fewer than 200, or from fewer than 6 origins
 */
export function pooledRecalibration(
  transforms: readonly PooledTransform[],
): Recalibration | undefined {
  if (transforms.length < FEWEST_OUTCOMES) return undefined;
  const periods = new Set(transforms.map(({ origin }) => origin)).size;
  if (periods < FEWEST_PERIODS) return undefined;
  const belief = (BELIEF_PERIODS * transforms.length) / periods;
  const outcomes = transforms.map((at) => ({ forecast: knownAbout(at), count: 1 }));
  return fitRecalibration(outcomes, { belief });
}

/**
 * How the forecasts of a target from an origin are put right by a back-test: from outcomes of periods up to the origin, each as
 * known at the end of its own period.
 *
 * @param scores of a back-test that ended at the origin or later
 * @param origin index of a period
 * @returns by horizon; without those for which too little is known
 */
export function recalibrationsAt(
  scores: readonly HorizonScores[],
  target: CountTarget,
  origin: number,
): ReadonlyMap<number, Recalibration> {
  const found = new Map<number, Recalibration>();
  for (const columns of scores) {
    if (columns.target !== target) continue;
    const transforms = Array.from(columns.origin, (from, i) => ({
      origin: from,
      below: columns.knownBelow[i] ?? Number.NaN,
      upTo: columns.knownUpTo[i] ?? Number.NaN,
    }));
    const curve = pooledRecalibration(
      transforms.filter((at) => at.origin + columns.horizon <= origin && !Number.isNaN(at.upTo)),
    );
    if (curve !== undefined) found.set(columns.horizon, curve);
  }
  return found;
}
