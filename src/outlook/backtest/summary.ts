import { type Random, seededRandom } from "../../kernel/index.ts";
import {
  areaUnderCurve,
  type BrierDecomposition,
  blockDraws,
  bootstrappedSkill,
  brierDecomposition,
  brierScore,
  kolmogorovSmirnov,
  pitHistogram,
  type SkillInterval,
  type UniformTest,
} from "../../maths/index.ts";
import type { Target } from "../panel/forecast-panel.ts";
import type { Backtest } from "./backtest.ts";
import type { HorizonScores, MethodId, MethodScores } from "./scores.ts";

/** How a back-test is summed up. */
export interface SummaryOptions {
  /** Number of bootstrap series; 500 by default. */
  readonly draws?: number;
  /** Bins of the table of stated probabilities; 10 by default. */
  readonly bins?: number;
}

/** All forecasts; those of dyads with one event a period or more so far; those whose outcome passed nine in ten of the dyad's own past. */
export type Subset = "all" | "active" | "escalation";

/** How one method fared. */
export interface MethodSummary {
  readonly method: MethodId;
  /** Means over the forecasts that the method made. */
  readonly forecasts: number;
  readonly crps: number;
  /** Infinity where one outcome had no probability; NaN for the balance. */
  readonly log: number;
  readonly error: number;
  /** Share of outcomes inside the central intervals; of counts it lies above the nominal one. */
  readonly coverage50: number;
  readonly coverage90: number;
  /** NaN for counts. */
  readonly interval50: number;
  readonly interval90: number;
  /** Skill of the method over climatology, and of the pool over the method, by CRPS. */
  readonly overClimatology: SkillInterval;
  readonly poolOver: SkillInterval;
  /** Skill of the pool over the method by absolute error. */
  readonly poolErrorOver: SkillInterval;
}

/** How "at least one event" was forecast. */
export interface SomeSummary {
  readonly brier: BrierDecomposition;
  /** The Brier score of climatology. */
  readonly climatology: number;
  /** How probably a period with an event had the higher probability; NaN where all or none had one. */
  readonly areaUnderCurve: number;
}

/** Forecasts of one kind, summed up. */
export interface SubsetSummary {
  readonly forecasts: number;
  /** Distinct origins, and how many of neighbouring ones make a block of the bootstrap. */
  readonly origins: number;
  readonly block: number;
  readonly methods: readonly MethodSummary[];
  /** Of the pool: shares of the transforms in ten bins, and the test that they are uniform; left out for the balance. */
  readonly pit?: { readonly deciles: Float64Array; readonly test: UniformTest };
  readonly some?: SomeSummary;
}

/** The pool's skill over climatology for one dyad. */
export interface DyadSkill {
  /** Place in the panel. */
  readonly dyad: number;
  readonly forecasts: number;
  readonly skill: SkillInterval;
}

/** One target at one horizon. */
export interface HorizonSummary {
  readonly target: Target;
  readonly horizon: number;
  /** A subset without forecasts is left out; the balance has "all" only. */
  readonly subsets: Readonly<Partial<Record<Subset, SubsetSummary>>>;
  readonly dyads: readonly DyadSkill[];
}

/** A back-test, summed up. */
export interface BacktestSummary {
  readonly teller: string;
  /** The first and the last origin. */
  readonly from: string;
  readonly to: string;
  readonly results: readonly HorizonSummary[];
}

const SHORTEST_BLOCK = 6;
const NO_SKILL: SkillInterval = {
  skill: Number.NaN,
  lo: Number.NaN,
  hi: Number.NaN,
  positive: Number.NaN,
};

/** Some rows of the scores, their origins in order, and draws of these. */
interface Selection {
  readonly columns: HorizonScores;
  readonly rows: readonly number[];
  /** The place of each origin. */
  readonly places: ReadonlyMap<number, number>;
  readonly block: number;
  readonly draws: readonly Uint16Array[];
}

function selectionOf(
  columns: HorizonScores,
  rows: readonly number[],
  draws: number,
  random: Random,
): Selection {
  const origins = [...new Set(rows.map((row) => columns.origin[row] ?? 0))].sort((a, b) => a - b);
  const places = new Map(origins.map((origin, place) => [origin, place]));
  const block = Math.min(origins.length, Math.max(SHORTEST_BLOCK, columns.horizon + 1));
  return { columns, rows, places, block, draws: blockDraws(origins.length, block, draws, random) };
}

/** Skill by the rows in which both have a score. */
function skillOf(
  { columns, rows, places, draws }: Selection,
  scores: Float64Array | undefined,
  reference: Float64Array | undefined,
): SkillInterval {
  const [sums, sumsOfReference] = [new Float64Array(places.size), new Float64Array(places.size)];
  for (const row of rows) {
    const [score, other] = [scores?.[row] ?? Number.NaN, reference?.[row] ?? Number.NaN];
    if (!Number.isFinite(score - other)) continue;
    const place = places.get(columns.origin[row] ?? 0) ?? 0;
    sums[place] = (sums[place] ?? 0) + score;
    sumsOfReference[place] = (sumsOfReference[place] ?? 0) + other;
  }
  const all = sumsOfReference.reduce((sum, value) => sum + value, 0);
  return all > 0 ? bootstrappedSkill(sums, sumsOfReference, draws) : NO_SKILL;
}

