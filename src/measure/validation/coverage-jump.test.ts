import { describe, expect, test } from "vitest";
import { type Period, seededRandom } from "../../kernel/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { coverageJump, riseOf, shiftOf, withJump } from "./coverage-jump.ts";
import { panelOf } from "./dyads.ts";

describe("a jump of coverage", () => {
  test("leaves the months before it and takes those after it 2.2 times", () => {
    const counts = Array.from({ length: 2000 }, () => ({
      cooperation: 3,
      conflict: 1,
      attention: 0,
    }));
    const jumped = withJump(counts, 1000, seededRandom(1));
    expect(jumped.slice(0, 1000)).toEqual(counts.slice(0, 1000));
    const after = jumped.slice(1000);
    expect(after.every(({ cooperation }) => cooperation >= 6 && cooperation <= 9)).toBe(true);
    const mean = after.reduce((sum, { cooperation }) => sum + cooperation, 0) / 1000;
    expect(mean).toBeCloseTo(6.6, 1);
  });
});

describe("a shift", () => {
  const plain = [0, 0, 0, 0].map((mean) => ({ mean, variance: 4 }));
  const moved = (means: readonly number[]) => means.map((mean) => ({ mean, variance: 9 }));

  test("is in standard deviations of the plain level, either way", () => {
    expect(shiftOf({ plain, jumped: moved([7, 7, 1, -3]) }, 2)).toBeCloseTo(1, 12);
  });

  test("that all months share is no rise", () => {
    expect(riseOf({ plain, jumped: moved([5, 5, 5, 5]) }, 2)).toBe(0);
    expect(riseOf({ plain, jumped: moved([1, 1, 4, 4]) }, 2)).toBeCloseTo(1.5, 12);
  });
});

function steadyRows(): DyadPeriod[] {
  return ["CHN", "IND", "IRN"].flatMap((b, pair) =>
    Array.from({ length: 36 }, (_, t): DyadPeriod => {
      const period = `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
      const counts = { cooperation: 4 + (t % 3), conflict: 1 + ((t + pair) % 2), attention: 20 };
      return { teller: "made-up", a: "AFG", b, period: period as Period, ...counts };
    }),
  );
}

test("the balance hardly moves with coverage, and the intensity less with its exposure than without", () => {
  const [balance, intensity] = coverageJump(panelOf("made-up", steadyRows()));
  expect(balance?.passed).toBe(true);
  const [scaled, left] = intensity?.beside?.rows.map(([, rise]) => Number(rise)) ?? [];
  expect(scaled).toBeLessThan((left ?? 0) / 2);
});
