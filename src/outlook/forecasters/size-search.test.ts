import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { negativeBinomial, sizeByLikelihood } from "../../maths/index.ts";
import { sizeSearch } from "./size-search.ts";

describe("the size learned one count at a time", () => {
  test("is the one that a search over all counts finds", () => {
    const random = seededRandom(3);
    for (const [mean, size] of [
      [0.3, 0.5],
      [2, 1],
      [30, 4],
      [5, 50],
    ] as const) {
      const means = Array.from({ length: 80 }, () => mean * (0.5 + random.uniform()));
      const counts = means.map((m) => negativeBinomial.sample(random, m, size));
      const search = sizeSearch();
      counts.forEach((count, i) => {
        search.learn(count, means[i] ?? 1);
      });
      const prior = { size: 1, spread: 2 };
      const exact = sizeByLikelihood(counts, means, prior);
      expect(Math.abs(Math.log(search.mode(prior) / exact))).toBeLessThan(0.1);
    }
  });

  test("is the prior's where nothing is known", () => {
    expect(sizeSearch().mode({ size: 2.3, spread: 1 })).toBeCloseTo(2.3, 6);
  });
});
