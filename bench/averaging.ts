import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { seededRandom } from "../src/kernel/index.ts";
import {
  coefficients,
  columnCandidates,
  crossProducts,
  enumerateModels,
  type GPrior,
  normal,
  weighModels,
} from "../src/maths/index.ts";
import { packageFile } from "./child.ts";
import { interleaved, ratios, spread } from "./measure.ts";
import type { PeerJob, Tolerances } from "./peer-jobs.ts";
import { type Found, PeerProcess } from "./peer-process.ts";
import { agreement, measured, PEER_COLUMNS, type Row } from "./peers.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 5;

const COLUMNS = 15;

const RSCRIPT = process.env["RSCRIPT"] ?? "Rscript";

const PROGRAM = packageFile("dist/cli/main.js");

const alike = (most: number): Tolerances => ({ inclusion: most, mean: most, sd: most });

const WITHIN: Tolerances = alike(1e-9);

/** BMS sums the series of the hyper-g prior to a fixed number of terms, too few where much is explained. */
const SHORT_SERIES: Tolerances = alike(1e-3);

/** A table as a file and as rows of numbers, the response last in the one and first in the other. */
interface Data {
  readonly name: string;
  readonly path: string;
  readonly rows: readonly (readonly number[])[];
}

function generated(path: string): void {
  const random = seededRandom(15);
  const rows = Array.from({ length: 47 }, () => {
    const x = Array.from({ length: COLUMNS }, () => normal.sample(random, 0, 1));
    const signal = x.slice(0, 6).reduce((sum, value) => sum + 0.4 * value, 0);
    return [...x, signal + normal.sample(random, 0, 1)];
  });
  const head = [...Array.from({ length: COLUMNS }, (_, j) => `x${j + 1}`), "y"];
  writeFileSync(path, `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`);
}

/** The crime data where they are, else made-up columns of the same size. */
function dataIn(folder: string): Data {
  const shared = process.env["ENTENTE_DATA"] ?? packageFile("../shared");
  const real = join(shared, "gold", "uscrime", "UScrime_logged.csv");
  const isReal = existsSync(real);
  const path = isReal ? real : join(folder, "columns.csv");
  if (!isReal) generated(path);
  const [, ...lines] = readFileSync(path, "utf8").trim().split("\n");
  const rows = lines.map((line) => {
    const values = line.split(",").map(Number);
    return [values[COLUMNS] ?? Number.NaN, ...values.slice(0, COLUMNS)];
  });
  return { name: isReal ? "crime data" : "made-up data", path, rows };
}

/** From numbers to averaged coefficients. */
function ours(rows: Data["rows"], g: GPrior): Found {
  const [y = [], ...x] = Array.from({ length: COLUMNS + 1 }, (_, j) =>
    rows.map((row) => row[j] ?? Number.NaN),
  );
  const products = crossProducts(y, x, [y.map(() => 1)]);
  const space = enumerateModels(products, columnCandidates(COLUMNS));
  const found = coefficients(space, weighModels(space, g, { kind: "uniform" }));
  return {
    inclusion: found.map(({ inclusion }) => inclusion),
    mean: found.map(({ mean }) => mean),
    sd: found.map(({ sd }) => sd),
  };
}

const PRIORS: readonly (readonly [name: string, g: GPrior, theirs: string])[] = [
  ["unit information", { kind: "fixed", g: 47 }, "UIP"],
  ["hyper-g, a = 2.5", { kind: "hyper-g", a: 2.5 }, "hyper=2.5"],
  ["local empirical Bayes", { kind: "local-eb" }, "EBL"],
];

function jobs({ name, rows }: Data): PeerJob[] {
  return PRIORS.map(([prior, g, theirs]) => ({
    name: `32,768 models, ${name}, ${prior}`,
    ours: () => ours(rows, g),
    times: [5, 1],
    peers: [
      {
        name: "R BMS",
        language: "R",
        job: { values: rows.flat(), width: COLUMNS + 1, g: theirs },
        within: g.kind === "hyper-g" ? SHORT_SERIES : WITHIN,
      },
    ],
  }));
}

/** A whole process, from the CSV to JSON on its standard output; undefined if it cannot run. */
async function processRun(
  command: string,
  args: readonly string[],
): Promise<{ seconds: number; stdout: string } | undefined> {
  const started = performance.now();
  try {
    const { stdout } = await promisify(execFile)(command, args);
    return { seconds: (performance.now() - started) / 1000, stdout };
  } catch {
    return undefined;
  }
}

function foundInDocument(text: string): Found {
  const { predictors } = JSON.parse(text) as {
    predictors: readonly { inclusion: number; mean: number; sd: number }[];
  };
  return {
    inclusion: predictors.map(({ inclusion }) => inclusion),
    mean: predictors.map(({ mean }) => mean),
    sd: predictors.map(({ sd }) => sd),
  };
}

/** The two programs, each from its start to its end. */
async function wholeRow({ name, path }: Data): Promise<Row> {
  const run = {
    ours: () =>
      processRun(process.execPath, [PROGRAM, "method", "weigh", path, "--response", "y", "--json"]),
    peer: () => processRun(RSCRIPT, [packageFile("bench/peers/averaging-file.R"), path]),
  };
  const label = [`the same, whole process, ${name}, unit information`, "R BMS"];
  const [mine, theirs] = [await run.ours(), await run.peer()];
  if (mine === undefined) throw new Error("nothing is built; run `npm run build` first");
  if (theirs === undefined) {
    const cells = [
      ...label,
      (1000 * mine.seconds).toFixed(0),
      "peer not found: R package BMS",
      "",
      "",
    ];
    return { cells, disturbed: false };
  }
  const gap = agreement(
    label[0] ?? "",
    foundInDocument(mine.stdout),
    JSON.parse(theirs.stdout) as Found,
    WITHIN,
  );
  const { results, disturbed } = await interleaved(
    [
      { name: "ours", run: run.ours },
      { name: "peer", run: run.peer },
    ],
    ROUNDS,
  );
  const [us = [], them = []] = ["ours", "peer"].map((who) =>
    (results.get(who) ?? []).map((one) => one?.seconds ?? Number.NaN),
  );
  const shown = (seconds: readonly number[]): string =>
    spread(
      seconds.map((s) => 1000 * s),
      0,
    );
  const ratio = spread(ratios(them, us), 1);
  return { cells: [...label, shown(us), shown(them), ratio, gap.toExponential(0)], disturbed };
}

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  const r = new PeerProcess(RSCRIPT, packageFile("bench/peers/averaging.R"));
  const rows: Row[] = [];
  try {
    const data = dataIn(folder);
    for (const job of jobs(data)) {
      for (const peer of job.peers) rows.push(await measured(job, peer, r));
    }
    rows.push(await wholeRow(data));
  } finally {
    r.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    {
      title: "Averaging: all models of fifteen columns, from numbers to averaged coefficients",
      columns: PEER_COLUMNS,
      rows: rows.map(({ cells }) => cells),
      notes: [
        "The first rows in warm interpreters, the last from the start of each program to its end, reading a CSV.",
        ...(rows.some(({ disturbed }) => disturbed)
          ? ["**The machine was busy: measure again.**"]
          : []),
      ],
    },
  ];
}

/** How long exact model averaging takes, beside R's package BMS. */
export const AVERAGING: Bench = { name: "averaging", run };
