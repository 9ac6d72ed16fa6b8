import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linearAxis } from "./linear-axis.ts";
import { logarithmicAxis } from "./logarithmic-axis.ts";
import type { ValueAxis } from "./value-axis.ts";

function labels(axis: ValueAxis): string[] {
  return axis.ticks.map((tick) => tick.label);
}

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

function expectSound(axis: ValueAxis, values: readonly number[]): void {
  expect(axis.ticks.length).toBeGreaterThanOrEqual(1);
  expect(axis.ticks.length).toBeLessThanOrEqual(8);
  const places = axis.ticks.map((tick) => axis.place(tick.value));
  for (const place of [...places, ...values.map(axis.place)]) {
    expect(place).toBeGreaterThanOrEqual(0);
    expect(place).toBeLessThanOrEqual(1);
  }
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  for (const value of values) expect(axis.text(value)).toMatch(/^−?[\d,]+(\.\d+)?(e[+-]?\d+)?$/);
}

describe("a linear axis", () => {
  test("of an index has its ends as given and five round ticks", () => {
    const axis = linearAxis([-37.2, 61], [-100, 100]);
    expect(labels(axis)).toEqual(["−100", "−50", "0", "50", "100"]);
    expect([axis.place(-100), axis.place(0), axis.place(100)]).toEqual([0, 0.5, 1]);
  });

  test("grows over a range that does not hold every value", () => {
    expect(labels(linearAxis([140], [-100, 100]))).toEqual([
      "−100",
      "−50",
      "0",
      "50",
      "100",
      "150",
    ]);
  });

  test.each<[string, number[], string[]]>([
    ["rates", [0.12, 0.47], ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"]],
    ["values far from zero", [96, 104], ["96", "98", "100", "102", "104"]],
    ["thousands", [400, 2600], ["0", "1,000", "2,000", "3,000"]],
    ["losses", [-9, -1], ["−10", "−8", "−6", "−4", "−2", "0"]],
    ["zeros", [0, 0], ["−1.0", "−0.5", "0.0", "0.5", "1.0"]],
    ["no values", [], ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]],
  ])("of %s has round ticks", (_, values, expected) => {
    expect(labels(linearAxis(values))).toEqual(expected);
  });

  test("reads values to a hundredth of a step, with a true minus sign", () => {
    const axis = linearAxis([-1234.567, 900]);
    expect(axis.rounded(-1234.567)).toBe(-1235);
    expect(axis.text(-1234.567)).toBe("−1,235");
    expect(linearAxis([0, 1]).text(-0.00001)).toBe("0.000");
    expect(Number.isNaN(axis.rounded(Number.NaN))).toBe(true);
  });

  test("is sound whatever the finite values", () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 8 }), (values) => {
        expectSound(linearAxis(values), values);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps the order of values", () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 8 }), (values) => {
        const axis = linearAxis(values);
        const places = values.toSorted((a, b) => a - b).map(axis.place);
        expect(places.toSorted((a, b) => a - b)).toEqual(places);
      }),
    );
  });
});

describe("a logarithmic axis", () => {
  test("gives equal ratios equal room", () => {
    const axis = logarithmicAxis([1, 100]);
    expect(axis.place(10)).toBeCloseTo(0.5, 12);
    expect(labels(axis)).toEqual(["1", "2", "5", "10", "20", "50", "100"]);
  });

  test("has powers of ten where steps would be many", () => {
    expect(labels(logarithmicAxis([0.02, 3000]))).toEqual(["0.1", "1", "10", "100", "1,000"]);
  });

  test("puts what is not above zero at the lower end", () => {
    const axis = logarithmicAxis([0, -4, 3, 8]);
    expect([axis.place(0), axis.place(-4)]).toEqual([0, 0]);
    expect(axis.place(3)).toBeGreaterThan(0);
  });

  test("is sound whatever the finite values", () => {
    fc.assert(
      fc.property(fc.array(finite, { maxLength: 8 }), (values) => {
        expectSound(logarithmicAxis(values), values);
      }),
      { numRuns: 500 },
    );
  });
});
