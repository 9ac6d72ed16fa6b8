import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { type Table, tableCsv, tableHtml, tableMarkdown } from "./table.ts";

const visits: Table = {
  caption: "Visits & talks",
  columns: [
    { key: "period", title: "Period" },
    { key: "events", title: "Events" },
    { key: "note", title: "Note" },
  ],
  rows: [
    { period: "2017-08", events: 3, note: `He said "no" | <script>alert(1)</script>` },
    { period: "2017-09", events: Number.NaN, note: "https://example.org/a_b?x=1|2&y=%20" },
    { period: "2017-10", events: 0 },
  ],
};

/** The fields of a CSV text by RFC 4180, written here apart from the writer. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^",\n]*)(,|\n)/g)) {
    const field = match[1] ?? "";
    rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (match[2] === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("a table in HTML", () => {
  const { document } = parseHTML(`<body>${tableHtml(visits)}</body>`);

  test("has a caption, column headers and row headers", () => {
    expect(document.querySelector("caption")?.textContent).toBe("Visits & talks");
    expect(document.querySelectorAll("thead th[scope=col]").length).toBe(3);
    const rowHeaders = [...document.querySelectorAll("tbody th[scope=row]")];
    expect(rowHeaders.map((cell) => cell.textContent)).toEqual(["2017-08", "2017-09", "2017-10"]);
  });

  test("shows text from a source as text", () => {
    expect(document.querySelector("script")).toBe(null);
    expect(document.querySelector("td:last-child")?.textContent).toContain("<script>");
  });

  test("sets numbers by class, never by inline style", () => {
    expect(document.querySelectorAll("td.number").length).toBe(3);
    expect(tableHtml(visits)).not.toContain("style");
  });

  test("a row without a name has no empty header", () => {
    const nameless = tableHtml({ ...visits, rows: [{ events: 1 }] });
    expect(nameless).not.toContain(`scope="row"`);
  });
});

describe("a table in Markdown", () => {
  const lines = tableMarkdown(visits).split("\n");

  test("aligns numbers to the right", () => {
    expect(lines[3]).toBe("| :--- | ---: | :--- |");
  });

  test("text cannot open a cell, a tag or an emphasis", () => {
    expect(lines[4]).toBe(`| 2017-08 | 3 | He said "no" \\| &lt;script>alert(1)&lt;/script> |`);
    const bold = tableMarkdown({ ...visits, rows: [{ note: "*a* [b](c) `d` \\" }] });
    expect(bold).toContain("\\*a\\* \\[b\\](c) \\`d\\` \\\\");
  });

  test("an address stays a link", () => {
    expect(lines[5]).toContain("https://example.org/a_b?x=1%7C2&y=%20");
  });

  test("an unknown number is a dash, a missing cell is empty", () => {
    expect(lines[5]).toContain("| – |");
    expect(lines[6]).toBe("| 2017-10 | 0 |  |");
  });

  test("every row has as many cells as there are columns, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("|", "\\", "a", " ", "\n") }), (note) => {
        const row = tableMarkdown({ ...visits, rows: [{ period: "2017", note }] }).split("\n")[4];
        const bars = (row ?? "").replace(/\\\\/g, "").replace(/\\\|/g, "");
        expect(bars.split("|").length).toBe(5);
      }),
    );
  });
});

describe("a table in CSV", () => {
  test("is headed by keys, and an unknown number or a missing cell is an empty field", () => {
    const [head, , second, third] = csvRows(tableCsv(visits));
    expect(head).toEqual(["period", "events", "note"]);
    expect(second?.[1]).toBe("");
    expect(third).toEqual(["2017-10", "0", ""]);
  });

  test("any text that is no formula comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", "\n", "a", "é") }), (note) => {
        expect(csvRows(tableCsv({ ...visits, rows: [{ note }] }))[1]?.[2]).toBe(note);
      }),
    );
  });

  test("a spreadsheet gets no formula from a source, and negative numbers stay", () => {
    const fields = ["=1+1", "@SUM(A1)", "-2.5", "+cmd"].map(
      (note) => csvRows(tableCsv({ ...visits, rows: [{ note }] }))[1]?.[2],
    );
    expect(fields).toEqual(["'=1+1", "'@SUM(A1)", "-2.5", "'+cmd"]);
  });
});
