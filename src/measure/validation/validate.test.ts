import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../../test/support/shared-data.ts";
import { clockAt, isoDate } from "../../kernel/index.ts";
import type { ValidationRequest } from "./run-checks.ts";
import { checkNames, validateMeasure } from "./validate.ts";

let scratch = "";

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "entente-validation-"));
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function request(data: string, only: readonly string[]): ValidationRequest {
  return {
    data,
    scratch,
    only,
    clock: clockAt(isoDate("2020-01-01")),
    readText: (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
    progress: () => undefined,
  };
}

describe("a validation", () => {
  test("knows fourteen checks and no other", async () => {
    expect(checkNames).toHaveLength(14);
    await expect(validateMeasure(request("nowhere", ["V99"]))).rejects.toMatchObject({
      code: "measure.check-unknown",
      facts: { check: "V99" },
    });
  });

  test("cannot make a check whose data are not there, and says so", async () => {
    const { rows, page } = await validateMeasure(request("/nowhere", ["V1", "T2"]));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ check: "V1", value: null, passed: null });
    expect(rows[0]?.detail).toBe("data/icews-tkg is not there.");
    expect(rows[1]?.detail).toBe("gold/nile/nile.csv is not there.");
    expect(page).toContain("not testable");
    expect(page).not.toContain("nowhere");
  });

  test("tells of each check as it begins", async () => {
    const told: string[] = [];
    const progress: ValidationRequest["progress"] = ({ check, done, of }) => {
      told.push(`${check} ${done}/${of}`);
    };
    await validateMeasure({ ...request("/nowhere", ["T3", "V5"]), progress });
    expect(told).toEqual(["V5 0/2", "T3 1/2"]);
  });
});

describe.skipIf(!hasSharedData)("a validation on the real data", () => {
  test("meets the reference answers on the classic series, and is the same each time", async () => {
    const wanted = request(sharedData(".."), ["T2", "T3"]);
    const { rows, page } = await validateMeasure(wanted);
    expect(rows.map(({ check, passed }) => [check, passed])).toEqual([
      ["T2", true],
      ["T2", true],
      ["T3", true],
      ["T3", true],
    ]);
    expect((await validateMeasure(wanted)).page).toBe(page);
  });

  test("reads the frozen list of turning points in the daily scores", async () => {
    const { rows } = await validateMeasure(request(sharedData(".."), ["V8"]));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.detail).toMatch(/^26 of 50 entries are covered/);
    expect(rows[0]?.value).toBeGreaterThan(70);
  });
});
