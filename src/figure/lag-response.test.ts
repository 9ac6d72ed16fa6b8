import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { knownResponse, type LagResponse, lagResponseTable } from "./lag-response.ts";
import { responseLayout } from "./lag-response-layout.ts";
import { lagResponseSvg } from "./lag-response-svg.ts";
import { lagResponseText } from "./lag-response-text.ts";
import { textStart } from "./legend-rows.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const response: LagResponse = {
  id: "response",
  title: "Response of the balance",
  caption: "",
  description: "It rises for three months.",
  unit: "logits",
  lagUnit: "months after",
  points: Array.from({ length: 13 }, (_, lag) => {
    const value = 0.3 - 0.04 * lag;
    return {
      lag,
      value,
      lo: value - 0.1,
      hi: value + 0.1,
      outer: { lo: value - 0.2, hi: value + 0.2 },
    };
  }),
};

describe("the picture of a response over lags", () => {
  test("is a good drawing with both bands, a line at zero and numbers to point at", async () => {
    const svg = await lagResponseSvg(response);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of [
      "response, logits",
      "90% band of each lag",
      "90% band of all lags at once",
    ]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain(
      "<title>0: 0.300, 90% band of each lag 0.200 to 0.400, 90% band of all lags at once 0.100 to 0.500</title>",
    );
    expect(svg).toContain('stroke-width="1.4"');
  });

  test("draws the points where the table says, zero always within", async () => {
    const svg = await lagResponseSvg(response);
    const { yOf } = responseLayout(response, knownResponse(response));
    const { document } = parseHTML(`<body>${svg}</body>`);
    const drawn = [...document.querySelectorAll('circle[r="3.5"]')].map((dot) =>
      Number(dot.getAttribute("cy")),
    );
    const values = lagResponseTable(response).rows.map((row) => Number(row["value"]));
    expect(drawn.length).toBe(13);
    for (const [i, y] of drawn.entries()) expect(y).toBeCloseTo(yOf(values[i] ?? 0), 1);
    const high = {
      ...response,
      points: response.points.map((p) => ({ ...p, value: p.value + 9 })),
    };
    const only = { ...high, points: high.points.map(({ lag, value }) => ({ lag, value })) };
    const layout = responseLayout(only, knownResponse(only));
    expect(layout.yOf(0)).toBeCloseTo(layout.bottom, 6);
  });

  test("breaks at a lag that is left out, and keeps one that stands alone with its band", async () => {
    const points = response.points.filter(({ lag }) => lag !== 3 && lag !== 5);
    const svg = await lagResponseSvg({ ...response, points });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const line = document.querySelector('g[stroke-width="2"] > path, path[stroke-width="2"]');
    expect(line?.getAttribute("d")?.match(/M/g)?.length).toBe(3);
    expect(document.querySelectorAll('g[fill-opacity="0.25"] > rect').length).toBe(1 + 2);
    expect(svg).toContain("<title>3: unknown</title>");
  });

  test("thins the numbers of many lags, and writes leads with a minus sign", () => {
    const points = Array.from({ length: 73 }, (_, i) => ({ lag: i - 12, value: 0 }));
    const layout = responseLayout({ ...response, points }, knownResponse({ ...response, points }));
    const labels = layout.texts[1]?.labels.map((label) => label.text) ?? [];
    expect(labels).toContain("−12");
    expect(labels).toContain("0");
    expect(labels.length).toBeLessThan(20);
  });

  test.each<[string, LagResponse["points"]]>([
    ["no lag", []],
    ["nothing known", [{ lag: 0, value: Number.NaN }]],
    ["nothing but zero", [{ lag: 0, value: 0 }]],
    ["one lag", [{ lag: 4, value: 1, lo: 0, hi: 2 }]],
  ])("is a good drawing of %s", async (_, points) => {
    const svg = await lagResponseSvg({ ...response, points });
    expectGoodDrawing(svg);
    expectInside(svg);
    const isEmpty = points.every(({ value }) => Number.isNaN(value));
    expect(svg.includes("No response known")).toBe(isEmpty);
    lagResponseText({ ...response, points }, { width: 60 });
  });

  test.each<[string, Partial<LagResponse>]>([
    ["half a lag", { points: [{ lag: 0.5, value: 1 }] }],
    ["a lag twice", { points: [1, 1].map((lag) => ({ lag, value: 1 })) }],
    ["a band that goes down", { points: [{ lag: 1, value: 1, lo: 1, hi: 0 }] }],
    ["a range that goes down", { range: [1, -1] }],
  ])("with %s is refused", async (_, change) => {
    const chart = { ...response, ...change };
    await expect(lagResponseSvg(chart)).rejects.toThrow(RangeError);
    expect(() => lagResponseTable(chart)).toThrow(RangeError);
    expect(() => lagResponseText(chart, { width: 80 })).toThrow(RangeError);
  });

  test("text from a source is drawn as text", async () => {
    const legend = { value: HOSTILE, inner: HOSTILE, outer: HOSTILE };
    const words = { title: HOSTILE, description: HOSTILE, unit: HOSTILE, lagUnit: HOSTILE };
    expectGoodDrawing(await lagResponseSvg({ ...response, ...words, id: HOSTILE, legend }));
  });

  test("keeps numbers whole and texts inside, whatever the finite input", async () => {
    const value = fc.oneof(fc.double(), fc.double({ min: -3, max: 3 }));
    const text = fc.string({ unit: "grapheme", maxLength: 60 });
    const points = fc.uniqueArray(
      fc.record({ lag: fc.integer({ min: -60, max: 60 }), value, width: value }),
      { selector: ({ lag }) => lag, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(points, text, text, async (some, unit, lagUnit) => {
        const banded = some.map(({ lag, value: at, width }) => {
          const [lo, hi] = [at - Math.abs(width), at + Math.abs(width)];
          return { lag, value: at, lo, hi, outer: { lo: lo - 1, hi: hi + 1 } };
        });
        const chart = { ...response, unit, lagUnit, points: banded };
        const svg = await lagResponseSvg(chart);
        expectGoodDrawing(svg);
        expectInside(svg);
        const { texts } = responseLayout(chart, knownResponse(chart));
        for (const [i, { size }] of VARIANTS.entries()) {
          const { legend = [], labels = [] } = texts[i] ?? {};
          const ends = [
            ...legend.map((e) => textStart(e) + labelUnits(e.text, size)),
            ...labels.map((l) => l.x + labelUnits(l.text, size) / 2),
          ];
          for (const end of ends) expect(end).toBeLessThanOrEqual(640.01);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("a response over lags elsewhere", () => {
  test("has a row for each lag on the terminal, within its width", () => {
    const lines = lagResponseText(response, { width: 72 }).split("\n");
    expect(lines[0]).toBe("Rows: months after");
    expect(lines.filter((line) => line.includes("●")).length).toBe(13 + 1);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(72);
  });

  test("has a table in the order of the lags", () => {
    const points = response.points.toReversed().slice(0, 2);
    expect(tableCsv(lagResponseTable({ ...response, points })).split("\n")).toEqual([
      "name,value,lo,hi,outerLo,outerHi",
      "11,-0.14,-0.24,-0.04,-0.34,0.06",
      "12,-0.18,-0.28,-0.08,-0.38,0.02",
      "",
    ]);
    expect(lagResponseTable(response).columns[0]?.title).toBe("months after");
  });
});
