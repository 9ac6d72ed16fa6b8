import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { type FanChart, knownFanChart } from "./fan-chart.ts";
import { fanChartSvg } from "./fan-chart-svg.ts";
import { type FanLayout, fanLayout } from "./fan-layout.ts";
import { fanChartTable } from "./fan-table.ts";
import { fanChartText } from "./fan-text.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { textStart } from "./legend-rows.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const weeks = Array.from({ length: 20 }, (_, i) => `2018-W${String(i + 1).padStart(2, "0")}`);
const [known, later] = [weeks.slice(0, 14), weeks.slice(14)];

const forecast: FanChart = {
  id: "fan",
  title: "Conflict of A and B",
  caption: "",
  description: "It may rise.",
  unit: "events per week",
  periods: weeks,
  origin: "2018-W14",
  history: {
    name: "conflict",
    points: known.map((period, i) => ({ period, value: (i * 3) % 7 })),
  },
  fans: [
    {
      name: "forecast",
      points: later.map((period, h) => ({
        period,
        median: 3,
        inner: { lo: 2, hi: 4 + h },
        outer: { lo: 0, hi: 7 + h },
      })),
    },
  ],
  baselines: [
    { name: "climatology", points: later.map((period) => ({ period, value: 2.5 })) },
    { name: "persistence", points: later.map((period) => ({ period, value: 4 })) },
  ],
  outcomes: { name: "what came of it", points: [{ period: "2018-W16", value: 5 }] },
};

const scenario: FanChart = {
  ...forecast,
  fans: [
    ...forecast.fans,
    {
      name: "with sanctions",
      points: later.map((period) => ({
        period,
        median: 6,
        inner: { lo: 5, hi: 7 },
        outer: { lo: 4, hi: 9 },
      })),
    },
  ],
};

