import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { relativeErrorOf } from "../../../test/support/reference-numbers.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../distributions/normal.ts";
import { type LocalProjection, localProjection, type Range } from "./local-projection.ts";

/** Numbers between -1/2 and 1/2 that any program can repeat (Park & Miller 1988), from 1 on. */
function repeatable(): () => number {
  let state = 1;
  return () => {
    state = (16807 * state) % 2147483647;
    return state / 2147483647 - 0.5;
  };
}

/** Sixty periods of three series that move one another. */
function system(): Record<"x" | "y" | "z", number[]> {
  const u = repeatable();
  const [x, y, z]: [number[], number[], number[]] = [[], [], []];
  for (let t = 0; t < 60; t++) {
    const [a, b, c] = [u(), u(), u()];
    const [xl, yl, zl] = [x[t - 1] ?? 0, y[t - 1] ?? 0, z[t - 1] ?? 0];
    z.push(0.5 * zl + c);
    x.push(0.4 * xl + 0.2 * zl + a);
    y.push(0.6 * yl + 0.5 * (x[t] ?? 0) + 0.2 * xl + 0.3 * zl + b);
  }
  return { x, y, z };
}

const trend = Array.from({ length: 60 }, (_, t) => t + 1);

/** Horizon, estimate, standard errors "hc0" to "hc3" and periods: R's lm and sandwich 3.0-2, lags 2. */
const OF_R: readonly (readonly number[])[] = [
  [
    0, 0.5064448524380957, 0.1036368844087337, 0.11275357100793733, 0.11378692617577285,
    0.12507887797748804, 58,
  ],
  [
    1, 0.5513503363781278, 0.14727833541189783, 0.1604928451583376, 0.16092365686352428,
    0.17593256174620425, 57,
  ],
  [
    4, -0.0295531850364873, 0.27155681978856416, 0.2974755916851238, 0.31131627008654367,
    0.35790669651310786, 54,
  ],
];

/** Covariance of the estimates at horizons 0 and 1 and variance of the first, "hc1": from R's estfun and bread. */
const JOINT_OF_R: readonly number[] = [0.007252603408636607, 0.012713367775041957];

function drawn(seed: number, length: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length }, () => normal.sample(random, 0, 1));
}

/** An exposure with shocks of its own, and an outcome that it moves at once and a period later. */
function moved(
  shocks: readonly number[],
  noise: readonly number[],
): Record<"x" | "y", readonly number[]> {
  const [x, y]: [number[], number[]] = [[], []];
  shocks.forEach((shock, t) => {
    x.push(0.5 * (x[t - 1] ?? 0) + shock);
    y.push(0.6 * (y[t - 1] ?? 0) + 0.3 * (x[t] ?? 0) + 0.4 * (x[t - 1] ?? 0) + (noise[t] ?? 0));
  });
  return { x, y };
}

const holds = ({ lo, hi }: Range, value: number): boolean => lo <= value && value <= hi;

/** How many of a projection's intervals hold, and whether its band does. */
function hits(
  { responses }: LocalProjection,
  truth: readonly number[],
): { pointwise: number; band: boolean } {
  const of = (horizon: number): number => truth[horizon] ?? Number.NaN;
  return {
    pointwise: responses.filter((r) => holds(r.pointwise, of(r.horizon))).length,
    band: responses.every((r) => holds(r.simultaneous, of(r.horizon))),
  };
}

