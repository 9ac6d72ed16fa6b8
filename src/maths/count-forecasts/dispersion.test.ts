import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { sizeByLikelihood, sizeByMoments } from "./dispersion.ts";

function sample(size: number, n = 6000): { counts: number[]; means: number[] } {
  const random = seededRandom(11);
  const means = Array.from({ length: n }, () => 0.2 + 4 * random.uniform());
  return { counts: means.map((mean) => negativeBinomial.sample(random, mean, size)), means };
}

describe("the size of a negative binomial", () => {
  test.each([0.3, 1, 5])("of %d is found by both methods", (size) => {
    const { counts, means } = sample(size);
    for (const found of [sizeByLikelihood(counts, means), sizeByMoments(counts, means)]) {
      expect(Math.abs(Math.log(found / size))).toBeLessThan(0.12);
    }
  });

  test("is infinite where counts scatter less than Poisson counts", () => {
    const [counts, means] = [
      [2, 3, 2, 3],
      [2.5, 2.5, 2.5, 2.5],
    ];
    expect(sizeByLikelihood(counts, means)).toBe(Number.POSITIVE_INFINITY);
    expect(sizeByMoments(counts, means)).toBe(Number.POSITIVE_INFINITY);
  });

  test("is that of the prior without a known count, and hardly moved by it with many", () => {
    const prior = { size: 4, spread: 1 };
    expect(sizeByLikelihood([Number.NaN], [1], prior)).toBeCloseTo(4, 4);
    const { counts, means } = sample(0.3);
    const plain = sizeByLikelihood(counts, means);
    expect(Math.abs(sizeByLikelihood(counts, means, prior) / plain - 1)).toBeLessThan(0.01);
  });

  test("has a floor where one count lies beyond all scatter", () => {
    expect(sizeByMoments([1e6], [1e-3])).toBeCloseTo(1e-3, 15);
  });

  test("needs a mean for each count", () => {
    expect(() => sizeByMoments([1, 2], [1])).toThrow(
      expect.objectContaining({ code: "maths.forecasts-unequal" }),
    );
  });
});
