import { requireFinite, requireSome, sharesOf } from "./series.ts";

/** How a sample stands for a forecast. */
export interface SampleCrpsOptions {
  /**
   * Whether the sample's size is allowed for, so that the mean score is that of the distribution it is drawn from and not of
   * the sample. Not for a sample that is itself the forecast, such as the last twelve months. Default false
   */
  readonly fair?: boolean;
  /** One weight for each value, at least 0; with `fair` they must be left out. Default equal */
  readonly weights?: ArrayLike<number>;
}

/**
 * The CRPS of a forecast given by a sample: mean |x − y| less half the mean difference of the sample.
 *
 * Method: the mean difference as the sum over gaps in the ordered sample of twice the shares below and above; fair divides
 * by m(m − 1) pairs instead of m².
 * Source: Gneiting & Raftery (2007), JASA 102, section 4.2; Ferro (2014), "Fair scores for ensemble forecasts", Quarterly
 * Journal of the Royal Meteorological Society 140.
 * Check: `gold.test.ts`, against scoringRules 1.1.1; `sample-crps.test.ts`, against its definition.
 *
 * @param y what came
 * @param sample at least one value, in any order
 * @returns NaN for a fair score of a single value
 * @throws `maths.scores-empty`, `maths.scores-unequal`, `maths.score-value-outside`
 */
export function sampleCrps(
  y: number,
  sample: ArrayLike<number>,
  { fair = false, weights }: SampleCrpsOptions = {},
): number {
  requireSome("The sample", sample);
  requireFinite("The sample", sample);
  const m = sample.length;
  const shares = sharesOf(weights, m, "The weights");
  const order = Uint32Array.from({ length: m }, (_, i) => i);
  order.sort((a, b) => (sample[a] ?? 0) - (sample[b] ?? 0));
  let [error, below, halfDifference] = [0, 0, 0];
  order.forEach((i, rank) => {
    const x = sample[i] ?? 0;
    const next = sample[order[rank + 1] ?? i] ?? 0;
    error += (shares[i] ?? 0) * Math.abs(x - y);
    below += shares[i] ?? 0;
    halfDifference += (next - x) * below * Math.max(0, 1 - below);
  });
  if (!fair) return error - halfDifference;
  if (weights !== undefined) return Number.NaN;
  return error - (halfDifference * m) / (m - 1);
}
