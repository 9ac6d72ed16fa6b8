import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMatrix, cell, item, judge, matrix } from "../../../test/drivers/evidence-matrix.ts";
import type { Matrix } from "./matrix.ts";
import { weighEvidence } from "./weigh-evidence.ts";

const inDecibels = (ratio: number): number => 10 * Math.log10(ratio);
const documents = (m: Matrix): (number | undefined)[] =>
  weighEvidence(m).hypotheses.map((h) => h.documents?.decibels);

/**
 * Reckoned by hand. Trust of A1 is .95, of B2 .8, of C3 .6; 10 to 1 is then 391/49, 91/19, 41/14, and 100 to 1 is
 * 401/104 at .6. The two items of the press day count their strongest for and against.
 */
const EXAMPLE = matrix(
  { tilt: 0.5, brokerage: 0.2 },
  [
    item("cable", { rating: "B2" }),
    item("speech", { rating: "C3", cluster: "press-day" }),
    item("column", { rating: "C3", cluster: "press-day" }),
    item("minutes", { rating: "A1" }),
  ],
  [
    cell("cable", "tilt", 10),
    cell("cable", "brokerage", 0),
    cell("speech", "tilt", 10),
    cell("speech", "brokerage", -10),
    cell("column", "tilt", 10),
    cell("column", "brokerage", 20),
    cell("minutes", "tilt", -10),
  ],
);

const TILT = (91 / 19) * (41 / 14) * (49 / 391);
const BROKERAGE = (401 / 104) * (14 / 41);

const PANEL = [
  { hypothesis: "tilt", inclusion: 0.8, prior: 0.5 },
  { hypothesis: "brokerage", inclusion: 0.99, prior: 0.2 },
];

describe("the worked example", () => {
  const [tilt, brokerage] = weighEvidence(EXAMPLE, PANEL).hypotheses;

  test("adds up the documents alone", () => {
    expect(tilt?.documents?.decibels).toBeCloseTo(inDecibels(TILT), 12);
    expect(brokerage?.documents?.decibels).toBeCloseTo(inDecibels(BROKERAGE), 12);
    expect([tilt?.documents?.items, tilt?.documents?.clusters]).toEqual([4, 3]);
    expect([brokerage?.documents?.items, brokerage?.documents?.clusters]).toEqual([3, 2]);
  });

  test("takes the panel at its change of the odds, and no more than ten decibels of it", () => {
    expect(tilt?.statistics).toEqual({
      decibels: expect.closeTo(inDecibels(4), 12),
      isCapped: false,
    });
    expect(brokerage?.statistics).toEqual({ decibels: 10, isCapped: true });
  });

  test("puts both together on each hypothesis' own odds", () => {
    expect(tilt?.together?.decibels).toBeCloseTo(inDecibels(4 * TILT), 12);
    expect(tilt?.probability.together).toBeCloseTo((4 * TILT) / (1 + 4 * TILT), 12);
    const odds = 0.25 * 10 * BROKERAGE;
    expect(brokerage?.probability).toMatchObject({
      prior: expect.closeTo(0.2, 12),
      statistics: expect.closeTo(2.5 / 3.5, 12),
      documents: expect.closeTo((0.25 * BROKERAGE) / (1 + 0.25 * BROKERAGE), 12),
      together: expect.closeTo(odds / (1 + odds), 12),
    });
  });

  test("shares out which mattered most if exactly one did", () => {
    const [a, b] = [4 * TILT, 0.25 * 10 * BROKERAGE];
    expect(tilt?.share).toBeCloseTo(a / (a + b), 12);
    expect(brokerage?.share).toBeCloseTo(b / (a + b), 12);
  });

  test("shows what every cluster adds, and a blank as a blank", () => {
    const { clusters, cells } = weighEvidence(EXAMPLE);
    expect(clusters.map(({ id }) => id)).toEqual(["cable", "press-day", "minutes"]);
    expect(clusters[1]?.weights[1]?.decibels).toBeCloseTo(inDecibels(BROKERAGE), 12);
    expect(clusters[2]?.weights[1]).toEqual({ hypothesis: "brokerage", decibels: null });
    expect(cells.filter((c) => c.weight === null)).toMatchObject([
      { evidence: "minutes", hypothesis: "brokerage", judged: [], range: null, open: false },
    ]);
  });
});

