import { describe, expect, test } from "vitest";
import { allMet, lastColumn } from "./classic-series.ts";

describe("figures against a reference", () => {
  const held = (value: number, reference: number, within: number) => ({
    what: "a figure",
    value,
    reference,
    within,
  });

  test("pass when each is met", () => {
    const finding = allMet("figures", [held(100.05, 100, 1e-3), held(3, 3, 0)], "");
    expect(finding).toMatchObject({ value: 2, passed: true, passLine: "all 2" });
  });

  test("fail when one is not, and the table says which", () => {
    const finding = allMet("figures", [held(100.2, 100, 1e-3), held(Number.NaN, 3, 1)], "");
    expect(finding).toMatchObject({ value: 0, passed: false });
    expect(finding.beside?.rows.map((row) => row.at(-1))).toEqual(["no", "no"]);
  });
});

test("the last column of a table is its values", () => {
  expect(lastColumn('"year","flow"\n1871,1120\n1872,1160\n')).toEqual([1120, 1160]);
});
