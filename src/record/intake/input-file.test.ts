import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readdirSync } from "node:fs";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { zipArchive, zstdFrame } from "../../../test/record/archives.ts";
import { chunked, collected } from "../../../test/record/streams.ts";
import { recordForTest, withoutRights } from "../../../test/support/record.ts";
import { DamagedContainer } from "./inflate.ts";
import { inputFiles } from "./input-file.ts";

const noStdin = (): Readable => {
  throw new Error("nothing reads standard input here");
};

const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

describe("an input path", () => {
  test("of a folder stands for its files in the order of their names, archives opened, hidden ones left out", async () => {
    const record = await recordForTest();
    const contents: Record<string, string | Uint8Array> = {
      "in/b.csv": "b",
      "in/a/z.csv": "z",
      "in/a/y.csv.gz": gzipSync("y"),
      "in/c.zip": zipArchive([
        { name: "2.csv", content: "two" },
        { name: "1.csv", content: "one" },
      ]),
      "in/d.zst": zstdFrame("d"),
      "in/.hidden.csv": "no",
      "in/.git/x.csv": "no",
    };
    for (const [name, content] of Object.entries(contents)) record.file(name, content);
    const folder = `${record.folder}/in`;
    const files = await inputFiles(folder, noStdin);
    const found: string[][] = [];
    for (const file of files) {
      const { text } = await collected(file.open());
      found.push([file.path.slice(folder.length + 1), text, file.sha256()]);
    }
    const hashOf = (name: string): string => sha256(contents[`in/${name}`] ?? "");
    expect(found).toEqual([
      ["a/y.csv.gz", "y", hashOf("a/y.csv.gz")],
      ["a/z.csv", "z", hashOf("a/z.csv")],
      ["b.csv", "b", hashOf("b.csv")],
      ["c.zip!2.csv", "two", hashOf("c.zip")],
      ["c.zip!1.csv", "one", hashOf("c.zip")],
      ["d.zst", "d", hashOf("d.zst")],
    ]);
  });

  test.skipIf(!existsSync("/proc/self/fd"))("of many files opens one after the other", async () => {
    const record = await recordForTest();
    for (let i = 0; i < 60; i++) record.file(`many/${i}.csv`, "x");
    const openFiles = (): number => readdirSync("/proc/self/fd").length;
    const before = openFiles();
    let most = 0;
    const watching = setInterval(() => {
      most = Math.max(most, openFiles());
    }, 0);
    const files = await inputFiles(`${record.folder}/many`, noStdin);
    clearInterval(watching);
    expect(files).toHaveLength(60);
    expect(most - before).toBeLessThan(10);
  });

  test("that names nothing is an error, and so is a file that may not be read", async () => {
    const record = await recordForTest();
    await expect(inputFiles(`${record.folder}/none`, noStdin)).rejects.toMatchObject({
      code: "record.input-missing",
      facts: { path: `${record.folder}/none` },
    });
    const path = record.file("open/secret.csv", "x");
    chmodSync(record.folder, 0o755);
    chmodSync(path, 0);
    const reading = withoutRights(async () => await inputFiles(path, noStdin));
    await expect(reading).rejects.toMatchObject({ code: "record.input-missing" });
    chmodSync(record.folder, 0o700);
    const entering = withoutRights(async () => await inputFiles(path, noStdin));
    if (process.getuid?.() === 0) {
      await expect(entering).rejects.toMatchObject({ code: "record.input-missing" });
    }
  });

  test("- is standard input, plain or packed; its checksum is of the bytes as they came", async () => {
    for (const bytes of [Buffer.from("text\n"), gzipSync("text\n"), zstdFrame("text\n")]) {
      const [file] = await inputFiles("-", () => Readable.from(chunked(bytes, [1, 3])));
      expect(file?.path).toBe("-");
      expect(file && (await collected(file.open()))).toEqual({ text: "text\n" });
      expect(file?.sha256()).toBe(sha256(bytes));
    }
  });

  test("- does not read a zip archive, whose directory stands at its end", async () => {
    const archive = zipArchive([{ name: "a.csv", content: "x" }]);
    const [file] = await inputFiles("-", () => Readable.from([archive]));
    const { error } = file ? await collected(file.open()) : {};
    expect(error).toMatchObject({ code: "record.input-unreadable", facts: { path: "-" } });
  });

  test("of a damaged file has the checksum of all its bytes, not of those that could be unpacked", async () => {
    const record = await recordForTest();
    const text = Array.from({ length: 60_000 }, (_, i) => `${i} ${(i * 7919) % 9973}\n`).join("");
    const bytes = gzipSync(text);
    bytes.fill(0xff, 70_000, 70_020);
    const [file] = await inputFiles(record.file("a.gz", bytes), noStdin);
    const { error } = file ? await collected(file.open()) : {};
    expect(bytes.length).toBeGreaterThan(3 * 65_536);
    expect(error).toBeInstanceOf(DamagedContainer);
    expect(file?.sha256()).toBe(sha256(bytes));
  });

  test.skipIf(process.platform === "win32")("of a pipe loses no byte of it", async () => {
    const record = await recordForTest();
    const pipe = `${record.folder}/pipe`;
    const source = record.file("rows.csv", "date,source\n");
    execFileSync("sh", ["-c", `mkfifo "${pipe}"`]);
    spawn("sh", ["-c", `cat "${source}" > "${pipe}"`]);
    const [file] = await inputFiles(pipe, noStdin);
    expect(file && (await collected(file.open()))).toEqual({ text: "date,source\n" });
  });

  test("of a damaged archive is one file", async () => {
    const record = await recordForTest();
    const archive = zipArchive([{ name: "a.csv", content: "whole\n" }]);
    const [file, ...more] = await inputFiles(
      record.file("a.zip", archive.subarray(0, -10)),
      noStdin,
    );
    const { text, error } = file ? await collected(file.open()) : { text: "" };
    expect([text, more]).toEqual(["whole\n\n", []]);
    expect(error).toBeInstanceOf(DamagedContainer);
  });
});
