import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Period, periodsBetween, seededRandom } from "../../kernel/index.ts";
import { betaDistribution, gammaDistribution, negativeBinomial } from "../../maths/index.ts";
import { baseRate, smoothedShare } from "./base-rate.ts";
import type { QuestionHistory } from "./history.ts";
import { type QuestionPrior, questionProbability } from "./probability.ts";
import type { QuestionRule } from "./question.ts";
import { DEFAULT_VOID } from "./rule.ts";

const MONTHS = periodsBetween("1990-01" as Period, "2019-12" as Period);

function historyOf(events: readonly number[], others?: readonly number[]): QuestionHistory {
  return {
    months: MONTHS.slice(0, events.length),
    events: Float64Array.from(events),
    others: Float64Array.from(others ?? events.map(() => 0)),
  };
}

const atLeast = (n: number): QuestionRule => ({
  kind: "events",
  select: {},
  bound: { atLeast: n },
});
const balance = (bound: { above: number } | { below: number }): QuestionRule => ({
  kind: "balance",
  period: "2030" as Period,
  bound,
});
const rate = (events: readonly number[], rule: QuestionRule, months: number) =>
  baseRate(historyOf(events), rule, DEFAULT_VOID, months);
const PLAIN: QuestionPrior = { discount: 1, strength: 1e-9, scatter: Number.POSITIVE_INFINITY };

describe("the base rate of a question", () => {
  test("is the share of windows that begin with each month, sure by those that fit side by side", () => {
    const found = rate([0, 0, 1, 0, 0, 0, 0, 0, 0, 2], atLeast(1), 3);
    // Windows of three months from ten: eight; the event of the third month is in three, that of the tenth in one.
    expect(found).toMatchObject({ share: 4 / 8, windows: 8, apart: 3 });
    expect(found?.lo).toBeCloseTo(betaDistribution.quantile(0.05, 2, 2), 12);
    expect(found?.hi).toBeCloseTo(betaDistribution.quantile(0.95, 2, 2), 12);
    expect([found?.from, found?.to]).toEqual(["1990-01", "1990-10"]);
  });

  test("of what has never happened reaches down to zero and not up to one", () => {
    const found = rate([0, 0, 0, 0, 0, 0], atLeast(1), 3);
    expect(found).toMatchObject({ share: 0, lo: 0, apart: 2 });
    expect(found?.hi).toBeGreaterThan(0.3);
    expect(found && smoothedShare(found)).toBeCloseTo(0.5 / 3, 12);
  });

  test("leaves out windows in which the source hardly looked, whatever they would have told", () => {
    const found = rate([0, Number.NaN, 5, 0, 0, 0], atLeast(1), 3);
    expect(found).toMatchObject({ windows: 2, share: 0.5 });
    expect(rate([Number.NaN, 5, Number.NaN], atLeast(1), 3)).toBeUndefined();
    expect(rate([1, 1], atLeast(1), 3)).toBeUndefined();
  });

  test("takes a tenth of unseen months, and a void rule may take more", () => {
    const gap = [1, ...Array.from({ length: 8 }, () => 0), Number.NaN];
    expect(rate(gap, atLeast(1), 10)).toMatchObject({ windows: 1, share: 1 });
    const history = historyOf([0, Number.NaN, 0]);
    expect(baseRate(history, atLeast(1), { mostUnseen: 0.5 }, 3)).toMatchObject({ share: 0 });
  });

  test("of a balance passes over windows without an event, and a level itself passes no bound", () => {
    const history = historyOf([1, 0, 3, 1], [1, 0, 0, 3]);
    const share = (bound: { above: number } | { below: number }) =>
      baseRate(history, balance(bound), DEFAULT_VOID, 1);
    expect(share({ above: 50 })).toMatchObject({ windows: 3, share: 1 / 3 });
    expect(share({ below: 50 })).toMatchObject({ windows: 3, share: 1 / 3 });
  });

  test("of at most so many is what at least one more leaves", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 4 }), { minLength: 6, maxLength: 40 }),
        fc.nat({ max: 5 }),
        (events, most) => {
          const few = rate(events, { kind: "events", select: {}, bound: { atMost: most } }, 3);
          const many = rate(events, atLeast(most + 1), 3);
          return Math.abs((few?.share ?? 0) + (many?.share ?? 0) - 1) < 1e-12;
        },
      ),
    );
  });
});