describe("several judges", () => {
  const evidence = [item("cable")];
  const cells = [cell("cable", "tilt", 20), cell("cable", "tilt", 0, "second")];

  test("count at their mean, with their least and greatest beside it and each alone", () => {
    const weighed = weighEvidence(matrix({ tilt: 0.5 }, evidence, cells));
    const { documents: sum } = weighed.hypotheses[0] ?? {};
    expect(sum?.decibels).toBeCloseTo(inDecibels(91 / 19), 12);
    expect(sum?.ofJudges).toEqual({
      low: 0,
      mid: sum?.decibels,
      high: expect.closeTo(inDecibels(901 / 109), 12),
    });
    expect(weighed.cells[0]?.range).toEqual({ low: 0, mid: 10, high: 20 });
    expect(weighed.judges.map((j) => j.documents[0]?.decibels)).toEqual([
      expect.closeTo(inDecibels(901 / 109), 12),
      0,
    ]);
  });

  test("can be left out of the weighing, and then say nothing", () => {
    const judged = matrix({ tilt: 0.5 }, evidence, cells);
    const weighed = weighEvidence(judged, [], { judges: ["second"] });
    expect(weighed.hypotheses[0]?.documents?.decibels).toBe(0);
    expect(weighed.judges.map((j) => j.id)).toEqual(["second"]);
  });

  test("who leave a cell blank do not draw its mean to zero", () => {
    const one = matrix({ tilt: 0.5 }, evidence, cells.slice(0, 1));
    expect(documents(one)[0]).toBeCloseTo(inDecibels(901 / 109), 12);
    expect(weighEvidence(one).judges[1]?.documents[0]?.decibels).toBeNull();
  });
});

describe("a source that may be better or worse than its grade", () => {
  test("gives the sum a range of its own", () => {
    const b = matrix({ tilt: 0.5 }, [item("cable")], [cell("cable", "tilt", 10)]);
    const range = weighEvidence(b).hypotheses[0]?.documents?.ofSources;
    expect(range?.low).toBeCloseTo(inDecibels(17.3 / 4.7), 12);
    expect(range?.high).toBeCloseTo(inDecibels(19.1 / 2.9), 12);
  });

  test("turns a weight against into a range whose low end is the better source", () => {
    const b = matrix({ tilt: 0.5 }, [item("cable")], [cell("cable", "tilt", -10)]);
    const range = weighEvidence(b).hypotheses[0]?.documents?.ofSources;
    expect(range?.low).toBeCloseTo(-inDecibels(19.1 / 2.9), 12);
    expect(range?.high).toBeCloseTo(-inDecibels(17.3 / 4.7), 12);
  });

  test("discounts less in the lenient reading", () => {
    const b = matrix({ tilt: 0.5 }, [item("cable")], [cell("cable", "tilt", 10)]);
    const [weighed] = weighEvidence(b, [], { trustReading: "lenient" }).hypotheses;
    expect(weighed?.documents?.decibels).toBeCloseTo(inDecibels(8.2), 12);
  });
});

describe("an item that the record answers", () => {
  const query = {
    between: ["RUS", "IND"] as const,
    select: {},
    from: "2015",
    to: "2016",
    atLeast: 1,
  };
  const open = matrix(
    { tilt: 0.5 },
    [item("visit", { query, rating: undefined })],
    [
      {
        evidence: "visit",
        hypothesis: "tilt",
        judge: "first",
        judgement: { kind: "test", test: "hoop", found: undefined, says: undefined },
        because: undefined,
      },
    ],
  );
  const answered = (outcome: "found" | "not found" | "cannot tell", rating: string) =>
    weighEvidence(open, [], {
      answers: new Map([["visit", { outcome, rating, events: [], addresses: [] }]]),
    });

  test("weighs by what the record holds and by the rating of what it holds", () => {
    const [found] = answered("found", "A1").cells;
    expect(found).toMatchObject({ range: { mid: 2 }, trust: { probability: { mid: 0.95 } } });
    expect(answered("not found", "F6").cells[0]?.range?.mid).toBe(-15);
  });

  test("is a blank and open where the record cannot tell or has not been asked", () => {
    for (const weighed of [answered("cannot tell", "F6"), weighEvidence(open)]) {
      expect(weighed.cells[0]).toMatchObject({ weight: null, open: true });
      expect(weighed.hypotheses[0]).toMatchObject({ documents: null, together: null, share: 1 });
    }
  });
});

