import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMatrix, cell, item, matrix } from "../../../test/drivers/evidence-matrix.ts";
import type { Cell, Matrix } from "./matrix.ts";
import type { StatedTest } from "./missing-evidence.ts";
import { impliedChances, presetWeights, TEST_KINDS, type TestKind } from "./preset-test.ts";
import { weighEvidence } from "./weigh-evidence.ts";
import { type MissingEvidence, whatWouldTell } from "./what-would-tell.ts";

const NOTHING = matrix({ tilt: 0.5, commerce: 0.4 }, [], []);

const stated = (kind: TestKind, hypothesis = "tilt"): StatedTest => ({
  hypothesis,
  kind,
  says: `the ${kind} of ${hypothesis}`,
});

const missing = (m: Matrix, tests: readonly StatedTest[] = []): MissingEvidence[] =>
  whatWouldTell(m, weighEvidence(m), { tests });

function openCell(evidence: string, hypothesis: string, test: TestKind, says?: string): Cell {
  const judgement = { kind: "test" as const, test, found: undefined, says };
  return { evidence, hypothesis, judge: "first", judgement, because: undefined };
}

describe("stated tests that nobody has carried out", () => {
  test("are ranked by how far they would move their hypothesis", () => {
    for (const tilt of [0.2, 0.5, 0.8]) {
      const ranked = missing(
        matrix({ tilt }, [], []),
        TEST_KINDS.map((kind) => stated(kind)),
      );
      const order = ["doubly-decisive", "hoop", "smoking-gun", "straw"];
      expect(ranked.map((m) => m.test)).toEqual(order);
      for (const { test: kind, expectedMove } of ranked) {
        const { ifTrue, ifFalse } = impliedChances(presetWeights(kind ?? "straw"));
        expect(expectedMove).toBeCloseTo(2 * tilt * (1 - tilt) * (ifTrue - ifFalse), 12);
      }
    }
    expect(missing(NOTHING, [stated("doubly-decisive")])[0]?.expectedMove).toBeCloseTo(
      100 / 101 - 0.5,
      12,
    );
  });

  test("are worth their chances: a smoking gun is seldom found and its absence tells little", () => {
    const [gun] = missing(NOTHING, [stated("smoking-gun")]);
    expect([gun?.ifFound.decibels, gun?.ifNotFound.decibels]).toEqual([15, -2]);
    expect(gun?.ifFound.probability).toBeCloseTo(0.96935, 5);
    expect(gun?.ifNotFound.probability).toBeCloseTo(0.38686, 5);
    expect(gun?.chance).toBeCloseTo(0.19423, 5);
    expect(gun?.expectedMove).toBeCloseTo(0.1823, 4);
    const [hoop] = missing(NOTHING, [stated("hoop")]);
    expect([hoop?.ifFound.decibels, hoop?.ifNotFound.decibels]).toEqual([2, -15]);
  });

  test("say whether an outcome would change who leads", () => {
    const [found] = missing(NOTHING, [stated("smoking-gun", "commerce")]);
    const [straw] = missing(matrix({ tilt: 0.9, commerce: 0.4 }, [], []), [stated("straw")]);
    expect([found?.changesLeader, straw?.changesLeader]).toEqual([true, false]);
  });

  test("are no longer missing once the item that they name, or that has their words, is judged", () => {
    const tests = [stated("hoop"), { ...stated("straw"), evidence: "cable" }];
    const judged = matrix(
      { tilt: 0.5 },
      [item("cable"), item("visit")],
      [
        cell("cable", "tilt", 3),
        {
          ...openCell("visit", "tilt", "hoop", "The HOOP of tilt"),
          judgement: { kind: "test", test: "hoop", found: true, says: "The HOOP of tilt" },
        },
      ],
    );
    expect(missing(judged, tests)).toEqual([]);
    expect(missing(judged, [stated("smoking-gun")])).toMatchObject([{ evidence: null }]);
  });
});

describe("cells that nobody has filled", () => {
  const open = matrix(
    { tilt: 0.5, commerce: 0.5 },
    [item("cable")],
    [openCell("cable", "tilt", "hoop", "Delhi is told."), cell("cable", "commerce", -10)],
  );

  test("are missing where a test has no outcome, once even if the file states the test too", () => {
    const [hoop, ...rest] = missing(open);
    expect(rest).toEqual([]);
    expect(hoop).toMatchObject({ test: "hoop", says: "Delhi is told.", evidence: "cable" });
    const again = missing(open, [{ ...stated("hoop"), says: "Delhi is told." }]);
    expect(again).toHaveLength(1);
    expect(again[0]?.ifFound.decibels).toBeCloseTo(hoop?.ifFound.decibels ?? 0, 12);
  });

  test("are worth no more than the item's rating lets them", () => {
    expect(missing(open)[0]?.ifNotFound.decibels).toBeGreaterThan(-10);
    const rumour = { ...open, evidence: [item("cable", { rating: "E5" })] };
    expect(missing(rumour)[0]?.expectedMove).toBeLessThan(missing(open)[0]?.expectedMove ?? 0);
  });

  test("are missing where an item is judged for others alone, up to its strongest weight", () => {
    const blank = { ...open, cells: [cell("cable", "commerce", -10)] };
    const [found, ...rest] = missing(blank);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ why: "nobody has judged", hypothesis: "tilt", test: null });
    expect(found?.ifFound.decibels).toBeCloseTo(10 * Math.log10(91 / 19), 12);
    expect(found?.ifNotFound.decibels).toBeCloseTo(-10 * Math.log10(91 / 19), 12);
  });

  test("are not worth asking for where the item weighs nothing for anybody", () => {
    expect(missing({ ...open, cells: [cell("cable", "commerce", 0)] })).toEqual([]);
  });

  test("add only what goes beyond the strongest of their cluster", () => {
    const cluster = "one-page";
    const twins = matrix(
      { tilt: 0.5 },
      [item("cable", { cluster }), item("speech", { cluster })],
      [cell("cable", "tilt", 20), openCell("speech", "tilt", "smoking-gun")],
    );
    const [gun] = missing(twins);
    expect(gun?.ifFound.decibels).toBeCloseTo(0, 12);
    expect(gun?.ifNotFound.decibels).toBeLessThan(-1);
  });
});

describe("what would tell", () => {
  test("never promises a move without a cost: the probability is on average where it is", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const weighed = weighEvidence(m);
        const tests = TEST_KINDS.map((kind) => stated(kind));
        const now = weighed.hypotheses[0]?.probability.together ?? 0;
        for (const found of whatWouldTell(m, weighed, { tests })) {
          if (found.evidence !== null) continue;
          const { chance, ifFound, ifNotFound } = found;
          const mean = chance * ifFound.probability + (1 - chance) * ifNotFound.probability;
          expect(mean).toBeCloseTo(now, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("can be cut off after the first few", () => {
    const tests = TEST_KINDS.map((kind) => stated(kind));
    const [first, ...rest] = whatWouldTell(NOTHING, weighEvidence(NOTHING), { tests, limit: 3 });
    expect([first?.test, rest.length]).toEqual(["doubly-decisive", 2]);
  });
});
