import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countAxis, tickText } from "./count-axis.ts";

describe("the axis of counts", () => {
  test("has few ticks, whole and evenly spaced, with zero among them, and holds every bar", () => {
    const count = fc.oneof(fc.nat({ max: 20 }), fc.nat());
    fc.assert(
      fc.property(count, count, (below, above) => {
        const { domain, ticks } = countAxis(below, above);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(8);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.some((tick) => tick === 0)).toBe(true);
        expect(new Set(ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0))).size).toBeLessThan(
          2,
        );
        expect(domain[0]).toBeLessThanOrEqual(Math.min(-below, ...ticks));
        expect(domain[1]).toBeGreaterThanOrEqual(Math.max(above, ...ticks));
      }),
    );
  });

  test("is drawn in ones, twos and fives", () => {
    expect(countAxis(2, 5).ticks).toEqual([-2, -1, 0, 1, 2, 3, 4, 5]);
    expect(countAxis(3, 14).ticks).toEqual([0, 5, 10]);
    expect(countAxis(2, 10).ticks).toEqual([-2, 0, 2, 4, 6, 8, 10]);
  });

  test("a side without events keeps a little room, without a tick", () => {
    expect(countAxis(0, 4)).toEqual({ domain: [-0.5, 4], ticks: [0, 1, 2, 3, 4] });
  });

  test("numbers are written without a sign, thousands apart", () => {
    expect([-0, -5, 999, 1000, -1_234_567].map(tickText)).toEqual([
      "0",
      "5",
      "999",
      "1,000",
      "1,234,567",
    ]);
  });
});
