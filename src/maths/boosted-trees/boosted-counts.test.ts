import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { poisson } from "../distributions/poisson.ts";
import { type BoostedOptions, boostedMean, fitBoostedCounts } from "./boosted-counts.ts";

const GAP = Number.NaN;
const SMALL: BoostedOptions = { trees: 1, depth: 1, leastRows: 1, shrinkage: 0.5 };
const column = (...values: readonly number[]): Float64Array => Float64Array.from(values);

/** Counts that one of three features moves. */
function moved(n: number): { readonly columns: Float64Array[]; readonly counts: number[] } {
  const random = seededRandom(3);
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: n }, random.uniform));
  const counts = Array.from(columns[0] ?? [], (x) => poisson.sample(random, x > 0.5 ? 4 : 1));
  return { columns, counts };
}

describe("a boosted tree", () => {
  test("with one split steps towards what its leaves counted", () => {
    const model = fitBoostedCounts([column(0, 0, 1, 1)], [0, 2, 4, 6], SMALL);
    expect(boostedMean(model, [0])).toBeCloseTo(3 * Math.exp((0.5 * (2 - 6)) / 7), 13);
    expect(boostedMean(model, [0.3])).toBeCloseTo(3 * Math.exp((0.5 * (10 - 6)) / 7), 13);
  });

  test("never steps past what fits a leaf best", () => {
    const model = fitBoostedCounts([column(0, 0, 1, 1)], [0, 2, 4, 6], { ...SMALL, shrinkage: 1 });
    expect(boostedMean(model, [1])).toBeCloseTo(5, 13);
    expect(boostedMean(model, [0])).toBeCloseTo(3 * Math.exp(-4 / 7), 13);
  });

  test("with two splits parts the side that gains by it, and not the other", () => {
    const columns = [column(0, 0, 0, 0, 1, 1, 1, 1), column(0, 0, 1, 1, 0, 0, 1, 1)];
    const model = fitBoostedCounts(columns, [1, 1, 1, 1, 2, 2, 8, 10], { ...SMALL, depth: 2 });
    const step = (...x: number[]): number => Math.log(boostedMean(model, x) / 3.25);
    expect(step(0, 0)).toBeCloseTo((0.5 * (4 - 13)) / 14, 13);
    expect(step(0, 1)).toBe(step(0, 0));
    expect(step(1, 0)).toBeCloseTo((0.5 * (4 - 6.5)) / 7.5, 13);
    expect(step(1, 1)).toBeCloseTo((0.5 * (18 - 6.5)) / 7.5, 13);
  });

  test("leaves no leaf with fewer rows than asked for", () => {
    const columns = [column(0, 1, 1, 1, 1, 1)];
    const model = fitBoostedCounts(columns, [90, 1, 1, 1, 1, 1], { ...SMALL, leastRows: 2 });
    expect(boostedMean(model, [0])).toBe(boostedMean(model, [1]));
  });

  test("sends missing values where they gain, or alone", () => {
    const counts = [9, 9, 0, 0, 9, 9];
    const beside = fitBoostedCounts([column(GAP, GAP, 1, 1, 2, 2)], counts, SMALL);
    expect(boostedMean(beside, [GAP])).toBe(boostedMean(beside, [2]));
    const below = fitBoostedCounts([column(GAP, GAP, 2, 2, 1, 1)], counts, SMALL);
    expect(boostedMean(below, [GAP])).toBe(boostedMean(below, [1]));
    const alone = fitBoostedCounts([column(GAP, GAP, 1, 1, 2, 2)], [8, 8, 1, 1, 1, 1], SMALL);
    expect(boostedMean(alone, [1])).toBe(boostedMean(alone, [99]));
    expect(boostedMean(alone, [GAP])).toBeGreaterThan(boostedMean(alone, [1]));
  });

  test("sends missing values that it never saw with the larger side", () => {
    const model = fitBoostedCounts([column(1, 2, 2, 2)], [0, 5, 5, 5], SMALL);
    expect(boostedMean(model, [GAP])).toBe(boostedMean(model, [2]));
  });
});

