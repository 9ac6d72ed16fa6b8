import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { csvFile } from "../../test/record/source-rows.ts";
import {
  type CapturedRun,
  type Circumstances,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import { readsLargeFiles, sharedData } from "../../test/support/shared-data.ts";
import { eventsOf } from "../../test/support/told-events.ts";
import { period, periodsBetween, seededRandom } from "../kernel/index.ts";
import { negativeBinomial } from "../maths/index.ts";
import {
  type BacktestDocument,
  documentSchema,
  type NarrationDocument,
} from "../workbench/index.ts";

const folder = folderForThisFile();
const record = join(folder, "record.duckdb");

const DYADS = ["RUS PAK", "IND PAK", "CHN IND", "USA RUS", "USA CHN", "FRA DEU"];

/** Fifty months of six dyads, whose rates rise and fall over a year. */
function madeUp(): string {
  const random = seededRandom(5);
  const months = periodsBetween(period("2018-01"), period("2022-02")).map((month, t) => ({
    period: month,
    what: DYADS.flatMap((dyad, i) => {
      const rate = (1 + i) * (1 + 0.7 * Math.sin(t / 6 + i));
      const count = (factor: number): number =>
        Math.min(28, negativeBinomial.sample(random, factor * rate, 4));
      return [`${dyad} 040 ${count(1)}`, `${dyad} 112 ${count(0.6)}`, `${dyad} 190 ${count(0.2)}`];
    }),
  }));
  return csvFile(eventsOf(months));
}

const ask = async (line: string, where: Circumstances = {}): Promise<CapturedRun> =>
  await run([...line.split(" "), "--record", record], where);

async function documentOf(line: string): Promise<BacktestDocument> {
  const { exitCode, stdout, stderr } = await ask(`${line} --sources events --json`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("backtest").parse(document)).toEqual(document);
  return document as BacktestDocument;
}

async function narrationOf(line: string): Promise<NarrationDocument> {
  const { exitCode, stdout, stderr } = await ask(`${line} --sources events --json`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("narration").parse(document)).toEqual(document);
  return document as NarrationDocument;
}

async function failureOf(line: string): Promise<unknown> {
  const { stderr } = await ask(`${line} --json`);
  return (JSON.parse(stderr) as { readonly error: unknown }).error;
}

let all: BacktestDocument;
let own: BacktestDocument;

beforeAll(async () => {
  const path = join(folder, "events.csv");
  writeFileSync(path, madeUp());
  expect((await ask(`record add events ${path}`)).exitCode).toBe(0);
  all = await documentOf("backtest --all --by month --horizon 1,6");
  own = await documentOf("backtest Pakistan Russia --by month --horizon 1,6");
}, 60_000);

describe("a back-test of all dyads", () => {
  test("is of every target and horizon, each beside every baseline", () => {
    expect(all).toMatchObject({ dyad: null, by: "month", source: "events", dyads: 6 });
    expect(all).toMatchObject({ from: "2019-12", to: "2021-12", horizons: [1, 6] });
    expect(all.results.map(({ target, horizon }) => `${target} ${horizon}`)).toEqual(
      ["cooperation", "conflict", "material-conflict", "balance"].flatMap((target) => [
        `${target} 1`,
        `${target} 6`,
      ]),
    );
    const [first] = all.results;
    expect(first?.all?.forecasts).toBe(6 * 25);
    const methods = first?.all?.methods.map(({ method }) => method);
    expect(methods?.[0]).toBe("pool");
    expect(methods).toEqual(
      expect.arrayContaining([
        ...["zero", "last-value", "last-twelve", "same-period", "moments", "tsb", "climatology"],
      ]),
    );
    expect(first?.dyads).toHaveLength(6);
    expect(first?.all?.pit?.deciles.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  test("scores what the record tells: the zero forecast errs by the mean count", () => {
    const random = linesOf(madeUp()).slice(1);
    const later = random.filter(
      (line) => line > "2020-01" && line < "2022-02" && line.includes(",040,"),
    );
    const zero = all.results[0]?.all?.methods.find(({ method }) => method === "zero");
    expect(zero?.crps).toBeCloseTo(later.length / (6 * 25), 9);
  });

  test("tells no interval where origins are fewer than two blocks of the bootstrap", async () => {
    const short = await documentOf(
      "backtest --all --by month --horizon 1 --from 2021-07 --to 2021-12",
    );
    expect(short).toMatchObject({ from: "2021-07", to: "2021-12" });
    for (const { all: part, state } of short.results) {
      expect(part?.origins).toBe(6);
      expect(part?.methods[0]?.overClimatology).toMatchObject({ lo: null, hi: null });
      expect(part?.methods[0]?.overClimatology.skill).not.toBeNull();
      expect(state).toBe("withheld");
    }
    expect(short.answer.join(" ")).toContain("too few origins to say how sure");
  });

  test("says of escalations how many there were and how much less the intervals held", () => {
    const part = all.results[0];
    const [found, every] = [part?.escalation?.forecasts, part?.all?.forecasts];
    expect(found).toBeGreaterThan(0);
    expect(all.escalations[0]).toMatch(
      new RegExp(
        `^Of ${every} forecasts of cooperation 1 month ahead, ${found} \\(.*against \\d+% of all`,
      ),
    );
    expect(all.escalations).toHaveLength(3);
  });

  test("in a pipe is a row for each target and horizon", async () => {
    const { stdout } = await ask(
      "backtest --all --by quarter --from 2021 --horizon 1 --sources chronicle",
    );
    const rows = linesOf(stdout).map((line) => JSON.parse(line) as { readonly horizon: number });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ horizon }) => horizon === 1)).toBe(true);
  });

  test.each([60, 100])("on a terminal of %d columns begins with the answer", async (width) => {
    const line = "backtest --all --by month --horizon 1 --sources events";
    const { exitCode, stdout } = await ask(line, { terminal: true, width });
    expect(exitCode).toBe(0);
    const text = stdout.replaceAll(/\s+/g, " ");
    expect(text).toMatch(/^Back-test: all dyads From 2019-12 to 2021-12, over 6 dyads, the pool /);
    for (const part of [
      "Conflict: the pool beside climatology",
      "share of each baseline’s CRPS",
      "Escalations: outcomes above nine in ten",
      "Where outcomes fell",
      "At least one event",
      "every dyad, by skill",
    ]) {
      expect(text).toContain(part);
    }
    if (width === 100) {
      expect(linesOf(stdout).filter((row) => stringWidth(row) > width)).toEqual([]);
    }
  });

  test("can be written as a page that is complete in itself", async () => {
    const out = join(folder, "page.html");
    const line = `backtest --all --by month --horizon 1 --sources events --out ${out}`;
    const { exitCode, stdout, stderr } = await ask(line);
    expect({ exitCode, stdout, stderr }).toEqual({
      ...{ exitCode: 0, stdout: "", stderr: `Wrote ${out}.\n` },
    });
    const page = readFileSync(out, "utf8");
    // skill, and for three counts both figures of calibration
    expect(page.match(/<figure/g)).toHaveLength(7);
    expect(page.match(/<details><summary>The numbers/g)).toHaveLength(7);
    expect(page).not.toMatch(/<script|src=|href="http/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }, 30_000);
});

describe("a back-test of two actors", () => {
  test("shows their own figures beside those of all that is learned from", () => {
    expect(own.dyad).toEqual(["PAK", "RUS"]);
    const [first] = own.results;
    expect(first?.own?.forecasts).toBe(25);
    expect(first?.all?.forecasts).toBe(6 * 25);
    const line = first?.dyads.find(({ dyad }) => dyad.join() === "PAK,RUS");
    const pool = first?.own?.methods[0];
    expect(pool?.method).toBe("pool");
    expect(line?.skill).toBeCloseTo(pool?.overClimatology.skill ?? 0, 9);
    expect(own.answer.at(-1)).toMatch(/^Of Pakistan and Russia alone, 1 month ahead: /);
  });

  test("makes the same forecasts of all dyads as without the two named", () => {
    own.results.forEach(({ all: part }, i) => {
      const other = all.results[i]?.all?.methods[0];
      expect(part?.methods[0]?.crps).toBeCloseTo(other?.crps ?? 0, 6);
    });
  });
});

describe("an outlook of the past", () => {
  test("is what the outlook of that day says, with what came of it", async () => {
    const line = "backtest RUS PAK --by month --narrate --as-of 2021-01-15";
    const told = await narrationOf(line);
    expect(told).toMatchObject({ asOf: "2021-01-15", knownTo: "2026-01-01", origin: "2020-12" });
    const { stdout } = await ask(
      "outlook RUS PAK --by month --as-of 2021-01-15 --sources events --json",
    );
    const { levels } = JSON.parse(stdout) as { readonly levels: readonly unknown[] };
    for (const { forecast } of told.levels) expect(levels).toContainEqual(forecast);
    expect(told.levels.map(({ forecast }) => forecast.horizon).slice(0, 4)).toEqual([1, 3, 6, 12]);
    const rows = linesOf(madeUp()).filter((row) =>
      /^2021-03.*Russia,Pakistan|^2021-03.*RUS,PAK/.test(row),
    );
    const cooperation = told.levels.find(
      ({ forecast }) => forecast.target === "cooperation" && forecast.period === "2021-03",
    );
    expect(cooperation?.came).toBe(rows.filter((row) => row.includes(",040,")).length);
    expect(told.questions.length).toBeGreaterThan(0);
    const scored = told.questions.filter(({ brier }) => brier !== null);
    expect(scored.length).toBeGreaterThan(0);
    for (const { question, state, brier } of scored) {
      expect(brier).toBeCloseTo(((question.p ?? 0) - (state === "yes" ? 1 : 0)) ** 2, 12);
    }
    expect(told.summary.says).toMatch(/^Of 16 levels that are known by now, \d+ lay inside/);
  }, 30_000);

  test("from a period and up to an as-of day leaves open what came later", async () => {
    const line = "backtest RUS PAK --by month --narrate --from 2020-12 --as-of 2021-06-30";
    const told = await narrationOf(line);
    expect(told).toMatchObject({ asOf: "2020-12-31", knownTo: "2021-06-30" });
    const late = told.levels.filter(({ forecast }) => forecast.horizon === 12);
    expect(late.length).toBeGreaterThan(0);
    expect(late.every(({ came, inside }) => came === null && inside === null)).toBe(true);
  }, 30_000);

  test("is told in sentences, the summary at the end", async () => {
    const line = "backtest RUS PAK --by month --narrate --as-of 2021-01-15 --sources events";
    const { stdout } = await ask(line, { terminal: true, width: 90 });
    expect(linesOf(stdout).filter((row) => stringWidth(row) > 90)).toEqual([]);
    const text = stdout.replaceAll(/\s+/g, " ");
    expect(text).toMatch(/2021-01, 1 month ahead: median \d+ \(\d+ to \d+ with 90%/);
    expect(text).toMatch(/came, (inside|outside), (at the \d+(st|nd|rd|th)|below|above)/);
    expect(text).toMatch(/Stated: .*base rate .*(Yes|No): /);
    expect(text).toMatch(/Of 16 levels that are known by now/);
  }, 30_000);
});

describe("a back-test that cannot be made", () => {
  test.each([
    ["backtest", "cli.backtest-of-whom"],
    ["backtest RUS", "cli.backtest-of-whom"],
    ["backtest RUS PAK --all", "cli.options-conflict"],
    ["backtest --all --narrate --from 2020", "cli.narration-incomplete"],
    ["backtest RUS PAK --narrate", "cli.narration-incomplete"],
    ["backtest RUS PAK --narrate --from 2020 --to 2021", "cli.options-conflict"],
    ["backtest RUS PAK --narrate --from 2020 --by week", "cli.options-conflict"],
    ["backtest --all --horizon 1,none", "cli.number-malformed"],
    ["backtest RUS RUS", "record.same-actor"],
    ["backtest --all --from 2020-13 --sources events", "kernel.period-malformed"],
    ["backtest --all --by month --from 1990 --sources events", "workbench.backtest-origin-outside"],
    ["backtest --all --by year --sources events", "outlook.backtest-too-short"],
    ["backtest --all --by month --sources icews", "workbench.backtest-without-panel"],
    [
      "backtest RUS PAK --narrate --by month --as-of 2025-06-30 --sources events",
      "workbench.backtest-nothing-came",
    ],
  ])("%s: %s", async (line, code) => {
    expect(await failureOf(line)).toMatchObject({ code });
  });
});

describe.skipIf(!readsLargeFiles)("the back-test of daily scores", () => {
  test("by month is of two counts and the balance, deeds not being told apart", async () => {
    const path = join(folder, "scores.duckdb");
    const line = (words: string): Promise<CapturedRun> =>
      run([...words.split(" "), "--record", path]);
    await line(`record add dyad-scores ${sharedData("gdelt-daily-dyads")}`);
    const { exitCode, stdout } = await line(
      "backtest USA CHN --by month --horizon 1 --from 2022-10 --sources dyad-scores --json",
    );
    expect(exitCode).toBe(0);
    const { results, dyads } = JSON.parse(stdout) as BacktestDocument;
    expect(dyads).toBe(60);
    expect(results.map(({ target }) => target)).toEqual(["cooperation", "conflict", "balance"]);
  }, 60_000);
});
