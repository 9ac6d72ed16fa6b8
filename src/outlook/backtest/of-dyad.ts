import type { Backtest } from "./backtest.ts";
import type { HorizonScores, MethodScores } from "./scores.ts";

function picked<T extends Float64Array | Uint8Array | Uint32Array>(
  column: T,
  rows: readonly number[],
): T {
  const kept = column.slice(0, rows.length) as T;
  rows.forEach((row, i) => {
    kept[i] = column[row] ?? Number.NaN;
  });
  return kept;
}

function pickedScores(scores: MethodScores, rows: readonly number[]): MethodScores {
  return {
    crps: picked(scores.crps, rows),
    log: picked(scores.log, rows),
    pitBelow: picked(scores.pitBelow, rows),
    pitUpTo: picked(scores.pitUpTo, rows),
    inside50: picked(scores.inside50, rows),
    inside90: picked(scores.inside90, rows),
    pSome: picked(scores.pSome, rows),
    error: picked(scores.error, rows),
    interval50: picked(scores.interval50, rows),
    interval90: picked(scores.interval90, rows),
  };
}

function ofOne(columns: HorizonScores, dyad: number): HorizonScores {
  const rows = [...columns.dyad.keys()].filter((row) => columns.dyad[row] === dyad);
  const { target, horizon } = columns;
  return {
    ...{ target, horizon },
    dyad: picked(columns.dyad, rows),
    origin: picked(columns.origin, rows),
    outcome: picked(columns.outcome, rows),
    usual: picked(columns.usual, rows),
    high: picked(columns.high, rows),
    knownBelow: picked(columns.knownBelow, rows),
    knownUpTo: picked(columns.knownUpTo, rows),
    methods: Object.fromEntries(
      Object.entries(columns.methods).map(([id, scores]) => [id, pickedScores(scores, rows)]),
    ),
  };
}

/**
 * The forecasts of one dyad among those of a back-test: learned from, and put right by, all dyads; scored by its own outcomes.
 *
 * @param dyad place in the panel
 */
export function ofDyad(backtest: Backtest, dyad: number): Backtest {
  return { ...backtest, scores: backtest.scores.map((columns) => ofOne(columns, dyad)) };
}
