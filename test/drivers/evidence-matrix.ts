import fc from "fast-check";
import type { Cell, EvidenceItem, Judge, Matrix } from "../../src/drivers/matrix/matrix.ts";

/** An item of evidence as usual as it can be, but for what is said of it. */
export function item(id: string, fields: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    id,
    says: `what ${id} says`,
    date: undefined,
    publisher: undefined,
    address: undefined,
    rating: "B2",
    cluster: undefined,
    events: [],
    query: undefined,
    ...fields,
  };
}

/** A cell with a plain weight. */
export function cell(
  evidence: string,
  hypothesis: string,
  decibels: number,
  judge: string = "first",
): Cell {
  const judgement = { kind: "weight" as const, decibels };
  return { evidence, hypothesis, judge, judgement, because: undefined };
}

/** A judge who had not seen the panel's result. */
export function judge(id: string): Judge {
  return { id, name: id, judged: "2026-11-24", panelResult: "unseen" };
}

/** A matrix whose hypotheses are named in one word each, with an even prior unless given. */
export function matrix(
  hypotheses: Readonly<Record<string, number>>,
  evidence: readonly EvidenceItem[],
  cells: readonly Cell[],
  judges: readonly Judge[] = [judge("first"), judge("second")],
): Matrix {
  return {
    hypotheses: Object.entries(hypotheses).map(([id, prior]) => ({ id, statement: id, prior })),
    judges,
    evidence,
    cells,
  };
}

const NAMES = ["tilt", "brokerage", "commerce"] as const;
const JUDGES = ["first", "second"] as const;

/** Any matrix of three hypotheses, two judges and up to five items, some of them hanging together. */
export const anyMatrix: fc.Arbitrary<Matrix> = fc
  .record({
    priors: fc.tuple(...NAMES.map(() => fc.double({ min: 0.05, max: 0.95, noNaN: true }))),
    items: fc.array(
      fc.record({
        rating: fc.constantFrom("A1", "B2", "C3", "D2", "E5", "F6", "B4"),
        cluster: fc.constantFrom(undefined, "same-day", "one-page"),
        weights: fc.array(fc.constantFrom(null, 0, 3, -3, 10, -10, 20, -20), {
          minLength: NAMES.length * JUDGES.length,
          maxLength: NAMES.length * JUDGES.length,
        }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ priors, items }) => {
    const cells = items.flatMap(({ weights }, i) =>
      weights.flatMap((weight, k) => {
        const [name, by] = [NAMES[k % NAMES.length], JUDGES[Math.floor(k / NAMES.length)]];
        if (weight === null || name === undefined || by === undefined) return [];
        return [cell(`e${i}`, name, weight, by)];
      }),
    );
    const evidence = items.map(({ rating, cluster }, i) => item(`e${i}`, { rating, cluster }));
    const [tilt = 0.5, brokerage = 0.5, commerce = 0.5] = priors;
    return matrix({ tilt, brokerage, commerce }, evidence, cells);
  });
