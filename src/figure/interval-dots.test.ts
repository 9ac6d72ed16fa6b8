import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import { type IntervalDots, intervalDotsTable, knownDots } from "./interval-dots.ts";
import { type DotsLayout, dotsLayout } from "./interval-dots-layout.ts";
import { intervalDotsSvg } from "./interval-dots-svg.ts";
import { intervalDotsText } from "./interval-dots-text.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { textStart } from "./legend-rows.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const LONG = "The two draw near because both quarrel with the same third country, says the article";

const inclusion: IntervalDots = {
  id: "inclusion",
  title: "How probable each hypothesis is",
  caption: "",
  description: "One of three stands out.",
  unit: "probability",
  legend: { value: "posterior", outer: "range over other choices", tick: "prior" },
  range: [0, 1],
  reference: { value: 0.75, label: "supported from here" },
  rows: [
    {
      name: LONG,
      value: 0.8,
      lo: 0.7,
      hi: 0.9,
      outer: { lo: 0.5, hi: 0.95 },
      tick: 0.25,
      note: "supported",
    },
    { name: "Trade", value: 0.1, outer: { lo: 0.05, hi: 0.2 }, tick: 0.25, note: "against" },
    { name: "Leaders", value: Number.NaN, lo: 0, hi: 1, tick: 0.25, note: "not measured" },
  ],
};

const effects: IntervalDots = {
  ...inclusion,
  legend: { value: "mean", inner: "90% interval" },
  range: [-0.5, 0.5],
  reference: { value: 0 },
  rows: [
    { name: "Arms", group: "Commerce", value: 0.1, lo: -0.1, hi: 0.3 },
    { name: "Votes", group: "Politics", value: -0.2, lo: -0.4, hi: 0 },
    { name: "Energy", group: "Commerce", value: 0.4, lo: 0.3, hi: 0.5 },
  ],
};

