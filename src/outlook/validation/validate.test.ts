import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasSharedData, sharedRoot } from "../../../test/support/shared-data.ts";
import { clockAt, isoDate } from "../../kernel/index.ts";
import type { OutlookRuns } from "./tested-sources.ts";
import { type OutlookValidationRequest, validateOutlook } from "./validate.ts";

let scratch = "";

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "entente-outlook-"));
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const FEW: OutlookRuns = { knownRates: 1, workers: 0, seed: 7, trees: false };

function request(only: readonly string[], data = "/nowhere"): OutlookValidationRequest {
  return {
    ...{ data, scratch, only, runs: FEW },
    clock: clockAt(isoDate("2025-01-01")),
    readText: (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
    progress: () => undefined,
  };
}

describe("a validation of the outlook", () => {
  test("knows its checks and no other", async () => {
    await expect(validateOutlook(request(["V1"]))).rejects.toMatchObject({
      code: "outlook.check-unknown",
      facts: {
        check: "V1",
        known: ["S8", "S9", "L1", "L2", "L3", "L4", "L5", "Q1", "A1", "G1", "SC1", "M4"],
      },
    });
  });

  test("cannot test real dyads and reference answers without their data, and says so", async () => {
    const { rows, page } = await validateOutlook(request(["L1", "M4"]));
    expect(rows).toMatchObject([
      { check: "L1", value: null, passed: null, detail: "data/gdelt-daily-dyads is not there." },
      {
        check: "M4",
        value: null,
        passed: null,
        detail: "gold/m4_weekly/expected.json is not there.",
      },
    ]);
    expect(page.startsWith("# Validation of the outlook\n\n")).toBe(true);
    expect(page).toContain("0 of 2 lines passed, 0 failed, 2 could not be tested.");
    expect(page).not.toContain("nowhere");
  });

  test("sets forecasts beside those of someone who knows every rate", async () => {
    const told: string[] = [];
    const { rows } = await validateOutlook({
      ...request(["S8"]),
      progress: ({ check, within }) => told.push(`${check} ${within?.part ?? ""}`),
    });
    expect(told).toEqual(["S8 ", "S8 panels of known rates"]);
    expect(rows.map(({ passed }) => passed)).toEqual([true, true]);
    expect(Math.abs(rows[0]?.value ?? 1)).toBeLessThan(0.03);
  });
});

describe.skipIf(!hasSharedData)("the reference answers", () => {
  test("are met, and the page is the same each time", async () => {
    const { rows, page } = await validateOutlook(request(["SC1"], sharedRoot));
    expect(rows.map(({ passed }) => passed)).toEqual([true, true, true]);
    expect((await validateOutlook(request(["SC1"], sharedRoot))).page).toBe(page);
  });
});
