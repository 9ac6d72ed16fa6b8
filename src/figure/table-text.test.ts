import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Table } from "./table.ts";
import { tableText } from "./table-text.ts";
import { displayWidth } from "./wrap.ts";

const cell = fc.oneof(
  fc.integer(),
  fc.string({ unit: "grapheme", maxLength: 90 }),
  fc.lorem({ maxCount: 20 }),
);

const anyTable: fc.Arbitrary<Table> = fc.record({
  caption: fc.lorem({ maxCount: 20 }),
  columns: fc
    .array(fc.string({ maxLength: 10 }), { minLength: 1, maxLength: 4 })
    .map((titles) => titles.map((title, i) => ({ key: `c${i}`, title }))),
  rows: fc.array(fc.record({ c0: cell, c1: cell, c2: fc.integer(), c3: cell }), { maxLength: 6 }),
});

describe("a table on a terminal", () => {
  test("is never wider than the terminal where its text can wrap", () => {
    fc.assert(
      fc.property(anyTable, fc.integer({ min: 60, max: 140 }), (table, width) => {
        for (const line of tableText(table, { width }).split("\n")) {
          expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test("sets numbers to the right and text to the left", () => {
    const table: Table = {
      caption: "Counts",
      columns: [
        { key: "name", title: "Name" },
        { key: "count", title: "n" },
      ],
      rows: [
        { name: "aid", count: 3 },
        { name: "accusation", count: 14 },
      ],
    };
    expect(tableText(table, { width: 60 })).toBe(
      "Counts\n\nName         n\n──────────  ──\naid          3\naccusation  14\n",
    );
    expect(tableText(table, { width: 60, unicode: false })).toContain("----------  --");
  });

  test("wraps the widest text and keeps dates, numbers and addresses whole", () => {
    const address = "https://example.org/2017/08/29/an-article";
    const text = tableText(
      {
        caption: "Events",
        columns: [
          { key: "date", title: "Date" },
          { key: "count", title: "Material cooperation" },
          { key: "summary", title: "Summary" },
          { key: "url", title: "Source" },
        ],
        rows: [
          {
            date: "2017-08-29",
            count: 12,
            summary: "a summit that fails ".repeat(5),
            url: address,
          },
        ],
      },
      { width: 80 },
    );
    expect(text).toContain(address);
    expect(text).toContain("2017-08-29");
    expect(text).toMatch(/^ +cooperation$/m);
    expect(Math.max(...text.split("\n").map(displayWidth))).toBeLessThanOrEqual(80);
  });

  test("a table without rows still shows its headers", () => {
    const columns = [{ key: "a", title: "Actor" }];
    expect(tableText({ caption: "None", columns, rows: [] }, { width: 60 })).toBe(
      "None\n\nActor\n─────\n",
    );
  });
});
