import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Clock, timestamp } from "../../kernel/index.ts";
import { inputEmpty } from "../messages.ts";
import { literal, rowOf } from "../query.ts";
import { guarded, type Store, stagingFolder } from "../store.ts";
import { csvRows } from "./csv-rows.ts";
import { DRAFT_COLUMNS, type Draft } from "./draft.ts";
import { inputFiles } from "./input-file.ts";
import type { InputFile } from "./input-part.ts";
import { scanLines } from "./line-scanner.ts";
import { LINE_LIMIT } from "./lines.ts";
import { RefusedRows } from "./refused-rows.ts";
import { RAW_LIMIT, type Reject } from "./reject.ts";
import { settle } from "./settle.ts";
import type { CsvSource, EventSource, LineSource } from "./source.ts";

/** What became of one file. */
export interface ImportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: number;
  readonly reports: number;
  readonly known: number;
}

/** Called as an import goes on, for a progress line. */
export type Progress = (event: { path: string; done: number; files: number }) => void;

/** What an import needs from outside. */
export interface ImportEffects {
  readonly clock: Clock;
  readonly stdin: () => Readable;
  readonly progress: Progress;
}

interface Staging {
  readonly path: string;
  readonly refused: RefusedRows;
  readonly count: { rows: number };
}

const DIALECT =
  "delim = '\\t', quote = '', escape = '', comment = '', header = false, skip = 0, new_line = '\\n', nullstr = ''";

/** A CSV record of the greatest length is staged with its address, summary and identity repeated. */
const AS_SAID = `auto_detect = false, max_line_size = ${8 * LINE_LIMIT}`;

/**
 * Looking at the first row finds nothing that is not said. But only then does the planner expect as many rows as the
 * file is long, instead of 42, and joins the small tables to them and not them to the small tables, on one core. Small
 * buffers let several cores read a small file. An empty file cannot be looked at.
 */
const WITH_A_LOOK = `auto_detect = true, sample_size = 1, max_line_size = ${LINE_LIMIT + 1024}, buffer_size = ${8 * LINE_LIMIT}`;

