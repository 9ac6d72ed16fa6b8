import { describe, expect, test } from "vitest";
import { type LinearDesign, linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import type { DriverPanel } from "../panel.ts";
import { inclusionsOf } from "./inclusion.ts";
import { powersOf } from "./powers.ts";

const DESIGN: LinearDesign = {
  months: 100,
  effects: [
    { effect: 0, lag: 2 },
    { effect: 0.3, lag: 1 },
  ],
  noise: 0.5,
  events: 15,
  seed: 21,
};
const PANEL = linearPanel(DESIGN);

const mattering = (panel: DriverPanel, matters: number): DriverPanel => ({
  ...panel,
  hypotheses: panel.hypotheses.map((hypothesis) => ({ ...hypothesis, matters })),
});

const shares = (panel: DriverPanel, seed = 1): readonly (number | undefined)[] => {
  const powers = powersOf(panel, { random: seededRandom(seed), simulations: 100 });
  return panel.hypotheses.map(({ id }) => powers.get(id)?.share);
};

describe("the power of a record", () => {
  test("grows with the effect that matters, from next to nothing to certainty", () => {
    const of = (matters: number): number => shares(mattering(PANEL, matters))[0] ?? Number.NaN;
    expect(of(0.02)).toBeLessThan(0.1);
    expect(of(1)).toBeGreaterThan(0.95);
    expect(of(0.25)).toBeGreaterThan(of(0.1));
    expect(of(0.4)).toBeGreaterThan(of(0.25));
  });

  test("grows with the record", () => {
    const of = (months: number): number => shares(linearPanel({ ...DESIGN, months }))[0] ?? 0;
    expect(of(200)).toBeGreaterThan(of(60) + 0.2);
  });

  test("is lower for a mismeasured exposure", () => {
    const [first] = linearPanel({ ...DESIGN, months: 200 }).hypotheses;
    const panel = linearPanel({ ...DESIGN, months: 200 });
    if (first === undefined) throw new Error("the panel has two hypotheses");
    const events = new Float64Array(200).fill(5);
    const counted = {
      ...panel,
      hypotheses: [
        { ...first, exposures: first.exposures.map((x) => ({ ...x, events })) },
        ...panel.hypotheses.slice(1),
      ],
    };
    expect(shares(counted)[0]).toBeLessThanOrEqual(shares(panel)[0] ?? 0);
  });

  test("is the same for the same seed, whatever the order of the hypotheses", () => {
    const turned = { ...PANEL, hypotheses: [...PANEL.hypotheses].reverse() };
    expect(shares(PANEL)).toEqual(shares(PANEL));
    const [a, b] = shares(PANEL);
    const [c, d] = shares(turned);
    expect(Math.abs((a ?? 0) - (d ?? 0))).toBeLessThanOrEqual(0.01);
    expect(Math.abs((b ?? 0) - (c ?? 0))).toBeLessThanOrEqual(0.01);
  });

  test("tells how often such an effect is found", () => {
    let found = 0;
    const panels = 60;
    for (let seed = 0; seed < panels; seed++) {
      const panel = linearPanel({
        ...DESIGN,
        months: 120,
        effects: [
          { effect: 0.25, lag: 1 },
          { effect: 0, lag: 1 },
        ],
        seed: 100 + seed,
      });
      const inclusions = inclusionsOf(panel);
      if (inclusions.state === "known" && (inclusions.hypotheses[0]?.inclusion ?? 0) > 0.75)
        found++;
    }
    const told = shares(
      linearPanel({
        ...DESIGN,
        months: 120,
        effects: [
          { effect: 0, lag: 1 },
          { effect: 0, lag: 1 },
        ],
      }),
    )[0];
    expect(Math.abs(found / panels - (told ?? 0))).toBeLessThan(0.25);
  });

  test("a record with too few rows has none", () => {
    const short = linearPanel({ ...DESIGN, months: 24 });
    expect(powersOf(short, { random: seededRandom(1) }).size).toBe(0);
  });
});
