import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { type ExpectedRows, expectationModel, expectedRows } from "./expectation.ts";
import { type KindCounts, lookedFor, occasionAt, type Sign, YEAR } from "./occasions.ts";
import { type OffsetFit, offsetRegression } from "./offset-regression.ts";

/** One question put to the record: does this sign say anything of that target over so many periods? */
export interface CellKey {
  readonly kind: string;
  readonly sign: Sign;
  readonly target: CountTarget;
  /** Periods. */
  readonly horizon: number;
}

/** The answer before it is weighed with the others. */
export interface Cell extends CellKey {
  /** Coefficients of 1, the level, the surprise and the occasion. */
  readonly coefficients: Float64Array;
  /** Those of the first three where the occasion is left out. */
  readonly without: Float64Array;
  readonly effect: number;
  readonly error: number;
  /** Size of the negative binomial of the counts. */
  readonly size: number;
  readonly occasions: number;
  readonly dyads: number;
}

/** What is put to the record. */
export interface CellRequest {
  readonly panel: ForecastPanel;
  readonly kindCounts: readonly KindCounts[];
  readonly targets: readonly CountTarget[];
  readonly horizons: readonly number[];
}

/** Fewer occasions, or fewer dyads with one, than these are not looked at. */
export const LEAST_OCCASIONS = 20;
/** As `LEAST_OCCASIONS`. */
const LEAST_DYADS = 5;

/** A row that says: half an event expected, half an event came. It keeps the effect finite where none came. */
const HALF = 0.5;

const SIGNS: readonly Sign[] = ["event", "quiet"];

/** Occasion of each row: 1, 0, or NaN where it is not compared. */
export function occasionColumn(
  rows: ExpectedRows,
  byDyad: readonly Float64Array[],
  sign: Sign,
  year: number,
): Float64Array {
  const none = new Float64Array();
  return Float64Array.from(rows.dyads, (dyad, row) =>
    occasionAt(byDyad[dyad] ?? none, rows.at[row] ?? 0, sign, year),
  );
}

interface Compared {
  readonly counts: Float64Array;
  readonly expected: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly groups: Int32Array;
  readonly times: Int32Array;
}

function compared(rows: ExpectedRows, occasion: Float64Array, horizon: number): Compared {
  const [came, expected] = [rows.came[horizon - 1], rows.expected[horizon - 1]];
  const wanted: number[] = [];
  for (const [row, x] of occasion.entries()) {
    if (!(Number.isNaN(x) || Number.isNaN(came?.[row] ?? Number.NaN))) wanted.push(row);
  }
  const picked = (values: ArrayLike<number> | undefined, added: number): Float64Array =>
    Float64Array.from([...wanted.map((row) => values?.[row] ?? 0), added]);
  const clusters = (of: (row: number) => number): Int32Array =>
    Int32Array.from([...wanted.map(of), -1]);
  const ones = new Float64Array(wanted.length + 1).fill(1);
  ones[wanted.length] = 0;
  return {
    counts: picked(came, HALF),
    expected: picked(expected, HALF),
    columns: [ones, picked(rows.level, 0), picked(rows.surprise, 0), picked(occasion, 1)],
    groups: clusters((row) => rows.dyads[row] ?? 0),
    times: clusters((row) => Math.floor((rows.at[row] ?? 0) / horizon)),
  };
}

function marks({ columns, groups }: Compared): { occasions: number; dyads: number } {
  const [occasion] = columns.slice(-1);
  const marked = new Set<number>();
  let occasions = 0;
  for (const [row, x] of (occasion ?? new Float64Array()).entries()) {
    const group = groups[row] ?? -1;
    if (x !== 1 || group < 0) continue;
    occasions++;
    marked.add(group);
  }
  return { occasions, dyads: marked.size };
}

function cellOf(key: CellKey, rows: ExpectedRows, occasion: Float64Array): Cell[] {
  const data = compared(rows, occasion, key.horizon);
  const seen = marks(data);
  if (seen.occasions < LEAST_OCCASIONS || seen.dyads < LEAST_DYADS) return [];
  const size = rows.sizes[key.horizon - 1] ?? Number.NaN;
  const regressed = (columns: readonly Float64Array[]): OffsetFit | undefined =>
    offsetRegression({ ...data, columns, size }, data.groups, data.times);
  const [full, plain] = [regressed(data.columns), regressed(data.columns.slice(0, -1))];
  const effect = full?.coefficients.at(-1);
  if (full === undefined || plain === undefined || effect === undefined) return [];
  if (!(full.error > 0)) return [];
  return [
    {
      ...key,
      ...seen,
      coefficients: full.coefficients,
      without: plain.coefficients,
      effect,
      error: full.error,
      size,
    },
  ];
}

/** What was expected of each target, as known at an origin; without those of which nothing is known. */
export function expectations(
  { panel, targets, horizons }: CellRequest,
  origin: number,
): ReadonlyMap<CountTarget, ExpectedRows> {
  const horizon = Math.max(...horizons);
  return new Map(
    targets.flatMap((target) => {
      const model = expectationModel(panel, target, origin);
      const span = { from: 0, upTo: origin, horizon };
      return model === undefined
        ? []
        : [[target, expectedRows(panel, target, model, span)] as const];
    }),
  );
}

/** Every kind, sign, target and horizon with enough occasions, as known at an origin. */
export function cellsAt(
  request: CellRequest,
  expected: ReadonlyMap<CountTarget, ExpectedRows>,
): Cell[] {
  const { panel, kindCounts, horizons } = request;
  const kinds = lookedFor(panel, kindCounts);
  return [...kinds].flatMap(([kind, byDyad]) =>
    SIGNS.flatMap((sign) =>
      [...expected].flatMap(([target, rows]) => {
        const occasion = occasionColumn(rows, byDyad, sign, YEAR[panel.by]);
        return horizons.flatMap((horizon) =>
          cellOf({ kind, sign, target, horizon }, rows, occasion),
        );
      }),
    ),
  );
}