describe("the picture of quantities with intervals", () => {
  test("is a good drawing with its legend, notes and numbers to point at", async () => {
    const svg = await intervalDotsSvg(inclusion);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of ["posterior", "range over other choices", "prior", "supported from here"]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain(
      `<title>${LONG}: 0.800, interval 0.700 to 0.900, range over other choices 0.500 to 0.950, prior 0.250, supported</title>`,
    );
    expect(svg).toContain("<title>Leaders: unknown, prior 0.250, not measured</title>");
  });

  test("draws dots and intervals where the numbers say, and nothing where one is unknown", async () => {
    const svg = await intervalDotsSvg(inclusion);
    const { left, right } = dotsLayout(inclusion, knownDots(inclusion));
    const xOf = (value: number): number => left + value * (right - left);
    const { document } = parseHTML(`<body>${svg}</body>`);
    const dots = [...document.querySelectorAll('circle[r="5.5"]')];
    expect(dots.map((dot) => Number(dot.getAttribute("cx")))).toEqual(
      [0.8, 0.1].map((value) => Number(xOf(value).toFixed(2))),
    );
    const outer = [...document.querySelectorAll('g[stroke-dasharray="5 3"] > rect')];
    expect(outer.map((bar) => Number(bar.getAttribute("width")))).toEqual(
      [0.45, 0.15].map((width) => Number((width * (right - left)).toFixed(2))),
    );
    const inner = document.querySelector('g[fill-opacity="0.3"] > rect');
    expect(Number(inner?.getAttribute("x"))).toBeCloseTo(xOf(0.7), 1);
    expect(svg).toContain(">unknown<");
  });

  test("sets long names over their rows and short ones left of the field", () => {
    expect(dotsLayout(inclusion, knownDots(inclusion)).left).toBeLessThan(40);
    const layout = dotsLayout(effects, knownDots(effects));
    expect(layout.left).toBeGreaterThan(60);
    const names = layout.texts[1]?.lines.filter((line) => line.look === "name");
    expect(names?.map((line) => [line.text, line.anchor])).toEqual(
      ["Arms", "Energy", "Votes"].map((name) => [name, "end"]),
    );
  });

  test("wraps a long name into lines that keep every word", () => {
    const { texts } = dotsLayout(inclusion, knownDots(inclusion));
    for (const { lines } of texts) {
      const own = lines.filter((line) => line.title === LONG);
      expect(own.map((line) => line.text).join(" ")).toBe(LONG);
    }
    expect(texts[1]?.lines.filter((line) => line.title === LONG).length).toBe(2);
  });

  test("reaches beyond its range for what lies outside", () => {
    const wide = { ...inclusion, rows: [{ name: "A", value: 1.7 }] };
    expect(dotsLayout(wide, knownDots(wide)).xOf(1.7)).toBeLessThanOrEqual(640);
    expect(knownDots(wide).axis.place(1.7)).toBeGreaterThan(knownDots(wide).axis.place(1));
  });

  test("of no rows says so", async () => {
    const svg = await intervalDotsSvg({ ...inclusion, rows: [] });
    expectGoodDrawing(svg);
    expect(svg).toContain("Nothing to show");
  });

  test("is the same in every byte when drawn again", async () => {
    expect(await intervalDotsSvg(inclusion)).toBe(await intervalDotsSvg(inclusion));
  });

  test.each<[string, Partial<IntervalDots>]>([
    ["a range that goes down", { range: [1, 0] }],
    ["an interval that goes down", { rows: [{ name: "", value: 1, lo: 2, hi: 1 }] }],
    [
      "an outer interval that goes down",
      { rows: [{ name: "", value: 1, outer: { lo: 2, hi: 1 } }] },
    ],
    ["a value to compare with without end", { reference: { value: Number.POSITIVE_INFINITY } }],
  ])("with %s is refused", async (_, change) => {
    const chart = { ...inclusion, ...change };
    await expect(intervalDotsSvg(chart)).rejects.toThrow(RangeError);
    expect(() => intervalDotsTable(chart)).toThrow(RangeError);
    expect(() => intervalDotsText(chart, { width: 80 })).toThrow(RangeError);
  });

  test("text from a source is drawn as text in every field", async () => {
    const row = { name: HOSTILE, group: HOSTILE, note: HOSTILE, value: 0.5, lo: 0, hi: 1, tick: 0 };
    const svg = await intervalDotsSvg({
      id: `x" onload="1`,
      title: HOSTILE,
      caption: HOSTILE,
      description: HOSTILE,
      unit: HOSTILE,
      legend: { value: HOSTILE, inner: HOSTILE, outer: HOSTILE, tick: HOSTILE },
      range: [0, 1],
      reference: { value: 0.5, label: HOSTILE },
      rows: [{ ...row, outer: { lo: 0, hi: 1 } }],
    });
    expectGoodDrawing(svg);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 90 });
  const value = fc.oneof(fc.double(), fc.double({ min: -2, max: 2 }));
  const rows = fc.array(
    fc
      .record({ name: text, group: text, note: text, value, width: value, tick: value })
      .map(({ width, ...row }) => {
        const [lo, hi] = [row.value - Math.abs(width), row.value + Math.abs(width)];
        return { ...row, lo, hi, outer: { lo: lo - 1, hi: hi + 1 } };
      }),
    { maxLength: 6 },
  );

  function expectTextsInside({ texts }: DotsLayout): void {
    for (const [i, { size }] of VARIANTS.entries()) {
      const { legend = [], lines = [] } = texts[i] ?? {};
      for (const entry of legend) {
        expect(textStart(entry) + labelUnits(entry.text, size)).toBeLessThanOrEqual(640);
      }
      for (const line of lines) {
        const units = labelUnits(line.text, size);
        const before = { start: 0, middle: units / 2, end: units }[line.anchor];
        expect(line.x - before).toBeGreaterThanOrEqual(0);
        expect(line.x - before + units).toBeLessThanOrEqual(640.01);
      }
    }
  }

  test("keeps numbers whole, rows apart and texts inside, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(rows, text, async (some, label) => {
        const chart = { ...inclusion, rows: some, unit: label, reference: { value: 0.5, label } };
        const svg = await intervalDotsSvg(chart);
        expectGoodDrawing(svg);
        expectInside(svg);
        const layout = dotsLayout(chart, knownDots(chart));
        expectTextsInside(layout);
        for (const [i, row] of layout.rows.entries()) {
          expect(row.top).toBeGreaterThanOrEqual(layout.rows[i - 1]?.bottom ?? layout.top);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("fits the terminal whatever it is", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 160 }), fc.boolean(), (some, width, unicode) => {
        const plain = some.filter((row) => !/https?:|www\./i.test(row.name + row.group + row.note));
        const lines = intervalDotsText({ ...inclusion, rows: plain }, { width, unicode }).split(
          "\n",
        );
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("quantities with intervals on a terminal", () => {
  test("stand at their places with their numbers, the note under the name", () => {
    const short = { ...inclusion, rows: inclusion.rows.slice(1) };
    expect(intervalDotsText(short, { width: 70 }).split("\n")).toEqual([
      "probability; ● posterior; ─ range over other choices; ◇ prior;",
      "┊ supported from here",
      "",
      "Trade             0.100    ──●───── ◇                     ┊",
      "  against                                                 ┊",
      "Leaders         unknown             ◇                     ┊",
      "  not measured                                            ┊",
      `                         ${"─".repeat(45)}`,
      "                         0.0     0.2      0.4     0.6      0.8     1.0",
    ]);
  });

  test("do without block characters", () => {
    expect(intervalDotsText(effects, { width: 80, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe("skill with intervals", () => {
  const skill: IntervalDots = {
    ...inclusion,
    unit: "skill",
    legend: { value: "skill", inner: "90% interval" },
    range: [-0.2, 0.2],
    reference: { value: 0, label: "no better than climatology" },
    rows: [
      { name: "Pool", value: 0.1, lo: 0.02, hi: 0.18 },
      { name: "Last value", value: -0.31, lo: -0.42, hi: -0.2 },
    ],
  };

  test("below zero stands left of the line at zero, above it right, and the axis reaches both", async () => {
    const { document } = parseHTML(`<body>${await intervalDotsSvg(skill)}</body>`);
    const { xOf, left, right } = dotsLayout(skill, knownDots(skill));
    const [pool = 0, last = 0] = [...document.querySelectorAll('circle[r="5.5"]')].map((dot) =>
      Number(dot.getAttribute("cx")),
    );
    expect(last).toBeLessThan(xOf(0));
    expect(pool).toBeGreaterThan(xOf(0));
    expect(xOf(-0.42)).toBeGreaterThanOrEqual(left);
    expect(xOf(0.18)).toBeLessThan(right);
    const line = intervalDotsText(skill, { width: 80 }).split("\n").at(-3) ?? "";
    expect(line).toMatch(/^Last value +−0\.310 \(−0\.420 to −0\.200\) +━+●━+ +┊$/);
  });
});

describe("the table of quantities with intervals", () => {
  test("has a row each, and leaves out columns that would be empty", () => {
    expect(tableCsv(intervalDotsTable(effects)).split("\n")).toEqual([
      "name,group,value,lo,hi",
      "Arms,Commerce,0.1,-0.1,0.3",
      "Energy,Commerce,0.4,0.3,0.5",
      "Votes,Politics,-0.2,-0.4,0",
      "",
    ]);
    expect(intervalDotsTable(inclusion).columns.map(({ title }) => title)).toEqual([
      "Name",
      "posterior",
      "interval, low",
      "interval, high",
      "range over other choices, low",
      "range over other choices, high",
      "prior",
      "Note",
    ]);
    expect(intervalDotsTable(inclusion).rows[2]).toMatchObject({ value: Number.NaN, tick: 0.25 });
  });
});
