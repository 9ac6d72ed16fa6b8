import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { systemClock } from "../src/kernel/index.ts";
import { addToRecord, openRecord, type Store, sourceNamed } from "../src/record/index.ts";

/** One file, read once by one contestant, in a process of its own. */
export interface ImportTask {
  readonly contestant: "entente" | "duckdb" | "duckdb-unordered";
  readonly source: string;
  /** What Entente is given. */
  readonly path: string;
  /** The file in it that holds the rows, for DuckDB. */
  readonly file: string;
  readonly header: boolean;
}

/** How it went. */
export interface ImportRound {
  readonly seconds: number;
  readonly rows: number;
  /** Size of the database afterwards. */
  readonly mebibytes: number;
  /** Seconds of each named part; what is left is reading, unpacking, checking and staging the lines. */
  readonly parts: Readonly<Record<string, number>>;
}

const PARTS: readonly (readonly [name: string, statement: RegExp])[] = [
  ["settle", /^\s*INSERT INTO report/],
  ["count", /count\(DISTINCT|WITH fresh/],
  ["commit", /^COMMIT/],
];

/** A connection that adds up how long its statements take. */
function timed(connection: DuckDBConnection, parts: Record<string, number>): DuckDBConnection {
  let depth = 0;
  return new Proxy(connection, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function") return member;
      if (key !== "run" && key !== "runAndReadAll") return member.bind(target);
      return async (sql: string, ...rest: unknown[]): Promise<unknown> => {
        const name = PARTS.find(([, statement]) => statement.test(sql))?.[0] ?? "other SQL";
        const started = performance.now();
        depth++;
        try {
          return await member.call(target, sql, ...rest);
        } finally {
          depth--;
          const seconds = (performance.now() - started) / 1000;
          if (depth === 0) parts[name] = (parts[name] ?? 0) + seconds;
        }
      };
    },
  });
}

async function byEntente(task: ImportTask, path: string): Promise<Omit<ImportRound, "mebibytes">> {
  (await openRecord(path, "write")).close();
  const parts: Record<string, number> = {};
  const started = performance.now();
  const store = await openRecord(path, "write");
  const watched: Store = { ...store, connection: timed(store.connection, parts) };
  parts["open"] = (performance.now() - started) / 1000;
  const { rows } = await addToRecord(watched, sourceNamed(task.source), [task.path], {
    clock: systemClock,
    stdin: () => process.stdin,
    progress: () => undefined,
  });
  const added = performance.now();
  store.close();
  parts["close"] = (performance.now() - added) / 1000;
  return { seconds: (performance.now() - started) / 1000, rows, parts };
}

async function byDuckdb(task: ImportTask, path: string): Promise<Omit<ImportRound, "mebibytes">> {
  const order = task.contestant === "duckdb";
  const started = performance.now();
  const database = await DuckDBInstance.create(path, { preserve_insertion_order: String(order) });
  const connection = await database.connect();
  await connection.run(
    `CREATE TABLE copy AS SELECT * FROM read_csv('${task.file.replaceAll("'", "''")}',
       delim = '\t', quote = '', header = ${task.header}, all_varchar = true)`,
  );
  const read = performance.now();
  const counted = await connection.runAndReadAll("SELECT count(*)::DOUBLE FROM copy");
  const counting = performance.now() - read;
  connection.closeSync();
  database.closeSync();
  const seconds = (performance.now() - started - counting) / 1000;
  return { seconds, rows: Number(counted.getRows()[0]?.[0]), parts: {} };
}

const task = JSON.parse(process.argv[2] ?? "") as ImportTask;
const folder = mkdtempSync(join(tmpdir(), "entente-bench-"));
try {
  const path = join(folder, "record.duckdb");
  const work = task.contestant === "entente" ? byEntente : byDuckdb;
  const round = await work(task, path);
  const mebibytes = statSync(path).size / 2 ** 20;
  process.stdout.write(JSON.stringify({ ...round, mebibytes } satisfies ImportRound));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
