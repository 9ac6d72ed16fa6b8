import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { alignedChart } from "./aligned-series.ts";
import { bandedLayout } from "./banded-layout.ts";
import type { BandedSeries } from "./banded-series.ts";
import { bandedSeriesSvg } from "./banded-series-svg.ts";
import { bandedSeriesTable } from "./banded-series-table.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { textStart } from "./legend-rows.ts";
import { type SignedEdge, type SignedNetwork, signedNetworkTable } from "./signed-network.ts";
import { signedNetworkSvg } from "./signed-network-svg.ts";

const periods = Array.from({ length: 22 }, (_, i) => String(2001 + i));

const relation: BandedSeries = {
  id: "ab",
  title: "A and B",
  caption: "",
  description: "They drew near.",
  unit: "index, −100 to 100",
  interval: "90% interval",
  range: [-100, 100],
  periods,
  series: [
    {
      name: "Relation",
      points: periods
        .filter((period) => period !== "2008" && period !== "2010")
        .map((period) => {
          const value = (Number(period) - 2012) * 8;
          return { period, value, lo: value - 12, hi: value + 9 };
        }),
    },
  ],
  reference: { value: 0, label: "neither" },
  marks: [
    { kind: "shift", period: "2011", lo: "2010", hi: "2012", label: "A turn of some weight" },
    { kind: "episode", period: "2014", lo: "2014", hi: "2016", label: "Embargo" },
  ],
  events: {
    label: "Events per year",
    counts: periods.map((period, i) => ({ period, count: (i * 7) % 13 })),
  },
};

