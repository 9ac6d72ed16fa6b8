import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, onTestFinished } from "vitest";
import { type Clock, clockAt, isoDate } from "../../src/kernel/index.ts";
import {
  addToRecord,
  type ImportAnswer,
  type ImportEffects,
  openRecord,
  type Store,
  sourceNamed,
} from "../../src/record/index.ts";
import { rowsOf } from "../../src/record/query.ts";
import { createRecord, openStore } from "../../src/record/store.ts";

/** The day on which every import of the tests takes place. */
export const IMPORT_DAY: Clock = clockAt(isoDate("2024-01-01"));

/** A day after everything that the tests import. */
export const ALWAYS = "9999-12-31";

/** What an import needs from outside, with nothing on standard input unless given. */
export function importEffects(stdin: string | Uint8Array = ""): ImportEffects {
  return {
    clock: IMPORT_DAY,
    stdin: () => Readable.from([Buffer.from(stdin)], { objectMode: false }),
    progress: () => undefined,
  };
}

/** A new folder under the system's temporary one, removed when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The tables that imports fill. */
const TABLES = ["report", "reject", "file", "fact", "actor_name", "open_mention"] as const;

/** A record in a folder of its own, with what tests do to it. */
export class TestRecord {
  readonly folder: string;
  store: Store;

  constructor(folder: string, store: Store) {
    this.folder = folder;
    this.store = store;
  }

  get path(): string {
    return join(this.folder, "record.duckdb");
  }

  /** Write a file into the record's folder and return its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** Import files that exist. */
  async add(source: string, ...paths: readonly string[]): Promise<ImportAnswer> {
    return await addToRecord(this.store, sourceNamed(source), paths, importEffects());
  }

  /** Import a file of this content. */
  async addText(
    source: string,
    content: string | Uint8Array,
    name: string = "rows.csv",
  ): Promise<ImportAnswer> {
    return await this.add(source, this.file(name, content));
  }

  /** The rows that a statement selects. */
  async rows<Row>(sql: string): Promise<Row[]> {
    return await rowsOf<Row>(this.store.connection, sql);
  }

  /** Run a statement, past every rule of the record. */
  async run(sql: string): Promise<void> {
    await this.store.connection.run(sql);
  }

  /** Take everything out, so that one record serves many cases. */
  async clear(): Promise<void> {
    const deletes = TABLES.map((table) => `DELETE FROM ${table};`);
    await this.run(`BEGIN; ${deletes.join(" ")} COMMIT;`);
  }

  /** What every table holds, as one text that changes when any value of any row does. */
  async checksums(): Promise<string> {
    const sums: string[] = [];
    for (const table of TABLES) {
      const [sum] = await this.rows<{ sum: string }>(
        `SELECT concat('${table} ', count(*), ' ', sum(hash(t::VARCHAR)::HUGEINT)) AS sum FROM ${table} t`,
      );
      sums.push(sum?.sum ?? "");
    }
    return sums.join("\n");
  }

  async reopen(access: "read" | "write" = "write"): Promise<void> {
    this.store = await openStore(this.path, access, IMPORT_DAY);
  }

  close(): void {
    this.store.close();
  }

  remove(): void {
    this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A record with no row in it; its owner removes it. */
export async function emptyRecord(): Promise<TestRecord> {
  const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
  const path = join(folder, "record.duckdb");
  await createRecord(path, IMPORT_DAY, async () => undefined);
  return new TestRecord(folder, await openStore(path, "write", IMPORT_DAY));
}

/** A record as a user gets it, with the chronicle; its owner removes it. */
export async function chronicleRecord(): Promise<TestRecord> {
  const folder = mkdtempSync(join(tmpdir(), "entente-test-"));
  return new TestRecord(
    folder,
    await openRecord(join(folder, "record.duckdb"), "write", IMPORT_DAY),
  );
}

/** A record with no row in it, removed when the test has ended. */
export async function recordForTest(): Promise<TestRecord> {
  const record = await emptyRecord();
  onTestFinished(() => record.remove());
  return record;
}

/** One record for a whole group of tests, emptied before each; call it with the group's description. */
export function recordForEach(): { readonly current: TestRecord } {
  let record: TestRecord | undefined;
  beforeAll(async () => {
    record = await emptyRecord();
  });
  beforeEach(async () => {
    await record?.clear();
  });
  afterAll(() => record?.remove());
  return {
    get current(): TestRecord {
      if (record === undefined) throw new Error("the record is made before the first test");
      return record;
    },
  };
}

/** Run work as somebody whom file rights bind: where the tests run as root, as nobody. */
export async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.getuid?.() === 0;
  try {
    if (isRoot) process.seteuid?.("nobody");
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
