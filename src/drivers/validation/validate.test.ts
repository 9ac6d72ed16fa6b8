import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clockAt, isoDate } from "../../kernel/index.ts";
import type { Runs } from "./trials.ts";
import { type DriversValidationRequest, validateDrivers } from "./validate.ts";

let scratch = "";

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "entente-drivers-"));
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const FEW: Runs = { panels: 6, seed: 12, simulations: 4 };

function request(only: readonly string[], runs: Runs = FEW): DriversValidationRequest {
  return {
    ...{ data: "/nowhere", scratch, only, runs },
    clock: clockAt(isoDate("2020-01-01")),
    readText: (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
    progress: () => undefined,
  };
}

describe("a validation of the drivers", () => {
  test("knows its checks and no other", async () => {
    await expect(validateDrivers(request(["V1"]))).rejects.toMatchObject({
      code: "drivers.check-unknown",
      facts: { check: "V1", known: ["D1", "S1", "S2", "S3", "S4", "S5", "S9", "S10"] },
    });
  });

  test("cannot test real dyads without their data, and says so", async () => {
    const { rows, page } = await validateDrivers(request(["S10"]));
    expect(rows).toMatchObject([{ check: "S10", value: null, passed: null }]);
    expect(rows[0]?.detail).toBe("data/gdelt-daily-dyads is not there.");
    expect(page).toContain("0 of 1 lines passed, 0 failed, 1 could not be tested.");
  });

  test("gives the same page each time, under its own heading", async () => {
    const { rows, page } = await validateDrivers(request(["S1", "S3"]));
    expect(rows.map(({ check }) => check)).toEqual(["S1", "S1", "S3"]);
    expect(page.startsWith("# Validation of the drivers\n\n")).toBe(true);
    expect(page).not.toContain("Validation of the measures");
    expect(page).toMatch(/\n\d of 3 lines passed, /);
    expect((await validateDrivers(request(["S1", "S3"]))).page).toBe(page);
    expect((await validateDrivers(request(["S1", "S3"], { ...FEW, seed: 13 }))).page).not.toBe(
      page,
    );
  });

  test("tells of each check, and of how far it is within", async () => {
    const told: string[] = [];
    await validateDrivers({
      ...request(["S2", "S3"], { ...FEW, panels: 2 }),
      progress: ({ check, done, of, within }) =>
        told.push(
          `${check} ${done}/${of}${within === undefined ? "" : ` ${within.done}/${within.of}`}`,
        ),
    });
    expect(told).toEqual(["S2 0/2", "S2 0/2 0/2", "S3 1/2", "S3 1/2 0/2"]);
  });

  test("judges a sparse record by its verdicts", async () => {
    const { rows } = await validateDrivers(request(["S4"], { ...FEW, panels: 1 }));
    expect(rows).toHaveLength(2);
    expect(rows[0]?.beside?.rows.map((row) => row.slice(0, 3))).toEqual([
      ["240 months, 2 events a month, one true", "true", 1],
      ["240 months, 2 events a month, one true", "false", 4],
      ["240 months, 30 events a month, one true", "true", 1],
      ["240 months, 30 events a month, one true", "false", 4],
    ]);
    for (const row of rows[0]?.beside?.rows ?? []) {
      expect(row.slice(3).reduce<number>((sum, share) => sum + Number(share), 0)).toBeCloseTo(
        1,
        12,
      );
    }
  });
});
