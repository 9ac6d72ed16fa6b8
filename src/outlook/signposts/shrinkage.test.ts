import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import { type Estimate, shrunk, spreadOfEffects } from "./shrinkage.ts";

function drawn(spread: number, n: number, seed: number): Estimate[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => {
    const error = 0.05 + 0.2 * random.uniform();
    const effect = normal.sample(random, 0, Math.hypot(spread, error));
    return { effect, error };
  });
}

describe("effects weighed together", () => {
  test("give their spread", () => {
    expect(spreadOfEffects(drawn(0.3, 2000, 1))).toBeCloseTo(0.3, 1);
    expect(spreadOfEffects(drawn(0, 2000, 2))).toBeLessThan(0.03);
  });

  test("are drawn towards 0, the more the less sure they are, and keep their sign", () => {
    const sure = shrunk({ effect: -0.4, error: 0.05 }, 0.2);
    const unsure = shrunk({ effect: -0.4, error: 0.4 }, 0.2);
    expect(sure.effect).toBeCloseTo((-0.4 * 0.04) / (0.04 + 0.0025), 12);
    expect(sure.error).toBeCloseTo(Math.sqrt((0.04 * 0.0025) / (0.04 + 0.0025)), 12);
    expect(unsure.effect).toBeGreaterThan(sure.effect);
    expect(unsure.effect).toBeLessThan(0);
    expect(sure.certainty).toBeGreaterThan(0.999);
    expect(unsure.certainty).toBeLessThan(0.9);
  });
});
