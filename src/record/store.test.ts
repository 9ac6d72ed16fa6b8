import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import { gdeltFile } from "../../test/record/source-rows.ts";
import {
  IMPORT_DAY,
  recordForTest,
  temporaryFolder,
  withoutRights,
} from "../../test/support/record.ts";
import { dyadActivity } from "./dyad-counts.ts";
import { factSeries } from "./fact-series.ts";
import { recordUnwritable } from "./messages.ts";
import { MIGRATIONS, SCHEMA_VERSION } from "./schema.ts";
import { createRecord, openStore } from "./store.ts";

async function openCode(path: string, access: "read" | "write" = "read"): Promise<string> {
  try {
    (await openStore(path, access, IMPORT_DAY)).close();
    return "opened";
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
}

/** A DuckDB file that somebody else made. */
async function foreignDatabase(path: string, ...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** The checksum that DuckDB writes before its main header, whose format's number stands at byte 12. */
function headerChecksum(file: Buffer): bigint {
  const header = file.subarray(8, 4096);
  let sum = 5381n;
  for (let at = 0; at < header.length; at += 8) {
    sum ^= BigInt.asUintN(64, header.readBigUInt64LE(at) * 0xbf58476d1ce4e5b9n);
  }
  return sum;
}

const nothing = async (): Promise<void> => undefined;

describe("a record", () => {
  test("is made with the folders above it, at the newest schema, and leaves nothing beside it", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a", "b", "record.duckdb");
    await createRecord(path, IMPORT_DAY, nothing);
    expect(readdirSync(join(folder, "a", "b"))).toEqual(["record.duckdb"]);
    const record = await recordForTest();
    const migrations = await record.rows("SELECT version, name, applied_at AS at FROM migration");
    expect(migrations).toEqual(
      MIGRATIONS.map(({ version, name }) => ({ version, name, at: "2024-01-01T00:00:00Z" })),
    );
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  test.each(["read", "write"] as const)(
    "of the first schema is brought to the newest when it is opened to %s, and keeps what it holds",
    async (access) => {
      const path = join(temporaryFolder(), "record.duckdb");
      await foreignDatabase(
        path,
        "CREATE TABLE migration (version INTEGER, name VARCHAR, applied_at VARCHAR)",
        MIGRATIONS[0]?.sql ?? "",
        "INSERT INTO migration VALUES (1, 'first', '')",
        "INSERT INTO file VALUES (1, 'events', 'own.csv', 'abc', '', 4, 1, 2, 1)",
      );
      const store = await openStore(path, access, IMPORT_DAY);
      const reader = await store.connection.runAndReadAll(
        `SELECT path, facts::INTEGER, (SELECT max(version) FROM migration) FROM file`,
      );
      expect(reader.getRowsJS()).toEqual([["own.csv", 0, SCHEMA_VERSION]]);
      expect(await factSeries(store, { asOf: "2024-01-01" }, { measures: ["un-vote"] })).toEqual(
        [],
      );
      store.close();
    },
  );

  test("that fails in the making leaves nothing at all", async () => {
    const folder = temporaryFolder();
    const making = createRecord(join(folder, "record.duckdb"), IMPORT_DAY, async () => {
      throw new Error("no");
    });
    await expect(making).rejects.toThrow("no");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("does not take over the log of a record that was deleted", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "record.duckdb");
    writeFileSync(`${path}.wal`, "the end of another story");
    await createRecord(path, IMPORT_DAY, nothing);
    expect(await openCode(path)).toBe("opened");
    expect(existsSync(`${path}.wal`)).toBe(false);
  });

  test("may be read by many at once", async () => {
    const record = await recordForTest();
    record.close();
    await record.reopen("read");
    const other = await openStore(record.path, "read", IMPORT_DAY);
    expect(await dyadActivity(other, { asOf: "2024-01-01" })).toEqual([]);
    other.close();
  });

  test("opened for reading cannot be written", async () => {
    const record = await recordForTest();
    record.close();
    await record.reopen("read");
    await expect(record.run("DELETE FROM report")).rejects.toThrow(/read-only/);
  });

  test("of an older schema is brought up to date, whether opened to read or to write", async () => {
    for (const access of ["read", "write"] as const) {
      const path = join(temporaryFolder(), "record.duckdb");
      await foreignDatabase(path, "SELECT 1");
      const store = await openStore(path, access, IMPORT_DAY);
      expect(await dyadActivity(store, { asOf: "2024-01-01" })).toEqual([]);
      store.close();
    }
  });

  test("of a newer schema is left alone", async () => {
    const record = await recordForTest();
    await record.run(`INSERT INTO migration VALUES (${SCHEMA_VERSION + 1}, 'later', '')`);
    record.close();
    await expect(openStore(record.path, "read", IMPORT_DAY)).rejects.toMatchObject({
      code: "record.schema-newer",
      facts: { found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION },
    });
    await record.reopen("read").catch(nothing);
    expect(await openCode(record.path, "write")).toBe("record.schema-newer");
  });

  test("in a database format newer or older than this program's is told apart by its header", async () => {
    const record = await recordForTest();
    record.close();
    const bytes = readFileSync(record.path);
    expect(headerChecksum(bytes)).toBe(bytes.readBigUInt64LE(0));
    const path = join(record.folder, "other.duckdb");
    for (const [version, code] of [
      [9999n, "record.schema-newer"],
      [1n, "record.not-a-record"],
    ] as const) {
      bytes.writeBigUInt64LE(version, 12);
      bytes.writeBigUInt64LE(headerChecksum(bytes), 0);
      writeFileSync(path, bytes);
      expect([version, await openCode(path)]).toEqual([version, code]);
    }
    await record.reopen();
  });

  test("is no other database, text, empty file or folder", async () => {
    const folder = temporaryFolder();
    const others: Record<string, () => unknown> = {
      "other.duckdb": async () => {
        await foreignDatabase(join(folder, "other.duckdb"), "CREATE TABLE mine (a INTEGER)");
      },
      "text.duckdb": () => writeFileSync(join(folder, "text.duckdb"), "a".repeat(20_000)),
      "short.duckdb": () => writeFileSync(join(folder, "short.duckdb"), "a"),
      "empty.duckdb": () => writeFileSync(join(folder, "empty.duckdb"), ""),
      "folder.duckdb": () => mkdirSync(join(folder, "folder.duckdb")),
      "none.duckdb": () => undefined,
    };
    for (const [name, make] of Object.entries(others)) {
      await make();
      expect([name, await openCode(join(folder, name))]).toEqual([name, "record.not-a-record"]);
    }
    expect(existsSync(join(folder, "none.duckdb"))).toBe(false);
  });
});

describe("a damaged record", () => {
  test("is told by its checksums or its length, never read as if it were whole", async () => {
    const record = await recordForTest();
    await record.addText("gdelt", gdeltFile([{ id: "1" }]));
    record.close();
    const whole = readFileSync(record.path);
    const bad = join(record.folder, "bad.duckdb");
    for (const at of [20, 4100, 8200]) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      writeFileSync(bad, bytes);
      expect([at, await openCode(bad)]).toEqual([at, "record.damaged"]);
    }
    for (const length of [100, 5000, 12_288]) {
      writeFileSync(bad, whole.subarray(0, length));
      expect([length, await openCode(bad)]).toEqual([length, "record.damaged"]);
    }
    await record.reopen();
  });

  test("is told when a question meets the damage, too, with the path of the file", async () => {
    const record = await recordForTest();
    const rows = Array.from({ length: 3000 }, (_, i) => ({ id: String(i), code: "036" }));
    await record.addText("gdelt", gdeltFile(rows));
    record.close();
    const bytes = readFileSync(record.path);
    const path = join(record.folder, "bad.duckdb");
    // every block but the headers and the first: what the tables hold
    for (let at = 12_288 + 262_144 + 9; at < bytes.length; at += 262_144) {
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    }
    writeFileSync(path, bytes);
    const reading = openStore(path, "read", IMPORT_DAY).then(async (store) => {
      try {
        return await dyadActivity(store, { asOf: "2024-01-01" });
      } finally {
        store.close();
      }
    });
    await expect(reading).rejects.toMatchObject({ code: "record.damaged", facts: { path } });
    await record.reopen();
  });
});

describe("a place where nothing may be written", () => {
  test.each([
    ["below a file", (folder: string): string => join(folder, "file", "record.duckdb")],
    [
      "below a file's folder",
      (folder: string): string => join(folder, "file", "a", "record.duckdb"),
    ],
  ])("%s takes no record", async (_, placeIn) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "");
    const making = createRecord(placeIn(folder), IMPORT_DAY, nothing);
    await expect(making).rejects.toMatchObject({ code: "record.unwritable" });
  });

  test("takes no record, but one that lies there can be read, not written", async () => {
    const record = await recordForTest();
    await record.addText("gdelt", gdeltFile([{ id: "1" }]));
    const before = await record.checksums();
    record.close();
    chmodSync(record.path, 0o444);
    chmodSync(record.folder, 0o555);
    await withoutRights(async () => {
      const making = createRecord(join(record.folder, "new.duckdb"), IMPORT_DAY, nothing);
      await expect(making).rejects.toMatchObject({ code: recordUnwritable.code });
      expect(await openCode(record.path, "write")).toBe("record.unwritable");
      const store = await openStore(record.path, "read", IMPORT_DAY);
      expect(await dyadActivity(store, { asOf: "2024-01-01" })).toHaveLength(1);
      store.close();
    });
    chmodSync(record.folder, 0o700);
    chmodSync(record.path, 0o600);
    await record.reopen();
    expect(await record.checksums()).toBe(before);
  });
});

