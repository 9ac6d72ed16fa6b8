import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakingOff, chunked, collected } from "../../../test/record/streams.ts";
import { DamagedContainer } from "./inflate.ts";
import { type LineFormat, scanLines } from "./line-scanner.ts";
import { LINE_LIMIT } from "./lines.ts";
import { RAW_LIMIT, type Reject } from "./reject.ts";

const FORMAT: LineFormat = {
  layouts: [
    { fields: 3, keep: [0, 2] },
    { fields: 2, keep: [1, -1] },
  ],
  headers: ["id\t"],
};

interface Scanned {
  readonly staged: string[];
  readonly rejects: Reject[];
  readonly rows: number;
}

async function scanned(chunks: AsyncIterable<Uint8Array>): Promise<Scanned> {
  const rejects: Reject[] = [];
  const count = { rows: 0 };
  const { text } = await collected(scanLines(chunks, FORMAT, count, (r) => rejects.push(r)));
  return { staged: text.split("\n").slice(0, -1), rejects, rows: count.rows };
}

describe("the line scanner", () => {
  test("keeps the wanted columns of each layout, after the number of the line", async () => {
    const { staged, rows } = await scanned(chunked("a\tb\tc\nd\te\n\nf\tg\th"));
    expect(staged).toEqual(["1\ta\tc", "2\te\t", "4\tf\th"]);
    expect(rows).toBe(3);
  });

  test("skips a header and a byte order mark at the beginning only", async () => {
    const { staged, rejects, rows } = await scanned(chunked("\uFEFFid\tb\tc\n1\tb\tc\nid\tb\tc\n"));
    expect(staged).toEqual(["2\t1\tc", "3\tid\tc"]);
    expect(rejects).toEqual([]);
    expect(rows).toBe(2);
  });

  test("refuses each fault on its own line with the reason, and loses no other line", async () => {
    const bad = Buffer.concat([
      Buffer.from("a\tb\tc\n"),
      Buffer.from([0xff, 0xfe, 9, 98, 9, 99, 10]),
      Buffer.from("a\t\0\tc\none\n1\t2\t3\t4\nd\te\tf\n"),
    ]);
    const { staged, rejects, rows } = await scanned(chunked(bad));
    expect(staged).toEqual(["1\ta\tc", "6\td\tf"]);
    expect(rejects.map(({ line, reason, detail }) => [line, reason, detail])).toEqual([
      [2, "not-utf8", "not valid UTF-8"],
      [3, "nul-byte", "holds a NUL byte"],
      [4, "field-count", "1 fields; expected 3, 2"],
      [5, "field-count", "4 fields; expected 3, 2"],
    ]);
    expect(rejects[1]?.raw).toBe("a\t\u2400\tc");
    expect(rows).toBe(6);
  });

  test("refuses a line beyond the limit without keeping it", async () => {
    const { staged, rejects } = await scanned(
      chunked(`a\t${"x".repeat(LINE_LIMIT)}\tc\nd\te\tf\n`),
    );
    expect(staged).toEqual(["2\td\tf"]);
    expect(rejects).toMatchObject([{ line: 1, reason: "line-too-long" }]);
    expect(rejects[0]?.raw).toHaveLength(RAW_LIMIT);
  });

  test("counts a line of thousands of fields without reading beyond its table of them", async () => {
    const { rejects } = await scanned(chunked(`${"\t".repeat(10_000)}\na\tb\tc\n`));
    expect(rejects).toMatchObject([
      { reason: "field-count", detail: "10001 fields; expected 3, 2" },
    ]);
  });

  test("turns a bare carriage return within a field into a space", async () => {
    const { staged } = await scanned(chunked("a\rb\tx\tc\r\r\n"));
    expect(staged).toEqual(["1\ta b\tc "]);
  });

  test("says where a damaged container broke off: inside a row, between rows, at the beginning", async () => {
    const broken = async (text: string): Promise<unknown[]> => {
      const found = await scanned(breakingOff(text, new DamagedContainer("cut")));
      return [found.staged, found.rejects.map(({ line, reason }) => [line, reason]), found.rows];
    };
    expect(await broken("a\tb\tc\nd\te")).toEqual([["1\ta\tc"], [[2, "file-truncated"]], 2]);
    expect(await broken("a\tb\tc\n")).toEqual([["1\ta\tc"], [[2, "file-truncated"]], 2]);
    expect(await broken("")).toEqual([[], [[1, "file-corrupt"]], 1]);
  });

  test("accounts for every line that is not blank, and gives good lines however the bytes are chunked", async () => {
    const line = fc.oneof(
      fc.constantFrom("a\tb\tc", "d\te", "é\tü\tñ"),
      fc.string({ unit: fc.constantFrom("a", "\t", "\0", "\uD83D\uDE00", '"', "\r", " ") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.array(fc.nat(80)), async (lines, cuts) => {
        const text = lines.join("\n");
        const found = await scanned(chunked(text, cuts));
        expect(found).toEqual(await scanned(chunked(text)));
        expect(found.rows).toBe(lines.filter((one) => one.replace(/\r$/, "") !== "").length);
        expect(found.staged.length + found.rejects.length).toBe(found.rows);
        const good = lines.filter((one) => ["a\tb\tc", "d\te", "é\tü\tñ"].includes(one)).length;
        expect(found.staged.length).toBeGreaterThanOrEqual(good);
      }),
      { numRuns: 100 },
    );
  });
});
