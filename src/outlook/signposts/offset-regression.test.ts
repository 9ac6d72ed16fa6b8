import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../kernel/index.ts";
import { gammaDistribution, negativeBinomial, poisson } from "../../maths/index.ts";
import { offsetRegression } from "./offset-regression.ts";

const ones = (n: number): Float64Array => new Float64Array(n).fill(1);
const apart = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);

function drawnRows(random: Random, n: number): { expected: Float64Array; occasion: Float64Array } {
  return {
    expected: Float64Array.from({ length: n }, () => 0.5 + 4 * random.uniform()),
    occasion: Float64Array.from({ length: n }, () => Number(random.uniform() < 0.3)),
  };
}

describe("a regression on what was expected", () => {
  test("gives the ratio of observed to expected in either group, in closed form", () => {
    const random = seededRandom(1);
    const { expected, occasion } = drawnRows(random, 400);
    const counts = expected.map((mean) => poisson.sample(random, mean));
    const fit = offsetRegression(
      { counts, expected, columns: [ones(400), occasion], size: Number.POSITIVE_INFINITY },
      apart(400),
      apart(400),
    );
    const ratio = (of: number): number => {
      let [came, awaited] = [0, 0];
      occasion.forEach((x, row) => {
        if (x !== of) return;
        came += counts[row] ?? 0;
        awaited += expected[row] ?? 0;
      });
      return came / awaited;
    };
    expect(fit?.coefficients[0]).toBeCloseTo(Math.log(ratio(0)), 8);
    expect(fit?.coefficients[1]).toBeCloseTo(Math.log(ratio(1) / ratio(0)), 8);
  });

  test("finds a planted effect beside another column", () => {
    const random = seededRandom(2);
    const { expected, occasion } = drawnRows(random, 4000);
    const slope = expected.map(Math.log);
    const counts = expected.map((mean, row) =>
      negativeBinomial.sample(random, mean ** 0.8 * Math.exp(0.5 * (occasion[row] ?? 0)), 3),
    );
    const columns = [ones(4000), slope, occasion];
    const fit = offsetRegression({ counts, expected, columns, size: 3 }, apart(4000), apart(4000));
    expect(fit?.coefficients[1]).toBeCloseTo(-0.2, 1);
    expect(fit?.coefficients[2]).toBeCloseTo(0.5, 1);
  });

  test("has an interval that holds where the rows of a group hang together", () => {
    const random = seededRandom(3);
    let held = 0;
    const runs = 150;
    for (let run = 0; run < runs; run++) {
      const [groups, each] = [30, 10];
      const n = groups * each;
      const factors = Float64Array.from({ length: groups }, () =>
        gammaDistribution.sample(random, 4, 4),
      );
      const marked = Float64Array.from({ length: groups }, (_, g) => Number(g % 2 === 0));
      const group = Int32Array.from({ length: n }, (_, i) => Math.floor(i / each));
      const expected = new Float64Array(n).fill(3);
      const occasion = Float64Array.from(group, (g) => marked[g] ?? 0);
      const counts = Float64Array.from(group, (g) => poisson.sample(random, 3 * (factors[g] ?? 1)));
      const columns = [ones(n), occasion];
      const times = apart(n).map((i) => i % each);
      const fit = offsetRegression({ counts, expected, columns, size: 4 }, group, times);
      const z = (fit?.coefficients[1] ?? Number.NaN) / (fit?.error ?? Number.NaN);
      if (Math.abs(z) < 1.645) held++;
    }
    expect(held / runs).toBeGreaterThan(0.82);
    expect(held / runs).toBeLessThan(0.97);
  });

  test("gives nothing where the occasion is a combination of the other columns", () => {
    const counts = Float64Array.from([1, 2, 3]);
    const expected = Float64Array.from([1, 2, 2]);
    const rows = { counts, expected, columns: [ones(3), ones(3)], size: 2 };
    expect(offsetRegression(rows, apart(3), apart(3))).toBeUndefined();
  });
});
