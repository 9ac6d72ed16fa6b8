import type { Random } from "../../kernel/index.ts";
import { type BlockKind, blockLength } from "./block-length.ts";
import { rowsTooFew, settingOutside, valueNotFinite } from "./messages.ts";
import { requireProbability, requireWhole } from "./settings.ts";

/** How a mean is bootstrapped. */
export interface BlockBootstrapOptions {
  readonly random: Random;
  /** Default "stationary". */
  readonly kind?: BlockKind;
  /** (Mean) length of a block, from 1 to the length of the series; default by `blockLength`. Whole for "circular". */
  readonly length?: number;
  /** Chance with which the interval is to hold; default .9. */
  readonly confidence?: number;
  /** Number of bootstrap series; default 2,000. */
  readonly draws?: number;
}

/** The mean of a dependent series and how sure it is. */
export interface BootstrappedMean {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
  /** Share of bootstrap means above 0, those at 0 counted half. */
  readonly positive: number;
  /** Standard deviation of the bootstrap means. */
  readonly standardError: number;
  /** The (mean) length of the blocks. */
  readonly length: number;
}

/** The mean of one series put together from blocks; `starts` says whether a new block starts at a place. */
function drawnMean(
  values: Float64Array,
  random: Random,
  starts: (place: number) => boolean,
): number {
  const n = values.length;
  let [at, sum] = [0, 0];
  for (let place = 0; place < n; place++) {
    at = place === 0 || starts(place) ? random.below(n) : (at + 1) % n;
    sum += values[at] ?? 0;
  }
  return sum / n;
}

/** The value between the two sorted ones nearest to a share of the way through. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

function summary(
  means: Float64Array,
  confidence: number,
): Omit<BootstrappedMean, "mean" | "length"> {
  const count = means.length;
  const centre = means.reduce((sum, value) => sum + value, 0) / count;
  const squares = means.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  const above = means.reduce((sum, value) => sum + (1 + Math.sign(value)) / 2, 0);
  return {
    lo: quantile(means, (1 - confidence) / 2),
    hi: quantile(means, (1 + confidence) / 2),
    positive: above / count,
    standardError: Math.sqrt(squares / count),
  };
}

function requireLength(length: number, kind: BlockKind, most: number): void {
  const isWhole = kind === "stationary" || Number.isInteger(length);
  if (length >= 1 && length <= most && isWhole) return;
  const number = kind === "stationary" ? "a number" : "a whole number";
  throw settingOutside({
    setting: "The length of a block",
    value: length,
    allowed: `${number} from 1 to ${most}`,
  });
}

/**
 * The mean of a series whose neighbours are alike, with an interval and the chance that it is above 0.
 *
 * Method: bootstrap series of blocks drawn with replacement from the series laid in a ring, of geometrically distributed
 * ("stationary") or of one ("circular") length; interval between the quantiles of their means. It is too narrow, and
 * the chance too sure, where a series is short for its dependence: with the default length the 90 % interval held for 88 % of
 * series of 132 independent values, for 80 % when neighbours correlate .5, for 73 % when they correlate .8.
 * Source: Politis & Romano (1994), "The stationary bootstrap", Journal of the American Statistical Association 89;
 * Politis & Romano (1992) for "circular".
 * Check: `block-bootstrap.test.ts`: the bootstrap variance in closed form; how often the interval holds.
 *
 * @param series at least 2 finite values, in order
 * @throws `maths.rows-too-few`, `maths.value-not-finite`, `maths.setting-outside`
 */
export function blockBootstrapMean(
  series: ArrayLike<number>,
  { random, kind = "stationary", confidence = 0.9, draws = 2000, length }: BlockBootstrapOptions,
): BootstrappedMean {
  const values = Float64Array.from(series);
  const n = values.length;
  if (n < 2) throw rowsTooFew({ rows: n, needed: 2 });
  const row = values.findIndex((value) => !Number.isFinite(value));
  if (row >= 0) throw valueNotFinite({ part: "The series", row, value: values[row] ?? Number.NaN });
  requireProbability("The confidence", confidence);
  requireWhole("The number of draws", draws, 1);
  const best = length ?? blockLength(values, kind);
  const used = length === undefined && kind === "circular" ? Math.max(1, Math.round(best)) : best;
  requireLength(used, kind, n);
  const starts =
    kind === "stationary"
      ? (): boolean => random.uniform() * used < 1
      : (place: number): boolean => place % used === 0;
  const means = Float64Array.from({ length: draws }, () => drawnMean(values, random, starts));
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return { mean, ...summary(means.sort(), confidence), length: used };
}
