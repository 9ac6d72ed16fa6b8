import { describe, expect, test } from "vitest";
import { countForecast, issuedOn, memoryLedger } from "../../../test/support/example-ledger.ts";
import { isoDate, type Period, period, seededRandom, shiftPeriod } from "../../kernel/index.ts";
import {
  kolmogorovSmirnov,
  logScore,
  negativeBinomial,
  rankedProbabilityScore,
} from "../../maths/index.ts";
import type { CountForecast } from "../forecasters/forecast.ts";
import { readLedger } from "./chain.ts";
import { balanceLevel, issue, levelForecast } from "./issue.ts";
import { ledgerReport } from "./ledger-report.ts";
import { type OutcomeReading, resolveDue } from "./resolve.ts";
import { ledgerScores } from "./scores.ts";
import { ledgerAge } from "./young.ts";

const START = period("2027-01");
const month = (i: number): Period => shiftPeriod(START, i);

interface Issue {
  readonly period: string;
  readonly forecast: CountForecast;
  readonly dyad?: readonly [string, string];
}

const level = ({ period: of, forecast, dyad = ["PAK", "RUS"] }: Issue) =>
  levelForecast(dyad, of, forecast);

async function ledgerOf(
  issues: readonly Issue[],
  readOutcome: (asked: { period: string; dyad: readonly [string, string] }) => OutcomeReading,
): Promise<ReturnType<typeof memoryLedger>> {
  const ledger = memoryLedger();
  await issue(ledger, issues.map(level), issuedOn("2026-12-31"));
  await resolve(ledger, readOutcome);
  return ledger;
}

async function resolve(
  ledger: ReturnType<typeof memoryLedger>,
  readOutcome: (asked: { period: string; dyad: readonly [string, string] }) => OutcomeReading,
): Promise<void> {
  const on = isoDate("2040-01-01");
  await resolveDue(
    ledger,
    { readOutcome, readQuestion: () => ({ state: "open", on, because: "" }) },
    {
      clock: issuedOn("2040-01-01").clock,
      snapshot: "later",
      through: new Map([["gdelt", on]]),
      on,
      grace: 9999,
    },
  );
}

/** Counts that come as the example's pool says, or from somewhere else. */
function drawn(n: number, mean: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () =>
    random.below(2) === 0
      ? negativeBinomial.sample(random, mean, 4)
      : negativeBinomial.sample(random, 1.2 * mean, 1),
  );
}

const monthly = (n: number, mean = 3): Issue[] =>
  Array.from({ length: n }, (_, i) => ({ period: month(i), forecast: countForecast(mean) }));

const known =
  (counts: readonly number[]) =>
  ({ period: of }: { period: string }): OutcomeReading => {
    const i = counts.findIndex((_, at) => month(at) === of);
    return { state: "known", value: counts[i] ?? 0 };
  };

