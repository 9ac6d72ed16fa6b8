import type { HorizonScores, MethodId, MethodScores } from "../backtest/scores.ts";

type Keeps = (row: number) => boolean;

function methodWhere(scores: MethodScores, keeps: Keeps): MethodScores {
  const values = (all: Float64Array): Float64Array => all.filter((_, row) => keeps(row));
  const flags = (all: Uint8Array): Uint8Array => all.filter((_, row) => keeps(row));
  return {
    crps: values(scores.crps),
    log: values(scores.log),
    pitBelow: values(scores.pitBelow),
    pitUpTo: values(scores.pitUpTo),
    inside50: flags(scores.inside50),
    inside90: flags(scores.inside90),
    pSome: values(scores.pSome),
    error: values(scores.error),
    interval50: values(scores.interval50),
    interval90: values(scores.interval90),
  };
}

/** The forecasts that are kept, by their place. */
export function rowsWhere(columns: HorizonScores, keeps: Keeps): HorizonScores {
  const places = (all: Uint32Array): Uint32Array => all.filter((_, row) => keeps(row));
  const values = (all: Float64Array): Float64Array => all.filter((_, row) => keeps(row));
  const methods = Object.entries(columns.methods) as [MethodId, MethodScores][];
  return {
    ...columns,
    dyad: places(columns.dyad),
    origin: places(columns.origin),
    outcome: values(columns.outcome),
    usual: values(columns.usual),
    high: values(columns.high),
    knownBelow: values(columns.knownBelow),
    knownUpTo: values(columns.knownUpTo),
    methods: Object.fromEntries(methods.map(([id, one]) => [id, methodWhere(one, keeps)])),
  };
}

/** The forecasts made at the origins that are kept. */
export function originsWhere(
  columns: HorizonScores,
  keeps: (origin: number) => boolean,
): HorizonScores {
  return rowsWhere(columns, (row) => keeps(columns.origin[row] ?? Number.NaN));
}

/** The distinct origins of forecasts, in order. */
export function originsOf({ origin }: Pick<HorizonScores, "origin">): number[] {
  return [...new Set(origin)].sort((x, y) => x - y);
}
