import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakingOff, chunked } from "../../../test/record/streams.ts";
import { csvRows } from "./csv-rows.ts";
import { DamagedContainer } from "./inflate.ts";
import { LINE_LIMIT } from "./lines.ts";
import type { Reject } from "./reject.ts";

interface Read {
  readonly rows: [line: number, ...cells: string[]][];
  readonly rejects: [line: number, reason: string][];
  readonly count: number;
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Read> {
  const rejects: Reject[] = [];
  const count = { rows: 0 };
  const rows: Read["rows"] = [];
  for await (const { line, fields } of csvRows(chunks, [["a", "b"]], count, (r) =>
    rejects.push(r),
  )) {
    rows.push([line, ...Object.values(fields)]);
  }
  return { rows, rejects: rejects.map((r) => [r.line, r.reason]), count: count.rows };
}

const readText = (text: string): Promise<Read> => read(chunked(text));

describe("CSV rows", () => {
  test("go by the header's names, in any order, with any further columns", async () => {
    const { rows, rejects, count } = await readText("\uFEFF B ,c,A\r\n1,2,3\r\n\r\n4,5,6");
    expect(rows).toEqual([
      [2, "1", "2", "3"],
      [4, "4", "5", "6"],
    ]);
    expect([rejects, count]).toEqual([[], 2]);
  });

  test("may quote commas, quotes and newlines", async () => {
    const { rows } = await readText('a,b\n"x, y","say ""yes"""\n"one\ntwo\nthree",z\nu,v\n');
    expect(rows).toEqual([
      [2, "x, y", 'say "yes"'],
      [3, "one\ntwo\nthree", "z"],
      [6, "u", "v"],
    ]);
  });

  test("without the columns that are needed are refused, each line", async () => {
    const { rows, rejects } = await readText("x,y\n1,2\n");
    expect(rows).toEqual([]);
    expect(rejects).toEqual([
      [1, "header-missing"],
      [2, "header-missing"],
    ]);
  });

  test("of an empty file or one with a header alone are none", async () => {
    for (const text of ["", "\n\n", "a,b", "a,b\n", "\uFEFF"]) {
      expect(await readText(text)).toEqual({ rows: [], rejects: [], count: 0 });
    }
  });

  test("with an unclosed quotation mark are refused alone, wherever the next one stands", async () => {
    const good = (n: number): string => `good,${n}\n`;
    for (const bad of ['"open,1\n', 'x,"open\n', 'a 5" gun,x\n', '"a"b",x\n']) {
      for (const gap of [1, 3, 18, 19, 20, 30]) {
        const between = Array.from({ length: gap }, (_, n) => good(n)).join("");
        const { rows, rejects } = await readText(`a,b\n${good(0)}${bad}${between}${bad}${good(0)}`);
        expect(rows).toHaveLength(gap + 2);
        expect(rejects.map(([line]) => line)).toEqual([3, gap + 4]);
      }
    }
  });

  test("stand apart from an open quotation mark that a stray one further on seems to close", async () => {
    const { rows, rejects } = await readText('a,b\n"open\ngood,1\nx"z2\ngood,2\n');
    expect(rows).toEqual([
      [3, "good", "1"],
      [5, "good", "2"],
    ]);
    expect(rejects.map(([line]) => line)).toEqual([2, 4]);
  });

  test("with too few or too many fields are refused", async () => {
    const { rows, rejects } = await readText("a,b\n1\n1,2,3\n1,2\n");
    expect(rows).toEqual([[4, "1", "2"]]);
    expect(rejects).toEqual([
      [2, "field-count"],
      [3, "field-count"],
    ]);
  });

  test("that a bare carriage return runs together are refused, not cut short", async () => {
    const { rows, rejects, count } = await readText("a,b\n1,2\r3,4\n5,6\n");
    expect(rows).toEqual([[3, "5", "6"]]);
    expect([rejects, count]).toEqual([[[2, "quoting"]], 2]);
    expect((await readText("a,b\r1,2\r3,4\r")).rejects).toEqual([[1, "quoting"]]);
  });

  test("with NUL bytes or bad UTF-8 are refused alone, within a quoted field too", async () => {
    const bytes = Buffer.from('a,b\n1,\0\n"x\n\0",2\n3,4\n\u00ff,5\n6,7\n', "latin1");
    const { rows, rejects } = await read(chunked(bytes));
    expect(rows).toEqual([
      [5, "3", "4"],
      [7, "6", "7"],
    ]);
    expect(rejects).toEqual([
      [2, "nul-byte"],
      [3, "quoting"],
      [4, "nul-byte"],
      [6, "not-utf8"],
    ]);
  });

  test("longer than the limit are refused, one line or several", async () => {
    const half = "x".repeat(LINE_LIMIT / 2);
    const { rows, rejects } = await readText(
      `a,b\n${half}${half}y,1\n"${half}\n${half}\ny",1\n2,3\n`,
    );
    expect(rows).toEqual([[6, "2", "3"]]);
    expect(rejects[0]).toEqual([2, "line-too-long"]);
    expect(rejects.slice(1).map(([line]) => line)).toEqual([3, 4, 5]);
  });

  test("before the place where a container breaks off all arrive", async () => {
    const damage = new DamagedContainer("cut");
    expect(await read(breakingOff("a,b\n1,2\n3,", damage))).toEqual({
      rows: [[2, "1", "2"]],
      rejects: [[3, "file-truncated"]],
      count: 2,
    });
    expect(await read(breakingOff("a,b\n1,2\n", damage))).toMatchObject({
      rows: [[2, "1", "2"]],
      rejects: [[3, "file-truncated"]],
    });
    expect(await read(breakingOff("", damage))).toMatchObject({ rejects: [[1, "file-corrupt"]] });
  });

  test("are the same however the bytes are chunked, and every record is accounted for", async () => {
    const part = fc.constantFrom(
      "1,2\n",
      'x,"y\nz"\n',
      '"o\n',
      "\n",
      ",",
      '"',
      "é",
      "\r\n",
      "3,4\n",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.array(fc.nat(60)), async (parts, cuts) => {
        const text = `a,b\n${parts.join("")}`;
        const whole = await readText(text);
        expect(await read(chunked(text, cuts))).toEqual(whole);
        expect(whole.rows.length + whole.rejects.length).toBe(whole.count);
      }),
      { numRuns: 200 },
    );
  });

  test("that stand alone on good lines survive any rubbish between them that has no quotation mark", async () => {
    const rubbish = fc.string({ unit: fc.constantFrom("x", ",", "\0", "\uFFFD", " ", "\r") });
    await fc.assert(
      fc.asyncProperty(fc.array(rubbish), async (lines) => {
        const text = lines.map((line, i) => `${line}\ngood,${i}\n`).join("");
        const { rows } = await readText(`a,b\n${text}`);
        const good = rows.filter(([, a]) => a === "good").map(([, , b]) => Number(b));
        expect(good).toEqual(lines.map((_, i) => i));
      }),
      { numRuns: 100 },
    );
  });
});
