import { describe, expect, test } from "vitest";
import { EntenteError, seededRandom } from "../../kernel/index.ts";
import { blockDraws, bootstrappedSkill } from "./block-bootstrap.ts";

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
    throw error;
  }
  return "none";
}

describe("blocks of periods", () => {
  test("fill each bootstrap series, with neighbours side by side", () => {
    const draws = blockDraws(12, 4, 200, seededRandom(1));
    for (const times of draws) {
      expect(times.reduce((a, b) => a + b, 0)).toBe(12);
      const ring = [...times, ...times];
      const seen = [...times.keys()].filter((i) => (ring[i] ?? 0) > 0);
      const lonely = (i: number): boolean => (ring[i + 1] ?? 0) === 0 && (ring[i + 11] ?? 0) === 0;
      expect(seen.filter(lonely)).toEqual([]);
    }
  });

  test("of all periods leave nothing to chance", () => {
    for (const times of blockDraws(7, 7, 20, seededRandom(2))) {
      expect([...times]).toEqual(Array(7).fill(1));
    }
  });

  test("need a whole length, and periods and draws", () => {
    const random = seededRandom(1);
    expect(codeOf(() => blockDraws(0, 1, 1, random))).toBe("maths.setting-outside");
    expect(codeOf(() => blockDraws(3, 0, 1, random))).toBe("maths.setting-outside");
    expect(codeOf(() => blockDraws(3, 1, 0, random))).toBe("maths.setting-outside");
  });
});

describe("the skill of a forecast", () => {
  test("is sure where it is the same in every period", () => {
    const draws = blockDraws(20, 3, 100, seededRandom(3));
    const reference = Float64Array.from({ length: 20 }, (_, i) => 1 + i);
    const { skill, lo, hi, positive } = bootstrappedSkill(
      reference.map((score) => 0.9 * score),
      reference,
      draws,
    );
    for (const value of [skill, lo, hi]) expect(value).toBeCloseTo(0.1, 12);
    expect(positive).toBe(1);
  });

  test("has an interval that mostly holds 0 for two that are equally good", () => {
    const random = seededRandom(4);
    let holds = 0;
    for (let run = 0; run < 200; run++) {
      const noise = (): Float64Array => Float64Array.from({ length: 60 }, () => random.uniform());
      const draws = blockDraws(60, 2, 200, random);
      const { lo, hi } = bootstrappedSkill(noise(), noise(), draws);
      if (lo <= 0 && 0 <= hi) holds++;
    }
    expect(holds / 200).toBeGreaterThan(0.8);
    expect(holds / 200).toBeLessThan(0.97);
  });

  test("leaves out series in which the reference has no score", () => {
    const draws = [Uint16Array.of(2, 0), Uint16Array.of(0, 2)];
    expect(bootstrappedSkill([0, 1], [0, 2], draws)).toEqual({
      skill: 0.5,
      lo: 0.5,
      hi: 0.5,
      positive: 1,
    });
  });

  test("refuses scores that do not go together", () => {
    const draws = blockDraws(2, 1, 5, seededRandom(1));
    expect(codeOf(() => bootstrappedSkill([], [], draws))).toBe("maths.scores-empty");
    expect(codeOf(() => bootstrappedSkill([1, 2], [1], draws))).toBe("maths.scores-unequal");
    expect(codeOf(() => bootstrappedSkill([1, 2, 3], [1, 2, 3], draws))).toBe(
      "maths.scores-unequal",
    );
    expect(codeOf(() => bootstrappedSkill([1, Number.NaN], [1, 2], draws))).toBe(
      "maths.score-value-outside",
    );
  });
});
