import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyRecord, recordForEach, type TestRecord } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { rejects } from "../rejects.ts";
import { verifyRecord } from "../verify.ts";

const held = recordForEach();

const NAMES = `SELECT name, actor, code, is_place AS place, first_day::VARCHAR AS first, last_day::VARCHAR AS last,
  line::INTEGER AS line FROM actor_name ORDER BY name, code`;

const SMALL = `# remark
OLD_LAND_ [FRA]
+Pays-Ancien
ÀNNA_D'ÉTÉ
\t[FRAELI]
\t[IGOUNO 20100101-20121231]
+WRONG
`;

describe("a dictionary of actors", () => {
  test("becomes names with actors and spans; places are told from persons", async () => {
    const answer = await held.current.addText("dictionary", SMALL, "my.actors.txt");
    expect(answer).toMatchObject({ rows: 6, rejected: 0, reports: 6, known: 0 });
    const person = { place: false, first: null, last: null };
    expect(await held.current.rows(NAMES)).toEqual([
      { ...person, name: "anna d ete", actor: "FRA", code: "FRAELI", line: 4 },
      {
        ...person,
        name: "anna d ete",
        actor: "UN",
        code: "IGOUNO",
        first: "2010-01-01",
        last: "2012-12-31",
        line: 4,
      },
      { ...person, name: "old land", actor: "FRA", code: "FRA", place: true, line: 2 },
      { ...person, name: "pays ancien", actor: "FRA", code: "FRA", place: true, line: 3 },
      { ...person, name: "wrong", actor: "FRA", code: "FRAELI", line: 7 },
      {
        ...person,
        name: "wrong",
        actor: "UN",
        code: "IGOUNO",
        first: "2010-01-01",
        last: "2012-12-31",
        line: 7,
      },
    ]);
  });

  test("may hold lines of Latin-1 among lines of UTF-8, and comes packed", async () => {
    const lines = [Buffer.from("JOSÉ\n\t[ESPGOV]\n"), Buffer.from("RENÉ\n\t[FRAGOV]\n", "latin1")];
    await held.current.addText("dictionary", gzipSync(Buffer.concat(lines)), "x.actors.txt.gz");
    const names = await held.current.rows<{ name: string }>(NAMES);
    expect(names.map(({ name }) => name)).toEqual(["jose", "rene"]);
  });

  test("keeps what it says of nobody known, so that it is not taken for agreement", async () => {
    await held.current.addText("dictionary", "A\n\t[FRAGOV]\n\t[SUNGOV]\n\t[FRAREB]\n");
    const names = await held.current.rows<{ code: string; actor: string | null }>(NAMES);
    expect(names.map(({ code, actor }) => [code, actor])).toEqual([
      ["FRAGOV", "FRA"],
      ["FRAREB", null],
      ["SUNGOV", null],
    ]);
  });

  test("changes nothing when it is imported again; a longer edition adds what is new", async () => {
    await held.current.addText("dictionary", SMALL);
    const before = await held.current.checksums();
    expect(await held.current.addText("dictionary", SMALL, "copy.txt")).toMatchObject({
      rows: 6,
      reports: 0,
      known: 6,
      names: { names: 0, mentions: 0 },
    });
    expect(await held.current.checksums()).toBe(before);
    const longer = await held.current.addText("dictionary", `${SMALL}NEW\n\t[FRAGOV]\n`);
    expect(longer).toMatchObject({ rows: 7, reports: 1, known: 6, names: { names: 1 } });
  });

  test("counts a statement that it makes twice as known", async () => {
    const twice = "A\n+a.\n\t[FRAGOV]\n\t[FRAGOV]\n";
    expect(await held.current.addText("dictionary", twice)).toMatchObject({
      rows: 4,
      reports: 1,
      known: 3,
    });
  });

  test("keeps what is refused with its reason", async () => {
    const answer = await held.current.addText(
      "dictionary",
      `A\n\t[FRAGOV 9999-1]\nB\u0000\nC\n\t[FRAGOV]\n`,
    );
    expect(answer).toMatchObject({ rows: 3, rejected: 2, reports: 1 });
    const refused = await rejects(held.current.store);
    expect(refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "date-malformed"],
      [3, "nul-byte"],
    ]);
  });

  test("that breaks off keeps the names before the break", async () => {
    const text = Array.from({ length: 9000 }, (_, i) => `N${i * 7919}\n\t[FRAGOV]\n`).join("");
    const packed = gzipSync(text);
    const answer = await held.current.addText("dictionary", packed.subarray(0, packed.length / 2));
    expect(answer.reports).toBeGreaterThan(1000);
    expect(answer).toMatchObject({ rejected: 1, rows: answer.reports + 1 });
    const [refused] = await rejects(held.current.store);
    expect(refused?.reason).toBe("file-truncated");
  });

  test("breaks no invariant of the record", async () => {
    await held.current.addText("dictionary", `${SMALL}\t[FRA 9]\n`);
    const broken = (await verifyRecord(held.current.store)).filter((check) => check.violations > 0);
    expect(broken).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)("the Phoenix country dictionary", () => {
  let record: TestRecord;

  beforeAll(async () => {
    record = await emptyRecord();
  });

  afterAll(() => record?.remove());

  test("makes 39,586 statements and faults, of which 12 are faults and 306 repetitions", async () => {
    const path = sharedData("dictionaries", "Phoenix.Countries.actors.txt.gz");
    expect(await record.add("dictionary", path)).toMatchObject({
      rows: 39_586,
      rejected: 12,
      reports: 39_268,
      known: 306,
    });
    const reasons = await record.rows(
      "SELECT reason, count(*)::INTEGER AS lines FROM reject GROUP BY reason ORDER BY reason",
    );
    expect(reasons).toEqual([
      { reason: "code-missing", lines: 2 },
      { reason: "date-malformed", lines: 6 },
      { reason: "name-missing", lines: 1 },
      { reason: "nul-byte", lines: 1 },
      { reason: "role-malformed", lines: 2 },
    ]);
  });

  test("says of two statements in a hundred nothing that the lexicon knows", async () => {
    const [share] = await record.rows<{ unknown: number }>(
      "SELECT (count(*) FILTER (actor IS NULL) / count(*))::DOUBLE AS unknown FROM actor_name",
    );
    expect(share?.unknown).toBeGreaterThan(0.015);
    expect(share?.unknown).toBeLessThan(0.02);
  });
});