describe("the panel's weight", () => {
  const even = matrix({ tilt: 0.5 }, [], []);

  test("of certainty is the cap, either way", () => {
    const panel = (inclusion: number) =>
      weighEvidence(even, [{ hypothesis: "tilt", inclusion, prior: 0.5, power: 1 }]).hypotheses[0]
        ?.statistics;
    expect(panel(1)).toEqual({ decibels: 10, isCapped: true });
    expect(panel(0)).toEqual({ decibels: -10, isCapped: true });
    expect(panel(0.5)).toEqual({ decibels: 0, isCapped: false });
  });

  test("on a prior that is certain is refused: drivers.matrix-prior-outside", () => {
    const refused = expect.objectContaining({ code: "drivers.matrix-prior-outside" });
    const certain = { hypothesis: "tilt", inclusion: 0.5, prior: 1 };
    expect(() => weighEvidence(even, [certain])).toThrow(refused);
    expect(() => weighEvidence(matrix({ tilt: 0 }, [], []))).toThrow(refused);
  });

  test("takes its own prior along where the file states none", () => {
    const hypotheses = [{ id: "tilt", statement: "tilt", prior: undefined }];
    const unstated = { ...even, hypotheses };
    const [weighed] = weighEvidence(
      unstated,
      [PANEL[1], PANEL[0]].flatMap((p) => p ?? []),
    ).hypotheses;
    expect(weighed?.probability.prior).toBeCloseTo(0.5, 12);
    const [thin] = weighEvidence(unstated, [
      { hypothesis: "tilt", inclusion: 0.1, prior: 0.1 },
    ]).hypotheses;
    expect(thin?.probability).toMatchObject({
      prior: expect.closeTo(0.1, 12),
      together: expect.closeTo(0.1, 12),
    });
    expect(weighEvidence(unstated).hypotheses[0]?.probability.prior).toBeCloseTo(0.5, 12);
  });
});

const close = (values: readonly (number | undefined)[]) =>
  values.map((v) => (v === undefined ? undefined : expect.closeTo(v, 9)));

describe("any matrix", () => {
  test("weighs the same in whatever order items, cells and judges stand", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const turned = {
          ...m,
          evidence: m.evidence.toReversed(),
          cells: m.cells.toReversed(),
          judges: m.judges.toReversed(),
        };
        expect(documents(turned)).toEqual(close(documents(m)));
      }),
    );
  });

  test("weighs the same whoever of its judges bears which name", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const cells = m.cells.map((c) => ({
          ...c,
          judge: c.judge === "first" ? "second" : "first",
        }));
        expect(documents({ ...m, cells })).toEqual(close(documents(m)));
      }),
    );
  });

  test("weighs with every weight halved or doubled as it says it would", () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(0.5, 2), (m, factor) => {
        const cells = m.cells.map((c) =>
          c.judgement.kind === "weight"
            ? { ...c, judgement: { ...c.judgement, decibels: c.judgement.decibels * factor } }
            : c,
        );
        const said = weighEvidence(m).hypotheses.map(({ documents: d }) =>
          factor === 2 ? d?.doubled : d?.halved,
        );
        expect(documents({ ...m, cells })).toEqual(close(said));
      }),
    );
  });

  test("weighs the same with a twin in a cluster, and more only if the twin stands alone", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const [first] = m.evidence;
        if (first === undefined) return;
        const cluster = first.cluster ?? "twins";
        const [original, twin] = [
          { ...first, cluster },
          { ...first, cluster, id: "twin" },
        ];
        const cells = m.cells.flatMap((c) =>
          c.evidence === first.id ? [c, { ...c, evidence: "twin" }] : [c],
        );
        const rest = m.evidence.slice(1);
        const together = { ...m, evidence: [original, twin, ...rest], cells };
        expect(documents(together)).toEqual(close(documents(m)));
      }),
    );
    const twins = (cluster: string | undefined) =>
      documents(
        matrix(
          { tilt: 0.5 },
          [item("a", { cluster }), item("b", { cluster })],
          [cell("a", "tilt", 10), cell("b", "tilt", 10)],
        ),
      )[0];
    expect(twins(undefined)).toBeCloseTo(2 * (twins("one-page") ?? 0), 12);
  });

  test("has ranges that hold their middle, and shares that sum to one", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const { hypotheses } = weighEvidence(m, PANEL);
        for (const { documents: sum } of hypotheses) {
          if (sum === null) continue;
          for (const range of [sum.ofJudges, sum.ofSources]) {
            expect(range.low).toBeLessThanOrEqual(sum.decibels + 1e-9);
            expect(range.high).toBeGreaterThanOrEqual(sum.decibels - 1e-9);
          }
        }
        expect(hypotheses.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("discounts the judges' mean without turning its sign", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        for (const { weight, range } of weighEvidence(m).cells) {
          expect(Math.sign(weight ?? 0)).toBe(Math.sign(range?.mid ?? 0));
          expect(Math.abs(weight ?? 0)).toBeLessThanOrEqual(Math.abs(range?.mid ?? 0) + 1e-9);
        }
      }),
    );
  });

  test("gains nothing from a zero, but is no longer blank there", () => {
    const blank = matrix({ tilt: 0.5 }, [item("cable")], [], [judge("first")]);
    const zero = { ...blank, cells: [cell("cable", "tilt", 0)] };
    expect(weighEvidence(blank).hypotheses[0]?.documents).toBeNull();
    expect(weighEvidence(zero).hypotheses[0]?.documents).toMatchObject({ decibels: 0, items: 1 });
    expect(weighEvidence(zero).hypotheses[0]?.probability.together).toBeCloseTo(0.5, 12);
  });
});