describe("the probability of a question", () => {
  test("by the long-run rate is the exact gamma-Poisson where months do not scatter", () => {
    const events = Array.from({ length: 24 }, (_, t) => (t % 6 === 0 ? 1 : 0));
    const found = questionProbability(historyOf(events), atLeast(2), 6, PLAIN);
    // Rate: gamma of shape 4.5 and rate 24; six months: negative binomial of mean 6 · 4.5 / 24 and size 4.5.
    const exact = 1 - negativeBinomial.cdf(1, (6 * 4.5) / 24, 4.5);
    expect(found?.members.climatology).toBeCloseTo(exact, 12);
  });

  test("by scattered months is what simulation gives", () => {
    const events = Array.from({ length: 60 }, (_, t) => (t % 5 === 0 ? 2 : 0));
    const prior = { ...PLAIN, scatter: 0.5 };
    const found = questionProbability(historyOf(events), atLeast(3), 6, prior);
    const random = seededRandom(7);
    const draws = 20_000;
    let hits = 0;
    for (let i = 0; i < draws; i++) {
      const mean = gammaDistribution.sample(random, 24.5, 60);
      let sum = 0;
      for (let t = 0; t < 6; t++) sum += negativeBinomial.sample(random, mean, 0.5);
      if (sum >= 3) hits++;
    }
    expect(Math.abs((found?.members.climatology ?? 0) - hits / draws)).toBeLessThan(0.015);
  });

  test("is the mean of three, and never 0 or 1", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat({ max: 30 }), fc.constant(Number.NaN)), {
          minLength: 24,
          maxLength: 80,
        }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (events, months, n) => {
          const found = questionProbability(historyOf(events), atLeast(n), months);
          if (found === undefined) return true;
          const { climatology, discounted, share } = found.members;
          const inside = [found.p, climatology, discounted, share].every(
            (p) => p >= 0.001 && p <= 0.999,
          );
          return inside && Math.abs(found.p - (climatology + discounted + share) / 3) < 1e-12;
        },
      ),
    );
  });

  test("falls with the number that is asked for and rises with the length of the window", () => {
    const history = historyOf(Array.from({ length: 60 }, (_, t) => (t * 7) % 3));
    const p = (n: number, months: number): number =>
      questionProbability(history, atLeast(n), months)?.members.climatology ?? Number.NaN;
    expect(p(2, 3)).toBeGreaterThan(p(4, 3));
    expect(p(4, 6)).toBeGreaterThan(p(4, 3));
  });

  test("follows what has happened of late", () => {
    const quiet = Array.from({ length: 60 }, () => 0);
    const busy = Array.from({ length: 12 }, () => 2);
    const rising = questionProbability(historyOf([...quiet, ...busy]), atLeast(1), 3)?.members;
    const falling = questionProbability(historyOf([...busy, ...quiet]), atLeast(1), 3)?.members;
    expect(rising?.climatology).toBeCloseTo(falling?.climatology ?? 0, 12);
    expect(rising?.discounted).toBeGreaterThan(0.8);
    expect(falling?.discounted).toBeLessThan(0.25);
  });

  test("of a balance above and below a level leaves its being the level itself", () => {
    const history = historyOf(
      Array.from({ length: 48 }, (_, t) => t % 4),
      Array.from({ length: 48 }, (_, t) => (t + 1) % 3),
    );
    const p = (bound: { above: number } | { below: number }): number =>
      questionProbability(history, balance(bound), 3)?.members.climatology ?? Number.NaN;
    expect(p({ above: 60 }) + p({ below: 60 })).toBeLessThan(1);
    expect(p({ above: 61.37 }) + p({ below: 61.37 })).toBeCloseTo(1, 6);
    expect(p({ above: 40 })).toBeGreaterThan(p({ above: 80 }));
    expect(p({ above: 0 }) + p({ below: 100 })).toBeGreaterThan(1);
  });

  test("is not given of a short past", () => {
    expect(questionProbability(historyOf([1, 1, 1, 1, 1]), atLeast(1), 1)).toBeUndefined();
    expect(questionProbability(historyOf([1, 1, 1, 1, 1, 1, 1]), atLeast(1), 8)).toBeUndefined();
    expect(questionProbability(historyOf([1, 1, 1, 1, 1, 1]), atLeast(1), 1)).toBeDefined();
  });
});
