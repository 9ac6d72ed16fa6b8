import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ZipMember, zipArchive } from "../../../test/record/archives.ts";
import { collected } from "../../../test/record/streams.ts";
import { recordForTest, type TestRecord } from "../../../test/support/record.ts";
import { DamagedContainer } from "./inflate.ts";
import { zipParts } from "./zip.ts";

interface Part {
  readonly path: string;
  readonly text: string;
  readonly error?: Error;
}

async function partsOf(record: TestRecord, bytes: Uint8Array): Promise<Part[]> {
  const path = record.file("a.zip", bytes);
  const parts: Part[] = [];
  for (const part of await zipParts(path)) {
    parts.push({ path: part.path.slice(path.length), ...(await collected(part.open())) });
  }
  return parts;
}

const rowsOf = (name: string, n: number = 200): string =>
  Array.from({ length: n }, (_, i) => `${name} ${i} ${(i * 7919) % 1000}\n`).join("");

describe("a zip archive", () => {
  test("gives its members by name: deflated, stored, streamed, in folders", async () => {
    const record = await recordForTest();
    const members: ZipMember[] = [
      { name: "a.csv", content: rowsOf("a") },
      { name: "b.csv", content: rowsOf("b"), stored: true },
      { name: "sub/folder/c.csv", content: rowsOf("c"), streamed: true },
      { name: "empty.csv", content: "" },
    ];
    const parts = await partsOf(record, zipArchive(members));
    expect(parts).toEqual(
      members.map(({ name, content }) => ({ path: `!${name}`, text: String(content) })),
    );
  });

  test("gives two members of one name, each with its own rows", async () => {
    const record = await recordForTest();
    const parts = await partsOf(
      record,
      zipArchive([
        { name: "a.csv", content: "1" },
        { name: "a.csv", content: "2" },
      ]),
    );
    expect(parts.map(({ text }) => text)).toEqual(["1", "2"]);
  });

  test("leaves out folders, hidden members and the shadow files of a Mac", async () => {
    const record = await recordForTest();
    const names = ["f/", ".hidden.csv", "f/.b.csv", "__MACOSX/f/._a.csv", ".git/x.csv", "f/a.csv"];
    const parts = await partsOf(record, zipArchive(names.map((name) => ({ name, content: name }))));
    expect(parts).toEqual([{ path: "!f/a.csv", text: "f/a.csv" }]);
  });

  test("unpacks a gzip file inside, but no zip archive inside", async () => {
    const record = await recordForTest();
    const inner = zipArchive([{ name: "x.csv", content: "x" }]);
    const [gz, zip] = await partsOf(
      record,
      zipArchive([
        { name: "a.csv.gz", content: gzipSync("packed twice"), stored: true },
        { name: "b.zip", content: inner, stored: true },
      ]),
    );
    expect(gz).toEqual({ path: "!a.csv.gz", text: "packed twice" });
    expect(zip?.error).toBeInstanceOf(DamagedContainer);
  });

  test("with an encrypted or spoilt member says so of that member and gives the others", async () => {
    const record = await recordForTest();
    const members: ZipMember[] = [
      { name: "a.csv", content: rowsOf("a"), encrypted: true },
      { name: "b.csv", content: rowsOf("b"), stored: true },
      { name: "c.csv", content: rowsOf("c") },
      { name: "d.csv", content: rowsOf("d") },
    ];
    const bytes = zipArchive(members);
    bytes[bytes.indexOf("b 100 ")] = 0x58;
    bytes.fill(0xff, bytes.indexOf("c.csv") + 300, bytes.indexOf("c.csv") + 310);
    const parts = await partsOf(record, bytes);
    expect(parts.map(({ error }) => error?.constructor.name)).toEqual([
      "DamagedContainer",
      "DamagedContainer",
      "DamagedContainer",
      undefined,
    ]);
    expect(parts[1]?.text).toContain("b 199 ");
    expect(parts[3]?.text).toBe(rowsOf("d"));
  });

  test("cut off anywhere gives all that its whole members hold, and the beginning of the broken one", async () => {
    const record = await recordForTest();
    const contents = ["a", "b", "c"].map((name) => rowsOf(name, 100).trimEnd());
    const all = contents.join("\n");
    for (const kind of [{}, { stored: true }, { streamed: true }]) {
      const members = contents.map((content, i) => ({ name: `${i}.csv`, content, ...kind }));
      const bytes = zipArchive(members);
      const whole = zipArchive(members.slice(0, 1)).lastIndexOf("PK\u0001\u0002");
      for (let at = 4; at < bytes.length; at += 83) {
        const [part, ...more] = await partsOf(record, bytes.subarray(0, at));
        expect(more).toEqual([]);
        expect(part?.error).toBeInstanceOf(DamagedContainer);
        expect(`${all}\n`.startsWith(part?.text ?? "?")).toBe(true);
        if (at > whole + 30) expect(part?.text.startsWith(`${contents[0]}\n`)).toBe(true);
      }
    }
  });

  test("spoilt at any byte neither crashes nor hangs", async () => {
    const record = await recordForTest();
    const bytes = zipArchive([
      { name: "a.csv", content: rowsOf("a", 20) },
      { name: "b.csv", content: rowsOf("b", 20), streamed: true },
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const spoilt = Buffer.from(bytes);
          spoilt[at] = (spoilt[at] ?? 0) ^ by;
          for (const { error } of await partsOf(record, spoilt)) {
            if (error !== undefined) expect(error).toBeInstanceOf(DamagedContainer);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test("that is empty has no member", async () => {
    const record = await recordForTest();
    expect(await partsOf(record, zipArchive([]))).toEqual([]);
  });
});
