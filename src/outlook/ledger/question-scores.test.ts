import { describe, expect, test } from "vitest";
import { issuedOn, memoryLedger, visitQuestion } from "../../../test/support/example-ledger.ts";
import { addDays, isoDate } from "../../kernel/index.ts";
import { areaUnderCurve, betaDistribution, brierDecomposition } from "../../maths/index.ts";
import { readLedger } from "./chain.ts";
import type { QuestionForecast } from "./entry.ts";
import { issue } from "./issue.ts";
import { type QuestionReading, resolveDue } from "./resolve.ts";
import { type LedgerScores, ledgerScores } from "./scores.ts";

interface Told {
  readonly day: string;
  readonly forecast: QuestionForecast;
}

/** The scores of questions told on several days, of which each came out as said. */
async function scoresOf(
  told: readonly Told[],
  readQuestion: (id: string) => Pick<QuestionReading, "state" | "on">,
): Promise<LedgerScores["questions"]> {
  const ledger = memoryLedger();
  for (const { day, forecast } of told) await issue(ledger, [forecast], issuedOn(day));
  const on = isoDate("2029-12-31");
  await resolveDue(
    ledger,
    {
      readOutcome: () => ({ state: "ahead" }),
      readQuestion: ({ id }) => ({ ...readQuestion(id), because: "by rule" }),
    },
    {
      clock: issuedOn("2030-01-01").clock,
      snapshot: "later",
      through: new Map([["gdelt", on]]),
      on,
      grace: 5000,
    },
  );
  return ledgerScores(readLedger(ledger.text())).questions;
}

const visit = (day: string, p: number): Told => ({
  day,
  forecast: visitQuestion(p, "2027-01-01", "2027-01-31"),
});

const yesOn = (on: string) => () => ({ state: "yes" as const, on: isoDate(on) });

describe("the score of a question told several times", () => {
  test("is that of the last probability before it was decided, and the average over its days", async () => {
    const told = [visit("2026-12-28", 0.1), visit("2027-01-11", 0.4), visit("2027-01-21", 0.9)];
    const no = await scoresOf(told, () => ({ state: "no", on: isoDate("2027-01-31") }));
    expect(no).toMatchObject({ issued: 1, resolved: 1, superseded: 0, scores: { yes: 0 } });
    expect(no.scores?.last.brier).toBeCloseTo(0.81, 12);
    const averaged = (10 * 0.01 + 10 * 0.16 + 10 * 0.81) / 30;
    expect(no.scores?.averaged.brier).toBeCloseTo(averaged, 12);
    const logs = (-Math.log(0.9) - Math.log(0.6) - Math.log(0.1)) / 3;
    expect(no.scores?.averaged.log).toBeCloseTo(logs, 12);
  });

  test("takes nothing told on the day that decided it, or later", async () => {
    const told = [visit("2026-12-28", 0.1), visit("2027-01-11", 0.4), visit("2027-01-21", 0.9)];
    const early = await scoresOf(told, yesOn("2027-01-21"));
    expect(early.scores?.last.brier).toBeCloseTo(0.36, 12);
    expect(early.scores?.averaged.brier).toBeCloseTo((10 * 0.81 + 10 * 0.36) / 20, 12);
  });

  test("stands against the base rate and a half", async () => {
    const { scores } = await scoresOf([visit("2026-12-28", 0.8)], yesOn("2027-01-21"));
    expect(scores?.base).toMatchObject({
      brier: expect.closeTo(0.49, 12),
      log: expect.closeTo(-Math.log(0.3), 12),
      skill: expect.closeTo(1 - 0.04 / 0.49, 12),
      lo: null,
      positive: null,
    });
    expect(scores?.half).toMatchObject({ brier: 0.25, skill: expect.closeTo(0.84, 12) });
    expect(scores?.last.area).toBeNull();
  });
});

describe("the scores of many questions", () => {
  const ps = Array.from({ length: 24 }, (_, i) => ((i * 7) % 19) / 20 + 0.025);
  const yes = ps.map((p, i) => (p > 0.5 ? i % 4 !== 0 : i % 5 === 0));
  const told = ps.map((p, i) => {
    const opens = addDays(isoDate("2027-01-01"), 31 * i);
    const id = `visit-${String(i).padStart(2, "0")}`;
    return { day: opens, forecast: visitQuestion(p, opens, addDays(opens, 30), { id }) };
  });
  const outcome = (id: string) => {
    const i = Number(id.slice(6));
    const by = told[i]?.forecast.question.by ?? isoDate("2027-01-31");
    return { state: yes[i] ? ("yes" as const) : ("no" as const), on: by };
  };

  test("are those of maths over the same probabilities", async () => {
    const { scores } = await scoresOf(told, outcome);
    const outcomes = yes.map(Number);
    const { score, bins, ...parts } = brierDecomposition(ps, outcomes, 10);
    expect(scores).toMatchObject({ questions: 24, yes: outcomes.filter((o) => o === 1).length });
    expect(scores?.last).toMatchObject({ brier: score, ...parts });
    expect(scores?.last.area).toBe(areaUnderCurve(ps, outcomes));
    expect(scores?.last.bins.map(({ forecasts }) => forecasts)).toEqual(
      bins.map(({ forecasts }) => forecasts),
    );
    const skill = 1 - score / (scores?.base.brier ?? 0);
    expect(scores?.base.skill).toBeCloseTo(skill, 12);
    expect(scores?.base.lo ?? 1).toBeLessThan(skill);
    expect(scores?.base.hi ?? 0).toBeGreaterThan(skill);
  });

  test("come with how far each bin's frequency is known", async () => {
    const { scores } = await scoresOf(told, outcome);
    for (const { forecasts, events, lo, hi } of scores?.last.bins ?? []) {
      const at = (p: number) =>
        betaDistribution.quantile(p, events + 0.5, forecasts - events + 0.5);
      expect(lo).toBe(events === 0 ? 0 : at(0.05));
      expect(hi).toBe(events === forecasts ? 1 : at(0.95));
    }
  });

  test("leave out what is void, and name it", async () => {
    const scores = await scoresOf(told, (id) =>
      id === "visit-03" ? { state: "void", on: isoDate("2027-06-01") } : outcome(id),
    );
    expect(scores).toMatchObject({ issued: 24, void: 1, resolved: 23, scores: { questions: 23 } });
    expect(scores.byTopic).toHaveLength(1);
    expect(scores.byDyad[0]).toMatchObject({ key: "PAK RUS", resolved: 23 });
  });
});
