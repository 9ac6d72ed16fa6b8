import { describe, expect, test } from "vitest";
import { autoregression } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import { reliabilityOf, windowReliability } from "./reliability.ts";

const N = 20_000;

function noisy(noise: number): Float64Array {
  const random = seededRandom(9);
  return autoregression(random, N, 0.85).map((x) => x + normal.sample(random, 0, noise));
}

describe("the reliability of an exposure", () => {
  test("is signal over total variance", () => {
    const events = new Float64Array(N);
    const of = (noise: number): number =>
      reliabilityOf({ id: "x", unit: "one", values: noisy(noise), events });
    expect(of(1)).toBeCloseTo(0.5, 1);
    expect(of(0.5)).toBeCloseTo(0.8, 1);
  });

  test("is higher for means over a window", () => {
    const values = noisy(1);
    const signal = (3 + 2 * (2 * 0.85 + 0.85 ** 2)) / 9;
    const window = windowReliability(values, { first: 1, last: 3 }, 0.5);
    expect(window).toBeCloseTo(signal / (signal + 1 / 3), 1);
    expect(windowReliability(values, { first: 1, last: 1 }, 0.5)).toBeCloseTo(0.5, 3);
  });

  test("is one for facts, and unknown where neighbours have nothing in common", () => {
    const values = noisy(1);
    expect(reliabilityOf({ id: "x", unit: "one", values })).toBe(1);
    const alternating = values.map((_, t) => (t % 2 === 0 ? 1 : -1));
    const events = new Float64Array(N);
    expect(reliabilityOf({ id: "x", unit: "one", values: alternating, events })).toBeNaN();
  });
});
