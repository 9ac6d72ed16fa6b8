import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { openWorkbench, type Workbench } from "../src/workbench/index.ts";
import { gdeltRows, writeLines } from "./generate.ts";
import { interleaved, median, ratios, spread } from "./measure.ts";
import type { Bench, Table } from "./table.ts";

const ROUNDS = 7;

const YEARS = [2014, 2015, 2016, 2017, 2018] as const;
const ROWS_A_YEAR = 200_000;

/** The first and third of the states that the generated press writes about most. */
const [A, B] = ["USA", "CHN"];

async function makeRecord(folder: string): Promise<string> {
  const record = join(folder, "record.duckdb");
  const workbench = await openWorkbench({ record, access: "write" });
  for (const year of YEARS) {
    const file = join(folder, `${year}.export.CSV`);
    const firstId = year * ROWS_A_YEAR;
    const amount = { rows: ROWS_A_YEAR, seed: year, firstId, from: `${year}-01-01`, days: 365 };
    await writeLines(file, gdeltRows(amount));
    await workbench.add("gdelt", [file]);
    rmSync(file);
  }
  workbench.close();
  return record;
}

interface Question {
  readonly name: string;
  /** Puts the question; returns how much was found, so that no answer goes unused. */
  ask(workbench: Workbench): Promise<number>;
  /** What of the reports the answer rests on, read once. */
  readonly peer: string;
}

const ON_THE_DYAD = `SELECT count(*)::DOUBLE, count(DISTINCT event_id), count(DISTINCT article),
   min(event_date), max(known_from)
 FROM report WHERE event_id IS NOT NULL
   AND source_actor IN ('${A}', '${B}') AND target_actor IN ('${A}', '${B}')`;

const ON_ALL = `SELECT count(*)::DOUBLE, count(DISTINCT event_id), count(DISTINCT article),
   min(event_date), max(known_from)
 FROM report`;

const QUESTIONS: readonly Question[] = [
  {
    name: `events ${A} ${B}`,
    ask: async (workbench) => (await workbench.events(A, B)).events.length,
    peer: ON_THE_DYAD,
  },
  {
    name: `events ${A} ${B}, the last 20`,
    ask: async (workbench) => (await workbench.events(A, B, { limit: 20 })).events.length,
    peer: ON_THE_DYAD,
  },
  {
    name: `panel ${A} ${B} by month`,
    ask: async (workbench) => (await workbench.panel(A, B, "month")).rows.length,
    peer: ON_THE_DYAD,
  },
  {
    name: `brief ${A} ${B}`,
    ask: async (workbench) => (await workbench.brief(A, B)).sections.length,
    peer: ON_THE_DYAD,
  },
  {
    name: "record (totals)",
    ask: async (workbench) => (await workbench.record()).totals.reports,
    peer: ON_ALL,
  },
];

async function scan(connection: DuckDBConnection, sql: string): Promise<number> {
  const answer = await connection.runAndReadAll(sql);
  return Number(answer.getRows()[0]?.[0]);
}

async function measured(
  question: Question,
  workbench: Workbench,
  connection: DuckDBConnection,
): Promise<string[]> {
  const timed = async (
    work: () => Promise<number>,
  ): Promise<{ seconds: number; found: number }> => {
    const started = performance.now();
    const found = await work();
    return { seconds: (performance.now() - started) / 1000, found };
  };
  const { results } = await interleaved(
    [
      { name: "entente", run: () => timed(() => question.ask(workbench)) },
      { name: "scan", run: () => timed(() => scan(connection, question.peer)) },
    ],
    ROUNDS,
  );
  const [ours = [], peer = []] = ["entente", "scan"].map((name) => results.get(name) ?? []);
  const seconds = [ours, peer].map((rounds) => rounds.map((round) => round.seconds));
  const [ourSeconds = [], peerSeconds = []] = seconds;
  const found = median(ours.map((round) => round.found));
  const read = median(peer.map((round) => round.found));
  if (found === 0 || read === 0) throw new Error(`${question.name}: nothing found`);
  return [
    question.name,
    String(found),
    String(read),
    spread(
      ourSeconds.map((s) => s * 1000),
      0,
    ),
    spread(
      peerSeconds.map((s) => s * 1000),
      0,
    ),
    spread(ratios(peerSeconds, ourSeconds), 2),
  ];
}

async function run(): Promise<Table[]> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
  try {
    const record = await makeRecord(folder);
    const size = (statSync(record).size / 2 ** 20).toFixed(0);
    const workbench = await openWorkbench({ record });
    const database = await DuckDBInstance.create(record, { access_mode: "READ_ONLY" });
    const connection = await database.connect();
    const rows: string[][] = [];
    for (const question of QUESTIONS) rows.push(await measured(question, workbench, connection));
    connection.closeSync();
    database.closeSync();
    workbench.close();
    const reports = YEARS.length * ROWS_A_YEAR;
    return [
      {
        title: `Queries: a record of ${reports.toLocaleString("en-GB")} generated reports, ${size} MiB`,
        columns: ["question", "found", "reports scanned", "ours, ms", "peer, ms", "peer / ours"],
        rows,
        notes: [
          "Peer: one DuckDB query that counts the same reports, their events and articles, with nothing derived.",
        ],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How fast questions are answered from a large record. */
export const QUERIES: Bench = { name: "queries", run };
