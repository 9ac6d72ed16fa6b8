import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinSeries, standardisedSoFar } from "./joint-series.ts";
import type { SeriesReading } from "./reading.ts";

const walk = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 40 });

function reading(values: readonly number[], source: string = "events"): SeriesReading {
  return {
    unit: "points",
    values: Float64Array.from(values),
    events: Float64Array.from(values, Math.abs),
    says: source,
    source,
    counted: 3,
    queries: [`entente events ${source}`],
  };
}

describe("a series in standard deviations of its past", () => {
  test("has the mean and standard deviation of what was known by each period", () => {
    fc.assert(
      fc.property(walk, (numbers) => {
        const scores = standardisedSoFar(Float64Array.from(numbers), "quarter");
        for (const [t, score] of scores.entries()) {
          const past = numbers.slice(0, t + 1);
          const mean = past.reduce((sum, x) => sum + x, 0) / past.length;
          const squares = past.reduce((sum, x) => sum + (x - mean) ** 2, 0);
          if (past.length < 8) expect(score).toBeNaN();
          else if (squares < 1e-9) expect(score).toBe(0);
          else {
            const sd = Math.sqrt(squares / (past.length - 1));
            expect(score).toBeCloseTo(((numbers[t] ?? 0) - mean) / sd, 9);
          }
        }
      }),
    );
  });

  test("is the same to the last bit whatever comes later", () => {
    fc.assert(
      fc.property(walk, walk, (past, future) => {
        const alone = standardisedSoFar(Float64Array.from(past), "year");
        const before = standardisedSoFar(Float64Array.from([...past, ...future]), "year");
        expect(before.slice(0, past.length)).toEqual(alone);
      }),
    );
  });

  test("passes over what is unknown", () => {
    const scores = standardisedSoFar(Float64Array.from([1, 2, Number.NaN, 3, 4, 5]), "year");
    expect([...scores.slice(0, 4)]).toEqual([NaN, NaN, NaN, NaN]);
    // 1, 2, 3, 4: mean 2.5, variance 5/3
    expect(scores[4]).toBeCloseTo(1.5 / Math.sqrt(5 / 3), 12);
  });
});

test("two series are high together as the lower of the two is, by the fewer events", () => {
  const rising = [1, 2, 3, 4, 5, 6];
  const falling = [6, 5, 4, 3, 2, 1];
  const joint = joinSeries(reading(rising, "a"), reading(falling, "b"), "year");
  const [up, down] = [rising, falling].map((x) => standardisedSoFar(Float64Array.from(x), "year"));
  expect(joint.values[5]).toBe(down?.[5]);
  expect(joint.values[5]).toBeLessThan(up?.[5] ?? 0);
  expect(joint.events).toEqual(Float64Array.from([1, 2, 3, 3, 2, 1]));
  expect(joint).toMatchObject({ source: "a, b", counted: 6 });
  expect(joint.queries).toEqual(["entente events a", "entente events b"]);
});
