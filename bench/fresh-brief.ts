import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChildRun, childRun, packageFile } from "./child.ts";
import { type Contestant, interleaved, median, spread } from "./measure.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 7;

const BRIEF = ["brief", "Russia", "Pakistan"];

const PROGRAM = packageFile("dist/cli/main.js");

/** What the targets say: seconds, and mebibytes at most. */
const TARGET = { seconds: 3, peakMiB: 300 } as const;

/** Steps of a brief, each program doing one more than that before it; their differences price the steps. */
const STEPS: readonly (readonly [name: string, program: string])[] = [
  ["Node starts", ""],
  ["DuckDB is loaded", 'await import("@duckdb/node-api");'],
  ["the workbench is loaded", "const entente = await import('./dist/workbench/index.js');"],
  ["the record is opened", "const workbench = await entente.openWorkbench({ record });"],
  ["the brief is made", 'const brief = await workbench.brief("Russia", "Pakistan");'],
  [
    "it is written",
    "process.stdout.write(entente.briefText(brief, { width: 80, colour: false, unicode: true }));",
  ],
];

function programUpTo(step: number, record: string): string {
  const lines = STEPS.slice(0, step + 1).map(([, program]) => program);
  return [`const record = ${JSON.stringify(record)};`, ...lines].join("\n");
}

/** Environment in which the platform's folder for application data is an empty or a prepared one. */
function homeIn(folder: string): Record<string, string> {
  return { HOME: folder, XDG_DATA_HOME: folder, LOCALAPPDATA: folder, APPDATA: folder };
}

function contestants(folder: string): Contestant<ChildRun>[] {
  const [empty, kept] = [join(folder, "empty"), join(folder, "kept")];
  const brief = (home: string): Promise<ChildRun> =>
    childRun(process.execPath, [PROGRAM, ...BRIEF], folder, homeIn(home));
  const npx = process.platform === "win32" ? "npx.cmd" : "npx";
  return [
    {
      name: "first use, no record",
      run: () => {
        rmSync(empty, { recursive: true, force: true });
        return brief(empty);
      },
    },
    { name: "with a record", run: () => brief(kept) },
    {
      name: "with a record, by npx",
      run: () => childRun(npx, ["--no-install", "entente", ...BRIEF], folder, homeIn(kept)),
    },
  ];
}

function steps(folder: string): Contestant<ChildRun>[] {
  const record = join(folder, "steps.duckdb");
  return STEPS.map(([name], step) => ({
    name,
    run: () =>
      childRun(
        process.execPath,
        ["--input-type=module", "--eval", programUpTo(step, record)],
        folder,
      ),
  }));
}

const secondsOf = (runs: readonly ChildRun[] = []): number[] => runs.map((one) => one.seconds);

async function run(): Promise<Table[]> {
  if (!existsSync(PROGRAM)) throw new Error("nothing is built; run `npm run build` first");
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const whole = await interleaved(contestants(folder), ROUNDS);
    const parts = await interleaved(steps(folder), ROUNDS);
    const ends = STEPS.map(([name]) => median(secondsOf(parts.results.get(name))));
    const busy =
      whole.disturbed || parts.disturbed ? ["**The machine was busy: measure again.**"] : [];
    return [
      {
        title:
          "Fresh brief: `entente brief Russia Pakistan`, from the start of the process to its end",
        columns: ["", "seconds", "peak MiB", "within the targets"],
        rows: [...whole.results].map(([name, runs]) => {
          const peaks = runs.map((one) => one.peakMiB);
          if (runs.some((one) => one.stdout.length < 1000)) throw new Error(`${name}: no brief`);
          const isWithin =
            Math.max(...secondsOf(runs)) < TARGET.seconds && Math.max(...peaks) < TARGET.peakMiB;
          return [name, spread(secondsOf(runs), 2), spread(peaks, 0), isWithin ? "yes" : "no"];
        }),
        notes: [
          `Targets: under ${TARGET.seconds} s and ${TARGET.peakMiB} MiB, every round.`,
          ...busy,
        ],
      },
      {
        title:
          "Fresh brief: its steps, with a record (medians; each step is the difference of two programs)",
        columns: ["step", "seconds until then", "of which the step"],
        rows: STEPS.map(([name], i) => {
          const end = ends[i] ?? 0;
          return [name, end.toFixed(3), (end - (ends[i - 1] ?? 0)).toFixed(3)];
        }),
        notes: ["Making the record is the difference of the first two rows of the table above."],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long the first answer takes, and how much memory. */
export const FRESH_BRIEF: Bench = { name: "fresh-brief", run };
