import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import { type NoisyRows, noiseOf } from "./noise.ts";

function rowsOf(n: number, own: number, carried: number, variances: Float64Array): NoisyRows {
  const random = seededRandom(4);
  let state = 0;
  const outcome = variances.map((v) => {
    const news = normal.sample(random, 0, Math.sqrt(own * (1 - carried ** 2)));
    state = carried * state + news;
    return 1 + state + normal.sample(random, 0, Math.sqrt(v));
  });
  const values = new Float64Array(n).fill(1);
  return {
    rows: Array.from({ length: n }, (_, i) => i),
    outcome,
    variances,
    controls: [{ block: "intercept", step: 0, values }],
  };
}

describe("the noise of the outcome", () => {
  test("what measurement does not explain is found beside it", () => {
    const variances = Float64Array.from({ length: 20_000 }, (_, i) => 0.1 + (i % 7) / 7);
    const { own } = noiseOf(rowsOf(20_000, 0.5, 0, variances));
    expect(own).toBeCloseTo(0.5, 1);
  });

  test("the weighted squares are then about as many as the degrees of freedom", () => {
    const variances = Float64Array.from({ length: 2000 }, (_, i) => 0.1 + (i % 7) / 7);
    const { left } = noiseOf(rowsOf(2000, 0.5, 0, variances));
    expect(left.reduce((sum, x) => sum + x * x, 0) / 1999).toBeCloseTo(1, 1);
  });

  test("measurement counts as far as it shows", () => {
    const variances = Float64Array.from({ length: 20_000 }, (_, i) => 0.1 + (i % 7) / 7);
    const rows = rowsOf(20_000, 0.5, 0, variances);
    expect(noiseOf(rows).measured).toBeCloseTo(1, 1);
    const twice = noiseOf({ ...rows, variances: variances.map((v) => 2.5 * v) });
    expect(twice.measured).toBeCloseTo(0.4, 1);
    expect(twice.own).toBeCloseTo(0.5, 1);
    expect(twice.variances[3]).toBeCloseTo(twice.own + twice.measured * 2.5 * (0.1 + 3 / 7), 12);
    const unrelated = noiseOf({ ...rows, variances: variances.map((v) => 1.5 - v) });
    expect(unrelated.measured).toBe(0);
  });

  test("the outcome keeps a variance of its own where measurement explains all", () => {
    const rows = rowsOf(200, 0.01, 0, new Float64Array(200).fill(0.5));
    const { own, measured } = noiseOf({ ...rows, variances: new Float64Array(200).fill(5) });
    expect(measured).toBe(1);
    expect(own).toBeGreaterThan(0.02);
    expect(own).toBeLessThan(0.04);
  });

  test("an outcome that never moves has finite weights", () => {
    const variances = Float64Array.from({ length: 50 }, (_, i) => 0.1 + (i % 7) / 7);
    const rows = rowsOf(50, 0.01, 0, variances);
    const { rootWeights, left } = noiseOf({ ...rows, outcome: new Float64Array(50).fill(3) });
    expect(rootWeights.every((weight) => Number.isFinite(weight))).toBe(true);
    expect(left.every((e) => e === 0)).toBe(true);
  });

  test("rows that hang together count for fewer, and never for more than there are", () => {
    const variances = new Float64Array(5000).fill(0.01);
    const together = noiseOf(rowsOf(5000, 1, 0.5, variances));
    expect(together.autocorrelation).toBeCloseTo(0.5, 1);
    expect(together.effectiveRows / 5000).toBeCloseTo(1 / 3, 1);
    const apart = noiseOf(rowsOf(5000, 1, -0.5, variances));
    expect(apart.effectiveRows).toBe(5000);
  });

  test("rows with a gap between them are no neighbours", () => {
    const variances = new Float64Array(300).fill(0.01);
    const rows = rowsOf(300, 1, 0.9, variances);
    const spread = { ...rows, rows: rows.rows.map((t) => 2 * t) };
    expect(noiseOf(spread).autocorrelation).toBe(0);
  });
});
