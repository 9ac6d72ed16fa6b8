import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { ErrorKind, Facts } from "../src/kernel/index.ts";

const SRC = resolve("src");
const everything = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" }).map((f) => join(folder, f))
    : [];

const messageFiles = everything(SRC).filter((f) => /(^|[\\/-])messages\.ts$/.test(f));
const isKind = (value: unknown): value is ErrorKind<Facts> =>
  typeof value === "function" && "code" in value && "exitCode" in value;

const kinds = (
  await Promise.all(
    messageFiles.map(async (file) => {
      const module = (await import(file)) as Record<string, unknown>;
      return Object.values(module)
        .filter(isKind)
        .map((kind) => ({ file, kind }));
    }),
  )
).flat();

const tests = [...everything(SRC), ...everything(resolve("test"))]
  .filter((f) => f.endsWith(".test.ts") && !f.endsWith("error-kinds.test.ts"))
  .map((f) => readFileSync(f, "utf8"))
  .join("\n");

describe("error codes", () => {
  test("are found: the scan sees the messages of several layers", () => {
    expect(kinds.length).toBeGreaterThan(15);
  });

  test("are prefixed by their layer, in kebab case, and given once", () => {
    const codes = kinds.map(({ kind }) => kind.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { file, kind } of kinds) {
      const layer = file.slice(SRC.length + 1).split(/[\\/]/)[0];
      expect(kind.code).toMatch(new RegExp(`^${layer}\\.[a-z0-9]+(-[a-z0-9]+)*$`));
    }
  });

  test("stand for what the reader can mend, never for a bug of ours", () => {
    expect(kinds.filter(({ kind }) => kind.exitCode < 2).map(({ kind }) => kind.code)).toEqual([]);
  });

  test("are each produced by some test", () => {
    expect(kinds.map(({ kind }) => kind.code).filter((code) => !tests.includes(code))).toEqual([]);
  });
});
