import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { type ReliabilityDiagram, reliabilityDiagramTable } from "./reliability-diagram.ts";
import { reliabilityDiagramSvg } from "./reliability-svg.ts";
import { reliabilityDiagramText } from "./reliability-text.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const diagram: ReliabilityDiagram = {
  id: "reliability",
  title: "At least one event",
  caption: "",
  description: "Stated and observed agree.",
  bins: [
    { probability: 0.9, frequency: 0.85, forecasts: 200, lo: 0.8, hi: 0.89 },
    { probability: 0.1, frequency: 0.05, forecasts: 1000, lo: 0.03, hi: 0.08 },
    { probability: 0.5, frequency: 0, forecasts: 0 },
    { probability: 0.4, frequency: 0.5, forecasts: 10 },
  ],
};

describe("the picture of stated probabilities and observed shares", () => {
  test("is a good drawing with its legend and numbers to point at", async () => {
    const svg = await reliabilityDiagramSvg(diagram);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of [
      "observed share",
      "90% interval",
      "as often as stated",
      "stated probability",
      "forecasts",
      "1,000",
    ]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain(
      "<title>stated 0.100, n = 1,000: observed 0.050, 90% interval 0.030 to 0.080</title>",
    );
    expect(svg).toContain("<title>stated 0.400, n = 10: observed 0.500</title>");
  });

  test("draws a dot for each bin that holds forecasts, above the diagonal where more happened", async () => {
    const svg = await reliabilityDiagramSvg(diagram);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const diagonal = document.querySelector('g[stroke-dasharray="10 3 2 3"] > path');
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] =
      diagonal
        ?.getAttribute("d")
        ?.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const dots = [...document.querySelectorAll('g > circle[r="5"]')].filter(
      (dot) => dot.parentElement?.getAttribute("display") === null,
    );
    const shown = dots.map((dot) => [
      (Number(dot.getAttribute("cx")) - x0) / (x1 - x0),
      (Number(dot.getAttribute("cy")) - y0) / (y1 - y0),
    ]);
    const rows = reliabilityDiagramTable(diagram).rows;
    expect(shown.length).toBe(3);
    for (const [i, [x, y]] of shown.entries()) {
      expect(x).toBeCloseTo(Number(rows[i]?.["probability"]), 3);
      expect(y).toBeCloseTo(Number(rows[i]?.["frequency"]), 3);
    }
  });

  test("draws bars in proportion to the counts, apart even where bins are near", async () => {
    const near = [0.2, 0.21, 0.3].map((probability, i) => ({
      probability,
      frequency: 0.2,
      forecasts: 100 * (i + 1),
    }));
    const svg = await reliabilityDiagramSvg({ ...diagram, bins: near });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const bars = [...document.querySelectorAll('g[fill="var(--figure-bar, #4a6274)"] > rect')].map(
      (bar) => ["x", "width", "height"].map((name) => Number(bar.getAttribute(name))),
    );
    const [a, b, c] = bars;
    expect(bars.length).toBe(3);
    expect((b?.[2] ?? 0) / (a?.[2] ?? 1)).toBeCloseTo(2, 1);
    expect((c?.[2] ?? 0) / (a?.[2] ?? 1)).toBeCloseTo(3, 1);
    expect((a?.[0] ?? 0) + (a?.[1] ?? 0)).toBeLessThan(b?.[0] ?? 0);
  });

  test("without a forecast says so", async () => {
    const svg = await reliabilityDiagramSvg({ ...diagram, bins: [] });
    expectGoodDrawing(svg);
    expect(svg).toContain("No forecasts");
    expect(reliabilityDiagramText({ ...diagram, bins: [] }, { width: 80 })).toBe("No forecasts");
  });

  const bin = { probability: 0.5, frequency: 0.5, forecasts: 3 };
  test.each<[string, ReliabilityDiagram["bins"][number]]>([
    ["a probability above 1", { ...bin, probability: 1.1 }],
    ["an unknown probability", { ...bin, probability: Number.NaN }],
    ["a share below 0", { ...bin, frequency: -0.1 }],
    ["an unknown share", { ...bin, frequency: Number.NaN }],
    ["half a forecast", { ...bin, forecasts: 0.5 }],
    ["an interval that goes down", { ...bin, lo: 0.6, hi: 0.4 }],
    ["an interval that leaves 0 to 1", { ...bin, lo: -0.1, hi: 0.6 }],
  ])("with %s is refused", async (_, wrong) => {
    const chart = { ...diagram, bins: [wrong] };
    await expect(reliabilityDiagramSvg(chart)).rejects.toThrow(RangeError);
    expect(() => reliabilityDiagramTable(chart)).toThrow(RangeError);
    expect(() => reliabilityDiagramText(chart, { width: 80 })).toThrow(RangeError);
  });

  test("is a good drawing whatever the bins and words", async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const bins = fc.array(
      fc
        .record({ probability: share, frequency: share, lo: share, hi: share, forecasts: fc.nat() })
        .map((b) => ({ ...b, lo: Math.min(b.lo, b.hi), hi: Math.max(b.lo, b.hi) })),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(bins, async (some) => {
        const words = { id: HOSTILE, title: HOSTILE, description: HOSTILE, interval: HOSTILE };
        const svg = await reliabilityDiagramSvg({ ...diagram, ...words, bins: some });
        expectGoodDrawing(svg);
        expectInside(svg);
      }),
      { numRuns: 20 },
    );
  });
});

describe("stated probabilities and observed shares elsewhere", () => {
  test("stand in rows on a terminal, the stated beside the observed", () => {
    const lines = reliabilityDiagramText(diagram, { width: 80 }).split("\n");
    expect(lines[0]).toBe("share; ● observed; ━ 90% interval; ◇ stated");
    expect(lines[2]).toMatch(/^stated 0\.100, n = 1,000 +0\.050 \(0\.030 to 0\.080\) +━●.*◇$/);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });

  test("have a table from the lowest probability up, without empty bins and columns", () => {
    expect(tableCsv(reliabilityDiagramTable(diagram)).split("\n")).toEqual([
      "probability,frequency,lo,hi,forecasts",
      "0.1,0.05,0.03,0.08,1000",
      "0.4,0.5,,,10",
      "0.9,0.85,0.8,0.89,200",
      "",
    ]);
    const bins = diagram.bins.slice(3);
    expect(reliabilityDiagramTable({ ...diagram, bins }).columns.length).toBe(3);
  });
});
