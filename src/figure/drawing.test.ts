import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { expectGoodDrawing, faultOf, HOSTILE } from "../../test/support/good-drawing.ts";
import type { QuadCounts } from "./counts.ts";
import { figureHtml } from "./figure-html.ts";
import { type MirroredCounts, mirroredCountsSvg } from "./mirrored-counts.ts";
import { barsSvg, type NamedShares } from "./shares.ts";

function counts(period: string, vc: number, mc: number, vx: number, mx: number): QuadCounts {
  return {
    period,
    verbalCooperation: vc,
    materialCooperation: mc,
    verbalConflict: vx,
    materialConflict: mx,
  };
}

const decades: MirroredCounts = {
  id: "ab",
  title: "A and B",
  caption: "Events per year.",
  description: "Cooperation grew, conflict did not.",
  rows: Array.from({ length: 22 }, (_, i) =>
    counts(String(2001 + i), i % 9, i % 4, (i * 7) % 5, i % 3),
  ),
  bands: [
    { from: "1990", to: "2008", label: "Distance" },
    { from: "2009", to: "2022", label: "Rapprochement" },
    { from: "2030", to: "2040", label: "Never drawn" },
  ],
};

const means: NamedShares = {
  id: "means",
  title: "Instruments",
  caption: "Events by type.",
  description: "Talks lead.",
  rows: [
    { name: "Talks", count: 37 },
    { name: "Agreements", count: 21 },
    { name: "Exercises", count: 0 },
  ],
};

describe("the check of XML", () => {
  test.each([
    "<a>",
    "<a></b>",
    '<a b="1" b="2"/>',
    "<a b='1'/>",
    '<a b="&nbsp;"/>',
    "<a>&nbsp;</a>",
    "<a>\u0000</a>",
    "<a>a & b</a>",
    '<a b="<"/>',
  ])("finds the fault of %s", (xml) => {
    expect(faultOf(xml)).not.toBe(undefined);
  });
});

