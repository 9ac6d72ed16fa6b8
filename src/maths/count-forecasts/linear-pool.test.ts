import { describe, expect, test } from "vitest";
import { negativeBinomialCounts } from "./count-distribution.ts";
import { linearPool } from "./linear-pool.ts";

const members = [negativeBinomialCounts(0.4, 0.5), negativeBinomialCounts(6, 3)];

describe("a linear pool", () => {
  const pool = linearPool(members, [3, 1]);

  test("has masses that add up to one, its mean and its variance", () => {
    let [total, mean, square] = [0, 0, 0];
    for (let k = 0; k < 200; k++) {
      const mass = Math.exp(pool.logMass(k));
      total += mass;
      mean += k * mass;
      square += k * k * mass;
      expect(pool.cdf(k)).toBeCloseTo(total, 12);
    }
    expect(mean).toBeCloseTo(pool.mean, 10);
    expect(square - mean * mean).toBeCloseTo(pool.variance, 8);
  });

  test("has the smallest count that reaches a probability as quantile", () => {
    for (const p of [0.05, 0.5, 0.8, 0.99, 0.99999]) {
      const k = pool.quantile(p);
      expect(pool.cdf(k)).toBeGreaterThanOrEqual(p);
      expect(pool.cdf(k - 1)).toBeLessThan(p);
    }
  });

  test("is more variable than its members are on average", () => {
    expect(linearPool(members).variance).toBeGreaterThan(
      members.reduce((sum, { variance }) => sum + variance / 2, 0),
    );
  });

  test("of one member is that member; a weight of 0 leaves one out", () => {
    const [first = members[1]] = members;
    for (const same of [linearPool(members.slice(0, 1)), linearPool(members, [1, 0])]) {
      expect(same.logMass(2)).toBeCloseTo(first?.logMass(2) ?? 0, 13);
      expect(same.variance).toBeCloseTo(first?.variance ?? 0, 13);
    }
  });

  test.each([
    ["maths.counts-too-few", (): unknown => linearPool([])],
    ["maths.forecasts-unequal", (): unknown => linearPool(members, [1])],
    ["maths.setting-outside", (): unknown => linearPool(members, [1, -1])],
    ["maths.setting-outside", (): unknown => linearPool(members, [0, 0])],
  ])("is refused with %s (case %#) where members and weights do not fit", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
