import { describe, expect, test } from "vitest";
import { readMatrixFile } from "./read-matrix.ts";

const CABLE = {
  id: "cable",
  says: "Moscow tells Delhi that arms for Pakistan answer the American agreement.",
  date: 2015,
  source: { publisher: "The Hindu", address: "https://example.org/cable" },
  rating: "B2",
  cluster: "leak",
  weights: {
    first: {
      tilt: { test: "smoking-gun", outcome: "found", because: "It names the motive." },
      commerce: null,
    },
    second: { tilt: "strongly for", commerce: { weight: -3, because: "Price is not mentioned." } },
  },
};

const VISIT = {
  id: "visit",
  says: "Pakistan sends its chief of staff to Beijing before Moscow.",
  record: { between: ["PAK", "CHN"], from: "2015-Q1", to: "2015-06", atLeast: 2 },
  weights: { first: { commerce: { test: "hoop", says: "The broker comes first." } } },
};

const FILE = {
  schema: "entente/matrix@1",
  title: "Russia and Pakistan",
  hypotheses: [
    { id: "tilt", statement: "Moscow punishes Delhi.", prior: 0.2 },
    { id: "commerce", statement: "Moscow sells." },
  ],
  judges: [
    { id: "first", name: "A. Analyst", judged: "2026-11-24", panelResult: "unseen" },
    { id: "second", name: "B. Analyst", judged: "2026-11-25", panelResult: "seen" },
  ],
  evidence: [CABLE, VISIT],
  assumptions: [{ says: "Arms policy is made in the Kremlin.", ifWrong: "Commerce gains." }],
  premortem: "We read the press of one side.",
  devilsAdvocate: { against: "tilt", says: "Delhi was told nothing of the kind." },
};

const reading = (change: object) => () => readMatrixFile({ ...FILE, ...change });
const coded = (code: string) => expect.objectContaining({ code });

describe("a matrix file", () => {
  test("is read with every cell's judge and reason, and a blank is no cell", () => {
    const { matrix } = readMatrixFile(FILE);
    expect(matrix.cells).toEqual([
      {
        evidence: "cable",
        hypothesis: "tilt",
        judge: "first",
        judgement: { kind: "test", test: "smoking-gun", found: true, says: undefined },
        because: "It names the motive.",
      },
      {
        evidence: "cable",
        hypothesis: "tilt",
        judge: "second",
        judgement: { kind: "weight", decibels: 10 },
        because: undefined,
      },
      {
        evidence: "cable",
        hypothesis: "commerce",
        judge: "second",
        judgement: { kind: "weight", decibels: -3 },
        because: "Price is not mentioned.",
      },
      {
        evidence: "visit",
        hypothesis: "commerce",
        judge: "first",
        judgement: {
          kind: "test",
          test: "hoop",
          found: undefined,
          says: "The broker comes first.",
        },
        because: undefined,
      },
    ]);
    expect(matrix.judges.map((judge) => judge.panelResult)).toEqual(["unseen", "seen"]);
    expect(matrix.hypotheses.map((h) => h.prior)).toEqual([0.2, undefined]);
  });

  test("puts each part of an item in its place", () => {
    const [cable, visit] = readMatrixFile(FILE).matrix.evidence;
    expect(cable).toMatchObject({ date: "2015", publisher: "The Hindu", cluster: "leak" });
    expect(cable?.events).toEqual([]);
    expect(visit?.query).toEqual({
      between: ["PAK", "CHN"],
      select: {},
      from: "2015-Q1",
      to: "2015-06",
      atLeast: 2,
    });
  });

  test("carries assumptions, pre-mortem and devil's advocate through, and need have none", () => {
    const { assumptions, premortem, devilsAdvocate } = FILE;
    expect(readMatrixFile(FILE).challenge).toEqual({ assumptions, premortem, devilsAdvocate });
    const bare = { assumptions: undefined, premortem: undefined, devilsAdvocate: undefined };
    expect(reading(bare)().challenge).toEqual({ ...bare, assumptions: [] });
  });

  test("takes a test as passed or found, failed or not found", () => {
    const found = ["passed", "found", "failed", "not-found"].map((outcome) => {
      const weights = { first: { tilt: { test: "hoop", outcome } } };
      const { judgement } = reading({ evidence: [{ ...CABLE, weights }] })().matrix.cells[0] ?? {};
      return judgement?.kind === "test" ? judgement.found : undefined;
    });
    expect(found).toEqual([true, true, false, false]);
  });
});

describe("a matrix file that is not well formed", () => {
  test("is refused with the place and what may stand there: drivers.matrix-malformed", () => {
    const weights = { first: { tilt: 5 } };
    expect(reading({ evidence: [{ ...CABLE, weights }] })).toThrow(
      expect.objectContaining({
        code: "drivers.matrix-malformed",
        facts: {
          at: "evidence.0.weights.first.tilt",
          problem: expect.stringContaining("0, ±3, ±10, ±20"),
          more: 0,
        },
      }),
    );
  });

  test.each([
    ["an unknown field", { comment: "no" }],
    ["no judge", { judges: [] }],
    ["no hypothesis", { hypotheses: [] }],
    ["a prior of 1", { hypotheses: [{ id: "tilt", statement: "Moscow punishes.", prior: 1 }] }],
    ["half a rating", { evidence: [{ ...CABLE, rating: "B" }] }],
    [
      "no rating though the record does not answer",
      { evidence: [{ ...CABLE, rating: undefined }] },
    ],
    [
      "a dyad of one actor",
      { evidence: [{ ...VISIT, record: { ...VISIT.record, between: ["PAK", "PAK"] } }] },
    ],
    ["another schema", { schema: "entente/matrix@2" }],
  ])("with %s is refused", (_, change) => {
    expect(reading(change)).toThrow(coded("drivers.matrix-malformed"));
  });

  test("with an id twice is refused: drivers.matrix-id-repeated", () => {
    const repeated = coded("drivers.matrix-id-repeated");
    expect(reading({ evidence: [CABLE, CABLE] })).toThrow(repeated);
    expect(reading({ judges: [...FILE.judges, FILE.judges[0]] })).toThrow(repeated);
    expect(reading({ hypotheses: [...FILE.hypotheses, FILE.hypotheses[0]] })).toThrow(repeated);
    expect(reading({ evidence: [CABLE, { ...VISIT, id: "leak" }] })).toThrow(repeated);
  });

  test("that names a judge or hypothesis there is not is refused: drivers.matrix-reference-unknown", () => {
    const unknown = coded("drivers.matrix-reference-unknown");
    expect(reading({ evidence: [{ ...CABLE, weights: { third: {} } }] })).toThrow(unknown);
    expect(reading({ evidence: [{ ...CABLE, weights: { first: { oil: 3 } } }] })).toThrow(unknown);
    expect(reading({ devilsAdvocate: { against: "oil", says: "No." } })).toThrow(unknown);
  });

  test("that states what the record is to answer is refused: drivers.matrix-answer-stated", () => {
    const stated = coded("drivers.matrix-answer-stated");
    for (const cell of [10, { test: "hoop", outcome: "passed" }]) {
      const weights = { first: { tilt: cell } };
      expect(reading({ evidence: [{ ...VISIT, weights }] })).toThrow(stated);
    }
  });

  test("that asks the record backwards in time is refused: drivers.matrix-span-reversed", () => {
    const record = { ...VISIT.record, from: 2016, to: "2015-06" };
    expect(reading({ evidence: [{ ...VISIT, record }] })).toThrow(
      coded("drivers.matrix-span-reversed"),
    );
  });
});
