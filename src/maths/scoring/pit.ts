import type { Random } from "../../kernel/index.ts";
import type { CountDistribution } from "../count-forecasts/count-distribution.ts";
import { requireWhole } from "../regression/settings.ts";
import { requireEach, requireLength, requireProbabilities, requireSome } from "./series.ts";

/**
 * The randomised probability integral transform of a count: uniform on 0 to 1 where forecasts are calibrated.
 *
 * Source: Smith (1985), "Diagnostic checks of non-standard time series models", Journal of Forecasting 4; Czado, Gneiting &
 * Held (2009), Biometrics 65.
 * Check: `pit.test.ts`.
 *
 * @param y what came, a count
 */
export function randomizedPit(y: number, forecast: CountDistribution, random: Random): number {
  return Math.min(1, forecast.cdf(y - 1) + random.uniform() * Math.exp(forecast.logMass(y)));
}

/**
 * The share of the probability integral transforms in each of several equal bins, without any draw: each forecast spreads
 * evenly over the stretch from F(y − 1) to F(y). Calibrated forecasts fill all bins alike: a U shape tells of forecasts too
 * narrow, a hump of ones too wide, a slope of a bias.
 *
 * Source: Czado, Gneiting & Held (2009), "Predictive model assessment for count data", Biometrics 65.
 * Check: `pit.test.ts`.
 *
 * @param below F(y − 1) of each forecast; for continuous or randomised transforms the same as `upTo`
 * @param upTo F(y) of each forecast, at least `below`
 * @param bins 10 gives deciles. Default 10
 * @returns shares that sum to one, from the lowest bin up
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`, `maths.setting-outside`
 */
export function pitHistogram(
  below: ArrayLike<number>,
  upTo: ArrayLike<number>,
  bins: number = 10,
): Float64Array {
  requireWhole("The number of bins", bins, 1);
  requireSome("The transforms", below);
  requireLength("The upper ends of the transforms", upTo, below.length);
  requireProbabilities("The lower ends of the transforms", below);
  requireProbabilities("The upper ends of the transforms", upTo);
  requireEach(
    "The widths of the transforms",
    differences(below, upTo),
    "at least 0",
    (w) => w >= 0,
  );
  const shares = new Float64Array(bins);
  for (let i = 0; i < below.length; i++) {
    addStretch(shares, below[i] ?? 0, upTo[i] ?? 0, 1 / below.length);
  }
  return shares;
}

function differences(below: ArrayLike<number>, upTo: ArrayLike<number>): Float64Array {
  return Float64Array.from(below, (from, i) => (upTo[i] ?? 0) - from);
}

function addStretch(shares: Float64Array, from: number, to: number, weight: number): void {
  const bins = shares.length;
  const binOf = (p: number): number => Math.min(bins - 1, Math.floor(p * bins));
  const [first, last] = [binOf(from), binOf(to)];
  for (let bin = first; bin <= last; bin++) {
    const overlap = Math.min(to, (bin + 1) / bins) - Math.max(from, bin / bins);
    const share = first === last ? 1 : overlap / (to - from);
    shares[bin] = (shares[bin] ?? 0) + weight * share;
  }
}
