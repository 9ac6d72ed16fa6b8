import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { logRatios, polarEvents } from "./counted-panel.ts";
import {
  GENERATOR,
  type PanelDesign,
  type SimulatedPanel,
  simulatedPanel,
} from "./simulated-panel.ts";

const USUAL: PanelDesign = {
  periods: 240,
  events: 8,
  common: 0.6,
  hypotheses: 5,
  trueOnes: 1,
  beta: 0.25,
};

function panels(count: number, design: Partial<PanelDesign>): SimulatedPanel[] {
  return Array.from({ length: count }, (_, run) =>
    simulatedPanel({ ...USUAL, ...design }, seededRandom(100 + run)),
  );
}

const meanOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / values.length;
};

/** Covariance of x at t - lag with y at t. */
function covariance(x: Float64Array, y: Float64Array, lag = 0): number {
  const [mx, my] = [meanOf(x), meanOf(y)];
  const products = Array.from(y.subarray(lag), (value, t) => (value - my) * ((x[t] ?? 0) - mx));
  return meanOf(products);
}

const correlation = (x: Float64Array, y: Float64Array, lag = 0): number =>
  covariance(x, y, lag) / Math.sqrt(covariance(x, x) * covariance(y, y));

/** Counts so large that a log ratio is the state itself. */
const SEEN = { events: 5000, periods: 480 };

describe("a simulated panel", () => {
  test("is the same from the same seed, and another from another", () => {
    const [first, second] = panels(2, {});
    expect(simulatedPanel(USUAL, seededRandom(100))).toEqual(first);
    expect(second?.panel.cooperation).not.toEqual(first?.panel.cooperation);
  });

  test("has the months, hypotheses and true effects of its design", () => {
    const { panel, effects } = simulatedPanel({ ...USUAL, trueOnes: 2 }, seededRandom(1));
    expect(panel.periods).toHaveLength(240);
    expect(panel.periods.at(0)).toBe("2000-01");
    expect(panel.periods.at(-1)).toBe("2019-12");
    expect(panel.hypotheses).toHaveLength(5);
    expect(effects.map(({ hypothesis }) => hypothesis)).toEqual([0, 1]);
    for (const { lag } of effects) expect(GENERATOR.lags).toContain(lag);
    for (const series of [panel.cooperation, panel.conflict, panel.common, panel.volume]) {
      expect(series).toHaveLength(240);
      expect(series.every(Number.isFinite)).toBe(true);
    }
  });

  test.each([2, 8, 30])("tells of %d polar events a month on average", (events) => {
    const many = panels(30, { events });
    const own = meanOf(many.map(({ panel }) => meanOf(polarEvents(panel))));
    const other = meanOf(
      many.map(({ exposures }) => meanOf(polarEvents(exposures[4] ?? panelless))),
    );
    expect(own / events).toBeCloseTo(1, 1);
    expect(other / events).toBeCloseTo(1, 1);
  });

  test("has counts that vary more than Poisson counts of its media volume would", () => {
    const ratio = meanOf(
      panels(30, {}).map(({ panel }) => {
        const counts = polarEvents(panel);
        return covariance(counts, counts) / meanOf(counts);
      }),
    );
    expect(ratio).toBeGreaterThan(2);
  });

  test("has media volume that rises", () => {
    const rise = meanOf(
      panels(30, {}).map(({ panel }) => {
        const counts = polarEvents(panel);
        return meanOf(counts.subarray(160)) / meanOf(counts.subarray(0, 80));
      }),
    );
    expect(rise).toBeGreaterThan(1.5);
    expect(rise).toBeLessThan(3);
  });

  test("has exposures that remember a month by .85", () => {
    const own = panels(20, { ...SEEN, common: 0, trueOnes: 0 }).flatMap(({ exposures }) =>
      exposures.map((counts) => correlation(logRatios(counts), logRatios(counts), 1)),
    );
    expect(meanOf(own)).toBeGreaterThan(0.8);
    expect(meanOf(own)).toBeLessThan(0.88);
  });

  test("has an outcome that answers a true exposure after its lag by what the design says", () => {
    const { inertia, persistence } = GENERATOR;
    const many = panels(40, { ...SEEN, common: 0 });
    const answer = meanOf(
      many.map(({ panel, exposures, effects }) =>
        covariance(logRatios(exposures[0] ?? panelless), logRatios(panel), effects[0]?.lag ?? 0),
      ),
    );
    const expected = 0.25 / (1 - inertia * persistence);
    expect(answer).toBeGreaterThan(0.85 * expected);
    expect(answer).toBeLessThan(1.15 * expected);
  });

  test("has an outcome that has nothing to do with a false exposure, unless all share a shock", () => {
    const together = (common: number): number =>
      meanOf(
        panels(25, { ...SEEN, common, trueOnes: 0 }).map(({ panel, exposures }) =>
          correlation(logRatios(exposures[0] ?? panelless), logRatios(panel)),
        ),
      );
    expect(Math.abs(together(0))).toBeLessThan(0.06);
    expect(together(0.6)).toBeGreaterThan(0.15);
    expect(together(1.2)).toBeGreaterThan(together(0.6) + 0.1);
  });
});

const panelless = { cooperation: new Float64Array(0), conflict: new Float64Array(0) };
