import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

interface Manifest {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

const targets = [
  ...Object.values(manifest.bin),
  ...Object.values(manifest.exports).flatMap((entry) =>
    typeof entry === "string" ? [entry] : Object.values(entry),
  ),
].map((path) => path.replace(/^\.\//, ""));

describe("the package", () => {
  test("has what its entries name, once it is built", () => {
    expect(targets.length).toBeGreaterThan(4);
    expect(targets.filter((path) => !existsSync(path))).toEqual([]);
  });

  test("carries the folders of its entries and the data that they read", () => {
    const carried = (path: string): boolean =>
      path === "package.json" || manifest.files.includes(path.split("/")[0] ?? "");
    expect(targets.filter((path) => !carried(path))).toEqual([]);
    expect(manifest.files).toEqual(expect.arrayContaining(["dist", "data", "docs"]));
  });

  test("pins every package to one version", () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test("locks the optional packages of every platform, so that npm ci takes the lock anywhere", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>;
    };
    const optional = Object.values(packages).flatMap((p) =>
      Object.keys(p.optionalDependencies ?? {}),
    );
    expect(optional.length).toBeGreaterThan(20);
    expect(optional.filter((name) => packages[`node_modules/${name}`] === undefined)).toEqual([]);
  });
});
