import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { type PitHistogram, pitHistogramTable } from "./pit-histogram.ts";
import { pitHistogramSvg } from "./pit-svg.ts";
import { pitHistogramText } from "./pit-text.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const narrow: PitHistogram = {
  id: "pit",
  title: "Where outcomes fell",
  caption: "",
  description: "Too often at the ends.",
  shares: [0.2, 0.1, 0.1, 0.1, 0.05, 0.05, 0.1, 0.1, 0.1, 0.1],
  forecasts: 1200,
  band: { lo: 0.085, hi: 0.115 },
};

const { band: _, ...unbanded } = narrow;

describe("the picture of where outcomes fell", () => {
  test("is a good drawing with its legend and numbers to point at", async () => {
    const svg = await pitHistogramSvg(narrow);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of ["% of 1,200 forecasts", "expected", "90% band of calibrated forecasts"]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain("<title>0.0 to 0.1: 20.00%, above the band</title>");
    expect(svg).toContain("<title>0.1 to 0.2: 10.00%, within the band</title>");
    expect(svg).toContain("<title>0.4 to 0.5: 5.00%, below the band</title>");
  });

  test("draws bars in proportion, side by side", async () => {
    const { document } = parseHTML(`<body>${await pitHistogramSvg(narrow)}</body>`);
    const bars = [...document.querySelectorAll('g[fill-opacity="0.75"] > rect')].map((bar) =>
      ["x", "width", "height"].map((name) => Number(bar.getAttribute(name))),
    );
    expect(bars.length).toBe(10);
    for (const [i, [x = 0, , height = 0]] of bars.entries()) {
      expect(height / (bars[1]?.[2] ?? 1)).toBeCloseTo((narrow.shares[i] ?? 0) * 10, 1);
      const [before = 0, width = 0] = bars[i - 1] ?? [];
      expect(x).toBeGreaterThan(i === 0 ? 0 : before + width);
    }
  });

  test("leaves out a band that is not given", async () => {
    const svg = await pitHistogramSvg(unbanded);
    expectGoodDrawing(svg);
    expect(svg).not.toContain("band");
  });

  test("without a forecast says so", async () => {
    const empty = { ...narrow, shares: narrow.shares.map(() => 0), forecasts: 0 };
    const svg = await pitHistogramSvg(empty);
    expectGoodDrawing(svg);
    expect(svg).toContain("No forecasts");
    expect(pitHistogramText(empty, { width: 80 })).toBe("No forecasts");
    expect(pitHistogramTable(empty).rows).toEqual([]);
  });

  test.each<[string, Partial<PitHistogram>]>([
    ["one bar", { shares: [1] }],
    ["shares that add up to more", { shares: [0.9, 0.9] }],
    ["a share above 1", { shares: [1.5, -0.5] }],
    ["an unknown share", { shares: [Number.NaN, 1] }],
    ["half a forecast", { forecasts: 0.5 }],
    ["a band that goes down", { band: { lo: 0.2, hi: 0.1 } }],
    ["a band above 1", { band: { lo: 0.2, hi: 1.1 } }],
    ["an unknown band", { band: { lo: Number.NaN, hi: 1 } }],
  ])("with %s is refused", async (_, change) => {
    const chart = { ...narrow, ...change };
    await expect(pitHistogramSvg(chart)).rejects.toThrow(RangeError);
    expect(() => pitHistogramTable(chart)).toThrow(RangeError);
    expect(() => pitHistogramText(chart, { width: 80 })).toThrow(RangeError);
  });

  const weights = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), {
    minLength: 2,
    maxLength: 20,
  });
  const sharesOf = (some: readonly number[]): readonly number[] => {
    const sum = some.reduce((total, weight) => total + weight, 0);
    return some.map((weight) => weight / sum);
  };

  test("is a good drawing whatever the shares and words", async () => {
    await fc.assert(
      fc.asyncProperty(weights, fc.integer({ min: 1 }), async (some, forecasts) => {
        const words = { id: HOSTILE, title: HOSTILE, description: HOSTILE, bandLabel: HOSTILE };
        const chart = { ...narrow, ...words, shares: sharesOf(some), forecasts };
        const svg = await pitHistogramSvg(chart);
        expectGoodDrawing(svg);
        expectInside(svg);
      }),
      { numRuns: 20 },
    );
  });

  test("fits the terminal whatever the shares", () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 60, max: 160 }), fc.boolean(), (some, width, u) => {
        const text = pitHistogramText({ ...narrow, shares: sharesOf(some) }, { width, unicode: u });
        for (const line of text.split("\n")) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("where outcomes fell, elsewhere", () => {
  test("stands in rows on a terminal, the band marked and what leaves it named", () => {
    const lines = pitHistogramText(narrow, { width: 70 }).split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "% of 1,200 forecasts; expected 10.00%; 90% band of calibrated",
      "forecasts 8.50% to 11.50%",
    ]);
    expect(lines[2]).toMatch(/^0\.0 to 0\.1 {2}20\.00% {2}█+┊█+┊█+ above$/);
    expect(lines[3]).toMatch(/^0\.1 to 0\.2 {2}10\.00% {2}█+┊█+ +┊$/);
    expect(lines[6]).toMatch(/^0\.4 to 0\.5 {3}5\.00% {2}█+ +┊ +┊ +below$/);
    expect(pitHistogramText(unbanded, { width: 70, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("has a table with the band where there is one", () => {
    expect(tableCsv(pitHistogramTable(narrow)).split("\n").slice(0, 2)).toEqual([
      "from,to,share,expected,lo,hi,verdict",
      "0,0.1,20,10,8.5,11.5,above",
    ]);
    expect(tableCsv(pitHistogramTable(unbanded)).split("\n")[1]).toBe("0,0.1,20,10");
  });
});
