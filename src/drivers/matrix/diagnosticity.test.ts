import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMatrix, cell, item, matrix } from "../../../test/drivers/evidence-matrix.ts";
import { heuerView } from "./diagnosticity.ts";
import { weighEvidence } from "./weigh-evidence.ts";

const HYPOTHESES = { tilt: 0.5, brokerage: 0.5, commerce: 0.5 };

const EXAMPLE = matrix(
  HYPOTHESES,
  [item("same"), item("rumour", { rating: "E5" }), item("cable"), item("single")],
  [
    ...["tilt", "brokerage", "commerce"].map((id) => cell("same", id, 10)),
    cell("rumour", "tilt", 20),
    cell("rumour", "brokerage", -20),
    cell("rumour", "commerce", 0),
    cell("cable", "tilt", 10),
    cell("cable", "brokerage", -10),
    cell("single", "tilt", 20),
  ],
);

describe("diagnosticity", () => {
  const { items } = heuerView(weighEvidence(EXAMPLE));

  test("is the greatest less the least weight, and the most telling item comes first", () => {
    expect(items.map(({ evidence, asJudged }) => [evidence, asJudged])).toEqual([
      ["cable", 20],
      ["rumour", 40],
      ["same", 0],
      ["single", null],
    ]);
    expect(items[0]?.diagnosticity).toBeCloseTo(20 * Math.log10(91 / 19), 12);
    expect(items[1]?.diagnosticity).toBeCloseTo(20 * Math.log10(110.9 / 91.1), 12);
  });

  test("takes a blank for no judgement: a single one tells nothing apart, a zero beside it does", () => {
    expect(items[3]).toEqual({
      evidence: "single",
      diagnosticity: null,
      asJudged: null,
      judged: 1,
      blank: 2,
    });
    const zeroed = { ...EXAMPLE, cells: [...EXAMPLE.cells, cell("single", "commerce", 0)] };
    const [first] = heuerView(weighEvidence(zeroed)).items;
    expect(first).toMatchObject({ evidence: "cable" });
    const single = heuerView(weighEvidence(zeroed)).items.find((i) => i.evidence === "single");
    expect(single).toMatchObject({ asJudged: 20, judged: 2, blank: 1 });
  });

  test("does not change when an item weighs as much more for every hypothesis", () => {
    fc.assert(
      fc.property(anyMatrix, fc.constantFrom(-7, 4), (m, more) => {
        const cells = m.cells.map((c) => ({
          ...c,
          judgement: {
            kind: "weight" as const,
            decibels: (c.judgement.kind === "weight" ? c.judgement.decibels : 0) + more,
          },
        }));
        const spreads = (of: typeof m) =>
          new Map(
            heuerView(weighEvidence(of)).items.map((i) => [i.evidence, i.asJudged ?? -1] as const),
          );
        const after = spreads({ ...m, cells });
        for (const [id, spread] of spreads(m)) expect(after.get(id)).toBeCloseTo(spread, 9);
      }),
    );
  });
});

describe("Heuer's count", () => {
  test("puts the least contradicted hypothesis first and says how much is blank", () => {
    const { hypotheses } = heuerView(weighEvidence(EXAMPLE));
    expect(hypotheses).toEqual([
      { hypothesis: "tilt", inconsistent: 0, consistent: 4, neutral: 0, blank: 0, against: 0 },
      { hypothesis: "commerce", inconsistent: 0, consistent: 1, neutral: 1, blank: 2, against: 0 },
      {
        hypothesis: "brokerage",
        inconsistent: 2,
        consistent: 1,
        neutral: 0,
        blank: 1,
        against: expect.closeTo(-10 * Math.log10((91 / 19) * (110.9 / 91.1)), 12),
      },
    ]);
  });

  test("counts a cluster once", () => {
    const twins = matrix(
      { tilt: 0.5 },
      [item("a", { cluster: "one-page" }), item("b", { cluster: "one-page" })],
      [cell("a", "tilt", -10), cell("b", "tilt", -3)],
    );
    expect(heuerView(weighEvidence(twins)).hypotheses[0]?.inconsistent).toBe(1);
  });
});
