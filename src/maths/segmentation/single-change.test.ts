import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { singlePoissonChange } from "./single-change.ts";

interface Case {
  readonly prior: readonly [number, number];
  readonly mode_year_last_of_first_regime: number;
  readonly p_mode: number;
  readonly post_by_year: Readonly<Record<string, number>>;
  readonly E_lambda1: number;
  readonly E_lambda2: number;
  readonly log10_BF_1cp_vs_0: number;
  readonly mean_year: number;
  readonly ci90: readonly [number, number];
}

const gold = (file: string): string => readFileSync(sharedData("..", "gold", "coal", file), "utf8");

describe.skipIf(!hasSharedData)("British coal-mining disasters, 1851-1962", () => {
  const expected: { exact: Readonly<Record<string, Case>> } = hasSharedData
    ? JSON.parse(gold("expected.json"))
    : { exact: {} };
  const counts = hasSharedData
    ? gold("coal_annual.csv")
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => Number(line.split(",")[1]))
    : [];

  test.each(["a1b1", "a2b1", "a0.5b0.5"])("the closed form is reproduced to 1e-9: %s", (name) => {
    const wanted = expected.exact[name];
    if (wanted === undefined) throw new Error(`no case ${name}`);
    const [shape, rate] = wanted.prior;
    const found = singlePoissonChange(counts, { shape, rate });
    expect(found.lastOfFirst.indexOf(Math.max(...found.lastOfFirst)) + 1851).toBe(
      wanted.mode_year_last_of_first_regime,
    );
    expect(Object.keys(wanted.post_by_year)).toHaveLength(18);
    for (const [year, p] of Object.entries(wanted.post_by_year)) {
      expect(Math.abs((found.lastOfFirst[Number(year) - 1851] ?? 0) - p)).toBeLessThan(1e-9);
    }
    expect(Math.abs(found.rates[0] - wanted.E_lambda1)).toBeLessThan(1e-9);
    expect(Math.abs(found.rates[1] - wanted.E_lambda2)).toBeLessThan(1e-9);
    expect(Math.abs(found.log10BayesFactor - wanted.log10_BF_1cp_vs_0)).toBeLessThan(1e-9);
    expect(Math.abs(found.meanIndex + 1851 - wanted.mean_year)).toBeLessThan(1e-9);
    expect(found.interval90.map((t) => t + 1851)).toEqual(wanted.ci90);
  });
});

test("the posterior of the date sums to one, and equal counts leave it without a preference for the middle", () => {
  const { lastOfFirst, log10BayesFactor } = singlePoissonChange([2, 2, 2, 2, 2, 2], {
    shape: 1,
    rate: 1,
  });
  expect(lastOfFirst.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(lastOfFirst[5]).toBe(0);
  expect(log10BayesFactor).toBeLessThan(0);
  expect(lastOfFirst[0]).toBeCloseTo(lastOfFirst[4] ?? 0, 12);
});
