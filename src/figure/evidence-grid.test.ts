import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, expectInside, HOSTILE } from "../../test/support/good-drawing.ts";
import {
  type EvidenceGrid,
  evidenceGridTable,
  type GridCell,
  knownHypotheses,
  weightStep,
} from "./evidence-grid.ts";
import { evidenceGridSvg } from "./evidence-grid-svg.ts";
import { evidenceGridText } from "./evidence-grid-text.ts";
import { evidenceGridKey } from "./evidence-key.ts";
import { evidenceLayout, type GridLayout } from "./evidence-layout.ts";
import { figureHtml } from "./figure-html.ts";
import { labelUnits, VARIANTS } from "./label.ts";
import { textStart } from "./legend-rows.ts";
import { tableCsv } from "./table.ts";
import { displayWidth } from "./wrap.ts";

function cell(hypothesis: string, evidence: string, weight: number | null, open = false): GridCell {
  return { hypothesis, evidence, weight, open };
}

const grid: EvidenceGrid = {
  id: "grid",
  title: "What the documents say",
  caption: "",
  description: "The visit speaks for trade.",
  hypotheses: [
    { id: "trade", name: "Commerce in arms and energy", total: 17 },
    { id: "tilt", name: "Tilt", total: null },
  ],
  evidence: [
    { id: "visit", says: "The minister came & offered arms", note: "B2" },
    { id: "treaty", says: "A treaty was signed" },
    { id: "minutes", says: "Minutes of the meeting" },
  ],
  cells: [
    cell("trade", "visit", 20),
    cell("trade", "treaty", -3),
    cell("tilt", "visit", 0, true),
    cell("tilt", "minutes", null, true),
  ],
};

function many(columns: number): EvidenceGrid {
  const evidence = Array.from({ length: columns }, (_, i) => ({ id: `e${i}`, says: `Item ${i}` }));
  const cells = grid.hypotheses.flatMap(({ id }, row) =>
    evidence.map((item, i) => cell(id, item.id, ((i * 7 + row * 3) % 11) - 5)),
  );
  return { ...grid, evidence, cells };
}