describe("a local projection", () => {
  test("is R's regression, horizon by horizon, with R's robust errors", () => {
    const { x, y, z } = system();
    const kinds = ["hc0", "hc1", "hc2", "hc3"] as const;
    kinds.forEach((covariance, i) => {
      const { responses } = localProjection(y, x, {
        to: 4,
        lags: 2,
        controls: [z],
        given: [trend],
        covariance,
        random: seededRandom(1),
        draws: 10,
      });
      for (const [horizon = 0, estimate = 0, ...rest] of OF_R) {
        const response = responses[horizon];
        expect(response?.horizon).toBe(horizon);
        expect(relativeErrorOf(response?.estimate ?? 0, estimate)).toBeLessThan(1e-10);
        expect(relativeErrorOf(response?.standardError ?? 0, rest[i] ?? 0)).toBeLessThan(1e-10);
        expect(response?.rows).toBe(rest[4]);
      }
    });
  });

  test("joins its horizons in one covariance, as R's contributions do", () => {
    const { x, y, z } = system();
    const { covariance } = localProjection(y, x, {
      to: 1,
      lags: 2,
      controls: [z],
      given: [trend],
      covariance: "hc1",
      random: seededRandom(1),
      draws: 10,
    });
    const [between = 0, first = 0] = JOINT_OF_R;
    expect(relativeErrorOf(covariance[0] ?? 0, first)).toBeLessThan(1e-10);
    expect(relativeErrorOf(covariance[1] ?? 0, between)).toBeLessThan(1e-10);
    expect(covariance[2]).toBe(covariance[1]);
  });

  test("of a system without noise is its recursion, whatever lags are too many", () => {
    const [inertia, effect, late] = [0.7, 0.4, -0.25];
    const x = drawn(2, 80);
    const y: number[] = [0];
    for (let t = 1; t < 80; t++) {
      y.push(inertia * (y[t - 1] ?? 0) + effect * (x[t] ?? 0) + late * (x[t - 1] ?? 0));
    }
    const later = [1, 2, 3, 4, 5].map((lead) => x.map((_, t) => x[t + lead] ?? Number.NaN));
    const { responses } = localProjection(y, x, {
      to: 5,
      lags: 3,
      given: later,
      random: seededRandom(1),
    });
    let expected = effect;
    for (const { horizon, estimate, standardError } of responses) {
      if (horizon > 0) expected = inertia * expected + (horizon === 1 ? late : 0);
      expect(estimate).toBeCloseTo(expected, 12);
      expect(standardError).toBeLessThan(1e-12);
    }
  });

  test("holds at its stated rate in a stationary system, by horizon and as a whole", () => {
    const truth = moved([1, 0, 0, 0, 0, 0, 0], []).y;
    const runs = Array.from({ length: 400 }, (_, run) => {
      const { x, y } = moved(drawn(2 * run, 240), drawn(2 * run + 1, 240));
      const settings = { to: 6, lags: 2, random: seededRandom(run), draws: 1000 };
      return hits(localProjection(y, x, settings), truth);
    });
    const pointwise = runs.reduce((sum, run) => sum + run.pointwise / 7, 0) / 400;
    expect(pointwise).toBeGreaterThan(0.87);
    expect(pointwise).toBeLessThan(0.93);
    const band = runs.filter((run) => run.band).length / 400;
    expect(band).toBeGreaterThan(0.85);
    expect(band).toBeLessThan(0.95);
  });

  test("keeps near its rate with a unit root at near horizons, though the errors overlap", () => {
    let near = 0;
    for (let run = 0; run < 400; run++) {
      const steps = drawn(run, 240);
      let level = 0;
      const walk = steps.map((step) => {
        level += step;
        return level;
      });
      near += hits(
        localProjection(walk, walk, {
          from: 1,
          to: 3,
          lags: 1,
          random: seededRandom(run),
          draws: 50,
        }),
        [1, 1, 1, 1],
      ).pointwise;
    }
    expect(near / 1200).toBeGreaterThan(0.84);
    expect(near / 1200).toBeLessThan(0.92);
  });

  test("follows units and forgets origins, and its band encloses its intervals", () => {
    const units = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), units, units, (seed, unit, outcomeUnit) => {
        const [x, y] = [drawn(seed, 50), drawn(seed + 1, 50)];
        const options = { from: 1, to: 3, lags: 2, draws: 200 };
        const plain = localProjection(y, x, { ...options, random: seededRandom(seed) });
        const rescaled = localProjection(
          y.map((v) => v * outcomeUnit + 3),
          x.map((v) => v * unit - 5),
          { ...options, random: seededRandom(seed) },
        );
        plain.responses.forEach((response, i) => {
          const { estimate = 0, simultaneous } = rescaled.responses[i] ?? {};
          const scale = outcomeUnit / unit;
          expect(estimate / scale).toBeCloseTo(response.estimate, 8);
          expect((simultaneous?.lo ?? 0) / scale).toBeCloseTo(response.simultaneous.lo, 8);
          expect(response.simultaneous.lo).toBeLessThanOrEqual(response.pointwise.lo);
          expect(response.simultaneous.hi).toBeGreaterThanOrEqual(response.pointwise.hi);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("repeats itself from the same seed", () => {
    const { x, y } = system();
    const run = (seed: number): LocalProjection =>
      localProjection(y, x, { to: 4, lags: 1, random: seededRandom(seed), draws: 100 });
    expect(run(1)).toEqual(run(1));
    expect(run(1).multipliers.simultaneous).not.toBe(run(2).multipliers.simultaneous);
  });

  test("leaves out what a gap touches, in each horizon by itself", () => {
    const { x, y } = system();
    const gap = y.with(30, Number.NaN);
    const rows = (series: number[]): number[] =>
      localProjection(series, x, {
        to: 2,
        lags: 1,
        random: seededRandom(1),
        draws: 10,
      }).responses.map((response) => response.rows);
    expect(rows(y)).toEqual([59, 58, 57]);
    expect(rows(gap)).toEqual([57, 56, 55]);
  });

  test("has no estimate of an exposure that does not vary or that a given series holds", () => {
    const { x, y } = system();
    const settings = { to: 2, lags: 1, random: seededRandom(1), draws: 10 };
    for (const { responses } of [
      localProjection(
        y,
        y.map(() => 3),
        settings,
      ),
      localProjection(y, x, { ...settings, given: [x.map((v) => 2 * v - 1)] }),
    ]) {
      for (const { estimate, pointwise, simultaneous } of responses) {
        expect([estimate, pointwise.lo, simultaneous.hi]).toEqual([NaN, NaN, NaN]);
      }
    }
  });

  test("refuses settings outside its domain, series that do not match and too few periods", () => {
    const { x, y } = system();
    const base = { to: 2, lags: 1, random: seededRandom(1) };
    const outside = [
      { ...base, from: 0.5 },
      { ...base, from: 3 },
      { ...base, lags: 0 },
      { ...base, confidence: 1 },
      { ...base, draws: 0 },
    ];
    for (const options of outside) {
      expect(() => localProjection(y, x, options)).toThrow(
        expect.objectContaining({ code: "maths.setting-outside" }),
      );
    }
    for (const options of [
      { ...base, controls: [[1, 2]] },
      { ...base, given: [[1, 2]] },
    ]) {
      expect(() => localProjection(y, x, options)).toThrow(
        expect.objectContaining({ code: "maths.rows-unequal" }),
      );
    }
    expect(() => localProjection(y, x.slice(1), base)).toThrow(
      expect.objectContaining({ code: "maths.rows-unequal" }),
    );
    expect(() =>
      localProjection(y.slice(0, 8), x.slice(0, 8), { ...base, lags: 2, to: 1 }),
    ).toThrow(expect.objectContaining({ code: "maths.rows-too-few" }));
  });
});
