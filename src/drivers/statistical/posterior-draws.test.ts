import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { type LinearDesign, linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import type { DriverPanel } from "../panel.ts";
import { averagedDesign } from "./averaged-design.ts";
import type { Design } from "./design.ts";
import { usualDesign } from "./inclusion.ts";
import {
  type KnownPosterior,
  type PosteriorDraw,
  type PosteriorOptions,
  posteriorDraws,
} from "./posterior-draws.ts";
import { streamsOf } from "./streams.ts";

const DESIGN: LinearDesign = {
  months: 150,
  effects: [
    { effect: 0.3, lag: 1 },
    { effect: 0.08, lag: 5 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.5,
  events: 30,
  seed: 71,
};
const PANEL = linearPanel(DESIGN);
const DRAWS = 6000;

function drawn(panel: DriverPanel, more: Partial<PosteriorOptions> = {}): KnownPosterior {
  const posterior = posteriorDraws(panel, { random: seededRandom(1), draws: DRAWS, ...more });
  if (posterior.state === "unknown") throw new Error("there are rows enough");
  return posterior;
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
const POSTERIOR = drawn(PANEL);

/** What a draw makes of each row. */
function fittedBy({ ownLags, controls, effects }: PosteriorDraw, design: Design): Float64Array {
  const fit = new Float64Array(design.rows.length);
  const add = (coefficient: number, values: Float64Array | undefined): void => {
    values?.forEach((x, i) => {
      fit[i] = (fit[i] as number) + coefficient * x;
    });
  };
  const control = (block: string, step: number): Float64Array | undefined =>
    design.controls.find((one) => one.block === block && one.step === step)?.values;
  for (const { lag, coefficient } of ownLags) add(coefficient, control("ownHistory", lag));
  for (const { block, step, coefficient } of controls) add(coefficient, control(block, step));
  for (const { hypothesis, window, coefficient } of effects) {
    const column = design.columns.find(
      (one) => hypothesis === `h${one.hypothesis + 1}` && isDeepStrictEqual(one.window, window),
    );
    add(coefficient, column?.values);
  }
  return fit;
}

describe.each([
  ["enumerated", undefined],
  ["searched", 10],
])("draws from a space that was %s", (_, exactUpTo) => {
  const posterior = drawn(PANEL, exactUpTo === undefined ? {} : { exactUpTo });
  const search = streamsOf(seededRandom(1))("search");
  const averaged = averagedDesign(usualDesign(PANEL, {}), 3, search, exactUpTo);
  const { design, noise } = averaged.own;

  test("hold each exposure in each window as often, and as strongly, as the averaged columns say", () => {
    design.columns.forEach(({ hypothesis, window }, c) => {
      const column = averaged.columns[c];
      if (column === undefined) throw new Error("every column is averaged");
      const own = posterior.draws.map(
        ({ effects }) =>
          effects.find(
            (effect) =>
              effect.hypothesis === `h${hypothesis + 1}` &&
              effect.window.first === window.first &&
              effect.window.last === window.last,
          )?.coefficient ?? 0,
      );
      const share = mean(own.map((x) => (x === 0 ? 0 : 1)));
      expect(Math.abs(share - column.inclusion)).toBeLessThan(0.005);
      expect(Math.abs(mean(own) - column.mean)).toBeLessThan(
        (5 * column.sd) / Math.sqrt(DRAWS) + 1e-9,
      );
    });
  });

  test("have the own history of the averaged model", () => {
    for (const { lag, coefficient } of averaged.fit.history) {
      const own = posterior.draws.map(
        ({ ownLags }) => ownLags.find((one) => one.lag === lag)?.coefficient ?? Number.NaN,
      );
      expect(Math.abs(mean(own) - coefficient)).toBeLessThan(0.01);
    }
  });

  test("fit the rows: what is left of them is as large as the drawn noise", () => {
    const residuals = posterior.draws.slice(0, 500).map((draw) => {
      const fit = fittedBy(draw, design);
      const squares = fit.map((x, i) => {
        const left = (design.outcome[i] as number) - x;
        return left ** 2 / (draw.scale * (noise.variances[i] as number));
      });
      return mean([...squares]);
    });
    expect(mean(residuals)).toBeGreaterThan(0.9);
    expect(mean(residuals)).toBeLessThan(1.1);
  });
});

describe("draws of the drivers' posterior", () => {
  test("say how likely a hypothesis is, through which exposure, and what a deviation of it is", () => {
    const [found, weak] = POSTERIOR.hypotheses;
    expect(found?.inclusion).toBeGreaterThan(0.99);
    expect(weak?.inclusion).toBeLessThan(0.75);
    const [exposure] = found?.exposures ?? [];
    expect(exposure?.probability).toBeCloseTo(found?.inclusion ?? 0, 12);
    const values = (PANEL.hypotheses[0]?.exposures[0]?.values ?? new Float64Array()).slice(0, -1);
    const centre = mean([...values]);
    const variance = values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1);
    expect(exposure?.mean).toBeCloseTo(centre, 9);
    expect(exposure?.sd).toBeCloseTo(Math.sqrt(variance), 9);
  });

  test("keep a hypothesis that the record does not measure, and draw it never", () => {
    const [first, ...rest] = PANEL.hypotheses;
    if (first === undefined) throw new Error("there are hypotheses");
    const hypotheses = [{ ...first, exposures: [] }, ...rest];
    const { hypotheses: told, draws } = drawn({ ...PANEL, hypotheses }, { draws: 200 });
    expect(told[0]).toMatchObject({ id: "h1", measured: false, exposures: [] });
    expect(told[0]?.inclusion).toBeNaN();
    expect(draws.some(({ effects }) => effects.some(({ hypothesis }) => hypothesis === "h1"))).toBe(
      false,
    );
  });

  test("are the same for the same seed, and another seed moves them", () => {
    const few = (seed: number): KnownPosterior =>
      drawn(PANEL, { draws: 50, random: seededRandom(seed) });
    expect(few(1)).toEqual(few(1));
    expect(few(1).draws).not.toEqual(few(2).draws);
  });

  test("are not to be had from a record that is too short", () => {
    const short = posteriorDraws(linearPanel({ ...DESIGN, months: 30 }), {
      random: seededRandom(1),
    });
    expect(short).toMatchObject({ state: "unknown" });
    if (short.state === "unknown") expect(short.has).toBeLessThan(short.needs);
  });
});
