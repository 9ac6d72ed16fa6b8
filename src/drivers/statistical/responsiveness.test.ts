import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { binomial, logistic } from "../../maths/index.ts";
import { outcomeOf } from "./outcome.ts";
import { type CountedRows, responsivenessOf } from "./responsiveness.ts";

function rowsOf(counts: readonly (readonly [number, number])[]): CountedRows {
  const cooperation = Float64Array.from(counts, ([c]) => c);
  const conflict = Float64Array.from(counts, ([, x]) => x);
  const { values: outcome, variances } = outcomeOf({ cooperation, conflict });
  return { outcome, variances };
}

describe("how much a log ratio answers to the balance", () => {
  test("of one event is 2 log 3 p (1 - p), of none nothing", () => {
    const answers = responsivenessOf(
      rowsOf([
        [1, 0],
        [0, 0],
        [1, 0],
        [0, 1],
      ]),
    );
    const p = 2.5 / 4;
    const one = 2 * Math.log(3) * p * (1 - p);
    [one, 0, one, one].forEach((expected, i) => {
      expect(answers[i]).toBeCloseTo(expected, 9);
    });
  });

  test("is in full where many of both kinds are told, and next to nothing where one kind is", () => {
    const many = responsivenessOf(rowsOf(Array.from({ length: 20 }, () => [70, 30])));
    expect(many[0]).toBeCloseTo(1, 1);
    const oneSided = responsivenessOf(
      rowsOf(Array.from({ length: 40 }, (_, i) => [2, i === 0 ? 1 : 0])),
    );
    expect(oneSided[5]).toBeLessThan(0.1);
  });

  test("is what simulated counts show", () => {
    const random = seededRandom(3);
    const mean = (logit: number): number => {
      const draws = 40_000;
      let sum = 0;
      for (let i = 0; i < draws; i++) {
        const c = binomial.sample(random, 4, logistic(logit));
        sum += Math.log((c + 0.5) / (4 - c + 0.5));
      }
      return sum / draws;
    };
    const rows = rowsOf(Array.from({ length: 2000 }, (_, i) => (i % 2 === 0 ? [3, 1] : [4, 0])));
    const logit = Math.log(7 / 1);
    const slope = (mean(logit + 0.25) - mean(logit - 0.25)) / 0.5;
    expect(responsivenessOf(rows)[0]).toBeCloseTo(slope, 1);
  });
});
