import { logGamma } from "../special/gamma.ts";
import { flatRow, type LikelihoodRow, lessBest, likelihoodRow, relativeRow } from "./model.ts";

/**
 * Rows of likelihoods for a segment model. Counts of a series, and of series drawn like it, come again and again: a row is worked
 * out once and then remembered, up to so many rows.
 */
const MOST_REMEMBERED = 20_000;

/** The row of one observation: two numbers, such as successes and trials. */
export interface RowOf {
  (x: number, y: number): LikelihoodRow;
  /** The same row as log likelihoods less the best one. */
  logs(x: number, y: number): Float64Array;
}

/** Rows by observation, made once; all of those not known are one. */
function kept<Row>(
  flat: Row,
  isKnown: (x: number, y: number) => boolean,
  make: (x: number, y: number) => Row,
): (x: number, y: number) => Row {
  const rows = new Map<number, Row[]>();
  let count = 0;
  return (x, y) => {
    if (!isKnown(x, y)) return flat;
    let own = rows.get(y);
    const found = own?.[x];
    if (found !== undefined) return found;
    const row = make(x, y);
    if (count++ < MOST_REMEMBERED) {
      if (own === undefined) {
        own = [];
        rows.set(y, own);
      }
      own[x] = row;
    }
    return row;
  };
}

/** How many rows get their room at once: many small arrays are dear. */
const ROWS_AT_ONCE = 64;

/** Arrays of so many numbers, one after the other from larger ones. */
function rooms(columns: number): () => Float64Array {
  let room = new Float64Array(0);
  let used = 0;
  return () => {
    if (used === room.length) [room, used] = [new Float64Array(ROWS_AT_ONCE * columns), 0];
    used += columns;
    return room.subarray(used - columns, used);
  };
}

/**
 * A row for each observation that is known, a flat one for all others.
 *
 * @param fill writes an observation's log likelihoods
 */
function remembered(
  columns: number,
  isKnown: (x: number, y: number) => boolean,
  fill: (into: Float64Array, x: number, y: number) => void,
): RowOf {
  const room = rooms(columns);
  const logs = (x: number, y: number): Float64Array => {
    const row = room();
    fill(row, x, y);
    return row;
  };
  return Object.assign(
    kept(flatRow(columns), isKnown, (x, y) => relativeRow(logs(x, y))),
    {
      logs: kept(new Float64Array(columns), isKnown, (x, y) => {
        const row = logs(x, y);
        lessBest(row);
        return row;
      }),
    },
  );
}

/** Log gamma of values + k, for each k once: the same k comes with many trials. */
function shiftedLogGammas(values: Float64Array): (k: number) => Float64Array {
  const found = new Map<number, Float64Array>();
  return (k) => {
    const row = found.get(k) ?? values.map((value) => logGamma(value + k));
    found.set(k, row);
    return row;
  };
}

const logChoose = (n: number, k: number): number =>
  logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Whether `k` of `n` trials succeeded; no trials are no observation. */
const isShare = (k: number, n: number): boolean => n > 0 && k >= 0;

/**
 * Binomial observations at a grid of logits.
 *
 * @param logits log odds of a success, one per column
 * @returns rows by successes, a whole number, and trials >= successes; flat without trials
 */
export function binomialRows(logits: ArrayLike<number>): RowOf {
  const grid = Float64Array.from(logits);
  const logYes = grid.map((x) => -Math.log1p(Math.exp(-x)));
  const logNo = grid.map((x) => -Math.log1p(Math.exp(x)));
  return remembered(grid.length, isShare, (into, k, n) => {
    const constant = logChoose(n, k);
    for (let g = 0; g < into.length; g++) {
      into[g] = constant + k * (logYes[g] as number) + (n - k) * (logNo[g] as number);
    }
  });
}

/**
 * Beta-binomial observations at a grid of logits of the mean.
 *
 * @param rho correlation of two trials of one period, in [0, 1); 0 is the binomial
 * @param logits log odds of the mean share, one per column
 * @returns rows by successes and trials, as for the binomial
 */
