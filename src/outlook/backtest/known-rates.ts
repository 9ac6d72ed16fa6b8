import { seededRandom } from "../../kernel/index.ts";
import { kolmogorovSmirnov, negativeBinomialCrps } from "../../maths/index.ts";
import { COUNT_TARGETS, type CountTarget } from "../panel/forecast-panel.ts";
import { backtest } from "./backtest.ts";
import type { HorizonScores } from "./scores.ts";
import { type KnownRates, RATE_FACTORS, syntheticPanel } from "./synthetic-panel.ts";

/** One run of S8. */
export interface KnownRatesRun {
  /** CRPS of the pool over that of the forecaster that knows every rate, less 1. */
  readonly excess: number;
  /** The p value of the test that the pool's randomised transforms are uniform. */
  readonly pValue: number;
}

/** How forecasts fare where the truth is known. */
export interface KnownRatesCheck {
  readonly runs: readonly KnownRatesRun[];
  /** Of the summed CRPS of all runs, as in a run. */
  readonly excess: number;
  /** Share of runs with a p value above .01. */
  readonly uniform: number;
}

const DYADS = 30;
const PERIODS = 96;
const ORIGINS = 24;
const SEED = 8_000;

interface Sums {
  readonly pool: number;
  readonly oracle: number;
}

/** CRPS of the pool and of the true distribution, summed. */
function sumsOf(columns: HorizonScores, { rates, size }: KnownRates, target: CountTarget): Sums {
  const pool = columns.methods.pool?.crps ?? new Float64Array(0);
  let [own, oracle] = [0, 0];
  columns.outcome.forEach((outcome, i) => {
    const period = (columns.origin[i] ?? 0) + columns.horizon;
    const rate = rates[columns.dyad[i] ?? 0]?.[period] ?? Number.NaN;
    own += pool[i] ?? Number.NaN;
    oracle += negativeBinomialCrps(outcome, RATE_FACTORS[target] * rate, size);
  });
  return { pool: own, oracle };
}

function excessOf(sums: readonly Sums[]): number {
  const total = (of: (sum: Sums) => number): number => sums.reduce((all, sum) => all + of(sum), 0);
  return total(({ pool }) => pool) / total(({ oracle }) => oracle) - 1;
}

async function runOnce(run: number): Promise<{ readonly sums: Sums; readonly pValue: number }> {
  const random = seededRandom(SEED + run);
  const known = syntheticPanel({ dyads: DYADS, periods: PERIODS }, random);
  const target = COUNT_TARGETS[run % COUNT_TARGETS.length] ?? "conflict";
  const from = PERIODS - 1 - ORIGINS;
  const { scores } = await backtest(known.panel, {
    targets: [target],
    horizons: [1],
    from,
    seed: run,
  });
  const [columns] = scores;
  if (columns?.methods.pool === undefined) return { sums: { pool: 0, oracle: 0 }, pValue: 0 };
  const { pitBelow, pitUpTo } = columns.methods.pool;
  const transforms = pitBelow.map((low, i) =>
    Math.min(1, low + random.uniform() * ((pitUpTo[i] ?? low) - low)),
  );
  return { sums: sumsOf(columns, known, target), pValue: kolmogorovSmirnov(transforms).pValue };
}

/**
 * S8: on panels whose rates are known, the pool's CRPS one month ahead beside that of the forecaster that knows the rates, and whether
 * its transforms are uniform. To hold: excess at most .03, uniform at least .95.
 *
 * Method: each run a panel of 30 dyads and 96 months (`syntheticPanel`: rates of .1 to 60 events that drift by 3 % a month, sizes of
 * 2), the last 24 origins, the targets by turns. The rate of the next month holds news that no forecaster can know.
 * Check: `known-rates.test.ts`.
 *
 * @param runs from 1 up; a run takes about a second
 */
export async function checkS8(runs: number): Promise<KnownRatesCheck> {
  const found: { readonly sums: Sums; readonly pValue: number }[] = [];
  for (let run = 0; run < runs; run++) found.push(await runOnce(run));
  return {
    runs: found.map(({ sums, pValue }) => ({ excess: excessOf([sums]), pValue })),
    excess: excessOf(found.map(({ sums }) => sums)),
    uniform: found.filter(({ pValue }) => pValue > 0.01).length / runs,
  };
}
