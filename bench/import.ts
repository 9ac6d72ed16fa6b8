import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { childRun, packageFile } from "./child.ts";
import { gdeltRows, icewsRows, writeLines } from "./generate.ts";
import type { ImportRound, ImportTask } from "./import-round.ts";
import { interleaved, median, ratios, spread } from "./measure.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 5;

const AMOUNT = {
  rows: 200_000,
  seed: 7,
  firstId: 700_000_000,
  from: "2018-01-01",
  days: 31,
} as const;

type Input = Omit<ImportTask, "contestant"> & { readonly name: string };

const CONTESTANTS = ["entente", "duckdb", "duckdb-unordered"] as const;

type Finding = ImportRound & { readonly peakMiB: number };

/** Real files, where they are. */
function realInputs(): Input[] {
  const data = join(process.env["ENTENTE_DATA"] ?? packageFile("../shared"), "data");
  const icews18 = join(data, "icews-tkg", "ICEWS18");
  const gdelt = join(data, "gdelt-raw", "20180101000000.export.CSV.gz");
  const inputs: Input[] = [
    {
      name: "ICEWS18, real, gz, 5 columns",
      source: "icews-tkg",
      path: icews18,
      file: join(icews18, "events.tsv.gz"),
      header: true,
    },
    { name: "GDELT export, real, gz", source: "gdelt", path: gdelt, file: gdelt, header: false },
  ];
  return inputs.filter(({ file }) => existsSync(file));
}

async function generatedInputs(folder: string): Promise<Input[]> {
  const gdelt = join(folder, "20180101.export.CSV");
  const icews = join(folder, "events.2018.tab");
  await writeLines(gdelt, gdeltRows(AMOUNT));
  await writeLines(`${gdelt}.gz`, gdeltRows(AMOUNT));
  await writeLines(icews, icewsRows(AMOUNT));
  const made = (name: string, source: string, file: string): Input => {
    return { name, source, path: file, file, header: source === "icews" };
  };
  return [
    made("GDELT, generated, plain, 61 columns", "gdelt", gdelt),
    made("GDELT, generated, gz, 61 columns", "gdelt", `${gdelt}.gz`),
    made("ICEWS, generated, plain, 20 columns", "icews", icews),
  ];
}

async function readBy(
  contestant: ImportTask["contestant"],
  input: Input,
  folder: string,
): Promise<Finding> {
  const task: ImportTask = { ...input, contestant };
  const script = packageFile("bench/import-round.ts");
  const args = ["--import", "tsx", script, JSON.stringify(task)];
  const { stdout, peakMiB } = await childRun(process.execPath, args, folder);
  return { ...(JSON.parse(stdout) as ImportRound), peakMiB };
}

interface Row {
  readonly cells: readonly string[];
  readonly parts: readonly string[];
  readonly disturbed: boolean;
}

const PARTS = ["open", "settle", "count", "commit", "other SQL", "close"];

async function measured(input: Input, folder: string): Promise<Row> {
  const contestants = CONTESTANTS.map((name) => ({
    name,
    run: () => readBy(name, input, folder),
  }));
  const { results, disturbed } = await interleaved(contestants, ROUNDS);
  const of = (name: string): readonly Finding[] => results.get(name) ?? [];
  const seconds = (name: string): number[] => of(name).map((round) => round.seconds);
  const [ours, peer, loose] = CONTESTANTS.map(seconds) as [number[], number[], number[]];
  const rows = of("entente")[0]?.rows ?? 0;
  if (rows === 0 || of("duckdb")[0]?.rows !== rows) throw new Error(`${input.name}: rows differ`);
  const partSeconds = PARTS.map((part) => median(of("entente").map((r) => r.parts[part] ?? 0)));
  const scan = median(ours) - partSeconds.reduce((a, b) => a + b, 0);
  const middle = (name: string, of1: (round: Finding) => number): string =>
    median(of(name).map(of1)).toFixed(0);
  return {
    cells: [
      input.name,
      String(rows),
      spread(ours, 2),
      spread(peer, 2),
      spread(ratios(peer, ours), 2),
      spread(ratios(loose, ours), 2),
      `${Math.round(rows / median(ours) / 1000)}`,
      middle("entente", (r) => r.peakMiB),
      `${middle("entente", (r) => r.mebibytes)} / ${middle("duckdb", (r) => r.mebibytes)}`,
    ],
    parts: [input.name, ...[scan, ...partSeconds].map((part) => part.toFixed(3))],
    disturbed,
  };
}

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-files-"));
  try {
    const rows: Row[] = [];
    for (const input of [...realInputs(), ...(await generatedInputs(folder))]) {
      rows.push(await measured(input, folder));
    }
    const busy = rows.some((row) => row.disturbed)
      ? ["**The machine was busy: measure again.**"]
      : [];
    return [
      {
        title: "Import: `record add` against DuckDB reading the same file into a table of text",
        columns: [
          "file",
          "rows",
          "ours, s",
          "peer, s",
          "peer / ours",
          "unordered peer / ours",
          "1000 rows/s",
          "peak MiB",
          "MiB on disk, ours / peer",
        ],
        rows: rows.map((row) => row.cells),
        notes: busy,
      },
      {
        title: "Import: where our seconds go (medians)",
        columns: ["file", "scan", ...PARTS],
        rows: rows.map((row) => row.parts),
        notes: [],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How fast files become reports. */
export const IMPORT: Bench = { name: "import", run };