describe("boosted trees", () => {
  const rows = fc.array(
    fc.record({
      x: fc.oneof(fc.double({ min: -50, max: 50, noNaN: true }), fc.constant(GAP)),
      z: fc.integer({ min: 0, max: 3 }),
      count: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 100_000 })),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test("never raise the deviance of the rows that they are fitted to", () => {
    const settings = fc.record({
      shrinkage: fc.double({ min: 0.01, max: 1, noNaN: true }),
      penalty: fc.double({ min: 0, max: 5, noNaN: true }),
      depth: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(rows, settings, (given, options) => {
        const columns = [column(...given.map(({ x }) => x)), column(...given.map(({ z }) => z))];
        const counts = given.map(({ count }) => count);
        const { deviances } = fitBoostedCounts(columns, counts, {
          ...{ ...options, trees: 12, leastRows: 2 },
        });
        for (const [i, deviance] of deviances.subarray(1).entries()) {
          expect(deviance).toBeLessThanOrEqual((deviances[i] ?? 0) * (1 + 1e-9) + 1e-9);
        }
      }),
      { seed: 5 },
    );
  });

  test("see only the order of a feature's values", () => {
    const { columns, counts } = moved(600);
    const warp = (x: number): number => Math.exp(3 * x) - 7;
    const options = { trees: 20, bins: 16 };
    const plain = fitBoostedCounts(columns, counts, options);
    const warped = fitBoostedCounts(
      columns.map((values) => values.map(warp)),
      counts,
      options,
    );
    for (const x of [
      [0.1, 0.2, 0.9],
      [0.51, 0.02, GAP],
      [0.97, 1.5, -3],
    ]) {
      expect(boostedMean(warped, x.map(warp))).toBe(boostedMean(plain, x));
    }
  });

  test("find the feature that moves the mean, and nearly its means", () => {
    const { columns, counts } = moved(4000);
    const model = fitBoostedCounts(columns, counts);
    const over = (x: number): number => {
      const places = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((z) => [0.2, 0.4, 0.8].map((w) => [z, w]));
      return places.reduce((sum, place) => sum + boostedMean(model, [x, ...place]), 0) / 15;
    };
    expect(Math.abs(over(0.2) - 1)).toBeLessThan(0.08);
    expect(Math.abs(over(0.8) / 4 - 1)).toBeLessThan(0.08);
  });

  test("expect half an event in all where nothing was counted", () => {
    const model = fitBoostedCounts([column(1, 2, 3, 4)], [0, 0, 0, 0], { ...SMALL, trees: 3 });
    expect(boostedMean(model, [1])).toBeGreaterThan(0);
    expect(boostedMean(model, [1])).toBeLessThanOrEqual(0.125);
  });

  test("grown on a share of the rows are the same for the same seed", () => {
    const { columns, counts } = moved(500);
    const deviancesOf = (seed: number): Float64Array =>
      fitBoostedCounts(columns, counts, {
        ...{ trees: 10, sample: { share: 0.5, random: seededRandom(seed) } },
      }).deviances;
    expect(deviancesOf(1)).toEqual(deviancesOf(1));
    expect(deviancesOf(1)).not.toEqual(deviancesOf(2));
    expect(deviancesOf(1)[10]).toBeLessThan(0.8 * (deviancesOf(1)[0] ?? 0));
    const tiny = { share: 1e-12, random: seededRandom(1) };
    expect(fitBoostedCounts(columns, counts, { trees: 10, sample: tiny }).deviances).toEqual(
      fitBoostedCounts(columns, counts, { trees: 10 }).deviances,
    );
  });

  test("stop where rows kept out no longer gain, and learn nothing else from these", () => {
    const { columns, counts } = moved(600);
    const stopped = fitBoostedCounts(columns, counts, { stopping: { from: 400, patience: 5 } });
    const kept = stopped.trees.length;
    expect(kept).toBeGreaterThan(5);
    expect(stopped.heldOut).toHaveLength(kept + 6);
    expect(Math.min(...stopped.heldOut)).toBe(stopped.heldOut[kept]);
    const first = fitBoostedCounts(
      columns.map((values) => values.slice(0, 400)),
      counts.slice(0, 400),
      { trees: kept },
    );
    expect(first.trees).toEqual(stopped.trees);
  });

  test.each([
    ["maths.count-invalid", [1, 1.5], {}],
    ["maths.count-invalid", [1, GAP], {}],
    ["maths.rows-unequal", [1, 2, 3], {}],
    ["maths.counts-too-few", [1, 2], { stopping: { from: 0 } }],
    ["maths.setting-outside", [1, 2], { stopping: { from: 2 } }],
    ["maths.setting-outside", [1, 2], { stopping: { from: 1, patience: 0 } }],
    ["maths.setting-outside", [1, 2], { trees: 0 }],
    ["maths.setting-outside", [1, 2], { depth: 0 }],
    ["maths.setting-outside", [1, 2], { leastRows: 0 }],
    ["maths.setting-outside", [1, 2], { bins: 1 }],
    ["maths.setting-outside", [1, 2], { bins: 65 }],
    ["maths.setting-outside", [1, 2], { shrinkage: 0 }],
    ["maths.setting-outside", [1, 2], { penalty: -1 }],
    ["maths.setting-outside", [1, 2], { sample: { share: 1, random: seededRandom(1) } }],
  ] as const)("are refused with %s (case %#)", (code, counts, options) => {
    expect(() => fitBoostedCounts([column(1, 2)], counts, options)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test("expect nothing of a row with another number of features, nor of no rows", () => {
    const model = fitBoostedCounts([column(1, 2)], [1, 2]);
    expect(() => boostedMean(model, [1, 2])).toThrow(
      expect.objectContaining({ code: "maths.rows-unequal" }),
    );
    expect(() => fitBoostedCounts([column()], [])).toThrow(
      expect.objectContaining({ code: "maths.counts-too-few" }),
    );
  });
});
