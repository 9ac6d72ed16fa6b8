import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { csvParse, tsvParseRows } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { cameoEntries, cameoEntry } from "./cameo.ts";
import { goldsteinOf } from "./goldstein.ts";

/** Rows of a tab-separated file without quoting, as GDELT and ICEWS write them. */
function tabbedRows(...path: readonly string[]): string[][] {
  const text = gunzipSync(readFileSync(sharedData(...path))).toString("utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
}

describe("the Goldstein value", () => {
  test("of a code stands between -10 and +10 on either scale", () => {
    for (const { code } of cameoEntries()) {
      for (const scale of ["gdelt", "icews"] as const) {
        const value = goldsteinOf(code, scale);
        if (value !== undefined) expect(Math.abs(value)).toBeLessThanOrEqual(10);
      }
    }
  });

  test("differs between GDELT and ICEWS at exactly four codes", () => {
    const differing = cameoEntries().filter(
      (entry) => entry.goldsteinIcews !== undefined && entry.goldsteinIcews !== entry.goldstein,
    );
    expect(differing.map((entry) => [entry.code, entry.goldstein, entry.goldsteinIcews])).toEqual([
      ["016", -2, -5],
      ["022", 3.2, 3.4],
      ["164", -7, -6.5],
      ["165", -6.5, -7],
    ]);
  });

  test("of a code that GDELT does not print is the parent's, and says so", () => {
    const lent = cameoEntries().filter((entry) => entry.goldsteinFrom !== entry.code);
    expect(lent.map((entry) => [entry.code, entry.goldsteinFrom, entry.goldstein])).toEqual([
      ["1213", "121", -4],
      ["1214", "121", -4],
      ["155", "15", -7.2],
      ["176", "17", -7],
      ["1834", "183", -10],
      ["1951", "195", -10],
      ["1952", "195", -10],
    ]);
  });

  test("of a code that ICEWS does not use is undefined there; 1213 is known to ICEWS alone", () => {
    const lacking = cameoEntries().filter(
      (entry) => goldsteinOf(entry.code, "icews") === undefined,
    );
    expect(lacking.map((entry) => entry.code)).toEqual([
      "1214",
      "155",
      "176",
      "1834",
      "1951",
      "1952",
    ]);
    expect(goldsteinOf("1213", "icews")).toBe(-4);
  });

  test("of a text that is no code is undefined", () => {
    expect(goldsteinOf("999")).toBeUndefined();
    expect(goldsteinOf("")).toBeUndefined();
  });
});

describe.skipIf(!hasSharedData)("the Goldstein value in real files", () => {
  test("is GDELT's own table, all 311 codes of it", () => {
    const lines = readFileSync(sharedData("cameo", "CAMEO.goldsteinscale.txt"), "utf8").trim();
    const rows = tsvParseRows(lines).slice(1);
    expect(rows).toHaveLength(311);
    for (const [code, value] of rows) {
      expect([code, goldsteinOf(code ?? "")]).toEqual([code, Number(value)]);
      expect(cameoEntry(code ?? "")?.goldsteinFrom).toBe(code);
    }
  });

  test.each([
    ["20180101000000.export.CSV.gz", 2_414],
    ["spark-gdelt_events.csv.gz", 100],
    ["spark-gdelt_events1.csv.gz", 100],
    ["spark-gdelt_eventsT.csv.gz", 100],
  ])("agrees with root, quad class and Goldstein value of every row of %s", (file, count) => {
    const rows = tabbedRows("gdelt-raw", file);
    expect(rows).toHaveLength(count);
    const differing = rows.filter((row) => {
      const entry = cameoEntry(row[26] ?? "");
      return (
        entry?.root !== row[28] ||
        entry?.quadClass !== Number(row[29]) ||
        entry?.goldstein !== Number(row[30])
      );
    });
    expect(differing.map((row) => row.slice(26, 31))).toEqual([]);
  });

  test.each([
    ["events.2018.sample.tab.gz", 3_705],
    ["icews_sample_20180601-03.tsv.gz", 4_993],
  ])("agrees with the intensity of every row of ICEWS's %s", (file, count) => {
    const rows = tabbedRows("icews-raw", file).slice(1);
    expect(rows).toHaveLength(count);
    const differing = rows.filter((row) => goldsteinOf(row[6] ?? "", "icews") !== Number(row[7]));
    expect(differing.map((row) => row.slice(5, 8))).toEqual([]);
  });

  test("is ICEWS's table on its scale, all 312 codes of it", () => {
    const table = csvParse(readFileSync(sharedData("cameo", "icews_cameo_codes.csv"), "latin1"));
    expect(table).toHaveLength(312);
    for (const row of table) {
      expect(goldsteinOf(row["code"] ?? "", "icews")).toBe(Number(row["goldstein"]));
    }
  });
});
