import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Clock, timestamp } from "../../kernel/index.ts";
import { inputEmpty } from "../messages.ts";
import { rowOf } from "../query.ts";
import { guarded, type Store, stagingFolder } from "../store.ts";
import { importEvents } from "./event-import.ts";
import { importFacts } from "./fact-import.ts";
import { inputFiles } from "./input-file.ts";
import type { InputFile } from "./input-part.ts";
import { importNames } from "./name-import.ts";
import type { Source } from "./source.ts";
import type { IntakeCount } from "./staging.ts";

/** What became of one file. */
export interface ImportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejected: number;
  /** Rows that state something that the record did not hold. */
  readonly reports: number;
  readonly known: number;
  /** Facts that the record did not hold. */
  readonly facts: number;
}

/** Called as an import goes on, for a progress line. */
export type Progress = (event: { path: string; done: number; files: number }) => void;

/** What an import needs from outside. */
export interface ImportEffects {
  readonly clock: Clock;
  readonly stdin: () => Readable;
  readonly progress: Progress;
}

/** The number that the next file gets. */
async function nextFileNo(connection: DuckDBConnection): Promise<number> {
  const { next } = await rowOf<{ next: number }>(
    connection,
    "SELECT (coalesce(max(file_no), 0) + 1)::INTEGER AS next FROM file",
  );
  return next;
}

/** Whether a file whose bytes have been read was imported before, under whatever name. */
async function isHeld(
  connection: DuckDBConnection,
  source: string,
  file: InputFile,
): Promise<boolean> {
  const { held } = await rowOf<{ held: boolean }>(
    connection,
    `SELECT count(*) > 0 AS held FROM file
     WHERE sha256 = $sha256 AND source = $source
       AND ($member = '' OR ends_with(path, concat('!', $member)))`,
    { source, sha256: file.sha256(), member: file.member ?? "" },
  );
  return held;
}

async function importRows(
  store: Store,
  source: Source,
  file: InputFile,
  fileNo: number,
): Promise<IntakeCount> {
  if (source.kind === "names") return await importNames(store, source, file, fileNo);
  if (source.kind !== "facts") return await importEvents(store, source, file, fileNo);
  const seen = (): Promise<boolean> => isHeld(store.connection, source.id, file);
  return await importFacts(store, source, file, { fileNo, seen });
}

async function importFile(
  store: Store,
  source: Source,
  file: InputFile,
  effects: ImportEffects,
): Promise<ImportedFile & { fileNo: number }> {
  const { connection } = store;
  const fileNo = await nextFileNo(connection);
  const { rows, rejected, reports, facts } = await importRows(store, source, file, fileNo);
  const result = {
    fileNo,
    path: file.path,
    sha256: file.sha256(),
    rows,
    rejected,
    reports,
    known: rows - rejected - reports,
    facts,
  };
  if (reports === 0 && (await isHeld(connection, source.id, file))) return result;
  await connection.run("INSERT INTO reject SELECT $file_no, $source, * FROM refused", {
    file_no: fileNo,
    source: source.id,
  });
  await connection.run(
    `INSERT INTO file
       (file_no, source, path, sha256, imported_at, row_count, rejected, reports, known_before, facts)
     VALUES ($file_no, $source, $path, $sha256, $at, $rows, $rejected, $reports, $known, $facts)`,
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
      facts,
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
  source: Source,
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
  source: Source,
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
