import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignedChart, runsOf } from "./aligned-series.ts";
import type { BandedSeries } from "./banded-series.ts";
import { bandedSeriesTable } from "./banded-series-table.ts";
import { bandedSeriesLine, bandedSeriesText } from "./banded-series-text.ts";
import { placedMarks } from "./period-marks.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

const periods = Array.from({ length: 12 }, (_, i) => String(2001 + i));

const relation: BandedSeries = {
  id: "r",
  title: "A and B",
  caption: "",
  description: "",
  unit: "index",
  interval: "90% interval",
  range: [-100, 100],
  periods,
  series: [
    {
      name: "Relation",
      points: periods
        .filter((period) => period !== "2004")
        .map((period, i) => ({ period, value: i * 10 - 50, lo: i * 10 - 60, hi: i * 10 - 45 })),
    },
  ],
  reference: { value: 0 },
  marks: [
    { kind: "shift", period: "2006", lo: "2005", hi: "2007", label: "Turn" },
    { kind: "episode", period: "2009", lo: "2009", hi: "2010", label: "War" },
    { kind: "shift", period: "1990", lo: "1989", hi: "1991", label: "Never shown" },
  ],
  events: { label: "Events", counts: [{ period: "2001", count: 4 }] },
};

describe("marks on an axis of periods", () => {
  const at = (from: string, to: string, axis: readonly string[]): unknown => {
    const [mark] = placedMarks(
      [{ kind: "episode", period: from, lo: from, hi: to, label: "" }],
      axis,
    );
    return mark === undefined ? undefined : [mark.start, mark.end];
  };

  test("find the period that holds a day, a month or a quarter", () => {
    expect(at("2003-05-17", "2004-02-01", periods)).toEqual([2, 4]);
    expect(at("2003-Q3", "2003-12", periods)).toEqual([2, 3]);
    expect(at("2003", "2003", ["2002-Q4", "2003-Q1", "2003-Q4", "2004-Q1"])).toEqual([1, 3]);
  });

  test("find the week that holds a day, and the weeks of a month", () => {
    const weeks = Array.from({ length: 12 }, (_, i) => `2018-W${String(i + 1).padStart(2, "0")}`);
    expect(at("2018-02-01", "2018-02-04", weeks)).toEqual([4, 5]);
    expect(at("2018-02", "2018-02", weeks)).toEqual([4, 9]);
    expect(at("2020-W53", "2020-W53", ["2020-12", "2021-01"])).toEqual([0, 2]);
    expect(at("2021-W53", "2021-W53", ["2021-12", "2022-01"])).toBe(undefined);
  });

  test("are cut at the ends of the axis and dropped beyond them", () => {
    expect(at("1990", "2002", periods)).toEqual([0, 2]);
    expect(at("1990", "1991", periods)).toBe(undefined);
    expect(at("2020", "2021", periods)).toBe(undefined);
  });

  test("compare as text where they are no dates", () => {
    expect(at("b", "c", ["a", "b", "c", "d"])).toEqual([1, 3]);
  });
});

describe("the table of a picture of series", () => {
  const { columns, rows } = bandedSeriesTable(relation);

  test("has a row for each period, gaps unknown, marks where they hold", () => {
    expect(columns.map((column) => column.key)).toEqual([
      "period",
      "value",
      "lo",
      "hi",
      "events",
      "mark",
    ]);
    expect(rows.map((row) => row["period"])).toEqual(periods);
    expect(rows[0]).toEqual({ period: "2001", value: -50, lo: -60, hi: -45, events: 4 });
    expect(rows[3]?.["value"]).toBe(Number.NaN);
    expect(rows.map((row) => row["mark"] ?? "")).toEqual([
      ...Array(5).fill(""),
      "shift 2006 (2005 to 2007): Turn",
      "",
      "",
      "episode: War",
      "episode: War",
      "",
      "",
    ]);
    expect(tableCsv(bandedSeriesTable(relation)).split("\n")[4]).toBe("2004,,,,,");
  });

  test("leaves out columns that would be empty, and numbers those of several series", () => {
    const points = [{ period: "2001", value: 1 }];
    const two = ["A", "B"].map((name) => ({ name, points }));
    const plain = { id: "", title: "", caption: "", description: "", unit: "", periods: ["2001"] };
    const keys = bandedSeriesTable({ ...plain, series: two }).columns.map((column) => column.key);
    expect(keys).toEqual(["period", "value1", "value2"]);
  });
});

describe("what cannot be drawn truly is refused", () => {
  const [first] = relation.series;
  const point = { period: "2001", value: 1 };
  const withPoints = (points: readonly object[]): object => ({
    series: [{ name: "", points }],
    range: undefined,
  });
  test.each<[string, object]>([
    ["no series", { series: [] }],
    ["four series", { series: [first, first, first, first] }],
    ["a period twice on the axis", { periods: ["2001", "2001"] }],
    ["a period twice in a series", withPoints([point, point])],
    ["a period outside the axis", withPoints([{ period: "1990", value: 1 }])],
    ["an interval that goes down", withPoints([{ ...point, lo: 2, hi: 1 }])],
    ["a range that goes down", { range: [1, -1] }],
    ["a range without an end", { range: [0, Number.POSITIVE_INFINITY] }],
    ["a value to compare with that is unknown", { reference: { value: Number.NaN } }],
    ["a count that is none", { events: { label: "", counts: [{ period: "2001", count: -1 }] } }],
    ["a logarithm of zero", { ...withPoints([{ ...point, value: 0 }]), scale: "log" }],
    ["a logarithmic range from zero", { range: [0, 1], scale: "log" }],
  ])("%s", (_, change) => {
    const chart = Object.fromEntries(
      Object.entries({ ...relation, ...change }).filter(([, value]) => value !== undefined),
    );
    expect(() => alignedChart(chart as unknown as BandedSeries)).toThrow(RangeError);
  });
});

