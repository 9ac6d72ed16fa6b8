import type { Random } from "../../kernel/index.ts";
import { countInvalid, countsTooFew } from "../count-forecasts/messages.ts";
import { settingOutside } from "../regression/messages.ts";
import { requireLength, requireWhole } from "../regression/settings.ts";
import { type BinnedFeature, binned } from "./bins.ts";
import { histogramPlaces } from "./histogram.ts";
import { type BoostedTree, type GrownTree, grownTree, stepFor, stepForRow } from "./tree.ts";

/** How trees are boosted. */
export interface BoostedOptions {
  /** How many trees at most, from 1 up; 100 by default. */
  readonly trees?: number;
  /** How many splits lie one upon the other, from 1 up; 3 by default. */
  readonly depth?: number;
  /** What is taken of each tree's step, above 0 and up to 1; .1 by default. */
  readonly shrinkage?: number;
  /** The ridge on the steps of leaves, in expected events, from 0 up; 1 by default. */
  readonly penalty?: number;
  /** The fewest rows of a leaf, from 1 up; 20 by default. */
  readonly leastRows?: number;
  /** Bins of a feature at most, beside that of missing values, 2 to 64; 64 by default. */
  readonly bins?: number;
  /** Grow each tree on a share of the rows, above 0 and below 1, drawn anew. Left out: on all. */
  readonly sample?: { readonly share: number; readonly random: Random };
  /** Stop by rows that are kept out of the fit. Left out: all trees are kept. */
  readonly stopping?: {
    /** The first row kept out; rows are in order of time. */
    readonly from: number;
    /** How many trees may pass without a lower deviance; 10 by default. */
    readonly patience?: number;
  };
}

/** A sum of trees for the logarithm of a mean count; plain values, which a thread can be sent. */
export interface BoostedCounts {
  /** How many features a row has. */
  readonly features: number;
  /** The logarithm of the mean count, from which the trees start. */
  readonly base: number;
  readonly trees: readonly BoostedTree[];
  /** Mean Poisson deviance of the rows fitted: without a tree, and after each that was grown. */
  readonly deviances: Float64Array;
  /** The same of the rows kept out; empty without such rows. */
  readonly heldOut: Float64Array;
}

type Settings = Required<Omit<BoostedOptions, "sample" | "stopping">>;

const PATIENCE = 10;
const MOST_BINS = 64;

function requireSettings(settings: Settings, share: number | undefined): void {
  requireWhole("The number of trees", settings.trees, 1);
  requireWhole("The depth", settings.depth, 1);
  requireWhole("The fewest rows of a leaf", settings.leastRows, 1);
  requireWhole("The number of bins", settings.bins, 2);
  const outside = (setting: string, value: number, allowed: string): never => {
    throw settingOutside({ setting, value, allowed });
  };
  if (settings.bins > MOST_BINS) outside("The number of bins", settings.bins, "up to 64");
  const { shrinkage, penalty } = settings;
  if (!(shrinkage > 0 && shrinkage <= 1))
    outside("The shrinkage", shrinkage, "above 0 and up to 1");
  if (!(penalty >= 0 && penalty < Number.POSITIVE_INFINITY)) {
    outside("The penalty", penalty, "from 0 up");
  }
  if (share !== undefined && !(share > 0 && share < 1)) {
    outside("The share of rows", share, "above 0 and below 1");
  }
}

function checkedCounts(counts: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(counts);
  const period = values.findIndex((value) => !(Number.isSafeInteger(value) && value >= 0));
  if (period >= 0) throw countInvalid({ period, value: values[period] as number });
  return values;
}

/** Mean of 2 (y log(y / μ) − (y − μ)) over rows; NaN without rows. */
function meanDeviance(
  counts: Float64Array,
  means: Float64Array,
  from: number,
  end: number,
): number {
  let sum = 0;
  for (let i = from; i < end; i++) {
    const [count, mean] = [counts[i] as number, means[i] as number];
    sum += (count > 0 ? count * Math.log(count / mean) : 0) - (count - mean);
  }
  return (2 * sum) / (end - from);
}

/** Each row with the chance that is asked for, but never none. */
function sampledRows(rows: Int32Array, sample: BoostedOptions["sample"]): Int32Array {
  if (sample === undefined) return rows;
  const drawn = rows.filter(() => sample.random.uniform() < sample.share);
  return drawn.length > 0 ? drawn : rows;
}

