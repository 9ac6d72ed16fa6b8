import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderForThisFile } from "../../test/support/captured-run.ts";
import { writeWhole } from "./output-file.ts";

const folder = folderForThisFile();

describe("an output file", () => {
  test("takes the place of the one before and leaves nothing beside it", () => {
    const path = join(folder, "a.txt");
    writeWhole(path, "first, and longer\n");
    writeWhole(path, "second\n");
    expect(readFileSync(path, "utf8")).toBe("second\n");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  test("that cannot be written says so and leaves nothing", () => {
    expect(() => writeWhole(join(folder, "missing", "a.txt"), "x")).toThrow(
      expect.objectContaining({ code: "cli.output-unwritable", exitCode: 3 }),
    );
    const taken = join(folder, "taken");
    mkdirSync(taken);
    expect(() => writeWhole(taken, "x")).toThrow(
      expect.objectContaining({ code: "cli.output-unwritable" }),
    );
    expect(readdirSync(folder).sort()).toEqual(["a.txt", "taken"]);
  });

  test("goes through a link instead of replacing it", () => {
    const [target, link] = [join(folder, "target.txt"), join(folder, "link.txt")];
    writeFileSync(target, "old\n");
    symlinkSync(target, link);
    writeWhole(link, "new\n");
    expect(readFileSync(target, "utf8")).toBe("new\n");
  });
});