/** The mean over rows; NaN leaves a row out, and Infinity stays. */
function meanOf(values: ArrayLike<number>, rows: readonly number[]): number {
  const known = rows
    .map((row) => values[row] ?? Number.NaN)
    .filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

function methodSummary(
  selection: Selection,
  method: MethodId,
  scores: MethodScores,
): MethodSummary {
  const { methods } = selection.columns;
  const rows = selection.rows.filter((row) => !Number.isNaN(scores.crps[row] ?? Number.NaN));
  return {
    method,
    forecasts: rows.length,
    crps: meanOf(scores.crps, rows),
    log: meanOf(scores.log, rows),
    error: meanOf(scores.error, rows),
    coverage50: meanOf(scores.inside50, rows),
    coverage90: meanOf(scores.inside90, rows),
    interval50: meanOf(scores.interval50, rows),
    interval90: meanOf(scores.interval90, rows),
    overClimatology: skillOf(selection, scores.crps, methods.climatology?.crps),
    poolOver: skillOf(selection, methods.pool?.crps, scores.crps),
    poolErrorOver: skillOf(selection, methods.pool?.error, scores.error),
  };
}

function picked(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row] ?? Number.NaN);
}

function countSummary(
  { columns, rows }: Selection,
  pool: MethodScores,
  bins: number,
  random: Random,
): Pick<SubsetSummary, "pit" | "some"> {
  const [below, upTo] = [picked(pool.pitBelow, rows), picked(pool.pitUpTo, rows)];
  const transforms = below.map((low, i) =>
    Math.min(1, low + random.uniform() * ((upTo[i] ?? low) - low)),
  );
  const probability = (values: Float64Array): Float64Array =>
    picked(values, rows).map((p) => Math.max(0, Math.min(1, p)));
  const came = picked(columns.outcome, rows).map((count) => (count > 0 ? 1 : 0));
  const some = probability(pool.pSome);
  const { climatology } = columns.methods;
  return {
    pit: { deciles: pitHistogram(below, upTo), test: kolmogorovSmirnov(transforms) },
    some: {
      brier: brierDecomposition(some, came, bins),
      climatology: climatology ? brierScore(probability(climatology.pSome), came) : Number.NaN,
      areaUnderCurve: areaUnderCurve(some, came),
    },
  };
}

function subsetSummary(
  columns: HorizonScores,
  rows: readonly number[],
  { draws, bins }: Required<SummaryOptions>,
  random: Random,
): SubsetSummary | undefined {
  const { pool } = columns.methods;
  if (rows.length === 0 || pool === undefined) return undefined;
  const selection = selectionOf(columns, rows, draws, random);
  const methods = (Object.entries(columns.methods) as [MethodId, MethodScores][]).map(
    ([method, scores]) => methodSummary(selection, method, scores),
  );
  return {
    forecasts: rows.length,
    origins: selection.places.size,
    block: selection.block,
    methods,
    ...(columns.target === "balance" ? {} : countSummary(selection, pool, bins, random)),
  };
}

function dyadSkills(columns: HorizonScores, selection: Selection): DyadSkill[] {
  const rows = new Map<number, number[]>();
  columns.dyad.forEach((dyad, row) => {
    const own = rows.get(dyad) ?? [];
    own.push(row);
    rows.set(dyad, own);
  });
  const { pool, climatology } = columns.methods;
  return [...rows].map(([dyad, own]) => ({
    dyad,
    forecasts: own.length,
    skill: skillOf({ ...selection, rows: own }, pool?.crps, climatology?.crps),
  }));
}

const BELONGS: Readonly<Record<Subset, (columns: HorizonScores, row: number) => boolean>> = {
  all: () => true,
  active: ({ usual }, row) => (usual[row] ?? 0) >= 1,
  escalation: ({ outcome, high }, row) => (outcome[row] ?? 0) > (high[row] ?? 0),
};

function horizonSummary(
  columns: HorizonScores,
  options: Required<SummaryOptions>,
  random: Random,
): HorizonSummary {
  const { target, horizon } = columns;
  const rows = Array.from(columns.dyad, (_, row) => row);
  const names: readonly Subset[] = target === "balance" ? ["all"] : ["all", "active", "escalation"];
  const subsets = names.flatMap((name) => {
    const own = rows.filter((row) => BELONGS[name](columns, row));
    const summary = subsetSummary(columns, own, options, random);
    return summary === undefined ? [] : [[name, summary] as const];
  });
  const dyads =
    rows.length === 0 ? [] : dyadSkills(columns, selectionOf(columns, rows, options.draws, random));
  return { target, horizon, subsets: Object.fromEntries(subsets), dyads };
}

/**
 * Sum up a back-test: scores by method, skill with intervals, calibration.
 *
 * Method: means; skill by `bootstrappedSkill` of maths over blocks of neighbouring origins, as long as the horizon and one more, six at
 * least, the same draws for all methods of a subset; PIT deciles without draws, the test by randomised transforms;
 * docs/method/backtest.md. Check: `summary.test.ts`.
 */
export function summarise(
  { teller, periods, from, to, scores, seed }: Backtest,
  { draws = 500, bins = 10 }: SummaryOptions = {},
): BacktestSummary {
  const random = seededRandom(seed);
  return {
    teller,
    from: periods[from] ?? "",
    to: periods[to] ?? "",
    results: scores.map((columns) => horizonSummary(columns, { draws, bins }, random)),
  };
}
