import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { weighModels } from "../../maths/index.ts";
import { averagedDesign } from "./averaged-design.ts";
import { gridSpace, logFactors, logSetPrior, type SetPrior, weighCell } from "./grid.ts";
import { usualDesign } from "./inclusion.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { streamsOf } from "./streams.ts";

const PANEL = linearPanel({
  months: 130,
  effects: [
    { effect: 0.5, lag: 9 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.3,
  events: 30,
  seed: 81,
});
const DESIGN = usualDesign(PANEL, {});
const FAR = { first: 7, last: 12 };
const SETTINGS = {
  tried: 2,
  ownLags: [1, 2, 3, 12],
  exactUpTo: undefined,
  streams: streamsOf(seededRandom(1)),
};

describe("the sensitivity grid", () => {
  const { own, weighed, averaged, columns } = averagedDesign(DESIGN, 2, seededRandom(1), undefined);
  const grid = gridSpace(weighed.space);
  const shares = DESIGN.candidates.map((candidate) => Float64Array.from(candidate.shares));

  test("weighs a cell as the averaging does, under every prior", () => {
    const priors = [
      ["usual", { kind: "beta-binomial", a: 1, b: 4 }, 5],
      ["betaBinomial", { kind: "beta-binomial", a: 1, b: 1 }, 2],
      ["fixedOne", { kind: "fixed", size: 1 }, 2],
      ["uniform", { kind: "uniform" }, 2],
    ] as const;
    const kinds = [
      { kind: "fixed", g: own.prior.g },
      { kind: "hyper-g/n", a: 3 },
      { kind: "local-eb" },
    ] as const;
    for (const g of kinds) {
      const logFactor = logFactors(grid, g);
      for (const [name, prior, tried] of priors) {
        const cell = weighCell(grid, { logFactor, logBySize: logSetPrior(name, 2, tried), shares });
        const expected = weighModels(weighed.space, g, prior);
        cell.forEach(({ inclusion }, c) => {
          expect(inclusion).toBeCloseTo(expected.candidates[c]?.inclusion ?? 0, 10);
        });
      }
    }
    expect(averaged.none).toBeGreaterThanOrEqual(0);
  });

  test("tells the sign that the averaged coefficient has", () => {
    const logFactor = logFactors(grid, { kind: "fixed", g: own.prior.g });
    const logBySize = logSetPrior("betaBinomial", 2, 2);
    const [first] = weighCell(grid, { logFactor, logBySize, shares });
    expect(columns.find(({ inclusion }) => inclusion > 0.9)?.mean).toBeGreaterThan(0);
    expect(first?.positive).toBeGreaterThan(0.99);
  });

  test("hypotheses tried before weigh on every prior but the uniform", () => {
    const odds = (name: SetPrior, tried: number): number => {
      const [none = 0, one = 0] = logSetPrior(name, 2, tried);
      return one - none;
    };
    expect(odds("usual", 6)).toBeLessThan(odds("usual", 2));
    expect(odds("betaBinomial", 6)).toBeLessThan(odds("betaBinomial", 2));
    expect(odds("fixedOne", 6)).toBeLessThan(odds("fixedOne", 2));
    expect(odds("uniform", 6)).toBe(odds("uniform", 2));
    const shareOf = (name: SetPrior): number => {
      const [none = 0, one = 0, two = 0] = logSetPrior(name, 2, 2);
      return Math.exp(none) + 2 * Math.exp(one) + Math.exp(two);
    };
    expect(shareOf("usual")).toBeCloseTo(1, 12);
    expect(shareOf("betaBinomial")).toBeCloseTo(1, 12);
    expect(shareOf("fixedOne")).toBeCloseTo(1, 12);
    expect(shareOf("uniform")).toBeCloseTo(1, 12);
  });

  test("an effect is lost without its own window, and kept otherwise", () => {
    const [first, second] = sensitivityOf(PANEL, DESIGN, [FAR, undefined], SETTINGS);
    expect(first?.lowest.cell.windows).toEqual({ without: FAR });
    expect(first?.lowest.inclusion).toBeLessThan(0.5);
    expect(first?.lowestKept.inclusion).toBeGreaterThan(0.9);
    expect(first?.sameSign).toBe(true);
    expect(second?.lowest.inclusion).toBeLessThan(second?.highest.inclusion ?? 0);
  });

  test("varies g, prior, own lags and windows", () => {
    const [first] = sensitivityOf(PANEL, DESIGN, [FAR, undefined], SETTINGS);
    const windows = 1 + 4;
    const otherLags = 3;
    expect(first?.cells).toBe(4 * 4 * (windows + otherLags + 1));
  });

  test("a hypothesis that is not measured has no grid", () => {
    const [own1, other] = PANEL.hypotheses;
    if (own1 === undefined || other === undefined) throw new Error("the panel has two");
    const constant = { id: "x", unit: "one", values: new Float64Array(130).fill(1) };
    const panel = { ...PANEL, hypotheses: [own1, { ...other, exposures: [constant] }] };
    const found = sensitivityOf(panel, usualDesign(panel, {}), [FAR, undefined], SETTINGS);
    expect(found[1]).toBeUndefined();
    expect(found[0]).toBeDefined();
  });
});
