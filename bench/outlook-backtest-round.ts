import { seededRandom } from "../src/kernel/index.ts";
import { backtest } from "../src/outlook/backtest/backtest.ts";
import { summarise } from "../src/outlook/backtest/summary.ts";
import { syntheticPanel } from "../src/outlook/backtest/synthetic-panel.ts";
import { COUNT_TARGETS } from "../src/outlook/panel/forecast-panel.ts";

/** A back-test to be run by one process. */
export interface BacktestRoundTask {
  readonly dyads: number;
  readonly origins: number;
  readonly horizons: readonly number[];
  /** Periods known at the first origin. */
  readonly known: number;
  /** Events a period: the rates of conflict lie between these, those of cooperation are twice as high, of material conflict a quarter. */
  readonly least: number;
  readonly most: number;
  /** Threads besides the main one. */
  readonly workers: number;
}

/** Standard deviation of a month's news in logarithms: rates that stray enough for climatology to be beaten. */
const NEWS = 0.1;

/** What a piece of work took, seconds. */
export interface BacktestTook {
  readonly wall: number;
  /** Of all threads of the process. */
  readonly cpu: number;
}

/** How it went, in a process that has just started. */
export interface BacktestRound {
  /** Every forecast made and scored. */
  readonly backtest: BacktestTook;
  /** The means, intervals and calibration that the command prints. */
  readonly summary: BacktestTook;
  /** Forecasts whose CRPS is a number; and those of them to which the trees belong. */
  readonly forecasts: number;
  readonly withTrees: number;
  readonly targets: number;
  /** Mean CRPS of all forecasts, which the number of threads leaves alone; the skill over climatology. */
  readonly crps: number;
  readonly skill: number;
}

async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly took: BacktestTook; readonly result: T }> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  return { took: { wall, cpu: (user + system) / 1e6 }, result };
}

const known = (scores: Float64Array | undefined): number[] =>
  [...(scores ?? [])].filter((score) => !Number.isNaN(score));

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

async function round(task: BacktestRoundTask): Promise<BacktestRound> {
  const { dyads, origins, horizons, known: length, least, most, workers } = task;
  const periods = length + origins + Math.max(...horizons) - 1;
  const { panel } = syntheticPanel({ dyads, periods, least, most, news: NEWS }, seededRandom(1));
  const tested = await timed(() =>
    backtest(panel, {
      targets: COUNT_TARGETS,
      horizons,
      from: length - 1,
      to: length + origins - 2,
      workers,
      seed: 1,
      trees: true,
    }),
  );
  const summed = await timed(() => summarise(tested.result));
  const { scores } = tested.result;
  const all = scores.flatMap(({ methods }) => known(methods.pool?.crps));
  const climatology = scores.flatMap(({ methods }) => known(methods.climatology?.crps));
  return {
    backtest: tested.took,
    summary: summed.took,
    forecasts: all.length,
    withTrees: total(scores.map(({ methods }) => known(methods.trees?.crps).length)),
    targets: new Set(summed.result.results.map(({ target }) => target)).size,
    crps: total(all) / all.length,
    skill: 1 - total(all) / total(climatology),
  };
}

const task = JSON.parse(process.argv[2] ?? "") as BacktestRoundTask;
process.stdout.write(JSON.stringify(await round(task)));
