import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  chronicleRecord,
  IMPORT_DAY,
  type TestRecord,
  temporaryFolder,
  withoutRights,
} from "../../test/support/record.ts";
import { defaultRecordPath } from "./location.ts";
import { openRecord } from "./open.ts";
import { rowsOf } from "./query.ts";
import type { Access, Store } from "./store.ts";
import { verifyRecord } from "./verify.ts";
import { voteAgreement } from "./vote-agreement.ts";

const chronicleOf = async (store: Store): Promise<unknown[]> =>
  await rowsOf(
    store.connection,
    `SELECT path, sha256, (SELECT count(*) FROM report WHERE source = 'chronicle')::INTEGER AS reports
     FROM file WHERE source = 'chronicle'`,
  );

/** The facts that the product's own figures state, and how many files of them the record holds. */
const figuresOf = async (store: Store): Promise<unknown> =>
  await rowsOf(
    store.connection,
    `SELECT count(DISTINCT sha256)::INTEGER AS files, sum(facts)::INTEGER AS facts,
       (SELECT count(*) FROM fact WHERE source = 'figures')::INTEGER AS held,
       (SELECT count(*) FROM fact WHERE source = 'figures' AND value = -1)::INTEGER AS older
     FROM file WHERE source = 'figures'`,
  );

/** A record whose chronicle is of an older edition, with rows that the new one does not have. */
async function outdatedRecord(): Promise<TestRecord> {
  const record = await chronicleRecord();
  await record.run("UPDATE file SET sha256 = 'older' WHERE source = 'chronicle'");
  await record.run("UPDATE report SET summary = 'An older word.' WHERE source = 'chronicle'");
  record.close();
  return record;
}

describe("opening a record", () => {
  test("makes one with the product's own files in it where there is none, to read or to write", async () => {
    for (const access of ["read", "write"] as const) {
      const path = join(temporaryFolder(), "new", "record.duckdb");
      const store = await openRecord(path, access, IMPORT_DAY);
      expect(await chronicleOf(store)).toMatchObject([{ reports: expect.any(Number) }]);
      const dyad = ["RUS", "PAK"] as const;
      expect(await voteAgreement(store, { asOf: "2020-01-01", dyad })).toMatchObject({
        source: "figures",
      });
      store.close();
    }
  });

  test("a second time changes nothing", async () => {
    const record = await chronicleRecord();
    const before = await record.checksums();
    record.close();
    record.store = await openRecord(record.path, "write", IMPORT_DAY);
    expect(await record.checksums()).toBe(before);
    record.remove();
  });

  test.each<Access>(["read", "write"])(
    "to %s puts a new edition of the chronicle in the place of the old, and touches no other source",
    async (access) => {
      const record = await outdatedRecord();
      await record.reopen();
      await record.addText("events", "date,source,target,cameo\n2018,Russia,Pakistan,040\n");
      record.close();
      record.store = await openRecord(record.path, access, IMPORT_DAY);
      const [chronicle, ...more] = await chronicleOf(record.store);
      expect(chronicle).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(more).toEqual([]);
      const left = await record.rows(
        `SELECT source, count(*)::INTEGER AS reports FROM report
       WHERE source = 'events' OR summary = 'An older word.' GROUP BY source`,
      );
      expect(left).toEqual([{ source: "events", reports: 1 }]);
      record.remove();
    },
  );

  test.each<[string, string]>([
    ["of an older edition", "UPDATE file SET sha256 = 'older' WHERE source = 'figures'"],
    ["that has none, as made before there were any", "DELETE FROM file WHERE source = 'figures'"],
  ])("%s gets the figures that the program carries, and keeps its chronicle", async (_, sql) => {
    const record = await chronicleRecord();
    const fresh = await figuresOf(record.store);
    const chronicle = await chronicleOf(record.store);
    await record.run(sql);
    if (sql.startsWith("DELETE")) await record.run("DELETE FROM fact WHERE source = 'figures'");
    else await record.run("UPDATE fact SET value = -1, fact_id = concat('older', fact_id)");
    record.close();
    record.store = await openRecord(record.path, "read", IMPORT_DAY);
    expect(await figuresOf(record.store)).toEqual(fresh);
    expect(fresh).toMatchObject([{ files: 1, older: 0, held: expect.any(Number) }]);
    expect(await chronicleOf(record.store)).toEqual(chronicle);
    expect((await verifyRecord(record.store)).filter((c) => c.violations > 0)).toEqual([]);
    record.remove();
  });

  test("keeps what a user has added to the chronicle beside the product's own edition", async () => {
    const record = await chronicleRecord();
    await record.addText(
      "chronicle",
      `date,source,target,cameo,date_precision,others,plover_type,plover_mode,summary,url,publisher,published,source_rating,note
2018-01-15,RUS,PAK,040,day,,CONSULT,visit,Mine.,https://example.org/a,A paper,2018-01-15,B2,
`,
    );
    const before = await record.checksums();
    record.close();
    record.store = await openRecord(record.path, "write", IMPORT_DAY);
    expect(await record.checksums()).toBe(before);
    record.remove();
  });

  test("reads an older edition as it is where nothing may be written", async () => {
    const record = await outdatedRecord();
    chmodSync(record.path, 0o444);
    chmodSync(record.folder, 0o555);
    await withoutRights(async () => {
      const store = await openRecord(record.path, "read", IMPORT_DAY);
      expect(await chronicleOf(store)).toMatchObject([{ sha256: "older" }]);
      store.close();
      await expect(openRecord(record.path, "write", IMPORT_DAY)).rejects.toMatchObject({
        code: "record.unwritable",
      });
    });
    chmodSync(record.folder, 0o700);
    chmodSync(record.path, 0o600);
    await record.reopen();
    record.remove();
  });
});

describe("a user's record", () => {
  test("lies in the platform's folder for application data unless told otherwise", () => {
    expect(defaultRecordPath()).toMatch(/entente.*record\.duckdb$/);
    expect(existsSync("record.duckdb")).toBe(false);
  });
});
