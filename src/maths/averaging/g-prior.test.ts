import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { INTEGRALS } from "../../../test/support/averaging-references.ts";
import { EntenteError } from "../../kernel/index.ts";
import {
  bric,
  type GPrior,
  hyperBric,
  hyperUnitInformation,
  logBayesFactor,
  shrinkageMoments,
  unitInformation,
} from "./g-prior.ts";

const SAMPLE = { n: 47, forced: 1 };

const codeOf = (prior: GPrior): string => {
  try {
    logBayesFactor(prior, SAMPLE);
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
  }
  return "none";
};

describe("Bayes factors against the model without candidates", () => {
  test("agree with integrals over g computed with sixty digits", () => {
    for (const [prior, n, forced, terms, r2, expected, mean, square] of INTEGRALS) {
      const sample = { n, forced };
      const factor = logBayesFactor(prior, sample)(terms, r2);
      expect(Math.abs(factor - expected)).toBeLessThan(3e-11 + 1e-12 * Math.abs(expected));
      const moments = shrinkageMoments(prior, sample)(terms, r2);
      expect(Math.abs(moments.mean - mean)).toBeLessThan(1e-12);
      expect(Math.abs(moments.square - square)).toBeLessThan(1e-12);
    }
  });

  test("hold where nearly everything is explained, to the precision of R² itself", () => {
    const sample = { n: 100_000, forced: 1 };
    const expected: readonly (readonly [GPrior, number])[] = [
      [{ kind: "hyper-g", a: 3 }, 1036120.6940531016],
      [{ kind: "hyper-g/n", a: 3 }, 1036126.4505158311],
      [{ kind: "zellner-siow" }, 1036126.2247244804],
    ];
    for (const [prior, value] of expected) {
      expect(logBayesFactor(prior, sample)(1, 1 - 1e-9) / value).toBeCloseTo(1, 8);
      expect(Number.isFinite(logBayesFactor(prior, sample)(3, 1))).toBe(true);
    }
  });

  test("of the hyper-g prior in closed form rise with R² no slower than its integrals say", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 400 }),
        fc.integer({ min: 1, max: 10 }),
        fc.double({ min: 2.01, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (n, terms, a, r2) => {
          const closed = logBayesFactor({ kind: "hyper-g", a }, { n, forced: 1 })(terms, r2);
          const { mean } = shrinkageMoments({ kind: "hyper-g", a }, { n, forced: 1 })(terms, r2);
          // The slope is rows/2 times the mean of s / (1 - s R²), for the shrinkage s: at least that of s.
          const next = logBayesFactor({ kind: "hyper-g", a }, { n, forced: 1 })(terms, r2 + 1e-6);
          expect((next - closed) / 1e-6).toBeGreaterThan(((n - 1) / 2) * mean * (1 - 1e-3));
        },
      ),
    );
  });

  test("of the local g are the greatest of any fixed g, and shrink by what it is", () => {
    const local = logBayesFactor({ kind: "local-eb" }, SAMPLE);
    for (const r2 of [0.05, 0.3, 0.8]) {
      const best = local(3, r2);
      const { mean } = shrinkageMoments({ kind: "local-eb" }, SAMPLE)(3, r2);
      const g = mean / (1 - mean);
      for (const other of [0.5, 1, 2, 10, 100, Math.max(g, 1e-9)]) {
        expect(logBayesFactor({ kind: "fixed", g: other }, SAMPLE)(3, r2)).toBeLessThan(
          best + 1e-12,
        );
      }
    }
    expect(shrinkageMoments({ kind: "local-eb" }, SAMPLE)(3, 0.05).mean).toBe(0);
    expect(shrinkageMoments({ kind: "local-eb" }, SAMPLE)(46, 1).mean).toBe(0);
  });

  test("rise with what a model explains and fall with its terms", () => {
    const priors: readonly GPrior[] = [
      { kind: "fixed", g: 47 },
      { kind: "hyper-g", a: 3 },
      { kind: "hyper-g/n", a: 3 },
      { kind: "hyper-g/n", a: 3, integral: "laplace" },
      { kind: "zellner-siow" },
      { kind: "zellner-siow", integral: "laplace" },
      { kind: "bic" },
    ];
    for (const prior of priors) {
      const factor = logBayesFactor(prior, SAMPLE);
      expect(factor(0, 0)).toBeCloseTo(0, 12);
      expect(factor(3, 0.5)).toBeGreaterThan(factor(3, 0.4));
      expect(factor(4, 0.5)).toBeLessThan(factor(3, 0.5));
      const { mean, square } = shrinkageMoments(prior, SAMPLE)(3, 0.5);
      expect(mean).toBeGreaterThan(0.8);
      expect(square).toBeGreaterThanOrEqual(mean * mean - 1e-3);
      expect(shrinkageMoments(prior, SAMPLE)(0, 0)).toEqual({ mean: 1, square: 1 });
    }
  });

  test("by Laplace's approximation come close to the integral", () => {
    for (const kind of ["hyper-g/n", "zellner-siow"] as const) {
      const exact = logBayesFactor({ kind, a: 3 }, SAMPLE)(5, 0.6);
      const near = logBayesFactor({ kind, a: 3, integral: "laplace" }, SAMPLE)(5, 0.6);
      expect(Math.abs(exact - near)).toBeLessThan(0.5);
      expect(exact).not.toBe(near);
    }
  });

  test("take their parameters from rows and candidates as the packages do", () => {
    expect([unitInformation(30), bric(30, 6), bric(30, 5)]).toEqual([30, 36, 30]);
    expect(hyperUnitInformation(30)).toBeCloseTo(2.0666667, 6);
    expect(hyperBric(30, 6)).toBeCloseTo(2.0555556, 6);
  });

  test("refuse parameters without a prior", () => {
    expect(codeOf({ kind: "fixed", g: 0 })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "hyper-g", a: 2 })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "hyper-g/n", a: Number.NaN })).toBe("maths.prior-out-of-domain");
    expect(codeOf({ kind: "zellner-siow" })).toBe("none");
  });
});
