import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zipArchive, zstdFrame } from "../../../test/record/archives.ts";
import { breakingOff, chunked, collected } from "../../../test/record/streams.ts";
import { recordForTest } from "../../../test/support/record.ts";
import { DamagedContainer } from "./inflate.ts";
import { containerOf, unpacked } from "./unpack.ts";

const noZip = (): Error => new Error("a zip archive");

const unpackedText = async (
  bytes: Uint8Array,
  cuts: readonly number[] = [],
): Promise<{ text: string; error?: Error }> =>
  await collected(unpacked(chunked(bytes, cuts), noZip));

/** Text that compresses, but not to nothing. */
const TEXT = Array.from({ length: 4000 }, (_, i) => `row ${i} ${(i * 7919) % 1000}\n`).join("");

describe("a container", () => {
  test("is told by its first bytes", () => {
    expect(containerOf(gzipSync("x"))).toBe("gzip");
    expect(containerOf(zstdFrame("x"))).toBe("zstd");
    expect(containerOf(zipArchive([{ name: "a", content: "x" }]))).toBe("zip");
    expect(containerOf(zipArchive([]))).toBe("zip");
    expect(containerOf(Buffer.from("date,source"))).toBe("plain");
    expect(containerOf(new Uint8Array())).toBe("plain");
  });

  test("gives its text however its bytes are chunked, down to one byte of the magic number", async () => {
    const small = TEXT.slice(0, 3000);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(gzipSync(small), zstdFrame(small), Buffer.from(small)),
        fc.array(fc.nat(3000)),
        async (packed, cuts) => {
          expect(await unpackedText(packed, [1, 2, ...cuts])).toEqual({ text: small });
        },
      ),
      { numRuns: 60 },
    );
  });

  test("of several gzip members or zstd frames gives them all", async () => {
    expect(await unpackedText(Buffer.concat([gzipSync("a\n"), gzipSync("b\n")]))).toEqual({
      text: "a\nb\n",
    });
    expect(await unpackedText(Buffer.concat([zstdFrame("a\n"), zstdFrame("b\n")]))).toEqual({
      text: "a\nb\n",
    });
  });

  test("with bytes behind its end gives its text, and does not wait for more", async () => {
    const padded = Buffer.concat([gzipSync(TEXT), Buffer.alloc(100_000)]);
    expect(await unpackedText(padded, [50_000, 60_000])).toEqual({ text: TEXT });
  });

  test("cut at any byte gives whatever was packed before, then says that it is damaged", async () => {
    const packed = gzipSync(TEXT);
    const found: number[] = [];
    for (let at = 2; at < packed.length; at += Math.ceil(packed.length / 40)) {
      const { text, error } = await unpackedText(packed.subarray(0, at));
      expect(error).toBeInstanceOf(DamagedContainer);
      expect(TEXT.startsWith(text)).toBe(true);
      found.push(text.length);
    }
    expect(found.toSorted((a, b) => a - b)).toEqual(found);
    expect(found.at(-1)).toBeGreaterThan(TEXT.length * 0.9);
    const short = await unpackedText(packed.subarray(0, packed.length - 1));
    expect(short.text).toBe(TEXT);
  });

  test("whose checksum is wrong gives all its text, then says that it is damaged", async () => {
    const packed = gzipSync(TEXT);
    packed.writeUInt32LE(1, packed.length - 8);
    const { text, error } = await unpackedText(packed);
    expect(text).toBe(TEXT);
    expect(error).toBeInstanceOf(DamagedContainer);
  });

  test("spoilt in the middle gives what was packed before, but for the last 16 KiB", async () => {
    const packed = gzipSync(TEXT);
    const at = Math.floor(packed.length * 0.75);
    packed.fill(0xff, at, at + 20);
    const { text, error } = await unpackedText(packed);
    expect(error).toBeInstanceOf(DamagedContainer);
    expect(packed.length).toBeLessThan(65_536);
    const good = [...text].findIndex((one, i) => one !== TEXT[i]);
    expect(good === -1 ? text.length : good).toBeGreaterThan(TEXT.length * 0.7 - 16_384);
  });

  test("of zstd cut at any byte gives every block before, then says that it is damaged", async () => {
    const packed = zstdFrame(TEXT, 1000);
    for (let at = 5; at < packed.length; at += 977) {
      const { text, error } = await unpackedText(packed.subarray(0, at));
      expect(error).toBeInstanceOf(DamagedContainer);
      expect(TEXT.startsWith(text)).toBe(true);
      expect(text.length).toBeGreaterThanOrEqual(Math.floor((at - 6) / 1003) * 1000);
    }
  });

  test("of zstd as another program packs it is read through its many blocks", async () => {
    const record = await recordForTest();
    const path = record.file("rows.zst", "");
    await record.run(
      `COPY (SELECT concat('row ', i, ' ', i * 7919 % 1000) FROM range(60000) t(i) ORDER BY i)
       TO '${path}' (FORMAT csv, HEADER false, COMPRESSION zstd)`,
    );
    const { text, error } = await unpackedText(readFileSync(path));
    expect(error).toBeUndefined();
    const lines = text.split("\n");
    expect(lines).toHaveLength(60_001);
    expect(lines[59_999]).toBe(`row 59999 ${(59_999 * 7919) % 1000}`);
  });

  test("of zstd that asks for more memory than its kind may is refused before any is taken", async () => {
    const frame = zstdFrame("a\n");
    frame[5] = 0x8f; // 2^27 + 7/8 of it
    const beyond = await unpackedText(frame);
    expect(beyond).toEqual({ text: "", error: expect.any(DamagedContainer) });
    frame[5] = 0x60; // 4 MiB
    expect(await unpackedText(frame)).toEqual({ text: "a\n" });
    // one segment whose content is said to be 4 GiB less a byte
    const segment = Buffer.concat([frame.subarray(0, 4), Buffer.of(0xa0, 255, 255, 255, 255)]);
    const { error } = await unpackedText(Buffer.concat([segment, frame.subarray(6)]));
    expect(error?.message).toBe("its window is beyond 128 MiB");
  });

  test("that is a zip archive is not for reading front to back", async () => {
    const { error } = await unpackedText(zipArchive([{ name: "a", content: "x" }]));
    expect(error?.message).toBe("a zip archive");
  });

  test("passes on a failure of its stream", async () => {
    const failure = new Error("the disk is on fire");
    const plain = await collected(unpacked(breakingOff("abcd", failure), noZip));
    expect(plain).toEqual({ text: "abcd", error: failure });
  });
});
