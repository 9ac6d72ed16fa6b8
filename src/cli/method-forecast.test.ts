import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { hasSharedData, sharedGold } from "../../test/support/shared-data.ts";
import { seededRandom } from "../kernel/index.ts";
import { benchmarkForecasts, normal } from "../maths/index.ts";
import { documentSchema, type ForecastDocument } from "../workbench/index.ts";

const folder = folderForThisFile();
const random = seededRandom(12);

function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${rows.join("\n")}\n`);
  return path;
}

const MONTHS = Array.from({ length: 48 }, (_, i) => {
  const month = `${2016 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
  const level = 80 + 25 * Math.cos((Math.PI * i) / 6) + normal.sample(random, 0, 3);
  return `${month},${level.toFixed(2)},${Math.floor(4 * random.uniform() ** 2)}`;
});
const HEAD = "month,level,n";
const months = file("months.csv", [HEAD, ...MONTHS]);
const gapped = file("gapped.csv", [HEAD, ...MONTHS.with(30, "2018-07,,")]);
const short = file("short.csv", [HEAD, ...MONTHS.slice(0, 9)]);
/** A level that stands still and then jumps: what was last is all there is to know. */
const steps = file("steps.csv", [
  "v",
  ...[3, 9, 1, 8, 4, 2].flatMap((level) => new Array<string>(8).fill(String(level))),
]);

const command = ["method", "forecast"];

async function found(words: readonly string[]): Promise<ForecastDocument> {
  const { stdout, exitCode } = await run([...command, ...words, "--json"]);
  expect(exitCode).toBe(0);
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("forecast").parse(document)).toEqual(document);
  return document as ForecastDocument;
}

