import { describe, expect, test } from "vitest";
import { type Period, seededRandom } from "../../kernel/index.ts";
import { betaBinomial, logistic } from "../../maths/index.ts";
import type { DyadPeriod } from "../../record/index.ts";
import { panelOf } from "./dyads.ts";
import { expectedShare } from "./expected-share.ts";
import { chanceWithin, heldOutHalf, scoreOf } from "./held-out-half.ts";

describe("a score on events held out", () => {
  test("is the sum of the logs of their chances", () => {
    const held = [
      { cooperation: 2, conflict: 1, attention: 9 },
      { cooperation: 0, conflict: 3, attention: 0 },
    ];
    const { logScore, events } = scoreOf([0.5, 0.2], held);
    expect(logScore).toBeCloseTo(3 * Math.log(0.5) + 3 * Math.log(0.8), 12);
    expect(events).toBe(6);
  });

  test("of a month without events is nothing, whatever its chance", () => {
    expect(scoreOf([0], [{ cooperation: 0, conflict: 0, attention: 4 }]).logScore).toBe(0);
  });
});

describe("the chance of one more event of a period", () => {
  test("is the model's where nothing is known, and the period's share where much is", () => {
    expect(chanceWithin({ cooperation: 0, conflict: 0 }, 0.7, 0.05)).toBeCloseTo(0.7, 12);
    expect(chanceWithin({ cooperation: 1e6, conflict: 1e6 }, 0.7, 0.05)).toBeCloseTo(0.5, 4);
  });

  test("adds the events of the period to the pseudo-events that their correlation leaves", () => {
    // A correlation of .2 leaves four pseudo-events.
    expect(chanceWithin({ cooperation: 2, conflict: 0 }, 0.5, 0.2)).toBeCloseTo(4 / 6, 12);
  });
});

describe("an expected share", () => {
  test("is that of the mean where nothing is in doubt, and nearer a half where much is", () => {
    expect(expectedShare({ mean: 1, variance: 0 })).toBeCloseTo(logistic(1), 12);
    expect(expectedShare({ mean: 1, variance: 4 })).toBeLessThan(logistic(1));
    expect(expectedShare({ mean: 0, variance: 9 })).toBeCloseTo(0.5, 12);
  });

  test("agrees with a fine sum over the normal distribution", () => {
    let [sum, weight] = [0, 0];
    for (let z = -8; z <= 8; z += 0.001) {
      const density = Math.exp((-z * z) / 2);
      sum += density * logistic(0.8 + 1.5 * z);
      weight += density;
    }
    expect(expectedShare({ mean: 0.8, variance: 2.25 })).toBeCloseTo(sum / weight, 6);
  });
});

function movingRows(): DyadPeriod[] {
  const random = seededRandom(5);
  const pairs = ["CHN", "DEU", "FRA", "GBR", "IND", "IRN", "JPN", "PAK"].map((b) => ["AFG", b]);
  return pairs.flatMap(([a = "", b = ""], pair) =>
    Array.from({ length: 48 }, (_, t): DyadPeriod => {
      const share = logistic(0.5 + (pair % 3) + 1.5 * Math.sin(t / 6));
      const cooperation = betaBinomial.sample(random, 8, share, 0.05);
      const month = `${2010 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`;
      const counts = { cooperation, conflict: 8 - cooperation, attention: 0 };
      return { teller: "made-up", a, b, period: month as Period, ...counts };
    }),
  );
}

test("a balance that moves is foretold better by the model than by the dyad's share", () => {
  const [ours] = heldOutHalf(panelOf("made-up", movingRows()), "month");
  const rival = ours?.beside?.rows.find(([name]) => name === "share of the dyad")?.[1];
  expect(ours?.value).toBeGreaterThan(Number(rival));
  expect(ours?.passed).toBe(true);
  expect(ours?.detail).toMatch(/^[1-7] dyads/);
});
