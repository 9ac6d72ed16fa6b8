import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../kernel/index.ts";
import { amoc } from "./amoc.ts";
import { binarySegmentation } from "./binary-segmentation.ts";
import { bocpd } from "./bocpd.ts";
import { pelt } from "./pelt.ts";
import { segmentNeighbourhood } from "./segment-neighbourhood.ts";

const DETECTORS = { amoc, binarySegmentation, pelt, segmentNeighbourhood, bocpd };
const BY_COST = { amoc, binarySegmentation, pelt, segmentNeighbourhood };

function normal({ uniform }: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A level of 0 and then of `step` standard deviations. */
function stepSeries(random: Random, before: number, after: number, step: number): number[] {
  return Array.from({ length: before + after }, (_, i) => normal(random) + (i < before ? 0 : step));
}

describe.each(Object.entries(DETECTORS))("%s", (_, detect) => {
  test("finds no change in a constant series, whatever its level", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.nat(60), (level, n) => {
        expect(detect(Array.from({ length: n }, () => level))).toEqual([]);
      }),
    );
  });

  test("does not depend on the origin and the unit of the series", () => {
    const steps = fc.integer({ min: 0, max: 40 }).map((step) => step / 8);
    fc.assert(
      fc.property(
        fc.nat(1e6),
        steps,
        fc.integer({ min: -6, max: 6 }),
        fc.integer({ min: -50, max: 50 }),
        (seed, step, power, origin) => {
          const values = stepSeries(seededRandom(seed), 20, 25, step);
          const moved = values.map((value) => value * 2 ** power + origin);
          expect(detect(moved)).toEqual(detect(values));
        },
      ),
      { numRuns: 50 },
    );
  });

  test("finds a step of six standard deviations to within two observations", () => {
    const random = seededRandom(3);
    const found = Array.from({ length: 40 }, () => detect(stepSeries(random, 40, 40, 6))).filter(
      (changes) => changes.some((change) => Math.abs(change - 40) <= 2),
    );
    expect(found.length).toBeGreaterThanOrEqual(39);
  });

  test("gives indices inside the series, in order", () => {
    const values = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(values, (series) => {
        const changes = detect(series);
        expect(changes).toEqual([...new Set(changes)].sort((a, b) => a - b));
        expect(changes.every((change) => change > 0 && change < series.length)).toBe(true);
      }),
    );
  });

  test("has nothing to say of no observation and of one", () => {
    expect(detect([])).toEqual([]);
    expect(detect([3])).toEqual([]);
  });

  test("refuses a missing value", () => {
    expect(() => detect([1, 2, Number.NaN, 4])).toThrow(
      expect.objectContaining({
        code: "maths.series-not-finite",
        facts: { index: 2, value: Number.NaN },
      }),
    );
  });
});

describe.each(Object.entries(BY_COST))("%s", (name, detect) => {
  test("refuses a negative count", () => {
    expect(() => detect([1, -2, 3], { cost: "poisson" })).toThrow(
      expect.objectContaining({ code: "maths.count-negative", facts: { index: 1, value: -2 } }),
    );
  });

  test("finds a change of the rate of counts, also to none at all", () => {
    const counts = [5, 7, 6, 4, 6, 5, 7, 6, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(detect(counts, { cost: "poisson" })).toEqual([8]);
  });

  test("finds a change of the variance alone, which the mean does not show", () => {
    const calm = [1, -1.2, 0.9, -0.8, 1.1, -1, 0.8, -0.9, 1.2, -1.1, 1, -1];
    const values = [...calm, ...calm.map((value) => 30 * value)];
    expect(detect(values, { cost: "mean-variance", penalty: "bic" })).toEqual([12]);
    expect(detect(values)).toEqual([]);
  });

  test("keeps to the shortest segment", () => {
    const values = [0, 0.1, 0, 9, 9.1, 9, 9.2, 9, 9.1, 9];
    expect(detect(values, { variance: 0.1 })).toEqual([3]);
    expect(detect(values, { variance: 0.1, minLength: 4 })[0]).toBeGreaterThanOrEqual(4);
    expect(detect(values, { variance: 0.1, minLength: 6 })).toEqual([]);
  });

  test(`${name} finds nothing where a change must earn more than it can`, () => {
    expect(detect([0, 0, 0, 9, 9, 9], { penalty: 1e6 })).toEqual([]);
  });
});

describe("detectors of a limited number of changes", () => {
  const steps = [0, 4, 9, 1, 7, 2, 8].flatMap((level) =>
    [0.1, -0.1, 0.2, 0, -0.2].map((e) => level + e),
  );

  test("stop at the number that is asked for", () => {
    for (const detect of [binarySegmentation, segmentNeighbourhood]) {
      expect(detect(steps, { variance: 0.1, maxChanges: 3 })).toHaveLength(3);
      expect(detect(steps, { variance: 0.1, maxChanges: 9 })).toEqual([5, 10, 15, 20, 25, 30]);
    }
  });

  test("agree with PELT where they are given room and the penalty is one", () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const values = stepSeries(seededRandom(seed), 12, 12, 4);
        const options = { variance: 1, penalty: "mbic", maxChanges: 23 } as const;
        expect(segmentNeighbourhood(values, options)).toEqual(
          pelt(values, { ...options, pruning: "exact" }),
        );
      }),
      { numRuns: 30 },
    );
  });
});