describe("the picture of series", () => {
  test("is a good drawing with its legend, marks, counts and numbers to point at", async () => {
    const svg = await bandedSeriesSvg(relation);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of ["90% interval", "A turn of some weight", "Embargo", "Events per year"]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain(
      "<title>2011: Relation −8.0 (−20.0 to 1.0); events 5; shift 2011 (2010 to 2012): A turn of some weight</title>",
    );
    expect(svg).toContain("<title>2008: Relation unknown; events 10</title>");
  });

  test("breaks the line and the band at a gap, and keeps a lonely point with its interval", async () => {
    const svg = await bandedSeriesSvg(relation);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const line = document.querySelector('path[stroke-width="2"], g[stroke-width="2"] > path');
    expect(line?.getAttribute("d")?.match(/M/g)?.length).toBe(3);
    expect(document.querySelectorAll('g[stroke-width="5"] > path').length).toBe(1);
  });

  test("draws the points where the numbers of the table say", async () => {
    const svg = await bandedSeriesSvg(relation);
    const layout = bandedLayout(relation, alignedChart(relation));
    const known = bandedSeriesTable(relation).rows.filter((row) => !Number.isNaN(row["value"]));
    const field = layout.bottom - layout.top;
    const expected = known.map(
      (row) => layout.bottom - ((Number(row["value"]) + 100) / 200) * field,
    );
    const { document } = parseHTML(`<body>${svg}</body>`);
    const drawn = [...document.querySelectorAll("circle")].map((dot) =>
      Number(dot.getAttribute("cy")),
    );
    expect(drawn.length).toBe(20);
    for (const [i, y] of drawn.entries()) expect(y).toBeCloseTo(expected[i] ?? -1, 1);
  });

  test("draws the counts in proportion", async () => {
    const svg = await bandedSeriesSvg(relation);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const bars = [...document.querySelectorAll('g[fill="var(--figure-bar, #4a6274)"] > rect')];
    const counts = (relation.events?.counts ?? []).map((row) => row.count).filter((n) => n > 0);
    expect(bars.length).toBe(counts.length);
    for (const [i, bar] of bars.entries()) {
      expect(Number(bar.getAttribute("height"))).toBeCloseTo(((counts[i] ?? 0) / 12) * 62, 1);
    }
  });

  test("tells three series apart by dash, shape and name", async () => {
    const points = relation.series[0]?.points ?? [];
    const series = ["Talks", "Aid", "Trade"].map((name) => ({ name, points }));
    const svg = await bandedSeriesSvg({ ...relation, series });
    expectGoodDrawing(svg);
    for (const name of ["Talks", "Aid", "Trade"]) expect(svg).toContain(`>${name}<`);
    for (const dash of ["8 4", "2 4"]) expect(svg).toContain(`stroke-dasharray="${dash}"`);
    for (const i of [1, 2, 3]) expect(svg).toContain(`var(--figure-series-${i}, `);
  });

  test.each<[string, Partial<BandedSeries>]>([
    [
      "no period",
      { periods: [], series: [{ name: "A", points: [] }], events: { label: "", counts: [] } },
    ],
    ["nothing known", { series: [{ name: "A", points: [] }] }],
    ["one point", { series: [{ name: "A", points: [{ period: "2009", value: 3 }] }] }],
    ["counts of zero", { events: { label: "Events", counts: [{ period: "2001", count: 0 }] } }],
    [
      "rates on a logarithmic scale",
      {
        scale: "log",
        range: [0.01, 10],
        reference: { value: 1 },
        series: [{ name: "A", points: [{ period: "2009", value: 0.3, lo: 0, hi: 7 }] }],
      },
    ],
  ])("is a good drawing of %s", async (_, change) => {
    const svg = await bandedSeriesSvg({ ...relation, ...change });
    expectGoodDrawing(svg);
    expectInside(svg);
    const isEmpty = (change.series ?? relation.series).every(({ points }) => points.length === 0);
    expect(svg.includes("No values in these periods")).toBe(isEmpty);
  });

  test("text from a source is drawn as text in every field", async () => {
    const svg = await bandedSeriesSvg({
      id: `x" onload="1`,
      title: HOSTILE,
      caption: HOSTILE,
      description: HOSTILE,
      unit: HOSTILE,
      interval: HOSTILE,
      periods: [HOSTILE],
      series: ["", HOSTILE].map((name) => ({
        name: name + HOSTILE,
        points: [{ period: HOSTILE, value: 1, lo: 0, hi: 2 }],
      })),
      reference: { value: 1, label: HOSTILE },
      marks: [{ kind: "shift", period: HOSTILE, lo: HOSTILE, hi: HOSTILE, label: HOSTILE }],
      events: { label: HOSTILE, counts: [{ period: HOSTILE, count: 3 }] },
    });
    expectGoodDrawing(svg);
  });

  test("is the same in every byte when drawn again", async () => {
    expect(await bandedSeriesSvg(relation)).toBe(await bandedSeriesSvg(relation));
  });

  const value = fc.oneof(fc.double(), fc.integer({ min: -100, max: 100 }));
  const text = fc.string({ unit: "grapheme", maxLength: 40 });

  test("has no broken number, and no label outside, whatever the finite input", async () => {
    const column = fc.array(value, { minLength: 22, maxLength: 22 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(column, { minLength: 1, maxLength: 3 }),
        column,
        text,
        text,
        async (columns, widths, name, label) => {
          const series = columns.map((values) => ({
            name,
            points: periods.map((period, i) => {
              const at = values[i] ?? 0;
              const width = Math.abs(widths[i] ?? 0);
              return {
                period,
                value: at,
                ...(Number.isNaN(width) ? {} : { lo: at - width, hi: at + width }),
              };
            }),
          }));
          const sound = series.map((one) => ({
            ...one,
            points: one.points.filter((point) => !((point.lo ?? 0) > (point.hi ?? 0))),
          }));
          const marks = ["2003", "2004", "2012", "2013", "2022"].map((period, i) => ({
            kind: i % 2 === 0 ? ("shift" as const) : ("episode" as const),
            period,
            lo: period,
            hi: String(Number(period) + (i % 3)),
            label: label + String(i),
          }));
          const { range: _, ...rest } = relation;
          const chart: BandedSeries = {
            ...rest,
            series: sound,
            unit: name,
            marks,
            interval: label,
          };
          const svg = await bandedSeriesSvg(chart);
          expectGoodDrawing(svg);
          expectInside(svg);
          const { texts } = bandedLayout(chart, alignedChart(chart));
          for (const [i, { size }] of VARIANTS.entries()) {
            const set = texts[i];
            const edges = [
              ...(set?.legend ?? []).map((e) => textStart(e) + labelUnits(e.text, size)),
              ...(set?.marks ?? []).map((mark) => mark.end),
              ...(set?.ends ?? []).flatMap((e) =>
                e.text.split("\n").map((l) => e.x + labelUnits(l, size)),
              ),
              ...(set?.periods ?? []).map((p) => p.x + labelUnits(p.text, size) / 2),
            ];
            for (const edge of edges) expect(edge).toBeLessThanOrEqual(640.01);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

const codes = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"];

function tie(from: string, to: string, sign: "+" | "-", strength: number): SignedEdge {
  return { from, to, sign, strength };
}

const around: SignedNetwork = {
  id: "net",
  title: "Around A and B",
  caption: "",
  description: "C holds with A.",
  centres: ["AAA", "BBB"],
  nodes: codes.map((code) => ({ code, name: `Land of ${code}` })),
  edges: [
    tie("AAA", "BBB", "+", 0.5),
    tie("AAA", "CCC", "+", 1),
    tie("BBB", "CCC", "-", 0.25),
    tie("DDD", "AAA", "+", 0.4),
    tie("BBB", "DDD", "+", 0.6),
    tie("EEE", "BBB", "+", 0.3),
    tie("EEE", "CCC", "-", 0.7),
    tie("FFF", "AAA", "-", 0.2),
  ],
};

describe("the picture of a signed network", () => {
  test("is a good drawing: solid and dashed ties, codes and names", async () => {
    const svg = await signedNetworkSvg(around);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const code of codes) expect(svg).toContain(`>${code}<`);
    expect(svg).toContain("In the middle: Land of AAA (AAA), Land of BBB (BBB)");
    const ties = [...svg.matchAll(/<path d="M[^>]*><title>([^<]*)<\/title>/g)];
    expect(ties.length).toBe(8);
    for (const [markup, title = ""] of ties) {
      expect(markup.includes("stroke-dasharray")).toBe(title.includes("negative"));
    }
  });

  test("makes ties the wider the stronger, as the table has them", async () => {
    const svg = await signedNetworkSvg(around);
    const widths = [...svg.matchAll(/<path d="M[^>]*stroke-width="([^"]+)"/g)].map((m) =>
      Number(m[1]),
    );
    const strengths = signedNetworkTable(around).rows.map((row) => Number(row["strength"]));
    const expected = strengths.toReversed().map((strength) => 1.2 + 5.8 * strength);
    for (const [i, width] of widths.entries()) expect(width).toBeCloseTo(expected[i] ?? 0, 1);
  });

  test("text from a source is drawn as text", async () => {
    const nodes = ["AAA", "BBB", HOSTILE].map((code) => ({ code, name: HOSTILE }));
    const edges = [tie("AAA", HOSTILE, "-", 0)];
    expectGoodDrawing(await signedNetworkSvg({ ...around, nodes, edges, title: HOSTILE }));
  });

  test("has ties whose ends and bends are numbers, whatever their strengths", async () => {
    const strength = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    const strengths = fc.array(strength, { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(strengths, async (some) => {
        const edges = around.edges.map((edge, i) => ({ ...edge, strength: some[i] ?? 0 }));
        const svg = await signedNetworkSvg({ ...around, edges });
        expectGoodDrawing(svg);
        expectInside(svg);
      }),
      { numRuns: 25 },
    );
  });
});
