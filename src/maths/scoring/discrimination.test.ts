import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areaUnderCurve } from "./discrimination.ts";

describe("the area under the curve", () => {
  test("is R's wilcox.test statistic over the number of pairs, ties counted half", () => {
    const forecasts = [0.1, 0.4, 0.35, 0.8, 0.4, 0.9, 0.2, 0.4, 0.7, 0.35];
    const area = areaUnderCurve(forecasts, [0, 0, 1, 1, 1, 1, 0, 0, 0, 0]);
    expect(area).toBeCloseTo(0.7708333333333334, 15);
  });

  test("is the share of pairs in which the event is ranked above the non-event", () => {
    const rows = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1 })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(rows, (drawn) => {
        const events = drawn.flatMap(([f, o]) => (o === 1 ? [f] : []));
        const others = drawn.flatMap(([f, o]) => (o === 0 ? [f] : []));
        const won = events.flatMap((e) => others.map((x) => (e > x ? 1 : e === x ? 0.5 : 0)));
        const area = areaUnderCurve(
          drawn.map(([f]) => f),
          drawn.map(([, o]) => o),
        );
        if (won.length === 0) expect(area).toBeNaN();
        else expect(area).toBeCloseTo(won.reduce((a: number, b) => a + b, 0) / won.length, 12);
      }),
    );
  });
});