describe("the picture of a dyad", () => {
  test("is a good drawing of twenty-two years with their phases", async () => {
    const svg = await mirroredCountsSvg(decades);
    expectGoodDrawing(svg);
    expect(svg).toContain(">Cooperation<");
    expect(svg).toContain("Rapprochement");
    expect(svg).not.toContain("Never drawn");
    expect(svg).toContain("2001: cooperation 0; conflict 0");
    expect(svg).toContain("2002: cooperation 2 (material 1, verbal 1)");
  });

  test("draws a rectangle for each class that occurred, in proportion and on its side", async () => {
    const svg = await mirroredCountsSvg({
      ...decades,
      rows: [counts("2017", 2, 3, 4, 1)],
      bands: [],
    });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const box = (fill: string): [number, number] => {
      const rect = document.querySelector(`g[fill="${fill}"] > rect`);
      return [Number(rect?.getAttribute("y")), Number(rect?.getAttribute("height"))];
    };
    const [materialUp, verbalUp] = [
      box("var(--figure-cooperation, #1d6a96)"),
      box("url(#ab-cooperation)"),
    ];
    const [materialDown, verbalDown] = [
      box("var(--figure-conflict, #b4502c)"),
      box("url(#ab-conflict)"),
    ];
    const event = materialUp[1] / 3;
    expect(event).toBeGreaterThan(10);
    for (const [drawn, count] of [
      [verbalUp, 2],
      [materialDown, 1],
      [verbalDown, 4],
    ] as const) {
      expect(drawn[1] / event).toBeCloseTo(count, 1);
    }
    const zero = materialUp[0] + materialUp[1];
    expect(verbalUp[0] + verbalUp[1]).toBeCloseTo(materialUp[0], 1);
    expect(materialDown[0]).toBeCloseTo(zero, 1);
    expect(verbalDown[0]).toBeCloseTo(zero + materialDown[1], 1);
  });

  test.each([
    ["one period", [counts("2017-Q3", 1, 0, 0, 3)]],
    ["no period", []],
    ["nothing but zeros", [counts("2017-01", 0, 0, 0, 0), counts("2017-02", 0, 0, 0, 0)]],
    ["the same period twice", [counts("2017", 1, 2, 3, 4), counts("2017", 4, 3, 2, 1)]],
    ["millions", [counts("2017", 2_000_000, 1, 3, 900_000)]],
    [
      "three hundred months",
      Array.from({ length: 300 }, (_, i) =>
        counts(
          `${1998 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
          i % 11,
          i % 5,
          i % 7,
          i % 3,
        ),
      ),
    ],
  ])("is a good drawing of %s", async (_, rows) => {
    const svg = await mirroredCountsSvg({ ...decades, rows });
    expectGoodDrawing(svg);
    const isEmpty = rows.every((row) => row.verbalCooperation + row.materialConflict === 0);
    expect(svg.includes("No events in these periods")).toBe(isEmpty);
  });

  test("text from a source is drawn as text in every field", async () => {
    const svg = await mirroredCountsSvg({
      id: `x" onload="1`,
      title: HOSTILE,
      caption: HOSTILE,
      description: HOSTILE,
      rows: [counts(HOSTILE, 1, 1, 1, 1)],
      bands: [{ from: "", to: "~", label: HOSTILE }],
    });
    expectGoodDrawing(svg);
    const { document } = parseHTML(`<body>${svg}</body>`);
    expect(document.querySelector("title")?.textContent).toContain(
      `<script>alert("1")</script> & 'x'`,
    );
  });

  test("is well-formed whatever the text", async () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: "grapheme" }));
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (title, description, period, label) => {
        const rows = [counts(period, 1, 0, 2, 0), counts(`${period}x`, 0, 1, 0, 1)];
        const bands = [{ from: period, to: `${period}x`, label }];
        const [mirrored, bars] = await Promise.all([
          mirroredCountsSvg({ ...decades, title, description, rows, bands }),
          barsSvg({ ...means, id: label, title, rows: [{ name: label, count: 3 }] }),
        ]);
        expectGoodDrawing(mirrored);
        expectGoodDrawing(bars);
      }),
      { numRuns: 40 },
    );
  });

  test("is the same in every byte when drawn again", async () => {
    expect(await mirroredCountsSvg(decades)).toBe(await mirroredCountsSvg(decades));
  });

  test("drawings of different ids share a page without sharing an id", async () => {
    const drawn = await Promise.all(
      ["a b", "a_b", "a-b", "a_20_b"].map((id) => mirroredCountsSvg({ ...decades, id })),
    );
    const ids = [...drawn.join("").matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("what is no count is refused", async () => {
    const broken = { ...decades, rows: [counts("2017", Number.NaN, 0, 0, 0)] };
    await expect(mirroredCountsSvg(broken)).rejects.toThrow(RangeError);
    const negative = { ...means, rows: [{ name: "a", count: -1 }] };
    await expect(barsSvg(negative)).rejects.toThrow(RangeError);
  });
});

describe("bars of named shares", () => {
  test("are a good drawing with count and share at each bar", async () => {
    const svg = await barsSvg(means);
    expectGoodDrawing(svg);
    expect(svg).toContain(">37 (64%)<");
    expect(svg).toContain(">0 (0%)<");
  });

  test.each([
    ["no name", []],
    ["one name", [{ name: "Talks", count: 1 }]],
    [
      "zeros",
      [
        { name: "Talks", count: 0 },
        { name: "Aid", count: 0 },
      ],
    ],
    [
      "hostile names",
      [
        { name: HOSTILE, count: 4 },
        { name: "word ".repeat(40), count: 2 },
      ],
    ],
  ])("are a good drawing of %s", async (_, rows) => {
    const svg = await barsSvg({ ...means, rows });
    expectGoodDrawing(svg);
    expect(svg.includes("No events")).toBe(rows.length === 0);
  });
});

describe("a figure for a page", () => {
  test("holds title, drawing, caption and the numbers, all text escaped", async () => {
    const svg = await barsSvg(means);
    const numbers = {
      caption: "By type",
      columns: [{ key: "name", title: "Type" }],
      rows: means.rows.map((r) => ({ ...r })),
    };
    const markup = figureHtml({ title: "A & B", caption: "<b>", svg, numbers }).toString();
    const { document } = parseHTML(`<body>${markup}</body>`);
    expect(document.querySelector("figure > .figure-title")?.textContent).toBe("A & B");
    expect(document.querySelector("figure > figcaption")?.textContent).toBe("<b>");
    expect(document.querySelectorAll("figure > svg").length).toBe(1);
    expect(document.querySelector("details table caption")?.textContent).toBe("By type");
    expect(figureHtml({ title: "", caption: "", svg }).toString()).not.toContain("<details>");
  });
});

describe("the terminal path", () => {
  test("loads neither Plot nor linkedom: they are imported by the drawing alone, when it draws", () => {
    const folder = new URL(".", import.meta.url);
    const sources = readdirSync(folder).filter((name) => /^(?!.*\.test\.).*\.ts$/.test(name));
    expect(sources).toContain("drawing.ts");
    for (const name of sources) {
      const text = readFileSync(new URL(name, folder), "utf8");
      expect(text, name).not.toMatch(/^import (?!type\b).*"(?:@observablehq\/plot|linkedom)"/m);
      const lazy = /await|Promise/.test(text) && /[^f] ?import\("linkedom"\)/.test(text);
      expect(lazy, name).toBe(name === "drawing.ts");
    }
  });
});
