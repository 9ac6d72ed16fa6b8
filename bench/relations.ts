import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childRun, packageFile } from "./child.ts";
import { isBusy, quiet } from "./machine.ts";
import { type Contestant, interleaved, median, spread } from "./measure.ts";
import { exactlyAsked } from "./relations-asked.ts";
import type { Took } from "./relations-parts.ts";
import {
  type BusyDyad,
  dyadsOfTwenty,
  LAST_DAY,
  nearest,
  REPORTS,
  relationsRecord,
  SPAN,
} from "./relations-record.ts";
import type { RelationsRound, RelationsTask } from "./relations-round.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 3;

/** What the targets say, in seconds: one dyad on one core, all of twenty states on two. */
const TARGET = { one: 2, all: 180 } as const;

const WORKERS = 2;

/** Events a month of a dyad of middling and of little traffic. */
const [MODERATE, SPARSE] = [8, 0.5];

const PARTS = ["reading", "index", "turns", "neighbourhood"] as const;

/** All dyads by month; and as they are measured when nobody says by what. */
const PERIODS: readonly (readonly [name: string, by: Pick<RelationsTask, "by">])[] = [
  ["months", { by: "month" }],
  ["as fine as the events suffice for", {}],
];

const BUSY_NOTE = "**The machine was busy: measure again.**";

/** Keeps a program to one processor. */
const PINNED = ["taskset", "-c", "0"] as const;

/** Whether a program can be kept to one processor here. */
function canPin(): boolean {
  return spawnSync("taskset", ["-c", "0", "true"]).status === 0;
}

type Finding = RelationsRound & { readonly seconds: number; readonly peakMiB: number };

async function measureDyads(
  task: RelationsTask,
  folder: string,
  pinned: boolean,
): Promise<Finding> {
  const args = ["--import", "tsx", packageFile("bench/relations-round.ts"), JSON.stringify(task)];
  const [command = "", ...rest] = [...(pinned ? PINNED : []), process.execPath, ...args];
  const { stdout, seconds, peakMiB } = await childRun(command, rest, folder);
  return { ...(JSON.parse(stdout) as RelationsRound), seconds, peakMiB };
}

const nameOf = ({ dyad: [a, b] }: BusyDyad): string => `${a} ${b}`;

function contestantsOf(
  record: string,
  dyads: readonly BusyDyad[],
  folder: string,
  pinned: boolean,
): Contestant<Finding>[] {
  return dyads.map((one) => ({
    name: nameOf(one),
    run: () => {
      const task = { record, asOf: LAST_DAY, dyads: [one.dyad], by: "month", parts: true } as const;
      return measureDyads(task, folder, pinned);
    },
  }));
}

/** What is left of a warm run when its parts are taken out: directions, answers, coding error, the second reading. */
function remainder(round: Finding): number {
  const parts = PARTS.reduce((sum, part) => sum + (round.parts[part]?.cpu ?? 0), 0);
  return (round.parts["once warm"]?.cpu ?? 0) - parts;
}

