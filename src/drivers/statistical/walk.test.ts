import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { leastSquares, logBeta } from "../../maths/index.ts";
import { prepared, usualDesign, walkPrepared } from "./inclusion.ts";
import { productsOf } from "./products.ts";
import { largestWithin, logPriorBySize, modelsUpTo, priorInclusion } from "./space-prior.ts";
import { walkModels } from "./walk.ts";

const PANEL = linearPanel({
  months: 72,
  effects: [
    { effect: 0.25, lag: 2 },
    { effect: 0, lag: 1 },
    { effect: 0.1, lag: 5 },
  ],
  noise: 0.5,
  events: 15,
  seed: 3,
});

describe("the walk through all models", () => {
  test("gives the inclusion that a regression of every model on its own gives", () => {
    const own = prepared(usualDesign(PANEL, {}), 4);
    const { design, noise, prior } = own;
    const weights = noise.rootWeights.map((root) => root * root);
    const controls = design.controls.map(({ values }) => values);
    const n = design.rows.length;
    const [yy, p] = [leastSquares(design.outcome, controls, { weights }).rss, controls.length];
    const weightOf = (held: readonly number[]): number => {
      const columns = held.map((column) => design.columns[column]?.values ?? []);
      const { rss } = leastSquares(design.outcome, [...controls, ...columns], { weights });
      const share = prior.g / (1 + prior.g);
      const j = held.length;
      const before = Math.exp(logBeta(1 + j, 3 + 3 - j) - logBeta(1, 3)) * 0.25 ** j;
      const fit = (1 - share * (1 - rss / yy)) ** (-(n - p) / 2);
      return before * (1 + prior.g) ** (-j / 2) * fit;
    };
    const models = design.candidates.reduce<readonly (readonly number[])[]>(
      (shorter, { columns }) =>
        shorter.flatMap((held) => [held, ...columns.map((column) => [...held, column])]),
      [[]],
    );
    expect(models).toHaveLength(125);
    const sums = new Float64Array(design.columns.length);
    let total = 0;
    for (const held of models) {
      const weight = weightOf(held);
      total += weight;
      for (const column of held) sums[column] = (sums[column] ?? 0) + weight;
    }
    const walked = walkPrepared(own);
    walked.columns.forEach((inclusion, column) => {
      expect(inclusion).toBeCloseTo((sums[column] ?? 0) / total, 11);
    });
  });

  test("a column that another spans adds neither fit nor term", () => {
    const y = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i) + 0.3 * Math.cos(3 * i));
    const x = Float64Array.from({ length: 20 }, (_, i) => Math.sin(i));
    const products = productsOf(y, [x, x.map((value) => 2 * value)], 1);
    const prior = { g: 20, logBySize: [0, 0, 0], largest: 2 };
    const candidates = [
      { columns: [0], shares: [1] },
      { columns: [1], shares: [1] },
    ];
    const { columns, none } = walkModels(products, candidates, prior);
    expect(columns[0]).toBeCloseTo(columns[1] ?? 0, 12);
    expect(none + ((1 - none) * 2) / 3).toBeCloseTo(columns[0] ? columns[0] + none : 0, 12);
  });

  test("fits far beyond the range of a number are weighed all the same", () => {
    const y = Float64Array.from({ length: 4000 }, (_, i) => Math.sin(i));
    const x = y.map((value, i) => value + 1e-3 * Math.cos(5 * i));
    const products = productsOf(y, [x, y.map((_, i) => Math.cos(7 * i))], 1);
    const candidates = [
      { columns: [0], shares: [1] },
      { columns: [1], shares: [1] },
    ];
    const { columns } = walkModels(products, candidates, {
      g: 4000,
      logBySize: logPriorBySize(2, 2),
      largest: 2,
    });
    expect(columns[0]).toBe(1);
    expect(columns[1]).toBeLessThan(0.5);
  });

  test("a space is cut down to the models that fit, the largest first", () => {
    expect(modelsUpTo([4, 4, 4, 4, 4], 5)).toBe(3125);
    expect(modelsUpTo([4, 4], 1)).toBe(9);
    expect(largestWithin([4, 4, 4, 4, 4], 3125)).toBe(5);
    expect(largestWithin([4, 4, 4, 4, 4], 3124)).toBe(4);
    expect(largestWithin([4, 4], 1)).toBe(1);
  });

  test("every hypothesis ever tried makes each less probable beforehand", () => {
    const prior = (tried: number): number => {
      const [, one = 0, two = 0] = logPriorBySize(2, tried);
      return Math.exp(one) + Math.exp(two);
    };
    expect(prior(2)).toBeCloseTo(1 / 2, 12);
    expect(prior(3)).toBeCloseTo(1 / 3, 12);
    expect(prior(8)).toBeCloseTo(1 / 8, 12);
    expect(priorInclusion(2, 8)).toBeCloseTo(1 / 8, 12);
  });
});
