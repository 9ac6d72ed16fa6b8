import { seededRandom } from "../../kernel/index.ts";
import { blockBootstrapMean, negativeBinomial } from "../../maths/index.ts";
import type { CountTarget } from "../panel/forecast-panel.ts";
import { cellsAt, expectations, occasionColumn } from "./cells.ts";
import { type ExpectedRows, expectationModel, expectedRows } from "./expectation.ts";
import { lookedFor, YEAR } from "./occasions.ts";
import { requestOf, type SignpostInput, sureCells, type Weighed } from "./signposts.ts";

/** What signposts add to a forecast out of sample. */
export interface SignpostGain {
  readonly target: CountTarget;
  readonly horizon: number;
  /** Occasions at which a kept signpost stood, and periods with one. */
  readonly occasions: number;
  readonly periods: number;
  /** Mean gain in log score at an occasion, in nats, with its 90 % interval over blocks of periods; above 0 is better. */
  readonly gain: number;
  readonly lo: number;
  readonly hi: number;
  readonly positive: number;
}

/** Where signposts are looked for, and where they are scored. */
export interface GainOptions {
  /** Ascending: at each signposts are found anew, and scored at the periods from it until the next. */
  readonly origins: readonly number[];
  readonly seed: number;
  /** Only the first so many are used; by default 10. */
  readonly best?: number;
}

/** Gains summed and counted by period. */
type Gains = Map<number, { sum: number; n: number }>;

const keyOf = (target: CountTarget, horizon: number): string => `${target} ${horizon}`;

function logMass(
  rows: ExpectedRows,
  row: number,
  { cell, after }: Weighed,
  isWith: boolean,
): number {
  const h = cell.horizon - 1;
  const came = rows.came[h]?.[row] ?? Number.NaN;
  const [c0 = 0, c1 = 0, c2 = 0] = isWith ? cell.coefficients : cell.without;
  const eta = c0 + c1 * (rows.level[row] ?? 0) + c2 * (rows.surprise[row] ?? 0);
  const mean = (rows.expected[h]?.[row] ?? 0) * Math.exp(eta + (isWith ? after.effect : 0));
  return negativeBinomial.logMass(came, mean, cell.size);
}

/** Adds what the first signpost that stands says better than its absence would, row by row. */
function addGains(
  gains: Map<string, Gains>,
  rows: ExpectedRows,
  kept: readonly Weighed[],
  columns: readonly Float64Array[],
): void {
  const done = new Set<string>();
  for (const [i, one] of kept.entries()) {
    const key = keyOf(one.cell.target, one.cell.horizon);
    const own = gains.get(key) ?? new Map<number, { sum: number; n: number }>();
    gains.set(key, own);
    for (const [row, x] of (columns[i] ?? new Float64Array()).entries()) {
      const mark = `${key} ${row}`;
      const gain = logMass(rows, row, one, true) - logMass(rows, row, one, false);
      if (x !== 1 || done.has(mark) || Number.isNaN(gain)) continue;
      done.add(mark);
      const at = rows.at[row] ?? 0;
      const { sum, n } = own.get(at) ?? { sum: 0, n: 0 };
      own.set(at, { sum: sum + gain, n: n + 1 });
    }
  }
}

function gainOf(target: CountTarget, horizon: number, gains: Gains, seed: number): SignpostGain[] {
  const periods = [...gains].sort(([x], [y]) => x - y).map(([, one]) => one);
  const occasions = periods.reduce((sum, { n }) => sum + n, 0);
  if (periods.length < 2) return [];
  const perPeriod = occasions / periods.length;
  const { mean, lo, hi, positive } = blockBootstrapMean(
    periods.map(({ sum }) => sum / perPeriod),
    { random: seededRandom(seed) },
  );
  return [{ target, horizon, occasions, periods: periods.length, gain: mean, lo, hi, positive }];
}

/**
 * Whether signposts make a forecast better out of sample, by rolling origins.
 *
 * Method: docs/method/signposts.md. At each origin signposts are found from what was known; at the periods from it until the
 * next origin, where one stands (of several the one of greatest movement), the log score of what came under the weighed effect
 * is compared with that of the same regression without the occasion.
 * Check: `signposts.test.ts`: a gain where an effect is planted.
 *
 * @param input its origin is the last period whose counts may be scored
 */
export function signpostGain(
  input: SignpostInput,
  { origins, seed, best = 10 }: GainOptions,
): SignpostGain[] {
  const request = requestOf(input);
  const kinds = lookedFor(input.panel, input.kindCounts);
  const year = YEAR[input.panel.by];
  const horizon = Math.max(...request.horizons);
  const gains = new Map<string, Gains>();
  for (const [i, origin] of origins.entries()) {
    const until = origins[i + 1] ?? input.origin + 1;
    const kept = sureCells(cellsAt(request, expectations(request, origin))).kept.slice(0, best);
    for (const target of request.targets) {
      const own = kept.filter(({ cell }) => cell.target === target);
      const model = expectationModel(input.panel, target, origin);
      if (own.length === 0 || model === undefined) continue;
      const upTo = Math.min(input.origin, until - 1 + horizon);
      const all = expectedRows(input.panel, target, model, { from: origin - 1, upTo, horizon });
      const columns = own.map(({ cell }) =>
        occasionColumn(all, kinds.get(cell.kind) ?? [], cell.sign, year).map((x, row) => {
          const at = all.at[row] ?? 0;
          return at >= origin && at < until ? x : Number.NaN;
        }),
      );
      addGains(gains, all, own, columns);
    }
  }
  return request.targets.flatMap((target) =>
    request.horizons.flatMap((h) =>
      gainOf(target, h, gains.get(keyOf(target, h)) ?? new Map(), seed),
    ),
  );
}
