import { negativeBinomial, type SizePrior } from "../../maths/index.ts";

/** The sizes tried: their logarithms from −5 to 9. */
const LEAST_LOG = -5;
const STEP = 0.5;
const SIZES: readonly number[] = Array.from({ length: 29 }, (_, i) =>
  Math.exp(LEAST_LOG + STEP * i),
);

/** The size of negative binomial counts about forecast means, learned one count at a time. */
export interface SizeSearch {
  /** Take in a count and the mean that had been forecast of it, above 0. */
  learn(count: number, mean: number): void;
  /** The most probable size so far. */
  mode(prior: SizePrior): number;
}

/** The place of the top of the parabola through three neighbouring values, −.5 to .5 from the middle one. */
function top(left: number, middle: number, right: number): number {
  const bend = left - 2 * middle + right;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (left - right)) / bend)) : 0;
}

/**
 * A search for a size that takes in counts as they become known, so that a back-test need not go over all of them at each origin.
 *
 * Method: the log likelihood at 29 sizes; with the prior its top, by the parabola through the highest and its neighbours.
 * Source: as `sizeByLikelihood` of maths, which goes over all counts. Check: `size-search.test.ts`, against that function.
 */
export function sizeSearch(): SizeSearch {
  const logs = new Float64Array(SIZES.length);
  const learn = (count: number, mean: number): void => {
    for (let i = 0; i < logs.length; i++) {
      logs[i] = (logs[i] ?? 0) + negativeBinomial.logMass(count, mean, SIZES[i] ?? 1);
    }
  };
  const mode = ({ size, spread }: SizePrior): number => {
    const centre = Math.log(size);
    const at = (i: number): number =>
      (logs[i] ?? Number.NEGATIVE_INFINITY) - 0.5 * ((LEAST_LOG + STEP * i - centre) / spread) ** 2;
    let best = 0;
    for (let i = 1; i < logs.length; i++) if (at(i) > at(best)) best = i;
    const isInside = best > 0 && best < logs.length - 1;
    const shift = isInside ? top(at(best - 1), at(best), at(best + 1)) : 0;
    return Math.exp(LEAST_LOG + STEP * (best + shift));
  };
  return { learn, mode };
}