describe("the picture of evidence", () => {
  test("is a good drawing with signs, sums and cells to point at", async () => {
    const svg = await evidenceGridSvg(grid);
    expectGoodDrawing(svg);
    expectInside(svg);
    for (const text of ["for", "against", "neutral", "test still open", "+17", "–", "all"]) {
      expect(svg).toContain(`>${text}<`);
    }
    expect(svg).toContain(
      "<title>Commerce in arms and energy, 1 The minister came &amp; offered arms: +20.0 dB</title>",
    );
    expect(svg).toContain(
      "<title>Tilt, 1 The minister came &amp; offered arms: 0.0 dB, open test</title>",
    );
    expect(svg).toContain("<title>Tilt, 2 A treaty was signed: blank</title>");
    expect(svg).toContain("<title>Tilt, 3 Minutes of the meeting: blank, open test</title>");
  });

  test("darkens with the weight, tells its sign by shape and leaves blanks empty", async () => {
    const { document } = parseHTML(`<body>${await evidenceGridSvg(grid)}</body>`);
    const grounds = (colour: string): number[] =>
      [...document.querySelectorAll(`g[fill="var(--figure-${colour})"] > rect`)].map((rect) =>
        Number(rect.getAttribute("fill-opacity")),
      );
    expect(grounds("cooperation, #1d6a96").map((o) => o.toFixed(2))).toEqual(["0.55"]);
    expect(grounds("conflict, #b4502c").map((o) => o.toFixed(2))).toEqual(["0.17"]);
    const signs = (turned: boolean): number =>
      [...document.querySelectorAll("path")].filter((path) =>
        turned
          ? /rotate\(180\)/.test(path.getAttribute("transform") ?? "")
          : /^translate\([^)]*\)$/.test(path.getAttribute("transform") ?? ""),
      ).length;
    // One each in the grid and one in the legend, for both widths of page.
    expect([signs(false), signs(true)]).toEqual([4, 4]);
    expect(document.querySelectorAll('g[stroke-dasharray="4 3"] > rect').length).toBe(2 + 2);
  });

  test("sorts weights into the steps of 2, 10 and 100 to 1", () => {
    const steps = [0, 1.5, -3, 6.5, 7, -10, 15, 20, -40].map(weightStep);
    expect(steps).toEqual([0, 0, 1, 1, 2, 2, 2, 3, 3]);
    expect(weightStep(Number.NaN)).toBe(0);
  });

  test("puts many columns into blocks of twelve at most, wide enough for their numbers", () => {
    const rows = knownHypotheses(many(30));
    const { cells, numbers } = evidenceLayout(rows);
    expect(cells.length).toBe(60);
    expect(numbers.map(({ column }) => column)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    expect(new Set(numbers.map(({ y }) => y)).size).toBe(3);
    for (const { x1, x2, y1, y2 } of cells) {
      expect(x2 - x1).toBeGreaterThan(labelUnits("30", 22));
      expect(y2 - y1).toBeGreaterThanOrEqual(46);
    }
  });

  test("of no evidence says so", async () => {
    const svg = await evidenceGridSvg({ ...grid, evidence: [], cells: [] });
    expectGoodDrawing(svg);
    expect(svg).toContain("No evidence to weigh");
    expectGoodDrawing(await evidenceGridSvg({ ...grid, hypotheses: [], cells: [] }));
  });

  test("is the same in every byte when drawn again", async () => {
    expect(await evidenceGridSvg(many(30))).toBe(await evidenceGridSvg(many(30)));
  });

  const [first, second] = grid.hypotheses;
  test.each<[string, object]>([
    ["a hypothesis twice", { hypotheses: [first, second, first] }],
    ["an item twice", { evidence: [...grid.evidence, grid.evidence[0]] }],
    ["a cell without its row", { cells: [cell("none", "visit", 1)] }],
    ["a cell without its column", { cells: [cell("trade", "none", 1)] }],
    ["a cell twice", { cells: [cell("trade", "visit", 1), cell("trade", "visit", 2)] }],
  ])("with %s is refused", async (_, change) => {
    const broken = { ...grid, ...change } as EvidenceGrid;
    await expect(evidenceGridSvg(broken)).rejects.toThrow(RangeError);
    expect(() => evidenceGridTable(broken)).toThrow(RangeError);
    expect(() => evidenceGridText(broken, { width: 80 })).toThrow(RangeError);
  });

  const text = fc.string({ unit: "grapheme", maxLength: 70 });
  const weight = fc.option(
    fc.oneof(fc.double({ min: -1e4, max: 1e4 }), fc.constantFrom(0, Number.NaN, -1e-9, 20, -3)),
  );
  const any = fc
    .record({
      names: fc.array(fc.tuple(text, weight), { maxLength: 6 }),
      says: fc.array(text, { maxLength: 32 }),
      weights: fc.infiniteStream(fc.tuple(weight, fc.boolean())),
    })
    .map(({ names, says, weights }): EvidenceGrid => {
      const hypotheses = names.map(([name, total], i) => ({ id: `h${i}`, name, total }));
      const evidence = says.map((one, i) => ({ id: `e${i}`, says: one }));
      const cells = hypotheses.flatMap(({ id }) =>
        evidence.map((item) => {
          const [value, open] = weights.next().value;
          return cell(id, item.id, value, open);
        }),
      );
      return { ...grid, hypotheses, evidence, cells };
    });

  function expectTextsInside(layout: GridLayout): void {
    for (const { x, text: sum } of layout.totals) {
      expect(x + labelUnits(sum, 22)).toBeLessThanOrEqual(640);
    }
    for (const [i, { size }] of VARIANTS.entries()) {
      const { names = [], legend = [] } = layout.texts[i] ?? {};
      const begins = names.flatMap((name) =>
        name.text.split("\n").map((line) => name.x - labelUnits(line, size)),
      );
      const ends = legend.map((entry) => textStart(entry) + labelUnits(entry.text, size));
      for (const begin of begins) expect(begin).toBeGreaterThanOrEqual(0);
      for (const end of ends) expect(end).toBeLessThanOrEqual(640);
    }
  }

  test("keeps cells apart and texts inside, whatever it is", async () => {
    await fc.assert(
      fc.asyncProperty(any, async (some) => {
        const svg = await evidenceGridSvg(some);
        expectGoodDrawing(svg);
        expectInside(svg);
        const layout = evidenceLayout(knownHypotheses(some));
        for (const { x1, x2, y1, y2 } of layout.cells) {
          expect(x2 - x1).toBeGreaterThan(12);
          expect(y2).toBeGreaterThan(y1);
          expect(x2).toBeLessThanOrEqual(640);
        }
        expectTextsInside(layout);
      }),
      { numRuns: 25 },
    );
  });

  test("fits the terminal whatever it is", () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 60, max: 160 }), fc.boolean(), (some, width, unicode) => {
        const small = {
          ...some,
          evidence: some.evidence.map((e) => ({
            ...e,
            says: e.says.replace(/https?:|www\./gi, ""),
          })),
          hypotheses: some.hypotheses.map((h) => ({
            ...h,
            name: h.name.replace(/https?:|www\./gi, ""),
          })),
        };
        for (const line of evidenceGridText(small, { width, unicode }).split("\n")) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe("evidence on a terminal", () => {
  test("stands in numbered columns with the sums and a key", () => {
    expect(evidenceGridText(grid, { width: 60 }).split("\n")).toEqual([
      "Decibels: + for, − against; · not judged; ? a test still",
      "open.",
      "",
      "                   1   2   3  all",
      "Commerce in arms +20  −3   ·  +17",
      "and energy",
      "Tilt              0?   ·   ?    –",
      "",
      "1  The minister came & offered arms (B2)",
      "2  A treaty was signed",
      "3  Minutes of the meeting",
    ]);
    expect(evidenceGridText(grid, { width: 60, unicode: false })).toMatch(/^[\x20-\x7e\n]*$/);
  });
});

describe("the key and the table of evidence", () => {
  test("the key lists the items under the drawing, their text escaped", async () => {
    const key = evidenceGridKey({ ...grid, evidence: [{ id: "a", says: HOSTILE, note: "<b>" }] });
    const svg = await evidenceGridSvg(grid);
    const markup = figureHtml({ title: "", caption: "", svg, key }).toString();
    const { document } = parseHTML(`<body>${markup}</body>`);
    const items = [...document.querySelectorAll("figure > ol.figure-key > li")];
    expect(items.length).toBe(1);
    expect(items[0]?.textContent).toContain(`<script>alert("1")</script> & 'x'`);
    expect(items[0]?.textContent).toContain("(<b>)");
  });

  test("a high drawing may take more of a printed page", async () => {
    const hypotheses = ["a", "b", "c", "d"].map((id) => ({ id, name: id, total: 1 }));
    const tall = { ...many(30), hypotheses, cells: [] };
    const [low, high] = await Promise.all([many(3), tall].map(evidenceGridSvg));
    const markup = (svg = ""): string => figureHtml({ title: "", caption: "", svg }).toString();
    expect(markup(low)).toContain("<figure>");
    expect(markup(high)).toContain('<figure class="figure-tall">');
  });

  test("the table has the items in full, blanks empty, open tests said and the sums last", () => {
    expect(tableCsv(evidenceGridTable(grid)).split("\n")).toEqual([
      "number,evidence,note,h1,h2",
      "1,The minister came & offered arms,B2,20,0.0 (open)",
      "2,A treaty was signed,,-3,",
      "3,Minutes of the meeting,,,open",
      ",All together,,17,",
      "",
    ]);
  });
});