async function oneByOne(
  record: string,
  dyads: readonly BusyDyad[],
  folder: string,
): Promise<Table[]> {
  const pinned = canPin();
  const { results, disturbed } = await interleaved(
    contestantsOf(record, dyads, folder, pinned),
    ROUNDS,
  );
  const of = (one: BusyDyad): readonly Finding[] => results.get(nameOf(one)) ?? [];
  const tookOf = (rounds: readonly Finding[], side: keyof Took): string[] => [
    spread(
      rounds.map(({ all }) => all[side]),
      2,
    ),
    spread(
      rounds.map(({ parts }) => parts["once warm"]?.[side] ?? Number.NaN),
      2,
    ),
  ];
  const partOf = (rounds: readonly Finding[], part: string): string =>
    median(rounds.map(({ parts }) => parts[part]?.cpu ?? Number.NaN)).toFixed(2);
  const busy = disturbed ? [BUSY_NOTE] : [];
  const core = pinned ? "kept to one processor" : "not kept to one processor: see the CPU column";
  for (const one of dyads) {
    if (of(one).some(({ points, searched }) => points === 0 || searched === 0)) {
      throw new Error(`${nameOf(one)}: nothing measured`);
    }
  }
  return [
    {
      title: `Relations of one dyad by month over ${SPAN.years} years, in a record of ${REPORTS.toLocaleString("en-GB")} generated reports`,
      columns: [
        "dyad",
        "events a month",
        "first, s",
        "once warm, s",
        "first, CPU s",
        "once warm, CPU s",
        `under ${TARGET.one} s`,
        "peak MiB",
      ],
      rows: dyads.map((one) => {
        const rounds = of(one);
        const most = Math.max(...rounds.map(({ all }) => all.wall));
        const warm = Math.max(...rounds.map(({ parts }) => parts["once warm"]?.wall ?? most));
        const verdict = most < TARGET.one ? "yes" : warm < TARGET.one ? "once warm" : "no";
        return [
          nameOf(one),
          one.monthly.toFixed(1),
          ...tookOf(rounds, "wall"),
          ...tookOf(rounds, "cpu"),
          verdict,
          median(rounds.map(({ peakMiB }) => peakMiB)).toFixed(0),
        ];
      }),
      notes: [
        `All series, turning points of three of them with 200 draws each, neighbourhood; the process ${core}.`,
        ...busy,
      ],
    },
    {
      title: "Relations of one dyad: where the seconds go once warm (medians of CPU seconds)",
      columns: [
        "dyad",
        ...PARTS,
        "the rest",
        "turns of the index alone",
        "neighbourhood with similar dyads",
      ],
      rows: dyads.map((one) => {
        const rounds = of(one);
        const rest = median(rounds.map(remainder)).toFixed(2);
        return [
          nameOf(one),
          ...PARTS.map((part) => partOf(rounds, part)),
          rest,
          partOf(rounds, "turns of the index"),
          partOf(rounds, "similar"),
        ];
      }),
      notes: busy,
    },
  ];
}

/** Measure all dyads, every second one in each of two processes. */
async function inTwo(
  record: string,
  dyads: readonly BusyDyad[],
  folder: string,
  by: Pick<RelationsTask, "by">,
): Promise<{ readonly wall: number; readonly rounds: readonly Finding[] }> {
  const started = performance.now();
  const rounds = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) => {
      const own = dyads.filter((_, i) => i % WORKERS === worker).map(({ dyad }) => dyad);
      const place = join(folder, `worker-${worker}`);
      mkdirSync(place, { recursive: true });
      const task = { record, asOf: LAST_DAY, dyads: own, parts: false, ...by };
      return measureDyads(task, place, false);
    }),
  );
  return { wall: (performance.now() - started) / 1000, rounds };
}

async function allDyads(
  record: string,
  dyads: readonly BusyDyad[],
  folder: string,
): Promise<Table> {
  const rows: string[][] = [];
  let disturbed = false;
  for (const [name, by] of PERIODS) {
    disturbed = isBusy(await quiet()) || disturbed;
    const { wall, rounds } = await inTwo(record, dyads, folder, by);
    const sum = (of: (round: Finding) => number): number =>
      rounds.reduce((total, round) => total + of(round), 0);
    rows.push([
      name,
      wall.toFixed(0),
      sum(({ all }) => all.cpu).toFixed(0),
      String(sum(({ searched }) => searched)),
      String(sum(({ turns }) => turns)),
      rounds.map(({ peakMiB }) => peakMiB.toFixed(0)).join(", "),
      wall < TARGET.all ? "yes" : "no",
    ]);
  }
  return {
    title: `Relations of all ${dyads.length} dyads of 20 states over ${SPAN.years} years, ${WORKERS} processes`,
    columns: [
      "periods",
      "seconds",
      "CPU s",
      "series searched for turns",
      "turns",
      "peak MiB each",
      `under ${TARGET.all} s`,
    ],
    rows,
    notes: ["One run each, with the start of both processes.", ...(disturbed ? [BUSY_NOTE] : [])],
  };
}

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const record = await relationsRecord(folder);
    const dyads = await dyadsOfTwenty(record);
    const chosen = [...dyads.slice(0, 1), nearest(dyads, MODERATE), nearest(dyads, SPARSE)];
    const asked = chosen.map(({ dyad }) => ({ record, asOf: LAST_DAY, dyad }));
    const prefix = canPin() ? PINNED : [];
    return [
      await exactlyAsked(asked, ROUNDS, TARGET.one, folder, prefix, BUSY_NOTE),
      ...(await oneByOne(record, chosen, folder)),
      await allDyads(record, dyads, folder),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How fast relations are measured: one dyad, and all dyads of twenty states. */
export const RELATIONS: Bench = { name: "relations", run };
