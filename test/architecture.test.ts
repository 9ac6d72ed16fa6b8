import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/** Layers from the ground up. A layer may import any layer named before it, and nothing after. */
const ORDER = [
  "kernel",
  "maths",
  "figure",
  "lexicon",
  "record",
  "measure",
  "drivers",
  "outlook",
  "reader",
  "brief",
  "workbench",
  "web",
  "server",
  "cli",
] as const;

const LAYERS: readonly string[] = ORDER;

/** Layers whose first module has not been written; a folder is made with it, and then taken off this list. */
const NOT_YET: readonly string[] = ["reader", "web", "server"];

/** Pairs that the order alone would allow but that we do not want. */
const NEVER: readonly (readonly [from: string, to: string])[] = [
  ["figure", "maths"],
  ["lexicon", "maths"],
  ["lexicon", "figure"],
  ["record", "figure"],
  ["measure", "figure"],
  ["drivers", "figure"],
  ["outlook", "figure"],
];

/** Outside packages and built-ins, and the only layers that may name them. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  canonicalize: ["kernel"],
  "pure-rand": ["kernel"],
  "node:crypto": ["kernel", "record"],
  "@observablehq/plot": ["figure"],
  linkedom: ["figure"],
  "string-width": ["figure"],
  "d3-dsv": ["lexicon", "record", "drivers", "workbench"],
  "fastest-levenshtein": ["lexicon", "record", "workbench", "cli"],
  tldts: ["lexicon"],
  "@duckdb/node-api": ["record"],
  "env-paths": ["record"],
  fzstd: ["record"],
  yaml: ["drivers", "outlook"],
  yauzl: ["record"],
  zod: ["drivers", "outlook", "workbench"],
  "node:buffer": ["record"],
  "node:fs": ["kernel", "lexicon", "record", "drivers", "outlook", "cli"],
  "node:os": ["cli"],
  "node:path": ["record", "cli"],
  "node:stream": ["record", "workbench", "cli"],
  "node:stream/promises": ["record"],
  "node:url": ["record", "cli"],
  "node:util": ["record", "cli"],
  "node:worker_threads": ["outlook"],
  "node:zlib": ["record", "cli"],
};

/** The clock and chance have one home each; everybody else is handed them. */
const CLOCK_AND_CHANCE =
  /\bDate\.now\s*\(|\bnew Date\s*\(|\bMath\.random\s*\(|\bperformance\.now\s*\(/;

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']/g;

type Verdict = string | undefined;

const layerOf = (path: string): string => path.split("/")[0] ?? "";

/** "@scope/name/sub" -> "@scope/name"; "node:fs/promises" stays whole when listed whole. */
function packageOf(spec: string): string {
  return spec
    .split("/")
    .slice(0, spec.startsWith("@") ? 2 : 1)
    .join("/");
}

function judgeOutside(file: string, spec: string): Verdict {
  const owners = OUTSIDE[spec] ?? OUTSIDE[packageOf(spec)];
  if (owners === undefined) return `${file}: ${spec} is not on the list of outside packages`;
  return owners.includes(layerOf(file))
    ? undefined
    : `${file}: only ${owners.join(", ")} may import ${spec}`;
}

function judgeInside(file: string, spec: string): Verdict {
  const target = join(dirname(file), spec);
  const [from, to] = [layerOf(file), layerOf(target)];
  if (from === to) {
    return target === `${from}/index.ts` ? `${file}: imports its own index` : undefined;
  }
  const [a, b] = [LAYERS.indexOf(from), LAYERS.indexOf(to)];
  if (a < 0 || b < 0) return `${file}: unknown layer in ${spec}`;
  if (b > a) return `${file}: ${from} must not reach up to ${to}`;
  if (NEVER.some(([f, t]) => f === from && t === to)) {
    return `${file}: ${from} has no business with ${to}`;
  }
  return target === `${to}/index.ts`
    ? undefined
    : `${file}: reaches inside ${to}; import its index`;
}

/** Judge one import; undefined means allowed. */
function judge(file: string, spec: string): Verdict {
  return spec.startsWith(".") ? judgeInside(file, spec) : judgeOutside(file, spec);
}

/** A comment or a text is not a call; strings are rare enough here to be left in. */
function judgeClock(file: string, source: string): Verdict {
  if (layerOf(file) === "kernel") return undefined;
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const found = CLOCK_AND_CHANCE.exec(code);
  return found === null ? undefined : `${file}: ${found[0]} belongs in the kernel`;
}

const SRC = resolve("src");
const all = readdirSync(SRC, { recursive: true, encoding: "utf8" }).map((f) =>
  f.replaceAll("\\", "/"),
);
const files = all.filter((f) => /\.tsx?$/.test(f) && !f.endsWith(".test.ts"));
const read = (file: string): string => readFileSync(join(SRC, file), "utf8");

const importsOf = (source: string): string[] =>
  [...source.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? "");

describe("architecture", () => {
  test("the scan sees every layer that exists, so an empty scan cannot pass", () => {
    const expected = ORDER.filter((layer) => !NOT_YET.includes(layer));
    expect(new Set(files.map(layerOf))).toEqual(new Set(expected));
    expect(files.length).toBeGreaterThan(80);
    expect(files.flatMap((file) => importsOf(read(file))).length).toBeGreaterThan(200);
  });

  test("each rule can fail", () => {
    expect(judge("record/a.ts", "../brief/index.ts")).toMatch(/reach up/);
    expect(judge("measure/a.ts", "../record/store.ts")).toMatch(/reaches inside/);
    expect(judge("record/sources/a.ts", "../../lexicon/cameo.ts")).toMatch(/reaches inside/);
    expect(judge("measure/a.ts", "./index.ts")).toMatch(/own index/);
    expect(judge("record/sources/a.ts", "../index.ts")).toMatch(/own index/);
    expect(judge("record/a.ts", "../figure/index.ts")).toMatch(/no business/);
    expect(judge("measure/a.ts", "../elsewhere/index.ts")).toMatch(/unknown layer/);
    expect(judge("measure/a.ts", "@duckdb/node-api")).toMatch(/only record/);
    expect(judge("brief/a.ts", "left-pad")).toMatch(/not on the list/);
    expect(judgeClock("brief/a.ts", "const t = Date.now();")).toMatch(/kernel/);
    expect(judgeClock("brief/a.ts", "// Date.now() is not for us")).toBeUndefined();
    expect(importsOf('import type { A } from "../brief/index.ts";')).toEqual(["../brief/index.ts"]);
    expect(importsOf('const x = await import("../brief/index.ts");')).toEqual([
      "../brief/index.ts",
    ]);
  });

  test("imports run downward only, through the other layer's index", () => {
    const bad = files.flatMap((file) =>
      importsOf(read(file))
        .map((spec) => judge(file, spec))
        .filter((verdict) => verdict !== undefined),
    );
    expect(bad).toEqual([]);
  });

  test("clock and chance come from the kernel", () => {
    expect(
      files.map((file) => judgeClock(file, read(file))).filter((v) => v !== undefined),
    ).toEqual([]);
  });

  test("every outside package on the list is used by a layer that may", () => {
    const used = new Set(
      files.flatMap((file) => importsOf(read(file))).flatMap((s) => [s, packageOf(s)]),
    );
    expect(Object.keys(OUTSIDE).filter((name) => !used.has(name))).toEqual([]);
  });

  test("every layer has an index of at most 80 lines and a README of at most 60", () => {
    const lines = (path: string): number =>
      existsSync(path) ? readFileSync(path, "utf8").split("\n").length : Number.POSITIVE_INFINITY;
    const layers = [...new Set(files.map(layerOf))];
    expect(layers.filter((layer) => lines(join(SRC, layer, "index.ts")) > 81)).toEqual([]);
    expect(layers.filter((layer) => lines(join(SRC, layer, "README.md")) > 61)).toEqual([]);
  });

  test("files stay small: half of them under 100 lines, nine in ten under 250, none over 400", () => {
    const lengths = files.map((file) => read(file).split("\n").length).sort((a, b) => a - b);
    const quantile = (q: number): number => lengths[Math.floor(q * (lengths.length - 1))] ?? 0;
    expect(quantile(0.5)).toBeLessThanOrEqual(100);
    expect(quantile(0.9)).toBeLessThanOrEqual(250);
    expect(quantile(1)).toBeLessThanOrEqual(400);
  });
});
