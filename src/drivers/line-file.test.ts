import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { lineFile } from "./line-file.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-lines-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("lines that must follow a certain text", () => {
  test("are added where the file still holds it", async () => {
    const path = join(folder, "held.jsonl");
    const file = lineFile(path);
    expect(await file.appendAfter("", "one\n")).toBe("added");
    expect(await file.appendAfter("one\n", "two\n")).toBe("added");
    expect(readFileSync(path, "utf8")).toBe("one\ntwo\n");
    expect(readdirSync(folder).filter((name) => name.startsWith("held"))).toEqual(["held.jsonl"]);
  });

  test("are not added where another run has added in between", async () => {
    const path = join(folder, "changed.jsonl");
    writeFileSync(path, "theirs\n");
    expect(await lineFile(path).appendAfter("", "ours\n")).toBe("changed");
    expect(readFileSync(path, "utf8")).toBe("theirs\n");
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("are not added while another run is at it", async () => {
    const path = join(folder, "locked.jsonl");
    writeFileSync(`${path}.lock`, "");
    expect(await lineFile(path).appendAfter("", "ours\n")).toBe("locked");
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.lock`)).toBe(true);
  });

  test("leave the old file, and no lock, where they cannot be written", async () => {
    const path = join(folder, "closed.jsonl");
    writeFileSync(path, "before\n");
    mkdirSync(`${path}.${process.pid}.new`);
    await expect(lineFile(path).appendAfter("before\n", "more\n")).rejects.toThrow();
    expect(readFileSync(path, "utf8")).toBe("before\n");
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test("fail as the file system does where no lock can be made", async () => {
    const path = join(folder, "absent", "ledger.jsonl");
    await expect(lineFile(path).appendAfter("", "one\n")).rejects.toThrow("ENOENT");
  });
});
