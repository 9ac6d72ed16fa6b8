import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childRun, packageFile } from "./child.ts";
import type { DriversRound, DriversTask, Part, Took } from "./drivers-round.ts";
import { type Contestant, interleaved, median, spread } from "./measure.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 3;

const TASK = { months: 300, hypotheses: 5, simulations: 200, resamples: 2000 } as const;

/** What the targets say, in seconds. The work is of one thread: what it takes of a processor it takes on a quiet machine. */
const TARGET = { grid: 1, power: 30 } as const;

const BUSY_NOTE = "**The machine was busy: measure again.**";

/** What is timed: parts whose seconds are added up, and how long they may take. */
interface Row {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly target?: number;
}

const ROWS: readonly Row[] = [
  { name: "enumeration", parts: ["weighing"] },
  { name: "enumeration and full grid", parts: ["weighing", "grid"], target: TARGET.grid },
  { name: `power, ${TASK.simulations} simulations each`, parts: ["power"], target: TARGET.power },
  { name: "gain, every month predicted", parts: ["gain"] },
  { name: "all, tests included", parts: ["whole"] },
];

type Finding = DriversRound & { readonly peakMiB: number };

function contestant(
  name: string,
  proxies: DriversTask["proxies"],
  folder: string,
): Contestant<Finding> {
  const task: DriversTask = { ...TASK, proxies };
  const args = ["--import", "tsx", packageFile("bench/drivers-round.ts"), JSON.stringify(task)];
  return {
    name,
    run: async () => {
      const { stdout, peakMiB } = await childRun(process.execPath, args, folder);
      return { ...(JSON.parse(stdout) as DriversRound), peakMiB };
    },
  };
}

function rowOf(rounds: readonly Finding[], { name, parts, target }: Row): string[] {
  const seconds = (run: "first" | "warm", side: keyof Took): number[] =>
    rounds.map((round) => parts.reduce((sum, part) => sum + round[run][part][side], 0));
  const most = (run: "first" | "warm"): number => Math.max(...seconds(run, "cpu"));
  const met = (limit: number): string =>
    most("first") < limit ? "met" : most("warm") < limit ? "met once warm" : "missed";
  return [
    name,
    spread(seconds("first", "wall"), 2),
    spread(seconds("warm", "wall"), 2),
    spread(seconds("first", "cpu"), 2),
    target === undefined ? "" : `${target}: ${met(target)}`,
  ];
}

function tableOf(name: string, rounds: readonly Finding[], disturbed: boolean): Table {
  const [one] = rounds;
  if (one === undefined || one.cells === 0 || one.predictions === 0 || Number.isNaN(one.power)) {
    throw new Error(`${name}: nothing weighed`);
  }
  const peak = median(rounds.map(({ peakMiB }) => peakMiB)).toFixed(0);
  return {
    title: `Drivers: ${TASK.hypotheses} hypotheses by 4 lag windows over ${TASK.months} months, ${name}`,
    columns: ["work", "first, s", "once warm, s", "first, CPU s", "target, CPU s"],
    rows: ROWS.map((row) => rowOf(rounds, row)),
    notes: [
      `${one.models.toLocaleString("en-GB")} models enumerated; ${one.cells} cells of the grid over the hypotheses; ` +
        `${one.predictions} predictions; peak ${peak} MiB. One process on one thread.`,
      ...(disturbed ? [BUSY_NOTE] : []),
    ],
  };
}

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const names = ["one series each", "two series each"] as const;
    const { results, disturbed } = await interleaved(
      [contestant(names[0], 1, folder), contestant(names[1], 2, folder)],
      ROUNDS,
    );
    return names.map((name) => tableOf(name, results.get(name) ?? [], disturbed));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How fast a dyad's hypotheses are weighed, on a simulated panel. */
export const DRIVERS: Bench = { name: "drivers", run };