describe("the picture of a forecast", () => {
  test("is a good drawing with its legend, the origin and numbers to point at", async () => {
    const svg = await fanChartSvg(forecast);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of [
      "conflict, events per week",
      "forecast",
      "median; inner 50% interval, outer 90% interval",
      "climatology",
      "persistence",
      "what came of it",
      "known to 2018-W14",
    ]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain("<title>2018-W02: conflict 3.00</title>");
    expect(svg).toContain(
      "<title>2018-W16: forecast 3.00, 50% interval 2.00 to 5.00, 90% interval 0.00 to 8.00; climatology 2.50; persistence 4.00; what came of it 5.00</title>",
    );
    expect(svg).toContain("what came of it unknown</title>");
  });

  test("draws medians and known values where the table says, on their sides of the origin", async () => {
    const svg = await fanChartSvg(forecast);
    const { yOf, originX } = fanLayout(knownFanChart(forecast));
    const { document } = parseHTML(`<body>${svg}</body>`);
    const dots = (r: string): (readonly [number, number])[] =>
      [...document.querySelectorAll(`circle[r="${r}"]`)].map((dot) => [
        Number(dot.getAttribute("cx")),
        Number(dot.getAttribute("cy")),
      ]);
    const { rows } = fanChartTable(forecast);
    const [history, medians] = [dots("2.2"), dots("2.6")];
    expect([history.length, medians.length]).toEqual([14, 6]);
    for (const [i, [x, y]] of history.entries()) {
      expect(x).toBeLessThan(originX);
      expect(y).toBeCloseTo(yOf(Number(rows[i]?.["value"])), 1);
    }
    for (const [h, [x, y]] of medians.entries()) {
      expect(x).toBeGreaterThan(originX);
      expect(y).toBeCloseTo(yOf(Number(rows[14 + h]?.["median"])), 1);
    }
  });

  test("tells a second forecast by more than its colour", async () => {
    const svg = await fanChartSvg(scenario);
    expectGoodDrawing(svg);
    expectInside(svg);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const second = 'g[stroke="var(--figure-series-2, var(--figure-conflict, #b4502c))"]';
    const dashes = [...document.querySelectorAll(second)].map((g) =>
      g.getAttribute("stroke-dasharray"),
    );
    expect(dashes.length).toBe(2 + 1 + 2);
    expect(dashes).not.toContain(null);
    expect(svg).toContain(">with sanctions<");
    expect(svg).toContain("forecast 3.00");
    expect(svg).toContain("; with sanctions 6.00, 50% interval 5.00 to 7.00");
  });

  test("gives a period that is forecast alone a box, and its baselines a short line", async () => {
    const alone = <T extends { readonly period: string }>(points: readonly T[]): readonly T[] =>
      points.filter(({ period }) => period === "2018-W15" || period === "2018-W18");
    const svg = await fanChartSvg({
      ...forecast,
      fans: forecast.fans.map((fan) => ({ ...fan, points: alone(fan.points) })),
      baselines: (forecast.baselines ?? []).map((b) => ({ ...b, points: alone(b.points) })),
    });
    expectGoodDrawing(svg);
    expectInside(svg);
    const { document } = parseHTML(`<body>${svg}</body>`);
    expect(document.querySelectorAll('g[fill-opacity="0.3"] > rect').length).toBe(2 + 2);
    const dotted = [...document.querySelectorAll('g[stroke-dasharray="0.1 5"] > path')];
    const lines = dotted.filter((path) => path.getAttribute("d")?.includes("L"));
    expect(lines.length).toBe(2 + 2);
  });

  test.each<[string, Partial<FanChart>]>([
    ["no forecast", { fans: [] }],
    [
      "a forecast that is unknown",
      { fans: [{ name: "", points: [{ period: "2018-W15", median: Number.NaN }] }] },
    ],
    ["an origin without a history", { history: { name: "", points: [] } }],
    [
      "an origin at the end",
      { origin: "2018-W20", fans: [], baselines: [], outcomes: { name: "", points: [] } },
    ],
    [
      "one value throughout",
      {
        fans: [],
        baselines: [],
        history: { name: "x", points: [{ period: "2018-W01", value: 0 }] },
      },
    ],
  ])("is a good drawing of %s, and says when there is no forecast", async (_, change) => {
    const chart = { ...forecast, ...change };
    const svg = await fanChartSvg(chart);
    expectGoodDrawing(svg);
    expectInside(svg);
    const isForecast = chart.fans.some(({ points }) => points.some((p) => p.median === 3));
    expect(svg.includes("; no forecast<")).toBe(!isForecast);
    const text = fanChartText(chart, { width: 100 }).replaceAll("\n", " ");
    expect(text.includes("; no forecast")).toBe(!isForecast);
  });

  const point = { period: "2018-W15", median: 1 };
  test.each<[string, Partial<FanChart>]>([
    ["an origin outside the axis", { origin: "2019-W01" }],
    ["a period twice on the axis", { periods: [...weeks, "2018-W20"] }],
    ["a history that goes on after the origin", { origin: "2018-W13" }],
    [
      "a forecast of what is known",
      { fans: [{ name: "", points: [{ ...point, period: "2018-W14" }] }] },
    ],
    [
      "a baseline of what is known",
      { baselines: [{ name: "", points: [{ period: "2018-W14", value: 1 }] }] },
    ],
    [
      "an outcome of what is known",
      { outcomes: { name: "", points: [{ period: "2018-W14", value: 1 }] } },
    ],
    [
      "a forecast outside the axis",
      { fans: [{ name: "", points: [{ ...point, period: "2019-W01" }] }] },
    ],
    ["a forecast twice", { fans: [{ name: "", points: [point, point] }] }],
    ["three forecasts", { fans: [1, 2, 3].map((n) => ({ name: String(n), points: [] })) }],
    ["three baselines", { baselines: [1, 2, 3].map((n) => ({ name: String(n), points: [] })) }],
    [
      "an interval that goes down",
      { fans: [{ name: "", points: [{ ...point, inner: { lo: 2, hi: 1 } }] }] },
    ],
    [
      "an inner interval that reaches out of the outer one",
      {
        fans: [
          { name: "", points: [{ ...point, inner: { lo: 0, hi: 3 }, outer: { lo: 0, hi: 2 } }] },
        ],
      },
    ],
    ["a range that goes down", { range: [1, 0] }],
  ])("with %s is refused", async (_, change) => {
    const chart = { ...forecast, ...change };
    await expect(fanChartSvg(chart)).rejects.toThrow(RangeError);
    expect(() => fanChartTable(chart)).toThrow(RangeError);
    expect(() => fanChartText(chart, { width: 80 })).toThrow(RangeError);
  });

  test("text from a source is drawn as text", async () => {
    const points = [{ period: HOSTILE, value: 1 }];
    expectGoodDrawing(
      await fanChartSvg({
        id: HOSTILE,
        title: HOSTILE,
        caption: "",
        description: HOSTILE,
        unit: HOSTILE,
        intervals: { inner: HOSTILE, outer: HOSTILE },
        periods: [HOSTILE, "z"],
        origin: HOSTILE,
        history: { name: HOSTILE, points },
        fans: [{ name: HOSTILE, points: [{ period: "z", median: 1, outer: { lo: 0, hi: 2 } }] }],
        baselines: [{ name: HOSTILE, points: [] }],
        outcomes: { name: HOSTILE, points: [] },
      }),
    );
  });

  const value = fc.oneof(fc.double(), fc.double({ min: -3, max: 9 }));
  const text = fc.string({ unit: "grapheme", maxLength: 70 });
  const whatever = fc
    .record({
      values: fc.array(value, { minLength: 2, maxLength: 30 }),
      at: fc.nat(28),
      name: text,
      originLabel: text,
    })
    .map(({ values, at, name, originLabel }): FanChart => {
      const periods = values.map((_, i) => String(1990 + i));
      const origin = Math.min(at, values.length - 1);
      const rows = values.map((v, i) => ({ period: periods[i] ?? "", value: v }));
      const after = rows.slice(origin + 1);
      const fan = after.map(({ period, value: median }, h) => {
        const width = Math.abs(values[h] ?? 1);
        const inner = { lo: median - width, hi: median + width };
        return { period, median, inner, outer: { lo: inner.lo - width, hi: inner.hi + width } };
      });
      return {
        ...forecast,
        periods,
        origin: periods[origin] ?? "",
        originLabel,
        unit: name,
        history: { name, points: rows.slice(0, origin + 1) },
        fans: [fan, fan].map((points) => ({ name, points })),
        baselines: [{ name, points: after }],
        outcomes: { name, points: after },
      };
    });

  function expectTextsInside({ texts }: FanLayout): void {
    for (const [i, { size }] of VARIANTS.entries()) {
      const { legend = [], periods = [] } = texts[i] ?? {};
      for (const entry of legend) {
        expect(textStart(entry) + labelUnits(entry.text, size)).toBeLessThanOrEqual(640.01);
      }
      let end = 0;
      for (const { x, text: label } of periods) {
        const half = labelUnits(label, size) / 2;
        expect(x - half).toBeGreaterThanOrEqual(end - 0.01);
        end = x + half;
      }
      expect(end).toBeLessThanOrEqual(640.01);
    }
  }

  test("keeps numbers whole and texts inside, whatever the input", async () => {
    await fc.assert(
      fc.asyncProperty(whatever, async (chart) => {
        const svg = await fanChartSvg(chart);
        expectGoodDrawing(svg);
        expectInside(svg);
        expectTextsInside(fanLayout(knownFanChart(chart)));
      }),
      { numRuns: 25 },
    );
  });

  test("fits the terminal whatever the input", () => {
    fc.assert(
      fc.property(
        whatever,
        fc.integer({ min: 60, max: 160 }),
        fc.boolean(),
        (chart, width, unicode) => {
          fc.pre(!/https?:|www\./i.test(chart.unit + chart.originLabel));
          for (const line of fanChartText(chart, { width, unicode }).split("\n")) {
            expect(displayWidth(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a forecast on a terminal", () => {
  test("shades its intervals beyond the sign of the origin, outcomes over them", () => {
    const lines = fanChartText(forecast, { width: 70 }).split("\n");
    expect(lines.slice(0, 2)).toEqual([
      "⠒ conflict, events per week; ━ forecast: median; ▒ 50% interval; ░ 90%",
      "interval; ╌ climatology; ┈ persistence; ◇ what came of it; ▲ known to",
    ]);
    const sign = lines.find((line) => /^ *▲$/.test(line)) ?? "";
    const at = sign.indexOf("▲");
    const plot = lines.filter((line) => /[┤│]/.test(line));
    expect(at).toBe(4 + 14 * 3 - 1);
    for (const row of plot) {
      expect(row.slice(0, at + 1)).not.toMatch(/[░▒━◇╌┈]/);
      expect(row.slice(at + 1)).not.toMatch(/[\u2800-\u28ff]/);
    }
    expect(plot.join("\n").match(/◇/g)?.length).toBe(1);
    expect(plot.join("")).toMatch(/░.*▒|▒.*░/);
  });

  test("draws of a second forecast the median and the ends", () => {
    const text = fanChartText(scenario, { width: 200 });
    expect(text).toContain("═ with sanctions: median; ~ ends of its 90% interval");
    expect(text).toMatch(/═{6}/);
    expect(text).toMatch(/~{6}/);
  });

  test("says when a column holds several periods, and does without block characters", () => {
    const periods = Array.from({ length: 200 }, (_, i) => String(1801 + i));
    const history = { name: "x", points: periods.map((period, value) => ({ period, value })) };
    const long = { ...forecast, periods, history, origin: "2000", fans: [], baselines: [] };
    const { outcomes: _, ...chart } = long;
    const text = fanChartText(chart, { width: 80, unicode: false });
    expect(text).toContain("Each column is 3 periods: their mean");
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe("the table of a forecast", () => {
  test("has a row for each period and no cell on the other side of the origin", () => {
    const lines = tableCsv(fanChartTable(scenario)).split("\n");
    expect(lines[0]).toBe(
      "period,value,median,innerLo,innerHi,outerLo,outerHi,median2,innerLo2,innerHi2,outerLo2,outerHi2,baseline1,baseline2,outcome",
    );
    expect(lines[14]).toBe("2018-W14,4,,,,,,,,,,,,,");
    expect(lines[16]).toBe("2018-W16,,3,2,5,0,8,6,5,7,4,9,2.5,4,5");
    expect(lines.length).toBe(1 + 20 + 1);
  });
});