function addSteps(
  logMeans: Float64Array,
  means: Float64Array,
  grown: GrownTree,
  features: readonly BinnedFeature[],
): void {
  for (let row = 0; row < means.length; row++) {
    const log = (logMeans[row] as number) + stepForRow(grown, features, row);
    logMeans[row] = log;
    means[row] = Math.exp(log);
  }
}

/** How many trees lead to the lowest deviance. */
function treesAtLowest(deviances: readonly number[]): number {
  return deviances.indexOf(Math.min(...deviances));
}

/**
 * Fit the mean of a count by gradient-boosted regression trees on features.
 *
 * Method: the Poisson deviance under a log link is lowered tree by tree. Rows lie in quantile bins of each feature, missing values in
 * one of their own that goes to the side that gains more. With Y the counts and M the means expected of a node's rows, a split gains
 * (Y − M)² / (M + λ) of both sides less that of the whole, and a leaf adds ν (Y − M) / (M + λ) to the logarithm of the mean, but
 * never more than log(Y / M), which fits it best: so the deviance of the rows fitted falls with every tree grown on all of them. The start is
 * the mean, of half an event at least.
 * Source: Friedman (2001), "Greedy function approximation", algorithm 1; Chen and Guestrin (2016), "XGBoost", eq. 5 to 7 and
 * algorithm 3; Ke et al. (2017), "LightGBM", algorithm 1, for histograms. The bound on a step is ours.
 * Check: `boosted-counts.test.ts`: one and two splits by hand, deviance, transforms; `peer.test.ts`: scikit-learn 1.9.1 on two
 * simulated sets. docs/method/boosted-trees.md
 *
 * @param rows one column a feature, each with one value a count; NaN where missing
 * @param counts whole numbers from 0 up
 * @throws `maths.count-invalid`, `maths.counts-too-few`, `maths.rows-unequal`, `maths.setting-outside`
 */
export function fitBoostedCounts(
  rows: readonly Float64Array[],
  counts: ArrayLike<number>,
  options: BoostedOptions = {},
): BoostedCounts {
  const { sample, stopping, ...given } = options;
  const settings: Settings = {
    ...{ trees: 100, depth: 3, shrinkage: 0.1, penalty: 1, leastRows: 20, bins: MOST_BINS },
    ...given,
  };
  requireSettings(settings, sample?.share);
  const values = checkedCounts(counts);
  rows.forEach((column, j) => {
    requireLength(`Feature ${j}`, column, values.length);
  });
  const { from: end = values.length, patience = PATIENCE } = stopping ?? {};
  requireWhole("The patience", patience, 1);
  if (stopping !== undefined && !(Number.isInteger(end) && end < values.length)) {
    const allowed = "a row, after those that are fitted";
    throw settingOutside({ setting: "The first row kept out", value: end, allowed });
  }
  if (end < 1) throw countsTooFew({ known: Math.max(0, end), needed: 1 });
  const features = rows.map((column) => binned(column, settings.bins, end));
  const events = values.subarray(0, end).reduce((sum, count) => sum + count, 0);
  const base = Math.log(Math.max(events, 0.5) / end);
  const logMeans = new Float64Array(values.length).fill(base);
  const means = logMeans.map(Math.exp);
  const ground = { features, places: histogramPlaces(features), counts: values, means };
  const fitted = Int32Array.from({ length: end }, (_, i) => i);
  const trees: BoostedTree[] = [];
  const deviances = [meanDeviance(values, means, 0, end)];
  const heldOut = stopping === undefined ? [] : [meanDeviance(values, means, end, values.length)];
  while (trees.length < settings.trees) {
    const grown = grownTree(sampledRows(fitted, sample), ground, settings);
    trees.push(grown.tree);
    addSteps(logMeans, means, grown, features);
    deviances.push(meanDeviance(values, means, 0, end));
    if (stopping === undefined) continue;
    heldOut.push(meanDeviance(values, means, end, values.length));
    if (trees.length - treesAtLowest(heldOut) >= patience) break;
  }
  const kept = stopping === undefined ? trees.length : treesAtLowest(heldOut);
  return {
    features: rows.length,
    base,
    trees: trees.slice(0, kept),
    deviances: Float64Array.from(deviances),
    heldOut: Float64Array.from(heldOut),
  };
}

/**
 * The mean count that boosted trees expect.
 *
 * @param features one value a feature, in the order of the columns fitted; NaN where missing
 * @throws `maths.rows-unequal`
 */
export function boostedMean(model: BoostedCounts, features: ArrayLike<number>): number {
  requireLength("The row", features, model.features);
  return Math.exp(model.trees.reduce((sum, tree) => sum + stepFor(tree, features), model.base));
}
