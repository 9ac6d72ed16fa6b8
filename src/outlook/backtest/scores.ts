import type { BaselineId, MemberId } from "../forecasters/forecast.ts";
import type { Target } from "../panel/forecast-panel.ts";

/**
 * What is scored: the pool as issued, the pool before recalibration, members and baselines; for the balance the mean of its members,
 * climatology and persistence.
 */
export type MethodId = "pool" | "plain-pool" | "persistence" | MemberId | BaselineId;

/** The scores of one method, one value a forecast. */
export interface MethodScores {
  /** In events, or logits for the balance; there twice the mean pinball loss of five quantiles, which stands for the CRPS. */
  readonly crps: Float64Array;
  /** −log probability of what came; Infinity where it had none; NaN for the balance. */
  readonly log: Float64Array;
  /** Probability of less than what came, and of as much or less; NaN for the balance. */
  readonly pitBelow: Float64Array;
  readonly pitUpTo: Float64Array;
  /** 1 where what came lies in the central interval, ends included. */
  readonly inside50: Uint8Array;
  readonly inside90: Uint8Array;
  /** Probability of at least one event; NaN for the balance. */
  readonly pSome: Float64Array;
  /** Distance of what came from the forecast mean. */
  readonly error: Float64Array;
  /** Interval scores of the central intervals; NaN for counts, which are judged by their transforms. */
  readonly interval50: Float64Array;
  readonly interval90: Float64Array;
}

/** All forecasts of one target at one horizon, in order of origin; every array has one value a forecast. */
export interface HorizonScores {
  readonly target: Target;
  readonly horizon: number;
  /** Place in the panel. */
  readonly dyad: Uint32Array;
  /** Index of the period at whose end the forecast was made. */
  readonly origin: Uint32Array;
  /** What came, as known at the panel's as-of date. */
  readonly outcome: Float64Array;
  /** The mean of the dyad's known values at the origin, and the value that nine in ten of them do not exceed. */
  readonly usual: Float64Array;
  readonly high: Float64Array;
  /** What came by the count known at the end of its own period: transforms of the pool before recalibration. NaN where unknown. */
  readonly knownBelow: Float64Array;
  readonly knownUpTo: Float64Array;
  readonly methods: Readonly<Partial<Record<MethodId, MethodScores>>>;
}

/** One forecast's scores. */
export interface Score {
  readonly crps: number;
  readonly log: number;
  readonly pitBelow: number;
  readonly pitUpTo: number;
  readonly inside50: boolean;
  readonly inside90: boolean;
  readonly pSome: number;
  readonly error: number;
  readonly interval50: number;
  readonly interval90: number;
}

/** One forecast with what came of it. */
export interface ScoredForecast {
  readonly dyad: number;
  readonly origin: number;
  readonly outcome: number;
  readonly usual: number;
  readonly high: number;
  readonly knownBelow: number;
  readonly knownUpTo: number;
  readonly scores: ReadonlyMap<MethodId, Score>;
}

type Lists<Key extends string> = Readonly<Record<Key, number[]>>;

const SCORE_KEYS = [
  "crps",
  "log",
  "pitBelow",
  "pitUpTo",
  "inside50",
  "inside90",
  "pSome",
  "error",
  "interval50",
  "interval90",
] as const satisfies readonly (keyof Score)[];

const FORECAST_KEYS = [
  "dyad",
  "origin",
  "outcome",
  "usual",
  "high",
  "knownBelow",
  "knownUpTo",
] as const satisfies readonly (keyof ScoredForecast)[];

function listsOf<Key extends string>(keys: readonly Key[], length: number): Lists<Key> {
  const lists = keys.map((key) => [key, new Array<number>(length).fill(Number.NaN)]);
  return Object.fromEntries(lists);
}

function methodScores(lists: Lists<keyof Score>): MethodScores {
  return {
    crps: Float64Array.from(lists.crps),
    log: Float64Array.from(lists.log),
    pitBelow: Float64Array.from(lists.pitBelow),
    pitUpTo: Float64Array.from(lists.pitUpTo),
    inside50: Uint8Array.from(lists.inside50),
    inside90: Uint8Array.from(lists.inside90),
    pSome: Float64Array.from(lists.pSome),
    error: Float64Array.from(lists.error),
    interval50: Float64Array.from(lists.interval50),
    interval90: Float64Array.from(lists.interval90),
  };
}

/** The forecasts of one target and horizon, taken in one by one, in order of origin. */
export interface ScoreColumns {
  add(forecast: ScoredForecast): void;
  /** All so far. A method that is not there throughout has NaN where it is not. */
  columns(): HorizonScores;
}

/** Columns without a forecast yet: an object a score would take several times the memory. */
export function scoreColumns(target: Target, horizon: number): ScoreColumns {
  const own = listsOf(FORECAST_KEYS, 0);
  const methods = new Map<MethodId, Lists<keyof Score>>();
  const add = (forecast: ScoredForecast): void => {
    const rows = own.dyad.length;
    for (const key of FORECAST_KEYS) own[key].push(forecast[key]);
    for (const id of forecast.scores.keys()) {
      if (!methods.has(id)) methods.set(id, listsOf(SCORE_KEYS, rows));
    }
    for (const [id, lists] of methods) {
      const score = forecast.scores.get(id);
      for (const key of SCORE_KEYS) lists[key].push(Number(score?.[key] ?? Number.NaN));
    }
  };
  const columns = (): HorizonScores => ({
    target,
    horizon,
    dyad: Uint32Array.from(own.dyad),
    origin: Uint32Array.from(own.origin),
    outcome: Float64Array.from(own.outcome),
    usual: Float64Array.from(own.usual),
    high: Float64Array.from(own.high),
    knownBelow: Float64Array.from(own.knownBelow),
    knownUpTo: Float64Array.from(own.knownUpTo),
    methods: Object.fromEntries([...methods].map(([id, lists]) => [id, methodScores(lists)])),
  });
  return { add, columns };
}
