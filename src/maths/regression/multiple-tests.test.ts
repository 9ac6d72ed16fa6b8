import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benjaminiHochberg } from "./multiple-tests.ts";

describe("adjusted p values", () => {
  test("are those of the 15 comparisons of Benjamini & Hochberg, who hold four of them at .05", () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    const ofR = [
      0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645,
      0.0765, 0.486, 0.5811818181818182, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
    ];
    const adjusted = benjaminiHochberg(published);
    ofR.forEach((value, i) => {
      expect(adjusted[i]).toBeCloseTo(value, 14);
    });
    expect(adjusted.filter((value) => value <= 0.05)).toHaveLength(4);
  });

  test("keep the order given, ties and what is missing, as R does", () => {
    const adjusted = benjaminiHochberg([0.04, Number.NaN, 0.001, 0.04, 0.9, 0.03]);
    [0.05, Number.NaN, 0.005, 0.05, 0.9, 0.05].forEach((value, i) => {
      if (Number.isNaN(value)) expect(adjusted[i]).toBeNaN();
      else expect(adjusted[i]).toBeCloseTo(value, 14);
    });
    expect(benjaminiHochberg([])).toEqual(new Float64Array(0));
  });

  test("hold what the step-up rule holds, and are never smaller than before", () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (p, q) => {
        const sorted = p.toSorted((a, b) => a - b);
        const held =
          sorted.findLastIndex((value, i) => value <= ((i + 1) / p.length) * q * (1 - 1e-12)) + 1;
        const adjusted = benjaminiHochberg(p);
        expect(adjusted.filter((value) => value <= q).length).toBeGreaterThanOrEqual(held);
        adjusted.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual((p[i] ?? 0) * (1 - 1e-15));
          expect(value).toBeLessThanOrEqual(1);
        });
        const slack =
          sorted.findLastIndex((value, i) => value <= ((i + 1) / p.length) * q * (1 + 1e-12)) + 1;
        expect(adjusted.filter((value) => value <= q).length).toBeLessThanOrEqual(slack);
      }),
    );
  });

  test("refuse what is no probability", () => {
    for (const value of [-0.1, 1.1]) {
      expect(() => benjaminiHochberg([0.5, value])).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
  });
});
