import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { defaultWindows } from "../panel.ts";
import { ownLags } from "../statistical/own-lags.ts";
import { FOUND } from "../statistical/power.ts";
import { SIMULATIONS } from "../statistical/powers.ts";
import { ENTERED } from "../statistical/test-result.ts";
import { BOUNDS } from "../statistical/verdict.ts";

const page = (name: string): string => readFileSync(`docs/method/${name}.md`, "utf8");
const short = (bound: number): string => String(bound).replace(/^0/, "");

describe("the method page of the drivers", () => {
  const drivers = page("drivers");

  test("states the bounds by which verdicts are given", () => {
    const rows = [
      ["supported", `inclusion ≥ ${short(BOUNDS.supported)}`],
      ["supported", `P(gain > 0) ≥ ${short(BOUNDS.gain)}`],
      ["supported", `inclusion > ${short(BOUNDS.stable)} with one sign`],
      ["suggestive", `inclusion ≥ ${short(BOUNDS.suggestive)}`],
      ["evidence against", `inclusion < ${short(BOUNDS.against)}`],
      ["evidence against", `power ≥ ${short(BOUNDS.power)}`],
    ] as const;
    for (const [verdict, rule] of rows) {
      const line = drivers.split("\n").find((text) => text.startsWith(`| ${verdict} |`));
      expect(line).toContain(rule);
    }
    expect(drivers).toContain(`an inclusion of ${short(ENTERED)} or more`);
    expect(drivers).toContain(`inclusion above ${short(FOUND)}`);
    expect(drivers).toContain(`${SIMULATIONS} records are drawn`);
  });

  test("states the lags of a relation's own history as they are chosen", () => {
    expect(drivers).toContain("| months | 1 to 3, and 12 from 120 periods on; 1 under 48 |");
    expect([119, 120, 47].map((n) => ownLags("month", n))).toEqual([[1, 2, 3], [1, 2, 3, 12], [1]]);
    expect(drivers).toContain("| quarters | 1 to 3 from 40 on; 1, 2 from 20; else 1 |");
    expect([40, 20, 19].map((n) => ownLags("quarter", n))).toEqual([[1, 2, 3], [1, 2], [1]]);
    expect(drivers).toContain("| years | 1, and 2 from 30 on |");
    expect([30, 29].map((n) => ownLags("year", n))).toEqual([[1, 2], [1]]);
  });
});

test("the method page of the series states the usual lag windows", () => {
  const series = page("driver-series").replaceAll("\n", " ");
  const usual = (["month", "quarter", "year"] as const).map((by) => {
    const windows = defaultWindows(by).map(({ first, last }) =>
      first === last ? String(first) : `${first}–${last}`,
    );
    return `${by}s ${windows.join(", ")}`;
  });
  expect(series).toContain(usual.join("; "));
});