describe("the scores of a ledger", () => {
  const counts = drawn(120, 3, 5);
  const mean = (values: readonly number[]): number =>
    values.reduce((a, b) => a + b, 0) / values.length;

  test("are the means of maths' scores, with skill as the ratio of means", async () => {
    const ledger = await ledgerOf(monthly(120), known(counts));
    const { levels } = ledgerScores(readLedger(ledger.text()));
    const { pool, baselines } = countForecast(3);
    const crps = mean(counts.map((y) => rankedProbabilityScore(y, pool)));
    const theirs = mean(counts.map((y) => rankedProbabilityScore(y, baselines.climatology)));
    expect(levels).toMatchObject({ issued: 120, resolved: 120, open: 0, void: 0, superseded: 0 });
    expect(levels.scores?.crps).toBeCloseTo(crps, 8);
    expect(levels.scores?.log).toBeCloseTo(mean(counts.map((y) => logScore(y, pool))), 7);
    const { skill, lo, hi, positive } = levels.scores?.baselines.climatology ?? {};
    expect(skill).toBeCloseTo(1 - crps / theirs, 8);
    expect(lo ?? 1).toBeLessThan(skill ?? 0);
    expect(hi ?? 0).toBeGreaterThan(skill ?? 1);
    expect(positive).toBeGreaterThan(0.5);
    expect(levels.scores?.baselines.zero).toMatchObject({ crps: mean(counts), log: null });
  });

  test("say that forecasts are calibrated where they are, and that they are not where they are not", async () => {
    const right = await ledgerOf(monthly(120), known(counts));
    const wrong = await ledgerOf(monthly(120), known(counts.map((y) => 3 * y + 2)));
    const [a, b] = [right, wrong].map(
      (ledger) => ledgerScores(readLedger(ledger.text())).levels.scores?.calibration,
    );
    expect(a?.pValue).toBeGreaterThan(0.01);
    expect(b?.pValue).toBeLessThan(1e-6);
    expect(mean([...(a?.deciles ?? [])])).toBeCloseTo(0.1, 12);
    expect(a?.inside90).toBeGreaterThanOrEqual(0.85);
    expect(b?.inside50).toBeLessThan(0.4);
    expect(kolmogorovSmirnov([0.5]).statistic).toBe(0.5);
  });

  test("are the same whoever computes them", async () => {
    const text = (await ledgerOf(monthly(20), known(counts))).text();
    expect(ledgerScores(readLedger(text))).toEqual(ledgerScores(readLedger(text)));
  });

  test("are given by dyad, target and horizon, and list what is void", async () => {
    const other: Issue = {
      period: month(2),
      forecast: countForecast(2, { target: "cooperation", horizon: 12 }),
      dyad: ["CHN", "IND"],
    };
    const six: Issue = { period: month(5), forecast: countForecast(3, { horizon: 6 }) };
    const ledger = await ledgerOf([...monthly(3), six, other], ({ dyad }) =>
      dyad[0] === "CHN" ? { state: "gap", because: "did not look" } : { state: "known", value: 2 },
    );
    const { levels, voids } = ledgerScores(readLedger(ledger.text()));
    const keys = (rows: readonly { key: string; resolved: number }[]) =>
      rows.map(({ key, resolved }) => [key, resolved]);
    expect(keys(levels.byDyad)).toEqual([
      ["CHN IND", 0],
      ["PAK RUS", 4],
    ]);
    expect(keys(levels.byTarget)).toEqual([
      ["conflict", 4],
      ["cooperation", 0],
    ]);
    expect(keys(levels.byHorizon)).toEqual([
      ["1", 3],
      ["6", 1],
      ["12", 0],
    ]);
    expect(levels.byDyad[0]?.scores).toBeNull();
    expect(levels.scores?.baselines.tsb.lo).toBeNull();
    expect(voids).toEqual([
      {
        seq: 5,
        what: "CHN IND, cooperation, 2027-03",
        on: "2040-01-01",
        because: "did not look",
      },
    ]);
  });

  test("count the last of several forecasts of one value", async () => {
    const ledger = memoryLedger();
    await issue(ledger, monthly(1, 3).map(level), issuedOn("2026-12-01"));
    const later = issuedOn("2026-12-20", { snapshot: "fresh" });
    await issue(ledger, monthly(1, 9).map(level), later);
    await resolve(ledger, () => ({ state: "known", value: 9 }));
    const { levels } = ledgerScores(readLedger(ledger.text()));
    expect(levels).toMatchObject({ issued: 1, resolved: 1, superseded: 1 });
    expect(levels.scores?.crps).toBeCloseTo(rankedProbabilityScore(9, countForecast(9).pool), 8);
  });

  test("of the balance stand beside the mean and the last level", async () => {
    const ledger = memoryLedger();
    const forecasts = Array.from({ length: 8 }, (_, i) =>
      balanceLevel(["PAK", "RUS"], month(i), {
        horizon: 1,
        centre: 0,
        quantiles: [-1, -0.3, 0, 0.3, 1],
        climatology: 0.5,
        persistence: -0.5 - i / 10,
      }),
    );
    await issue(ledger, forecasts, issuedOn("2026-12-31"));
    await resolve(ledger, () => ({ state: "known", value: 0.1 }));
    const { balance } = ledgerScores(readLedger(ledger.text()));
    expect(balance.scores).toMatchObject({ forecasts: 8, periods: 8, inside50: 1, inside90: 1 });
    expect(balance.scores?.climatology.crps).toBeCloseTo(0.4, 12);
    expect(balance.scores?.persistence.crps).toBeCloseTo(0.95, 12);
    expect(balance.scores?.persistence.positive).toBe(1);
    expect(balance.byHorizon.map(({ key }) => key)).toEqual(["1"]);
  });
});

describe("a ledger's age", () => {
  const aged = async (issues: readonly Issue[]) =>
    ledgerAge(
      ledgerScores(
        readLedger((await ledgerOf(issues, () => ({ state: "known", value: 1 }))).text()),
      ),
    );

  test("is young with few resolved forecasts, or few periods", async () => {
    expect(await aged([])).toMatchObject({ young: true, resolved: 0, periods: 0 });
    expect(await aged(monthly(29))).toMatchObject({ young: true, resolved: 29 });
    expect(await aged(monthly(30))).toMatchObject({ young: false, resolved: 30, periods: 30 });
    const crowded = Array.from({ length: 40 }, (_, i) => ({
      period: month(i % 5),
      forecast: countForecast(3, { horizon: 1 + Math.floor(i / 5) }),
    }));
    expect(await aged(crowded)).toMatchObject({ young: true, resolved: 40, periods: 5 });
  });
});

describe("the report of a ledger", () => {
  test("holds head, counts, scores and age", async () => {
    const text = (await ledgerOf(monthly(4), known([1, 2, 3, 4]))).text();
    const document = ledgerReport(text);
    expect(document).toMatchObject({
      sound: true,
      head: { seq: 8 },
      entries: { lines: 8, forecasts: 4, resolved: 4, void: 0, open: 0 },
      age: { young: true },
      scores: { levels: { resolved: 4 } },
      openQuestions: [],
    });
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test("scores nothing where the ledger was altered, or is shorter than it was", async () => {
    const text = (await ledgerOf(monthly(4), known([1, 2, 3, 4]))).text();
    const altered = ledgerReport(text.replace('"outcome":4', '"outcome":5'));
    expect(altered).toMatchObject({ sound: false, scores: null, age: null, broken: [{ line: 8 }] });
    const { head } = ledgerReport(text);
    const shorter = `${text.split("\n").slice(0, 6).join("\n")}\n`;
    expect(ledgerReport(shorter).sound).toBe(true);
    expect(ledgerReport(shorter, head ?? undefined)).toMatchObject({ sound: false });
  });
});
