import { describe, expect, test } from "vitest";
import { mase, owa, smape } from "./accuracy.ts";

describe("sMAPE", () => {
  test("is in per cent of the mean of both", () => {
    expect(smape([100, 50], [80, 50])).toBeCloseTo((200 * 20) / 180 / 2, 12);
    expect(smape([0, 1], [0, -1])).toBe(100);
  });
});

describe("MASE", () => {
  test("is 1 for a forecast that errs as the naive one did", () => {
    expect(mase([5], [3], [1, 3, 5, 3])).toBe(1);
    expect(mase([5, 9], [4, 4], [1, 2, 4, 6], 2)).toBeCloseTo(3 / 3.5, 12);
  });
});

describe("OWA", () => {
  test("is that of the published monthly row of the M4 competition", () => {
    const naive2 = { smape: 14.427, mase: 1.063 };
    expect(owa(naive2, naive2)).toBe(1);
    expect(owa({ smape: 13.618, mase: 1.019 }, naive2)).toBeCloseTo(0.951, 3);
    expect(owa({ smape: 13.473, mase: 0.972 }, naive2)).toBeCloseTo(0.924, 3);
    expect(owa({ smape: 13.002, mase: 0.97 }, naive2)).toBeCloseTo(0.907, 3);
  });
});

test("Forecasts without outcomes have no score", () => {
  for (const forecasts of [[1], [1, 2, 3]]) {
    expect(() => smape([1, 2], forecasts)).toThrowError(
      expect.objectContaining({ code: "maths.forecast-outcomes-unequal" }),
    );
  }
  expect(() => mase([], [], [1, 2])).toThrowError(
    expect.objectContaining({ code: "maths.forecast-outcomes-unequal" }),
  );
});
