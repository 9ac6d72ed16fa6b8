import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakingOff, chunked } from "../../../test/record/streams.ts";
import { DamagedContainer } from "./inflate.ts";
import { LINE_LIMIT, linesOf } from "./lines.ts";

interface SeenLine {
  readonly text: string;
  readonly tooLong?: true;
  readonly broken?: true;
}

async function linesIn(chunks: AsyncIterable<Uint8Array>): Promise<SeenLine[]> {
  const seen: SeenLine[] = [];
  for await (const lines of linesOf(chunks)) {
    for (const { bytes, tooLong, broken } of lines) {
      seen.push({
        text: Buffer.from(bytes).toString("utf8"),
        ...(tooLong ? { tooLong } : {}),
        ...(broken ? { broken } : {}),
      });
    }
  }
  return seen;
}

const texts = (lines: readonly SeenLine[]): string[] => lines.map(({ text }) => text);

describe("lines", () => {
  test("end with LF or CR LF, and the last needs no end", async () => {
    expect(texts(await linesIn(chunked("a\nb\r\n\nc")))).toEqual(["a", "b", "", "c"]);
    expect(texts(await linesIn(chunked("a\n")))).toEqual(["a"]);
    expect(texts(await linesIn(chunked("")))).toEqual([]);
  });

  test("are the same however the stream is chunked", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom("a", "é", "\n", "\r", "\t", '"') }),
        fc.array(fc.nat(60)),
        async (text, cuts) => {
          expect(await linesIn(chunked(text, cuts))).toEqual(await linesIn(chunked(text)));
        },
      ),
      { numRuns: 200 },
    );
  });

  test("longer than the limit are cut and marked; one of the limit is whole", async () => {
    const long = "x".repeat(LINE_LIMIT);
    const lines = await linesIn(
      chunked(`a\n${long}\n${long}x\nb\n`, [5, 1000, LINE_LIMIT, 2_000_000]),
    );
    expect(lines.map(({ text, tooLong }) => [text.length > 9 ? "long" : text, tooLong])).toEqual([
      ["a", undefined],
      ["long", undefined],
      ["long", true],
      ["b", undefined],
    ]);
    expect(lines[1]?.text).toHaveLength(LINE_LIMIT);
  });

  test("without end are not held in memory beyond the limit", async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 1000; i++) yield Buffer.alloc(1 << 16, "x");
    }
    const [line] = await linesIn(endless());
    expect(line?.tooLong).toBe(true);
    expect(line?.text.length).toBeLessThan(2 * LINE_LIMIT);
  });

  test("of a container that breaks off are all given, the broken one marked, before the fault", async () => {
    const damage = new DamagedContainer("cut");
    const seen: SeenLine[] = [];
    const read = async (): Promise<void> => {
      for await (const lines of linesOf(breakingOff("a\nb\nc", damage))) {
        for (const { bytes, broken } of lines) {
          seen.push({ text: Buffer.from(bytes).toString(), ...(broken ? { broken } : {}) });
        }
      }
    };
    await expect(read()).rejects.toBe(damage);
    expect(seen).toEqual([{ text: "a" }, { text: "b" }, { text: "c", broken: true }]);
  });

  test("pass on any other failure of their stream at once", async () => {
    const failure = new Error("the disk is on fire");
    await expect(linesIn(breakingOff("a\nb", failure))).rejects.toBe(failure);
  });
});