describe("method forecast", () => {
  const monthly = ["--value", "level", "--time", "month", "--by", "month", "--horizon", "12"];

  test("names the periods to come and takes the seasons out", async () => {
    const document = await found([months, ...monthly]);
    expect(document.steps[0]).toMatchObject({ step: 1, time: "2020-01" });
    expect(document.steps[11]?.time).toBe("2020-12");
    expect(document.season).toEqual({ period: 12, adjusted: true });
    expect(document.steps[0]?.point).toBeGreaterThan((document.steps[6]?.point ?? 0) + 30);
    expect(document.scoring.outcome).toBe("scored");
  });

  test("is a plot and two tables on a terminal that stay within it", async () => {
    const { stdout } = await run([...command, months, ...monthly], { terminal: true });
    expect(stdout).toMatch(/^level: 48 values up to 2019-12, 12 periods ahead\./);
    expect(stdout).toContain("Seasons of 12 months are taken out");
    expect(stdout).toContain("░ forecast, 90% interval");
    expect(stdout).toContain("2020-12");
    expect(stdout).toContain("Last value (Naive)");
    expect(stdout).toContain("in the forecast");
    expect(stdout).toMatch(/Skill is the share of the\s+error/);
    expect(Math.max(...linesOf(stdout).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("of counts shows quantiles and the score of whole distributions", async () => {
    const words = [months, "--value", "n", "--horizon", "3", "--count"];
    const document = await found(words);
    expect(document.kind).toBe("count");
    expect(document.steps.every(({ quantiles }) => Number.isInteger(quantiles["0.95"]))).toBe(true);
    const { stdout } = await run([...command, ...words], { terminal: true });
    expect(stdout).toContain("CRPS");
    expect(stdout).toContain("baseline, in the forecast");
    expect(stdout).toContain("+3");
  });

  test("is a row a step in a pipe, and reads standard input", async () => {
    const { stdout } = await run([...command, "-", "--value", "level", "--horizon", "4"], {
      stdin: `${HEAD}\n${MONTHS.join("\n")}\n`,
    });
    expect(linesOf(stdout).map((line) => JSON.parse(line) as unknown)).toHaveLength(4);
  });

  test("notes gaps, a forecast that beats nothing, and a series too short to be scored", async () => {
    const notes = async (...words: string[]): Promise<string> =>
      (await run([...command, ...words], { terminal: true })).stderr;
    expect(await notes(gapped, ...monthly)).toContain("1 gap among 48 rows.");
    expect(await notes(steps, "--value", "v", "--horizon", "2")).toContain(
      "the forecast does not beat Last value (Naive)",
    );
    const tooShort = [short, "--value", "level", "--horizon", "2"];
    expect(await notes(...tooShort)).toContain("too short to score");
    expect(await notes(...tooShort)).toContain("without a 90% interval");
    expect(await notes(...tooShort, "--quiet")).toBe("");
    const { stdout } = await run([...command, ...tooShort], { terminal: true });
    expect(stdout).toContain("Too short to score: 3 forecasts");
    expect(stdout).toContain("Every method, none scored");
  });

  test.each([
    [["--value", "levle", "--horizon", "2"], 4, "workbench.column-missing", "Did you mean level?"],
    [["--horizon", "2"], 2, "cli.option-missing", "--value is missing"],
    [["--value", "level"], 2, "cli.option-missing", "--horizon is missing"],
    [["--value", "level", "--horizon", "0"], 2, "cli.number-malformed", "0"],
    [
      ["--value", "level", "--horizon", "2", "--by", "decade"],
      2,
      "cli.choice-unknown",
      "day, week, month, quarter, year",
    ],
    [
      ["--value", "month", "--horizon", "2"],
      4,
      "workbench.forecast-cell-malformed",
      "which is not a number",
    ],
    [
      ["--value", "level", "--horizon", "2", "--count"],
      4,
      "workbench.forecast-cell-malformed",
      "without --count",
    ],
    [
      ["--value", "level", "--horizon", "49"],
      2,
      "workbench.forecast-horizon-far",
      "Give --horizon from 1 to 48",
    ],
  ])("ends with a code for %j", async (words, exit, code, says) => {
    const { exitCode, stderr } = await run([...command, months, ...words, "--json"]);
    expect(exitCode).toBe(exit);
    expect(stderr).toContain(code);
    expect(stderr).toContain(says);
  });

  test.each([
    ["negative.csv", ["v", ...new Array<string>(20).fill("3"), "-2"], "Line 22 holds"],
    ["broken.csv", ["v", ...new Array<string>(20).fill("3"), "2.5"], "a whole number from 0"],
  ])("refuses counts that are none (%s)", async (name, rows, says) => {
    const words = [file(name, rows), "--value", "v", "--horizon", "1", "--count", "--json"];
    const { exitCode, stderr } = await run([...command, ...words]);
    expect(exitCode).toBe(4);
    expect(stderr).toContain(says);
  });

  test("refuses a series with a month left out, and one that is too short", async () => {
    const holed = file("holed.csv", [HEAD, ...MONTHS.toSpliced(20, 1)]);
    const irregular = await run([...command, holed, ...monthly, "--json"]);
    expect(irregular.exitCode).toBe(4);
    expect(irregular.stderr).toContain("workbench.forecast-time-irregular");
    expect(irregular.stderr).toContain("2017-09 should follow");
    const words = [short, "--value", "n", "--horizon", "1", "--count", "--json"];
    const few = await run([...command, ...words]);
    expect(few.exitCode).toBe(5);
    expect(few.stderr).toContain("workbench.forecast-series-short");
  });

  test.skipIf(!hasSharedData)(
    "gives the benchmarks of weekly series of the M4 competition, which have its published scores",
    async () => {
      const lines = gunzipSync(readFileSync(sharedGold("m4_weekly", "m4_weekly.jsonl.gz")))
        .toString("utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { readonly x: readonly number[] })
        .filter(({ x }) => x.length < 120);
      expect(lines.length).toBeGreaterThan(3);
      for (const { x } of lines.slice(0, 4)) {
        const path = file("weekly.csv", ["v", ...x.map(String)]);
        const { methods } = await found([path, "--value", "v", "--horizon", "13"]);
        const theirs = benchmarkForecasts(x, 13, 1, 0);
        for (const name of ["naive", "ses", "holt", "damped", "theta", "comb"] as const) {
          const own = methods.find((method) => method.name === name);
          expect(own?.points).toEqual(Array.from(theirs[name].mean));
        }
      }
    },
  );
});
