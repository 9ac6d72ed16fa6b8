import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { sourceCards } from "../src/record/index.ts";

const ROOT = resolve(".");
const SKIPPED = /(^|[\\/])(node_modules|dist|coverage|\.git)([\\/]|$)/;

function markdownUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (SKIPPED.test(path.slice(ROOT.length))) return [];
    if (entry.isDirectory()) return markdownUnder(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
}

const pages = markdownUnder(ROOT);
const LINK = /\]\(([^)\s]+)\)/g;

/** The anchor that a heading gets on the common forges. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");

function anchorsOf(page: string): Set<string> {
  return new Set(
    [...readFileSync(page, "utf8").matchAll(/^#+ (.+)$/gm)].map((m) => anchorOf(m[1] ?? "")),
  );
}

function isBroken(page: string, link: string): boolean {
  if (/^[a-z]+:/i.test(link)) return false;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : resolve(dirname(page), path);
  if (!existsSync(target)) return true;
  return anchor !== undefined && !anchorsOf(target).has(anchor);
}

const links = pages.flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(LINK)].map((m) => ({ page, link: m[1] ?? "" })),
);

describe("the documentation", () => {
  test("has no dead link and no dead anchor, and the check can fail", () => {
    expect(links.length).toBeGreaterThan(20);
    expect(isBroken(resolve("README.md"), "docs/nowhere.md")).toBe(true);
    expect(isBroken(resolve("README.md"), "CONTRIBUTING.md#nothing")).toBe(true);
    expect(isBroken(resolve("README.md"), "CONTRIBUTING.md#principles")).toBe(false);
    expect(links.filter(({ page, link }) => isBroken(page, link))).toEqual([]);
  });

  test("has a page for every method that a statement names", () => {
    const source = readdirSync("src/brief", { recursive: true, encoding: "utf8" })
      .filter((f) => f.endsWith(".ts") && !f.endsWith(".test.ts"))
      .map((f) => readFileSync(join("src/brief", f), "utf8"))
      .join("\n");
    const named = new Set([...source.matchAll(/explained\("([^"]+)"\)/g)].map((m) => m[1] ?? ""));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((page) => !existsSync(`docs/${page}.md`))).toEqual([]);
  });

  test("has a page for every source", () => {
    const sources = sourceCards().map(({ id }) => id);
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((source) => !existsSync(`docs/sources/${source}.md`))).toEqual([]);
  });

  test("states the number of the chronicle's events as it is", () => {
    const rows = readFileSync("data/chronicle/chronicle.csv", "utf8").trim().split("\n").length - 1;
    const naming = [
      "README.md",
      "CHANGELOG.md",
      "data/chronicle/README.md",
      "docs/sources/chronicle.md",
    ];
    expect(naming.filter((page) => !readFileSync(page, "utf8").includes(`${rows} `))).toEqual([]);
  });
});

describe("the examples", () => {
  for (const example of readdirSync("examples")) {
    test(`${example} runs and prints`, () => {
      const out = execFileSync(process.execPath, ["--import", "tsx", join("examples", example)], {
        encoding: "utf8",
      });
      expect(out).toMatch(/^# Russia and Pakistan/);
      expect(out).toContain("29 August 2017");
    });
  }
});