export function betaBinomialRows(rho: number, logits: ArrayLike<number>): RowOf {
  if (rho < 1e-9) return binomialRows(logits);
  const weight = 1 / rho - 1;
  const a = Float64Array.from(logits).map((x) => weight / (1 + Math.exp(-x)));
  const b = Float64Array.from(logits).map((x) => weight / (1 + Math.exp(x)));
  const norm = a.map((value, g) => logGamma(value) + logGamma(b[g] as number));
  const [ofYes, ofNo] = [shiftedLogGammas(a), shiftedLogGammas(b)];
  return remembered(a.length, isShare, (into, k, n) => {
    const constant = logChoose(n, k) + logGamma(weight) - logGamma(weight + n);
    const [yes, no] = [ofYes(k), ofNo(n - k)];
    for (let g = 0; g < into.length; g++) {
      into[g] = constant + (yes[g] as number) + (no[g] as number) - (norm[g] as number);
    }
  });
}

const isCount = (k: number, offset: number): boolean => k >= 0 && Number.isFinite(offset);

/**
 * Poisson counts at a grid of log rates.
 *
 * @param logRates one per column
 * @returns rows by count, a whole number, and log of what the rate is per, 0 when it is per period; flat where either is NaN
 */
export function poissonRows(logRates: ArrayLike<number>): RowOf {
  const grid = Float64Array.from(logRates);
  return remembered(grid.length, isCount, (into, k, offset) => {
    const constant = -logGamma(k + 1);
    for (let g = 0; g < into.length; g++) {
      const rate = (grid[g] as number) + offset;
      into[g] = constant + k * rate - Math.exp(rate);
    }
  });
}

/** Log of the sum of two numbers given by their logs. */
function logSum(x: number, y: number): number {
  const top = Math.max(x, y);
  return top + Math.log1p(Math.exp(Math.min(x, y) - top));
}

/**
 * Negative binomial counts at a grid of log rates.
 *
 * @param size variance = mean + mean^2 / size; > 0, Infinity is the Poisson
 * @param logRates one per column
 * @returns rows by count and log exposure, as for the Poisson
 */
export function negativeBinomialRows(size: number, logRates: ArrayLike<number>): RowOf {
  if (size > 1e9) return poissonRows(logRates);
  const grid = Float64Array.from(logRates);
  const logSize = Math.log(size);
  const sums = new Map<number, Float64Array>();
  return remembered(grid.length, isCount, (into, k, offset) => {
    const all = sums.get(offset) ?? grid.map((rate) => logSum(rate + offset, logSize));
    sums.set(offset, all);
    const constant =
      logGamma(k + size) - logGamma(size) - logGamma(k + 1) + size * logSize + k * offset;
    for (let g = 0; g < into.length; g++) {
      into[g] = constant + k * (grid[g] as number) - (k + size) * (all[g] as number);
    }
  });
}

/**
 * Normal values at a grid of means.
 *
 * @param sd standard deviation about the mean, > 0, in the unit of the values
 * @param means one per column
 * @returns rows by value; flat where it is NaN
 */
export function normalRows(sd: number, means: ArrayLike<number>): (value: number) => LikelihoodRow {
  const grid = Float64Array.from(means);
  const flat = flatRow(grid.length);
  const constant = -0.5 * Math.log(2 * Math.PI) - Math.log(sd);
  return (value) =>
    Number.isFinite(value)
      ? likelihoodRow(grid.map((mean) => constant - 0.5 * ((value - mean) / sd) ** 2))
      : flat;
}

/**
 * Standard deviation of the noise of a series that may change its level, for `normalRows`.
 *
 * Method: median of the absolute differences of neighbours, scaled to the normal law; few changes leave it alone.
 * Noise with positive autocorrelation is underestimated.
 *
 * @returns NaN when fewer than two neighbours are known
 */
export function differenceScale(values: ArrayLike<number>): number {
  const steps: number[] = [];
  for (let t = 1; t < values.length; t++) {
    const step = Math.abs((values[t] ?? Number.NaN) - (values[t - 1] ?? Number.NaN));
    if (Number.isFinite(step)) steps.push(step);
  }
  if (steps.length === 0) return Number.NaN;
  steps.sort((a, b) => a - b);
  const half = (steps.length - 1) / 2;
  const median = ((steps[Math.floor(half)] as number) + (steps[Math.ceil(half)] as number)) / 2;
  return median / (0.6744897501960817 * Math.SQRT2);
}
