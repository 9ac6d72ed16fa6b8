import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chronicleRecord, emptyRecord, type TestRecord } from "../../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { isIsoDate } from "../../kernel/index.ts";
import { actorByCode, cameoEntry, ploverEntry, readRating } from "../../lexicon/index.ts";
import { verifyRecord } from "../verify.ts";
import { CHRONICLE_PATH } from "./chronicle.ts";
import { HAND_CODED_COLUMNS } from "./hand-coded.ts";

const text = readFileSync(CHRONICLE_PATH, "utf8");
const rows = csvParse(text);

type Row = (typeof rows)[number];

/** Rows that break a rule, shortened to what names them. */
function breaking(rule: (row: Row, index: number) => boolean): string[] {
  return rows
    .filter((row, index) => !rule(row, index))
    .map((row) => `${row["date"]} ${row["source"]} ${row["target"]}: ${row["summary"]}`);
}

const others = (row: Row): string[] => (row["others"] ?? "").split(";").filter((one) => one !== "");

describe("the chronicle's codebook", () => {
  test("holds for at least the 589 events of its first edition", () => {
    expect(rows.length).toBeGreaterThanOrEqual(589);
    expect(rows.columns).toEqual(expect.arrayContaining(HAND_CODED_COLUMNS.slice(0, -2)));
  });

  test("every date is a real day, with its precision; the first day stands for a month or a year", () => {
    expect(breaking((row) => isIsoDate(row["date"] ?? ""))).toEqual([]);
    const first = { day: /./, month: /-01$/, year: /-01-01$/ } as Record<string, RegExp>;
    expect(
      breaking((row) => first[row["date_precision"] ?? ""]?.test(row["date"] ?? "") ?? false),
    ).toEqual([]);
  });

  test("every actor is known by the code that stands there, and nobody acts on himself", () => {
    const known = (code: string | undefined): boolean => actorByCode(code ?? "")?.code === code;
    expect(breaking((row) => known(row["source"]) && known(row["target"]))).toEqual([]);
    expect(breaking((row) => others(row).every(known))).toEqual([]);
    expect(breaking((row) => row["source"] !== row["target"])).toEqual([]);
  });

  test("no further participant is named twice or is one of the two sides", () => {
    const sides = (row: Row): unknown[] => [row["source"], row["target"], ...others(row)];
    expect(breaking((row) => new Set(sides(row)).size === sides(row).length)).toEqual([]);
  });

  test("every code is a CAMEO code and every type a PLOVER type", () => {
    expect(breaking((row) => cameoEntry(row["cameo"] ?? "") !== undefined)).toEqual([]);
    expect(breaking((row) => ploverEntry(row["plover_type"] ?? "") !== undefined)).toEqual([]);
  });

  test("every summary is a sentence of at most 25 words", () => {
    const words = (row: Row): number => (row["summary"] ?? "").trim().split(/\s+/).length;
    expect(breaking((row) => words(row) >= 3 && words(row) <= 25)).toEqual([]);
    expect(breaking((row) => /^\S.*[.!?]["”’)]?$/.test(row["summary"] ?? ""))).toEqual([]);
  });

  test("every address is a web address without blanks, and names its publisher", () => {
    const isWeb = (address: string): boolean =>
      URL.canParse(address) && /^https?:\/\/[^/\s]+\.[^/\s]+\/?\S*$/.test(address);
    expect(breaking((row) => isWeb(row["url"] ?? ""))).toEqual([]);
    expect(breaking((row) => (row["publisher"] ?? "") !== "")).toEqual([]);
  });

  test("every page was published on a real day, month or year, if that is known", () => {
    expect(breaking((row) => /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(row["published"] ?? "-"))).toEqual(
      [],
    );
  });

  test("every rating is a pair of the Admiralty scale; what is doubtful is said in a note", () => {
    expect(breaking((row) => readRating(row["source_rating"] ?? "") !== undefined)).toEqual([]);
    const weak = /[456]$/;
    expect(
      breaking((row) => !weak.test(row["source_rating"] ?? "") || (row["note"] ?? "") !== ""),
    ).toEqual([]);
  });

  test("no event stands there twice, and no sentence either", () => {
    const keys = new Map<string, number>();
    const key = (row: Row): string =>
      [row["date"], row["source"], row["target"], row["cameo"], row["summary"]].join("|");
    for (const row of rows) keys.set(key(row), (keys.get(key(row)) ?? 0) + 1);
    expect([...keys].filter(([, n]) => n > 1)).toEqual([]);
  });

  test("the rows stand in the order of their dates", () => {
    expect(
      breaking((row, i) => i === 0 || (rows[i - 1]?.["date"] ?? "") <= (row["date"] ?? "")),
    ).toEqual([]);
  });
});

describe("a new record", () => {
  let record: TestRecord;

  beforeAll(async () => {
    record = await chronicleRecord();
  });

  afterAll(() => record?.remove());

  test("holds the chronicle, with no row refused or set aside", async () => {
    const file = await record.rows(
      `SELECT source, row_count::INTEGER AS rows, rejected::INTEGER AS rejected,
         reports::INTEGER AS reports, known_before::INTEGER AS known FROM file WHERE source = 'chronicle'`,
    );
    expect(file).toEqual([
      { source: "chronicle", rows: rows.length, rejected: 0, reports: rows.length, known: 0 },
    ]);
    const aside = await record.rows("SELECT summary FROM report WHERE set_aside IS NOT NULL");
    expect(aside).toEqual([]);
  });

  test("breaks no invariant", async () => {
    expect((await verifyRecord(record.store)).filter((c) => c.violations > 0)).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)("the chronicle's first edition", () => {
  test("is read whole: 589 rows, none refused", async () => {
    const record = await emptyRecord();
    try {
      const answer = await record.add("chronicle", sharedData("chronicle", "chronicle.csv"));
      expect(answer).toMatchObject({ rows: 589, rejected: 0, reports: 589, known: 0 });
    } finally {
      record.remove();
    }
  });
});
