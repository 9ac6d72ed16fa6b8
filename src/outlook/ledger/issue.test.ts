import { describe, expect, test } from "vitest";
import {
  countForecast,
  issuedOn,
  memoryLedger,
  visitQuestion,
} from "../../../test/support/example-ledger.ts";
import { contentHash, isoDate, programVersion } from "../../kernel/index.ts";
import type { Question } from "../questions/question.ts";
import { readLedger } from "./chain.ts";
import { issue, issuedQuestion, levelForecast, questionForecast } from "./issue.ts";
import { ledgerReport } from "./ledger-report.ts";
import { openEntries, resolveDue } from "./resolve.ts";
import { asDistribution } from "./stored-distribution.ts";

const PAIR = ["PAK", "RUS"] as const;
const level = (period: string, mean = 2) => levelForecast(PAIR, period, countForecast(mean));

describe("issuing forecasts", () => {
  test("enters what, when, from which record and by which method", async () => {
    const ledger = memoryLedger();
    const forecast = level("2026-12");
    const context = issuedOn("2026-11-24", { clock: { now: () => Date.UTC(2026, 10, 24, 9, 30) } });
    const issued = await issue(ledger, [forecast], context);
    const [entry] = readLedger(ledger.text());
    expect(entry).toMatchObject({
      kind: "forecast",
      seq: 1,
      issued: "2026-11-24T09:30:00Z",
      asOf: "2026-11-24",
      record: { snapshot: "0011223344556677", teller: "gdelt" },
      method: `pool 1 (entente ${programVersion()})`,
      forecast,
    });
    expect(issued).toEqual({
      added: 1,
      known: 0,
      leftOut: 0,
      head: { seq: 1, hash: entry?.hash },
    });
  });

  test("keeps the distribution and each baseline's", async () => {
    const { pool, baselines } = countForecast(2);
    const forecast = level("2026-12");
    expect(asDistribution(forecast.distribution).cdf(3)).toBeCloseTo(pool.cdf(3), 11);
    expect(Object.keys(forecast.baselines)).toEqual(Object.keys(baselines));
    expect(asDistribution(forecast.baselines.tsb).cdf(3)).toBeCloseTo(baselines.tsb.cdf(3), 11);
    expect(forecast.baselines.zero).toEqual({ kind: "point", count: 0 });
  });

  test("enters the same forecast from the same record once, at whatever time and as of whatever day", async () => {
    const ledger = memoryLedger();
    await issue(ledger, [level("2026-12"), level("2027-01")], issuedOn("2026-11-24"));
    const again = await issue(
      ledger,
      [level("2026-12"), level("2027-01", 3), level("2027-01", 3)],
      issuedOn("2026-11-25"),
    );
    expect(again).toMatchObject({ added: 1, known: 2, head: { seq: 3 } });
    const nothing = await issue(ledger, [level("2026-12")], issuedOn("2026-11-26"));
    expect(nothing).toMatchObject({ added: 0, known: 1, head: { seq: 3 } });
    const other = issuedOn("2026-11-26", { snapshot: "other" });
    expect((await issue(ledger, [level("2026-12")], other)).added).toBe(1);
    const teller = issuedOn("2026-11-26", { teller: "icews" });
    expect((await issue(ledger, [level("2026-12")], teller)).added).toBe(1);
    const method = issuedOn("2026-11-26", { forecaster: "pool 2" });
    expect((await issue(ledger, [level("2026-12")], method)).added).toBe(1);
  });

  test("leaves out periods that have begun, whatever the day as of which they are forecast", async () => {
    const ledger = memoryLedger();
    const forecasts = ["2017-09", "2026-11", "2026-Q4", "2026-W48", "2026-W49", "2026-12"].map(
      (period) => level(period),
    );
    const context = issuedOn("2017-08-29", { clock: issuedOn("2026-11-24").clock });
    const { added, leftOut } = await issue(ledger, forecasts, context);
    expect({ added, leftOut }).toEqual({ added: 2, leftOut: 4 });
    const onFirst = issuedOn("2026-12-01");
    expect(await issue(memoryLedger(), [level("2026-12")], onFirst)).toMatchObject({
      added: 0,
      leftOut: 1,
      head: undefined,
    });
  });

  test("leaves out questions not entered by the day they open, and takes their later probabilities", async () => {
    const ledger = memoryLedger();
    const late = visitQuestion(0.4, "2026-11-23", "2027-06-30", { id: "late" });
    const first = visitQuestion(0.2, "2026-11-24", "2027-06-30");
    const opened = await issue(ledger, [late, first], issuedOn("2026-11-24"));
    expect(opened).toMatchObject({ added: 1, leftOut: 1 });
    const again = visitQuestion(0.5, "2026-11-24", "2027-06-30");
    expect((await issue(ledger, [again], issuedOn("2027-01-10"))).added).toBe(1);
    const over = visitQuestion(0.9, "2026-11-24", "2027-06-30");
    expect(await issue(ledger, [over], issuedOn("2027-06-30"))).toMatchObject({ leftOut: 1 });
  });

  test("takes no probability of a question that is decided", async () => {
    const ledger = memoryLedger();
    await issue(ledger, [visitQuestion(0.2, "2026-11-24", "2027-06-30")], issuedOn("2026-11-24"));
    const { asOf: on, clock } = issuedOn("2027-01-31");
    await resolveDue(
      ledger,
      {
        readOutcome: () => ({ state: "ahead" }),
        readQuestion: () => ({ state: "yes", on, because: "a visit" }),
      },
      { clock, snapshot: "later", through: new Map([["gdelt", on]]), on, grace: 30 },
    );
    const sure = visitQuestion(0.99, "2026-11-24", "2027-06-30");
    expect(await issue(ledger, [sure], issuedOn("2027-02-01"))).toMatchObject({ leftOut: 1 });
  });
});

describe("a question in the ledger", () => {
  test("comes back whole from its line, to be resolved by its own rule", async () => {
    const question: Question = {
      id: "visit",
      text: "Will one visit the other?",
      dyad: PAIR,
      opens: isoDate("2026-11-24"),
      by: isoDate("2027-06-30"),
      teller: "gdelt",
      rule: { kind: "events", select: { codes: ["042"] }, bound: { atLeast: 1 } },
      voidRule: { mostUnseen: 0.1 },
      finePrint: ["Events count once."],
      hash: contentHash("visit"),
    };
    const ledger = memoryLedger();
    const forecast = questionForecast(question, { p: 0.2, baseRate: 0.1, topic: "visit" });
    await issue(ledger, [forecast], issuedOn("2026-11-24"));
    const [entry] = openEntries(readLedger(ledger.text()));
    if (entry?.forecast.kind !== "question") throw new Error("no question was issued");
    expect(issuedQuestion(entry.forecast.question)).toEqual(question);
  });
});

describe("open questions", () => {
  test("are shown with their latest probability, the next to be decided first", async () => {
    const ledger = memoryLedger();
    const visit = (p: number) => visitQuestion(p, "2026-11-24", "2027-06-30");
    const soon = visitQuestion(0.4, "2026-11-24", "2027-01-31", { id: "soon" });
    await issue(ledger, [visit(0.2), soon], issuedOn("2026-11-24"));
    await issue(ledger, [visit(0.6)], issuedOn("2026-12-24"));
    const { openQuestions } = ledgerReport(ledger.text());
    expect(openQuestions.map(({ id, p, seq }) => [id, p, seq])).toEqual([
      ["soon", 0.4, 2],
      ["visit", 0.6, 3],
    ]);
    expect(openQuestions[0]).not.toHaveProperty("rule");
  });
});
