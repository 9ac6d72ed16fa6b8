import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { type Clock, timestamp } from "../kernel/index.ts";
import { databaseFault } from "./database-fault.ts";
import { sweepLeftovers } from "./leftovers.ts";
import { notARecord, schemaNewer } from "./messages.ts";
import { rowOf, rowsOf } from "./query.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./schema.ts";

/** An open record: one DuckDB file. */
export interface Store {
  readonly path: string;
  readonly connection: DuckDBConnection;
  /**
   * Put a question about the whole record once: many dyads ask it. Kept only while the record is open for reading, when nothing
   * can change the answer.
   *
   * @param question the question and all that it depends on, as JSON can say it
   */
  once<T>(question: readonly unknown[], work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** How a record is opened: many may read at once, one may write. */
export type Access = "read" | "write";

/**
 * No extension is ever fetched: a record opens the same with and without a network. Every statement that cares
 * for an order says so, and an import that need not keep one runs on all cores.
 */
const CONFIG = {
  preserve_insertion_order: "false",
  autoinstall_known_extensions: "false",
  allow_community_extensions: "false",
} as const;

/** Where an import into a record stages its rows. */
export function stagingFolder(record: Pick<Store, "path">): string {
  return `${record.path}.staging`;
}

/**
 * Run work on a record and give the database's own failures their codes.
 *
 * @throws `record.locked`, `record.not-a-record`, `record.damaged`, `record.schema-newer`, `record.unwritable`
 */
export async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw databaseFault(path, error);
  }
}

async function versionOf(connection: DuckDBConnection): Promise<number | undefined> {
  const tables = await rowsOf<{ name: string }>(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal",
  );
  if (tables.length === 0) return 0;
  if (!tables.some((t) => t.name === "migration")) return undefined;
  const { version } = await rowOf<{ version: number }>(
    connection,
    "SELECT coalesce(max(version), 0)::DOUBLE AS version FROM migration",
  );
  return version;
}

/** Bring a record up to the newest schema; each step is one transaction. */
async function migrate(connection: DuckDBConnection, from: number, clock: Clock): Promise<void> {
  for (const { version, name, sql } of MIGRATIONS.slice(from)) {
    await connection.run("BEGIN");
    await connection.run(
      "CREATE TABLE IF NOT EXISTS migration (version INTEGER, name VARCHAR, applied_at VARCHAR)",
    );
    await connection.run(sql);
    await connection.run("INSERT INTO migration VALUES ($version, $name, $at)", {
      version,
      name,
      at: timestamp(clock),
    });
    await connection.run("COMMIT");
  }
}

/** Keeps what was answered; an answer that failed is asked for again. */
function answersKept(): Store["once"] {
  const kept = new Map<string, Promise<unknown>>();
  return <T>(question: readonly unknown[], work: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(question);
    const answer = (kept.get(key) as Promise<T> | undefined) ?? work();
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    return answer;
  };
}

async function connect(path: string, access: Access): Promise<Store> {
  const mode = access === "read" ? "READ_ONLY" : "READ_WRITE";
  // Loaded here, since a thread that opens no record loads this module too.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(path, { ...CONFIG, access_mode: mode });
  const connection = await instance.connect();
  return {
    path,
    connection,
    once: access === "read" ? answersKept() : async (_, work) => await work(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function checkedVersion(store: Store): Promise<number> {
  const version = await versionOf(store.connection);
  if (version === undefined) throw notARecord({ path: store.path });
  if (version > SCHEMA_VERSION) {
    throw schemaNewer({ path: store.path, found: version, known: SCHEMA_VERSION });
  }
  return version;
}

/**
 * Make a new record: built beside its place and moved there whole, so that a kill leaves none or all of it.
 *
 * @param fill what the new record starts with
 * @throws `record.unwritable`
 */
export async function createRecord(
  path: string,
  clock: Clock,
  fill: (store: Store) => Promise<void>,
): Promise<void> {
  await guarded(path, async () => {
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.new-${process.pid}`;
    for (const old of [draft, `${draft}.wal`]) rmSync(old, { force: true });
    try {
      const store = await connect(draft, "write");
      try {
        await migrate(store.connection, 0, clock);
        await fill(store);
        // Closing would write the last pages too, but say nothing of a full disk.
        await store.connection.run("CHECKPOINT");
      } finally {
        store.close();
      }
      rmSync(`${path}.wal`, { force: true });
      renameSync(draft, path);
    } finally {
      for (const left of [draft, `${draft}.wal`]) rmSync(left, { force: true });
    }
  });
}

/**
 * Open an existing record, migrating an older one first and clearing away what killed processes left beside it.
 *
 * @throws `record.locked`, `record.not-a-record`, `record.damaged`, `record.schema-newer`, `record.unwritable`
 */
export async function openStore(path: string, access: Access, clock: Clock): Promise<Store> {
  return await guarded(path, async () => {
    if (!existsSync(path)) throw notARecord({ path });
    const store = await connect(path, access);
    try {
      const version = await checkedVersion(store);
      sweepLeftovers(path, access === "write");
      if (version === SCHEMA_VERSION) return store;
      if (access === "write") {
        await migrate(store.connection, version, clock);
        return store;
      }
    } catch (error) {
      store.close();
      throw error;
    }
    store.close();
    (await openStore(path, "write", clock)).close();
    return await connect(path, "read");
  });
}
