import { describe, expect, test } from "vitest";
import { checkS8 } from "./known-rates.ts";

describe("S8: on panels whose rates are known", () => {
  test("the pool is nearly as good as if it knew them, and its transforms are uniform", async () => {
    const { runs, excess, uniform } = await checkS8(1);
    expect(runs.length).toBe(1);
    expect(excess).toBeGreaterThan(-0.01);
    expect(excess).toBeLessThan(0.03);
    expect(uniform).toBe(1);
  });
});