describe("what killed processes leave beside a record", () => {
  /** The number of no process that lives: beyond what a system gives. */
  const DEAD = 2 ** 30;

  test("is cleared away when the record is next opened; what belongs to the living stays", async () => {
    const record = await recordForTest();
    record.close();
    const beside = (name: string): string => `${record.path}${name}`;
    for (const name of [`.new-${DEAD}`, `.new-${DEAD}.wal`, `.new-${process.pid}`]) {
      writeFileSync(beside(name), "");
    }
    mkdirSync(beside(`.new-${DEAD}.staging`));
    writeFileSync(join(beside(`.new-${DEAD}.staging`), `${DEAD}.tsv`), "");
    mkdirSync(beside(".staging"));
    writeFileSync(join(beside(".staging"), `${DEAD}.tsv`), "");
    writeFileSync(join(record.folder, "mine.new-1.txt"), "");
    await record.reopen("read");
    expect(readdirSync(record.folder).sort()).toEqual([
      "mine.new-1.txt",
      "record.duckdb",
      `record.duckdb.new-${process.pid}`,
    ]);
  });

  test("stays where somebody is importing, and the spill folder where others may be reading", async () => {
    const record = await recordForTest();
    record.close();
    mkdirSync(`${record.path}.staging`);
    writeFileSync(join(`${record.path}.staging`, `${process.pid}.tsv`), "");
    mkdirSync(`${record.path}.tmp`);
    await record.reopen("read");
    expect(readdirSync(record.folder).sort()).toEqual([
      "record.duckdb",
      "record.duckdb.staging",
      "record.duckdb.tmp",
    ]);
    record.close();
    await record.reopen("write");
    expect(existsSync(`${record.path}.tmp`)).toBe(false);
  });

  test("in the way of a new record does not get into it", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "record.duckdb");
    writeFileSync(`${path}.new-${process.pid}`, "rubbish");
    writeFileSync(`${path}.new-${process.pid}.wal`, "rubbish");
    await createRecord(path, IMPORT_DAY, nothing);
    expect(await openCode(path)).toBe("opened");
    expect(readdirSync(folder)).toEqual(["record.duckdb"]);
    expect(statSync(path).size).toBeGreaterThan(0);
    rmSync(path);
  });
});
