import type { DriverPanel } from "../src/drivers/panel.ts";
import { averagedDesign } from "../src/drivers/statistical/averaged-design.ts";
import { gainsOf } from "../src/drivers/statistical/gain.ts";
import { usualDesign } from "../src/drivers/statistical/inclusion.ts";
import { ownLags } from "../src/drivers/statistical/own-lags.ts";
import { powersOfDesign } from "../src/drivers/statistical/powers.ts";
import { sensitivityOf } from "../src/drivers/statistical/sensitivity.ts";
import { streamsOf } from "../src/drivers/statistical/streams.ts";
import { weighHypotheses } from "../src/drivers/statistical/weigh-hypotheses.ts";
import { simulatedPanel } from "../src/drivers/validation/simulated-panel.ts";
import { seededRandom } from "../src/kernel/index.ts";

/** A panel to be weighed by one process. */
export interface DriversTask {
  readonly months: number;
  readonly hypotheses: number;
  /** Series of each hypothesis, one or two. */
  readonly proxies: 1 | 2;
  readonly simulations: number;
  readonly resamples: number;
}

/** The parts that are timed, in the order in which they are run; the whole comes after them. */
export const PARTS = ["weighing", "grid", "gain", "power", "whole"] as const;

export type Part = (typeof PARTS)[number];

/** What a piece of work took, seconds. */
export interface Took {
  readonly wall: number;
  /** Of all threads of the process. */
  readonly cpu: number;
}

/** How it went: by a process that has just started, and once more after that. */
export interface DriversRound {
  readonly first: Readonly<Record<Part, Took>>;
  readonly warm: Readonly<Record<Part, Took>>;
  readonly models: number;
  /** Cells of the grid over all hypotheses, predictions of the gain, power of the first hypothesis: that the work was done. */
  readonly cells: number;
  readonly predictions: number;
  readonly power: number;
}

function timed<T>(work: () => T): { readonly took: Took; readonly result: T } {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - started) / 1000;
  return { took: { wall, cpu: (user + system) / 1e6 }, result };
}

function panelOf({ months, hypotheses, proxies }: DriversTask): DriverPanel {
  const design = { periods: months, events: 20, common: 0.5, hypotheses, trueOnes: 1, beta: 0.25 };
  const { panel } = simulatedPanel(design, seededRandom(1));
  if (proxies === 1) return panel;
  const doubled = panel.hypotheses.map((hypothesis) => ({
    ...hypothesis,
    exposures: [...hypothesis.exposures, ...hypothesis.placeboExposures],
    placeboExposures: [],
  }));
  return { ...panel, hypotheses: doubled };
}

function weighed(
  panel: DriverPanel,
  { simulations, resamples }: DriversTask,
): Omit<DriversRound, "first" | "warm"> & { readonly took: Readonly<Record<Part, Took>> } {
  const streams = streamsOf(seededRandom(1));
  const tried = panel.hypotheses.length;
  const lags = ownLags(panel.by, panel.periods.length);
  const weighing = timed(() =>
    averagedDesign(usualDesign(panel, {}), tried, streams("search"), undefined),
  );
  const { design } = weighing.result.own;
  const best = panel.hypotheses.map(({ windows }) => windows[0]);
  const settings = { tried, ownLags: lags, exactUpTo: undefined, streams };
  const grid = timed(() => sensitivityOf(panel, design, best, settings));
  const gain = timed(() => gainsOf(panel, design, { tried, resamples, streams }));
  const power = timed(() => powersOfDesign(panel, weighing.result, tried, streams, simulations));
  const options = { random: seededRandom(1), simulations, resamples };
  const whole = timed(() => weighHypotheses(panel, options));
  const { all } = gain.result;
  return {
    took: {
      weighing: weighing.took,
      grid: grid.took,
      gain: gain.took,
      power: power.took,
      whole: whole.took,
    },
    models: weighing.result.weighed.space.models,
    cells: grid.result.reduce((sum, one) => sum + (one?.cells ?? 0), 0),
    predictions: all.state === "known" ? all.byPeriod.length : 0,
    power: power.result.get(0)?.share ?? Number.NaN,
  };
}

const task = JSON.parse(process.argv[2] ?? "") as DriversTask;
const panel = panelOf(task);
const { took: first, ...found } = weighed(panel, task);
const { took: warm } = weighed(panel, task);
const round: DriversRound = { first, warm, ...found };
process.stdout.write(JSON.stringify(round));
