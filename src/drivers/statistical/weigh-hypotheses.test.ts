import { describe, expect, test } from "vitest";
import { countsOf, type LinearDesign, linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { type DriverPanel, defaultWindows, type PanelHypothesis } from "../panel.ts";
import { inclusionsOf } from "./inclusion.ts";
import type { StatisticalOptions } from "./options.ts";
import type { KnownLeg, MeasuredHypothesis } from "./statistical-leg.ts";
import { weighHypotheses } from "./weigh-hypotheses.ts";

const DESIGN: LinearDesign = {
  months: 150,
  effects: [
    { effect: 0.5, lag: 5 },
    { effect: 0, lag: 1 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.3,
  events: 30,
  seed: 71,
};
const PLACEBO = linearPanel({ ...DESIGN, seed: 72 });
const PANEL: DriverPanel = {
  ...linearPanel(DESIGN),
  placeboOutcomes: [
    {
      ...{ hypothesis: "h1", name: "another dyad" },
      ...{ cooperation: PLACEBO.cooperation, conflict: PLACEBO.conflict },
    },
  ],
};

const options = (more: Partial<StatisticalOptions> = {}): StatisticalOptions => ({
  random: seededRandom(1),
  simulations: 40,
  resamples: 500,
  ...more,
});

function known(panel: DriverPanel, more?: Partial<StatisticalOptions>): KnownLeg {
  const leg = weighHypotheses(panel, options(more));
  if (leg.state !== "known") throw new Error("there are rows enough");
  return leg;
}

function measured(leg: KnownLeg, id: string): MeasuredHypothesis {
  const found = leg.hypotheses.find((hypothesis) => hypothesis.id === id);
  if (found?.measured !== true) throw new Error(`${id} is measured`);
  return found;
}

function with0(change: (own: PanelHypothesis) => PanelHypothesis): DriverPanel {
  const [first, ...rest] = PANEL.hypotheses;
  return first === undefined ? PANEL : { ...PANEL, hypotheses: [change(first), ...rest] };
}

const scaled = (shift: number, by: number): DriverPanel =>
  with0((own) => ({
    ...own,
    exposures: own.exposures.map((x) => ({ ...x, values: x.values.map((v) => shift + by * v) })),
  }));

const LEG = known(PANEL, {
  changes: [{ hypothesis: "h1", name: "from 2005 to 2010", from: "2005", to: "2010-06" }],
});

describe("weighing hypotheses", () => {
  test("a true effect is found in its window, with its size, and supported", () => {
    const found = measured(LEG, "h1");
    expect(found.inclusion).toBeGreaterThan(0.99);
    const best = [...found.places].sort((a, b) => b.probability - a.probability)[0];
    expect(best?.window).toEqual({ first: 4, last: 6 });
    expect(found.effect?.positive).toBeGreaterThan(0.99);
    expect(found.effect?.oneDeviation.balance.lo).toBeGreaterThan(0.2);
    expect(found.effect?.oneDeviation.conflictPerYear.hi).toBeLessThan(0);
    expect(found.gain).toMatchObject({ state: "known" });
    expect(found.explained).toBeGreaterThan(0.1);
    expect(found.verdict).toBe("supported");
    expect(found.wouldTell).toEqual([]);
  });

  test("what has no effect is not found, and power says whether that means anything", () => {
    for (const id of ["h2", "h3"]) {
      const found = measured(LEG, id);
      expect(found.inclusion).toBeLessThan(0.25);
      const isSure = found.inclusion < 0.1 && (found.power?.share ?? 0) >= 0.8;
      expect(found.verdict).toBe(isSure ? "evidence against" : "the record cannot tell");
    }
  });

  test("an effect that would matter and is not there is evidence against", () => {
    const long = linearPanel({ ...DESIGN, months: 240, seed: 73 });
    const { hypotheses } = long;
    const loud = { ...long, hypotheses: hypotheses.map((own) => ({ ...own, matters: 0.8 })) };
    const found = measured(known(loud), "h3");
    expect(found.inclusion).toBeLessThan(0.1);
    expect(found.verdict).toBe("evidence against");
    const hushed = { ...long, hypotheses: hypotheses.map((own) => ({ ...own, matters: 0.02 })) };
    const unsure = measured(known(hushed), "h3");
    expect(unsure.inclusion).toBe(found.inclusion);
    expect(unsure.verdict).toBe("the record cannot tell");
    expect(unsure.wouldTell.map(({ code }) => code)).toContain("periods");
  });

  test("a named change has the effect of its steps", () => {
    const found = measured(LEG, "h1");
    const { values } = PANEL.hypotheses[0]?.exposures[0] ?? { values: new Float64Array(0) };
    const mean = (from: number, to: number): number =>
      values.subarray(from, to).reduce((a, b) => a + b, 0) / (to - from);
    const past = values.subarray(0, 149);
    const centre = past.reduce((a, b) => a + b, 0) / 149;
    const sd = Math.sqrt(past.reduce((a, b) => a + (b - centre) ** 2, 0) / 148);
    const steps = (mean(125, 126) - mean(60, 72)) / sd;
    const [named] = found.effect?.named ?? [];
    expect(named?.name).toBe("from 2005 to 2010");
    expect(named?.balance.mean).toBeCloseTo(
      steps * (found.effect?.oneDeviation.balance.mean ?? 0),
      6,
    );
  });

  test("the quick path gives the same inclusion", () => {
    const quick = inclusionsOf(PANEL);
    if (quick.state !== "known") throw new Error("there are rows enough");
    for (const { id, inclusion, places } of quick.hypotheses) {
      expect(inclusion).toBeCloseTo(measured(LEG, id).inclusion, 9);
      expect(places.map(({ window }) => window)).toEqual(
        measured(LEG, id).places.map(({ window }) => window),
      );
    }
  });

  test("the unit and the zero of an exposure change nothing", () => {
    const other = known(scaled(1000, -250));
    expect(measured(other, "h1").inclusion).toBeCloseTo(measured(LEG, "h1").inclusion, 8);
    expect(measured(other, "h2").inclusion).toBeCloseTo(measured(LEG, "h2").inclusion, 8);
    expect(measured(other, "h1").effect?.oneDeviation.balance.mean).toBeCloseTo(
      -(measured(LEG, "h1").effect?.oneDeviation.balance.mean ?? 0),
      6,
    );
    expect(measured(other, "h1").verdict).toBe("supported");
  });

  test("the order of the hypotheses changes nothing", () => {
    const other = known({ ...PANEL, hypotheses: [...PANEL.hypotheses].reverse() });
    expect(other.hypotheses.map(({ id }) => id)).toEqual(["h3", "h2", "h1"]);
    for (const { id } of PANEL.hypotheses) {
      const [a, b] = [measured(LEG, id), measured(other, id)];
      expect(b.inclusion).toBeCloseTo(a.inclusion, 9);
      expect(b.explained).toBeCloseTo(a.explained, 6);
      expect(b.verdict).toBe(a.verdict);
    }
  });

  test("the same seed gives the same answer, to the last number", () => {
    expect(known(PANEL)).toEqual(known(PANEL));
  });

  test("an effect of the other sign than stated is no support", () => {
    const found = measured(known(with0((own) => ({ ...own, sign: -1 }))), "h1");
    expect(found.inclusion).toBeGreaterThan(0.99);
    expect(found.verdict).toBe("the record cannot tell");
    expect(found.why.map(({ code }) => code)).toContain("other-sign");
  });

  test("an exposure that does little but follow the trend is told to hardly move", () => {
    const trend = with0((own) => ({
      ...own,
      exposures: own.exposures.map((x) => ({ ...x, values: x.values.map((v, t) => v + 2 * t) })),
    }));
    const found = measured(known(trend), "h1");
    expect(found.moves).toBeLessThan(0.01);
    expect(found.moves).toBeGreaterThan(0);
    expect(found.why).toContainEqual({ code: "hardly-moves", share: found.moves, needs: 0.05 });
    const own = measured(LEG, "h1");
    expect(own.moves).toBeGreaterThan(0.4);
    expect(own.why.map(({ code }) => code)).not.toContain("hardly-moves");
  });

  test("a hypothesis that is not measured stays in the count and says what is missing", () => {
    const blind = with0((own) => ({
      ...own,
      exposures: own.exposures.map((x) => ({ ...x, values: x.values.map(() => Number.NaN) })),
    }));
    const leg = known(blind);
    expect(leg.hypotheses[0]).toMatchObject({
      measured: false,
      verdict: "the record cannot tell",
      why: [{ code: "not-measured", missing: [{ exposure: "x1", problem: "missing" }] }],
    });
    expect(leg.settings.tried).toBe(3);
    expect(measured(leg, "h2").prior).toBeCloseTo(1 / 3, 12);
  });

  test("hypotheses tried before make those of today less probable", () => {
    const leg = known(PANEL, { tried: 12 });
    expect(leg.settings.tried).toBe(12);
    expect(measured(leg, "h2").prior).toBeCloseTo(1 / 12, 12);
    expect(measured(leg, "h2").inclusion).toBeLessThan(measured(LEG, "h2").inclusion);
  });

  test("a space too large to enumerate is searched to much the same answer", () => {
    const leg = known(PANEL, { exactUpTo: 10 });
    expect(leg.settings.models.exact).toBe(false);
    expect(leg.settings.models.possible).toBe(125);
    for (const { id } of PANEL.hypotheses) {
      expect(measured(leg, id).inclusion).toBeCloseTo(measured(LEG, id).inclusion, 2);
    }
  });

  test("with too few rows nothing is said, and what there is and must be", () => {
    const short = linearPanel({ ...DESIGN, months: 26 });
    const leg = weighHypotheses(short, options());
    expect(leg).toMatchObject({ state: "unknown", has: 14, needs: 5 + 24 });
    expect(leg.hypotheses[0]).toMatchObject({
      verdict: "the record cannot tell",
      why: [{ code: "too-few-rows", has: 14, needs: 29 }],
      wouldTell: [{ code: "rows", has: 14, needs: 29 }],
    });
    expect(inclusionsOf(short)).toEqual({ state: "unknown", has: 14, needs: 29 });
  });

  test("a panel without hypotheses is weighed against nothing", () => {
    const leg = known({ ...PANEL, hypotheses: [], placeboOutcomes: [] });
    expect(leg.none).toBe(1);
    expect(leg.hypotheses).toEqual([]);
    expect(leg.explained).toBeGreaterThan(0);
  });

  test("years and quarters are weighed with their own windows", () => {
    for (const by of ["quarter", "year"] as const) {
      const periods = PANEL.periods
        .slice(0, 60)
        .map((_, i) =>
          by === "year" ? `${1950 + i}` : `${2000 + Math.floor(i / 4)}-Q${1 + (i % 4)}`,
        );
      const cut = (series: Float64Array): Float64Array => series.slice(0, 60);
      const panel: DriverPanel = {
        ...PANEL,
        periods: periods as unknown as DriverPanel["periods"],
        by,
        ...countsOf(cut(PANEL.common), 20),
        common: new Float64Array(60).fill(Number.NaN),
        volume: cut(PANEL.volume),
        placeboOutcomes: [],
        hypotheses: PANEL.hypotheses.map((own) => ({
          ...own,
          windows: defaultWindows(by),
          exposures: own.exposures.map((x) => ({ ...x, values: cut(x.values) })),
        })),
      };
      const leg = known(panel);
      expect(leg.settings.controls).not.toContain("commonShock");
      expect(leg.settings.ownLags).toEqual(by === "year" ? [1, 2] : [1, 2, 3]);
      expect(measured(leg, "h1").places).toHaveLength(defaultWindows(by).length);
    }
  });
});
