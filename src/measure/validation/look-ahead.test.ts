import { describe, expect, test } from "vitest";
import { type Period, seededRandom } from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { panelOf } from "./dyads.ts";
import { isIdentical, lookAhead, shuffledAfter } from "./look-ahead.ts";

test("only months after the one are shuffled, and none is lost", () => {
  const order = shuffledAfter(20, 7, seededRandom(3));
  expect(order.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(order).not.toEqual(order.toSorted((x, y) => x - y));
  expect(order.toSorted((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

describe("two beliefs", () => {
  const belief = { mean: 0.1, variance: 2 };
  const latent = { level: belief, total: belief };

  test("are identical to the last bit or not at all", () => {
    expect(isIdentical(latent, { level: { ...belief }, total: belief })).toBe(true);
    const near = { mean: 0.1 + Number.EPSILON / 4, variance: 2 };
    expect(isIdentical(latent, { level: near, total: belief })).toBe(near.mean === 0.1);
    expect(isIdentical(latent, { level: { mean: 0.1000001, variance: 2 }, total: belief })).toBe(
      false,
    );
    expect(isIdentical(latent, undefined)).toBe(false);
  });
});

test("filtered values with settings given do not know the future", () => {
  const rows = Array.from({ length: 40 }, (_, t): DyadPeriod => {
    const period = `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
    const counts = { cooperation: (7 * t) % 5, conflict: (3 * t) % 7, attention: 4 };
    return { teller: "made-up", a: "AFG", b: "CHN", period: period as Period, ...counts };
  });
  const [given] = lookAhead(panelOf("made-up", rows));
  expect(given?.passed).toBe(true);
  expect(given?.value).toBe(6);
});
