import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NamedCount, QuadCounts } from "./counts.ts";
import { mirroredCountsText } from "./mirrored-counts-text.ts";
import { barsText, sparkline } from "./terminal.ts";
import { displayWidth } from "./wrap.ts";

const name = fc.string({ unit: "grapheme", maxLength: 60 });
const count = fc.oneof(fc.nat({ max: 14 }), fc.nat());
const width = fc.integer({ min: 60, max: 160 });

const quads: fc.Arbitrary<QuadCounts[]> = fc.array(
  fc.record({
    period: fc.oneof(fc.constantFrom("2017", "2017-Q3", "2017-08"), name),
    verbalCooperation: count,
    materialCooperation: count,
    verbalConflict: count,
    materialConflict: count,
  }),
  { minLength: 1, maxLength: 12 },
);

function row(period: string, vc: number, mc: number, vx: number, mx: number): QuadCounts {
  return {
    period,
    verbalCooperation: vc,
    materialCooperation: mc,
    verbalConflict: vx,
    materialConflict: mx,
  };
}

describe("bars on a terminal", () => {
  const rows: NamedCount[] = [
    { name: "Consult", count: 30 },
    { name: "Agree", count: 9 },
    { name: "Aid", count: 0 },
  ];

  test("show name, count, share and a bar in proportion", () => {
    expect(barsText(rows, { width: 60 }).split("\n")).toEqual([
      `Consult  30   77%  ${"█".repeat(41)}`,
      `Agree     9   23%  ${"█".repeat(12)}▎`,
      "Aid       0    0%",
    ]);
  });

  test("do without block characters", () => {
    expect(barsText(rows, { width: 60, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("fit the terminal and are a line for each name, whatever the names and counts", () => {
    const anyRows = fc.array(fc.record({ name, count }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(anyRows, width, fc.boolean(), (some, columns, unicode) => {
        const lines = barsText(some, { width: columns, unicode }).split("\n");
        expect(lines.length).toBe(some.length);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test("a count above zero leaves a trace beside a great one", () => {
    const far = [
      { name: "a", count: 100_000 },
      { name: "b", count: 1 },
    ];
    expect(barsText(far, { width: 60 }).split("\n")[1]).toBe("b       1   <1%  ▏");
  });

  test("all zero has no shares and no bars", () => {
    expect(barsText([{ name: "a", count: 0 }], { width: 60 })).toBe("a  0");
  });

  test("what is no count is refused", () => {
    expect(() => barsText([{ name: "a", count: -1 }], { width: 60 })).toThrow(RangeError);
    expect(() => mirroredCountsText([row("2017", 0.5, 0, 0, 0)], { width: 60 })).toThrow(
      RangeError,
    );
  });
});

describe("the picture of a dyad on a terminal", () => {
  test("conflict stands to the left, cooperation to the right, material next to the period", () => {
    const lines = mirroredCountsText([row("2013", 2, 1, 1, 3), row("2014", 0, 0, 0, 0)], {
      width: 60,
    }).split("\n");
    expect(lines[0]?.trim()).toBe("Conflict        Cooperation");
    expect(lines[1]?.trim()).toBe("4 ░░░░████████████  2013  ████░░░░░░░░ 3");
    expect(lines[2]?.trim()).toBe("2014");
    expect(lines.at(-1)).toContain("█ material  ░ verbal");
  });

  test("the sides are called as one wishes", () => {
    const text = mirroredCountsText([row("2013", 1, 0, 0, 0)], {
      width: 60,
      labels: ["Deterioration", "Rapprochement"],
    });
    expect(text).toMatch(/Deterioration +Rapprochement/);
  });

  test("fits the terminal, with the period of every line in one column", () => {
    fc.assert(
      fc.property(quads, width, fc.boolean(), (rows, columns, unicode) => {
        const text = mirroredCountsText(rows, { width: columns, unicode });
        const lines = text.split("\n");
        expect(lines.length).toBe(rows.length + 3);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test("equal counts are drawn alike and every class that occurred is seen", () => {
    fc.assert(
      fc.property(quads, width, (rows, columns) => {
        const both = rows.map((r) => ({
          ...r,
          period: "when",
          ...{ verbalConflict: r.verbalCooperation, materialConflict: r.materialCooperation },
        }));
        const lines = mirroredCountsText(both, { width: columns })
          .split("\n")
          .slice(1, rows.length + 1);
        for (const [i, line] of lines.entries()) {
          const [west = "", east = ""] = line.split("  when");
          for (const block of ["█", "░"]) {
            expect(west.split(block).length).toBe(east.split(block).length);
          }
          expect(east.includes("░")).toBe((both[i]?.verbalCooperation ?? 0) > 0);
          expect(east.includes("█")).toBe((both[i]?.materialCooperation ?? 0) > 0);
        }
      }),
    );
  });

  test("does without block characters", () => {
    const text = mirroredCountsText([row("2013", 2, 1, 1, 3)], { width: 60, unicode: false });
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe("a sparkline", () => {
  test("runs from zero to the greatest value", () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7])).toBe("▁▂▃▄▅▆▇█");
    expect(sparkline([-7, 0])).toBe("▁█");
  });

  test("a constant zero lies flat, an unknown leaves a gap, nothing is nothing", () => {
    expect(sparkline([0, 0])).toBe("▁▁");
    expect(sparkline([0, Number.NaN, 3])).toBe("▁ █");
    expect(sparkline([])).toBe("");
  });
});
