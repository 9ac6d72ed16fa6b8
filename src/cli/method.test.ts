import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { hasSharedData, sharedGold } from "../../test/support/shared-data.ts";
import { seededRandom } from "../kernel/index.ts";
import { negativeBinomial, normal } from "../maths/index.ts";
import { documentSchema, type TurningPointsDocument } from "../workbench/index.ts";

const folder = folderForThisFile();

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const random = seededRandom(4);
const STEP = Array.from({ length: 60 }, (_, i) => normal.sample(random, i < 30 ? 5 : 9, 1));
const COUNTS = Array.from({ length: 80 }, (_, i) =>
  negativeBinomial.sample(random, i < 40 ? 3 : 12, 4),
);
const csv = (values: readonly (number | string)[]): string =>
  `year,level\n${values.map((value, i) => `${1900 + i},${value}`).join("\n")}\n`;

async function found(words: readonly string[]): Promise<TurningPointsDocument> {
  const { stdout, stderr, exitCode } = await run(["method", "turning-points", ...words, "--json"]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("turning-points").parse(document)).toEqual(document);
  return document as TurningPointsDocument;
}

describe("method turning-points", () => {
  const step = file("step.csv", csv(STEP));

  test("finds when a level changed, names it by the column of times, and divides the series there", async () => {
    const { n, points, segments } = await found([step, "--value", "level", "--time", "year"]);
    expect(n).toBe(60);
    expect(points).toHaveLength(1);
    const [point] = points;
    expect(Math.abs((point?.index ?? 0) - 30)).toBeLessThanOrEqual(1);
    expect(point?.time).toBe(String(1900 + (point?.index ?? 0)));
    expect(point?.probability).toBeGreaterThan(0.9);
    expect(segments.map(({ from, to }) => [from, to])).toEqual([
      [0, (point?.index ?? 0) - 1],
      [point?.index, 59],
    ]);
    expect(segments[1]?.mean).toBeGreaterThan((segments[0]?.mean ?? 99) + 3);
  });

  test.each(["pelt", "binseg", "amoc", "segneigh"])(
    "%s finds it too, and gives no chance",
    async (detector) => {
      const { points } = await found([step, "--value", "level", "--detector", detector]);
      expect(points.map(({ index, probability }) => [index, probability])).toEqual([[30, null]]);
    },
  );

  test("of counts is told with the rate of false alarms when draws are asked for", async () => {
    const counts = file("counts.csv", csv(COUNTS));
    const words = [counts, "--value", "level", "--model", "negbin", "--draws", "60"];
    const { points } = await found(words);
    expect(points).toHaveLength(1);
    expect(Math.abs((points[0]?.index ?? 0) - 40)).toBeLessThanOrEqual(3);
    expect(points[0]?.falseAlarmRate).toBeLessThanOrEqual(0.1);
    expect(await found(words)).toEqual(await found(words));
  });

  test("takes an empty cell and NA for missing, and reads standard input", async () => {
    const holes = csv(STEP.map((value, i) => (i % 7 === 3 ? (i % 2 === 0 ? "" : "NA") : value)));
    const { exitCode, stdout } = await run(
      ["method", "turning-points", "-", "--value", "level", "--json"],
      { stdin: holes },
    );
    expect(exitCode).toBe(0);
    const { points } = JSON.parse(stdout) as TurningPointsDocument;
    expect(points).toHaveLength(1);
  });

  test("is a table on a terminal and one point a line in a pipe", async () => {
    const words = ["method", "turning-points", step, "--value", "level", "--time", "year"];
    const terminal = await run(words, { terminal: true });
    expect(terminal.stdout).toMatch(/^1 turning point in 60 rows/);
    expect(terminal.stdout).toContain("Mean before");
    const pipe = await run(words);
    expect(linesOf(pipe.stdout)).toHaveLength(1);
  });

  test.each([
    [
      "a column that is not there",
      ["--value", "levle"],
      4,
      "workbench.column-missing",
      "Did you mean level?",
    ],
    ["no column", [], 2, "cli.option-missing", "--value is missing"],
    [
      "counts that are none",
      ["--value", "level", "--model", "poisson"],
      4,
      "workbench.value-malformed",
      "Line 2 holds",
    ],
    [
      "an unknown detector",
      ["--value", "level", "--detector", "cusum"],
      2,
      "cli.choice-unknown",
      "cusum",
    ],
  ])("ends with a code for %s", async (_, options, exit, code, says) => {
    const { exitCode, stderr } = await run([
      "method",
      "turning-points",
      step,
      ...options,
      "--json",
    ]);
    expect(exitCode).toBe(exit);
    expect(stderr).toContain(code);
    expect(stderr).toContain(says);
  });

  test("ends with 5 for a series that is too short and 3 for a file that is not there", async () => {
    const short = file("short.csv", csv([1, 2, 3]));
    const failing = async (...words: string[]): Promise<[number, string]> => {
      const { exitCode, stderr } = await run(["method", "turning-points", ...words, "--json"]);
      return [exitCode, /"code":"([^"]+)"/.exec(stderr)?.[1] ?? ""];
    };
    const tooShort = [5, "workbench.series-too-short"];
    expect(await failing(short, "--value", "level")).toEqual(tooShort);
    expect(await failing(short, "--value", "level", "--detector", "pelt")).toEqual(tooShort);
    const missing = join(folder, "none.csv");
    expect(await failing(missing, "--value", "x")).toEqual([3, "cli.file-unreadable"]);
  });

  describe.skipIf(!hasSharedData)("on the classics", () => {
    test("says 1898 or 1899 of the Nile", async () => {
      const { points } = await found([
        sharedGold("nile", "nile.csv"),
        "--value",
        "flow",
        "--time",
        "year",
      ]);
      expect(points.map(({ time }) => time)).toEqual([expect.stringMatching(/^189[89]$/)]);
    });

    test("says about 1891 of the coal mines, as a Poisson and as a negative binomial count", async () => {
      for (const model of ["poisson", "negbin"]) {
        const words = ["--value", "disasters", "--time", "year", "--model", model];
        const { points } = await found([sharedGold("coal", "coal_annual.csv"), ...words]);
        expect(points.some(({ time }) => Number(time) >= 1886 && Number(time) <= 1896)).toBe(true);
      }
    });
  });
});