describe("runs of what is known", () => {
  test("end at each gap", () => {
    expect(runsOf([true, false, false, true, true])).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 5 },
    ]);
    expect(runsOf([])).toEqual([]);
  });
});

describe("the picture of series on a terminal", () => {
  test("shows axis, line, band, gap, marks and counts", () => {
    expect(bandedSeriesText(relation, { width: 60, unicode: false }).split("\n")).toEqual([
      "Relation; index; : 90% interval",
      " 100 +",
      "     |",
      "  50 +                                       ::oooooo",
      "     |                             ::oooooooooo::::",
      "   0 +---------------------oooooooooo-----------------",
      "     |     ::oooo      oooo::::",
      " -50 + oooooo::::",
      "     |",
      "-100 +",
      "     +------------------------------------------------",
      "          2002    2004    2006    2008    2010    2012",
      "                      ------1-----    ====2===",
      "      @@@",
      "1 shift 2006 (2005 to 2007): Turn",
      "2 episode 2009 to 2010: War",
      "Bars: Events, 4 at most",
    ]);
  });

  test("draws a single line in fine dots", () => {
    const plot = bandedSeriesText(relation, { width: 80 });
    expect(plot).toMatch(/[\u2801-\u28FF]/);
    expect(plot).toContain("−100 ┤");
    expect(plot).toContain("░");
  });

  test("names several lines by letters, with an asterisk where they meet", () => {
    const series = ["Up", "Down"].map((name, k) => ({
      name,
      points: periods.map((period, i) => ({ period, value: k === 0 ? i : 11 - i })),
    }));
    const { range: _, ...rest } = relation;
    const plot = bandedSeriesText({ ...rest, series }, { width: 80 });
    expect(plot).toContain("A: Up; B: Down");
    expect(plot).toMatch(/┤.*A/);
    expect(plot).toContain("*");
  });

  test("puts several periods into a column where there are more than columns, and says so", () => {
    const many = Array.from({ length: 300 }, (_, i) => `p${i}`);
    const points = many.map((period, i) => ({ period, value: i }));
    const { marks: _, events: __, range: ___, ...rest } = relation;
    const plot = bandedSeriesText(
      { ...rest, periods: many, series: [{ name: "", points }] },
      { width: 80 },
    );
    expect(plot).toContain("Each column is 4 periods");
  });

  test("in one line gives the last known value", () => {
    expect(bandedSeriesLine(relation, { width: 80 })).toMatch(
      /^Relation {2}[▁-█]{3} [▁-█]{8} {2}50\.0 \(40\.0 to 55\.0\) in 2012$/,
    );
    expect(bandedSeriesLine(relation, { width: 80, unicode: false })).toMatch(/^[\x20-\x7e]+$/);
  });

  const value = fc.oneof(
    fc.double({ noDefaultInfinity: true }),
    fc.integer({ min: -100, max: 100 }),
  );
  const name = fc.string({ unit: "grapheme", maxLength: 30 });
  const anyChart: fc.Arbitrary<BandedSeries> = fc
    .tuple(fc.uniqueArray(name, { maxLength: 80 }), fc.integer({ min: 1, max: 3 }), name, value)
    .chain(([axis, k, label, compared]) =>
      fc
        .tuple(
          fc.array(fc.array(value, { minLength: axis.length, maxLength: axis.length }), {
            minLength: k,
            maxLength: k,
          }),
          fc.array(fc.nat({ max: 1e6 }), { minLength: axis.length, maxLength: axis.length }),
        )
        .map(([columns, counts]) => ({
          id: label,
          title: label,
          caption: label,
          description: label,
          unit: label,
          periods: axis,
          series: columns.map((column) => ({
            name: label,
            points: axis.map((period, i) => ({ period, value: column[i] ?? 0 })),
          })),
          ...(Number.isFinite(compared) && { reference: { value: compared, label } }),
          marks: axis.slice(0, 7).map((period, i) => ({
            kind: i % 2 === 0 ? "shift" : "episode",
            period,
            lo: period,
            hi: axis[i + 2] ?? period,
            label,
          })),
          events: { label, counts: axis.map((period, i) => ({ period, count: counts[i] ?? 0 })) },
        })),
    );

  test("fits the terminal whatever the chart", () => {
    fc.assert(
      fc.property(
        anyChart,
        fc.integer({ min: 60, max: 140 }),
        fc.boolean(),
        (chart, width, unicode) => {
          for (const text of [
            bandedSeriesText(chart, { width, unicode }),
            bandedSeriesLine(chart, { width, unicode }),
          ]) {
            for (const line of text.split("\n"))
              expect(displayWidth(line)).toBeLessThanOrEqual(width);
            expect(text).not.toMatch(/NaN|undefined|Infinity/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
