import { expect } from "vitest";
import { seededRandom } from "../../src/kernel/index.ts";
import { normal } from "../../src/maths/index.ts";
import { documentSchema, type WeighDocument } from "../../src/workbench/index.ts";
import { run } from "./captured-run.ts";

/** What `method weigh` answers to words that it understands; it holds to its schema. */
export async function weighed(words: readonly string[], says: string = ""): Promise<WeighDocument> {
  const { stdout, stderr, exitCode } = await run(["method", "weigh", ...words, "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: says });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("weigh").parse(document)).toEqual(document);
  return document as WeighDocument;
}

/** Exit code, error code and all of standard error where it does not. */
export async function failing(...words: readonly string[]): Promise<[number, string, string]> {
  const { exitCode, stderr } = await run(["method", "weigh", ...words, "--json"]);
  return [exitCode, /"code":"([^"]+)"/.exec(stderr)?.[1] ?? "", stderr];
}

/** One row of a table: the response, then the columns. */
export type Row = readonly number[];

/** Columns y and x1 to x<k>; y follows x1, less x2, and nothing of the rest. */
export function made(rows: number, k: number, seed: number): Row[] {
  const random = seededRandom(seed);
  return Array.from({ length: rows }, () => {
    const x = Array.from({ length: k }, () => normal.sample(random, 0, 1));
    const [first = 0, second = 0] = x;
    return [1 + first - 0.6 * second + normal.sample(random, 0, 1), ...x];
  });
}

/** Rows as CSV; left out, the names are y, x1, x2 and so on. */
export function csv(
  rows: readonly (readonly (number | string)[])[],
  names?: readonly string[],
): string {
  const head = names ?? ["y", ...(rows[0] ?? []).slice(1).map((_, j) => `x${j + 1}`)];
  return `${[head, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}
