import { childRun, packageFile } from "./child.ts";
import { type Contestant, interleaved, spread } from "./measure.ts";
import type { BacktestRound, BacktestRoundTask, BacktestTook } from "./outlook-backtest-round.ts";
import type { Table } from "./table.ts";

const ROUNDS = 2;

/** What the target names: 190 dyads, 60 origins, four horizons, three targets. Eight years and eleven months in all. */
const TASK = {
  ...{ dyads: 190, origins: 60, horizons: [1, 3, 6, 12], known: 36 },
  ...{ least: 0.1, most: 60 },
} as const;

const TARGETS = 3;

/** Seconds, on two processors. */
const TARGET = 180;

const FORECASTS = TASK.dyads * TASK.origins * TASK.horizons.length * TARGETS;

const BUSY_NOTE = "**The machine was busy: measure again.**";

/** Threads besides the main one. The target is held against the first. */
const THREADS = [2, 0] as const;

type Finding = BacktestRound & { readonly seconds: number; readonly peakMiB: number };

const nameOf = (workers: number): string => (workers === 0 ? "no workers" : `${workers} workers`);

/** That what was asked for was done: nothing is timed that nobody reads. */
function checked(round: Finding, name: string): Finding {
  const { forecasts, withTrees, targets, skill } = round;
  if (forecasts !== FORECASTS || withTrees === 0 || targets !== TARGETS || !(skill > 0)) {
    throw new Error(
      `${name}: ${forecasts} of ${FORECASTS} forecasts scored, ${withTrees} with trees, ${targets} targets, skill ${skill}`,
    );
  }
  return round;
}

function contestant(workers: number, folder: string): Contestant<Finding> {
  const task: BacktestRoundTask = { ...TASK, workers };
  const script = packageFile("bench/outlook-backtest-round.ts");
  const args = ["--import", "tsx", script, JSON.stringify(task)];
  const name = nameOf(workers);
  return {
    name,
    run: async () => {
      const { stdout, seconds, peakMiB } = await childRun(process.execPath, args, folder);
      return checked({ ...(JSON.parse(stdout) as BacktestRound), seconds, peakMiB }, name);
    },
  };
}

function rowOf(workers: number, rounds: readonly Finding[]): string[] {
  const of = (part: "backtest" | "summary", side: keyof BacktestTook): number[] =>
    rounds.map((round) => round[part][side]);
  const cpu = rounds.map(({ backtest, summary }) => backtest.cpu + summary.cpu);
  const seconds = rounds.map((round) => round.seconds);
  const met = Math.max(...seconds) < TARGET ? "met" : "missed";
  return [
    nameOf(workers),
    spread(of("backtest", "wall"), 1),
    spread(of("summary", "wall"), 1),
    spread(seconds, 1),
    spread(cpu, 1),
    spread(
      rounds.map(({ peakMiB }) => peakMiB),
      0,
    ),
    workers === THREADS[0] ? met : "",
  ];
}

/**
 * The back-test that the target names, on a made-up panel, in processes of their own.
 *
 * @param folder where the processes leave notes of their memory
 */
export async function wholeBacktest(folder: string): Promise<Table> {
  const { results, disturbed } = await interleaved(
    THREADS.map((workers) => contestant(workers, folder)),
    ROUNDS,
  );
  const all = THREADS.map((workers) => results.get(nameOf(workers)) ?? []);
  const scores = new Set(all.flat().map(({ crps }) => crps));
  const [one] = all.flat();
  if (one === undefined || scores.size !== 1) {
    throw new Error("the scores depend on the number of threads");
  }
  const trees = ((100 * one.withTrees) / one.forecasts).toFixed(0);
  return {
    title: `Outlook: back-test of ${TASK.dyads} dyads, ${TASK.origins} origins, horizons ${TASK.horizons.join(", ")}, ${TARGETS} targets, trees among the members`,
    columns: [
      ...["threads", "forecasts made and scored, s", "summed up, s", "whole process, s"],
      ...["CPU s", "peak MiB", `target: ${TARGET} s`],
    ],
    rows: THREADS.map((workers, i) => rowOf(workers, all[i] ?? [])),
    notes: [
      `${one.forecasts.toLocaleString("en-GB")} forecasts scored, ${trees} % of them with trees; mean CRPS ${one.crps.toFixed(3)}, ` +
        `skill over climatology ${(100 * one.skill).toFixed(1)} %, the same in every round.`,
      ...(disturbed ? [BUSY_NOTE] : []),
    ],
  };
}