function readStaged(
  path: string,
  columns: Readonly<Record<string, string>>,
  options: string,
): string {
  const list = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv(${literal(path)}, ${DIALECT}, ${options}, columns = {${list.join(", ")}})`;
}

function stagedColumns(source: LineSource): string[] {
  return Array.from({ length: source.format.layouts[0]?.keep.length ?? 0 }, (_, i) => `c${i}`);
}

async function stageLines(file: InputFile, source: LineSource, staging: Staging): Promise<void> {
  const rows = scanLines(file.open(), source.format, staging.count, (r) => staging.refused.add(r));
  await pipeline(rows, createWriteStream(staging.path));
}

/** A draft as one staged line; control characters in a value would break the line, so they become spaces. */
function stagedDraft(line: number, draft: Draft): string {
  const values = Object.keys(DRAFT_COLUMNS).map((column) =>
    column === "line"
      ? String(line)
      : // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
        ((draft as Record<string, string>)[column] ?? "").replace(/[\u0000-\u001f\u007f]+/g, " "),
  );
  return `${values.join("\t")}\n`;
}

async function* draftLines(
  file: InputFile,
  source: CsvSource,
  staging: Staging,
): AsyncGenerator<string> {
  const reject = (r: Reject): void => {
    staging.refused.add(r);
  };
  for await (const row of csvRows(file.open(), source.requiredColumns, staging.count, reject)) {
    const outcome = source.read(row.fields);
    if ("draft" in outcome) yield stagedDraft(row.line, outcome.draft);
    else reject({ line: row.line, raw: row.raw, ...outcome });
  }
}

async function draftFrom(
  connection: DuckDBConnection,
  file: InputFile,
  source: EventSource,
  staging: Staging,
): Promise<void> {
  if (source.kind === "csv") {
    await pipeline(
      Readable.from(draftLines(file, source, staging)),
      createWriteStream(staging.path),
    );
    const table = readStaged(staging.path, DRAFT_COLUMNS, AS_SAID);
    await connection.run(`CREATE OR REPLACE TEMP VIEW draft AS SELECT * FROM ${table}`);
    return;
  }
  await stageLines(file, source, staging);
  const texts = stagedColumns(source).map((name) => [name, "VARCHAR"]);
  const columns = { line: "BIGINT", ...Object.fromEntries(texts) };
  const isEmpty = staging.count.rows === staging.refused.count;
  const table = readStaged(staging.path, columns, isEmpty ? AS_SAID : WITH_A_LOOK);
  await connection.run(`CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM ${table}`);
  await connection.run(`CREATE OR REPLACE TEMP VIEW draft AS ${source.draftSql}`);
}

/** Add to the table `refused` the rows whose draft gives a reason; returns how many. */
async function refuseBySql(connection: DuckDBConnection, source: EventSource): Promise<number> {
  if (source.kind === "csv") return 0;
  const kept = stagedColumns(source).map((name) => `staged.${name}`);
  const { rowsChanged } = await connection.run(
    `INSERT INTO refused
     SELECT line, reason, left(coalesce(detail, ''), ${RAW_LIMIT}),
       left(concat_ws(' | ', ${kept.join(", ")}), ${RAW_LIMIT})
     FROM draft JOIN staged USING (line) WHERE reason IS NOT NULL`,
  );
  return rowsChanged;
}

interface FileState {
  /** The number that this import of the file gets. */
  readonly next: number;
  readonly known: boolean;
}

async function fileState(
  connection: DuckDBConnection,
  source: string,
  file: InputFile,
): Promise<FileState> {
  return await rowOf<FileState>(
    connection,
    `SELECT (coalesce(max(file_no), 0) + 1)::INTEGER AS next,
       count(*) FILTER (sha256 = $sha256 AND source = $source
         AND ($member = '' OR ends_with(path, concat('!', $member)))) > 0 AS known
     FROM file`,
    { source, sha256: file.sha256(), member: file.member ?? "" },
  );
}

/** Stage a file's rows and make the relation `draft` of them; its refused rows go to the table `refused`. */
async function stageFile(
  store: Store,
  source: EventSource,
  file: InputFile,
): Promise<{ rows: number; refused: number }> {
  const { connection } = store;
  const refused = await RefusedRows.open(connection);
  const staging: Staging = {
    path: join(stagingFolder(store), `${process.pid}.tsv`),
    refused,
    count: { rows: 0 },
  };
  try {
    await draftFrom(connection, file, source, staging);
  } catch (error) {
    refused.abandon();
    throw error;
  }
  refused.close();
  return { rows: staging.count.rows, refused: refused.count };
}

async function importFile(
  store: Store,
  source: EventSource,
  file: InputFile,
  effects: ImportEffects,
): Promise<ImportedFile & { fileNo: number }> {
  const { connection } = store;
  const { rows, refused } = await stageFile(store, source, file);
  const { next: fileNo, known: seen } = await fileState(connection, source.id, file);
  const reports = await settle(connection, { source: source.id, fileNo, coding: source.coding });
  const isAccountedFor = rows === refused + reports;
  const rejected = refused + (isAccountedFor ? 0 : await refuseBySql(connection, source));
  const result = {
    fileNo,
    path: file.path,
    sha256: file.sha256(),
    rows,
    rejected,
    reports,
    known: rows - rejected - reports,
  };
  if (seen && reports === 0) return result;
  await connection.run("INSERT INTO reject SELECT $file_no, $source, * FROM refused", {
    file_no: fileNo,
    source: source.id,
  });
  await connection.run(
    "INSERT INTO file VALUES ($file_no, $source, $path, $sha256, $at, $rows, $rejected, $reports, $known)",
    {
      file_no: fileNo,
      source: source.id,
      path: file.path,
      sha256: result.sha256,
      at: timestamp(effects.clock),
      rows,
      rejected,
      reports,
      known: result.known,
    },
  );
  return result;
}

/** What else happens in the transaction of each file. */
export interface ImportHooks {
  readonly before?: (connection: DuckDBConnection) => Promise<void>;
  readonly after?: (connection: DuckDBConnection, fileNo: number) => Promise<void>;
}

/** Run work as one transaction: all of it or none. */
async function inTransaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run("BEGIN");
  try {
    const result = await work();
    await connection.run("COMMIT");
    return result;
  } catch (error) {
    // A failed COMMIT has rolled back already; then there is nothing left to undo.
    await connection.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

/**
 * The files of these paths that a source reads.
 *
 * @throws `record.input-missing`, `record.input-empty`, `record.input-unreadable`
 */
export async function filesToImport(
  source: EventSource,
  paths: readonly string[],
  stdin: () => Readable,
): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const path of paths) {
    const found = await inputFiles(path, stdin);
    const single = found.length === 1 && found[0]?.path === path;
    const accepted = single ? found : found.filter((file) => source.accepts(file.path));
    if (accepted.length === 0) throw inputEmpty({ path, expects: source.expects });
    files.push(...accepted);
  }
  return files;
}

/**
 * Import files into an open record, each as one transaction: killed at any moment, a file is in it whole or
 * not at all, and a second run goes on where the first ended.
 *
 * @throws `record.unwritable` when the disk is full; the record is then as it was before the file
 */
export async function importFiles(
  store: Store,
  source: EventSource,
  files: readonly InputFile[],
  effects: ImportEffects,
  hooks: ImportHooks = {},
): Promise<ImportedFile[]> {
  const folder = stagingFolder(store);
  const results: ImportedFile[] = [];
  try {
    await guarded(store.path, async () => mkdirSync(folder, { recursive: true }));
    for (const [done, file] of files.entries()) {
      effects.progress({ path: file.path, done, files: files.length });
      results.push(
        await guarded(store.path, async () => {
          if (source.kind === "lines") await source.prepare(store.connection, dirname(file.path));
          return await inTransaction(store.connection, async () => {
            await hooks.before?.(store.connection);
            const { fileNo, ...result } = await importFile(store, source, file, effects);
            await hooks.after?.(store.connection, fileNo);
            return result;
          });
        }),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}
