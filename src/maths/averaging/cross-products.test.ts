import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../../kernel/index.ts";
import { crossProducts } from "./cross-products.ts";

const Y = [3, 5, 4, 8, 7, 9];
const X = [1, 2, 2, 4, 3, 6];
const Z = [0, 1, 0, 1, 1, 0];
const ONES = [1, 1, 1, 1, 1, 1];

const codeOf = (f: () => unknown): string => {
  try {
    f();
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
  }
  return "none";
};

describe("cross products", () => {
  test("with a column of ones forced are sums about the mean", () => {
    const { n, forced, yy, xy, xx } = crossProducts(Y, [X, Z], [ONES]);
    expect([n, forced]).toEqual([6, 1]);
    const about = (a: readonly number[], b: readonly number[]): number =>
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0) -
      (a.reduce((s, v) => s + v, 0) * b.reduce((s, v) => s + v, 0)) / 6;
    expect(yy).toBeCloseTo(about(Y, Y), 12);
    expect(xy[0]).toBeCloseTo(about(X, Y), 12);
    expect(xy[1]).toBeCloseTo(about(Z, Y), 12);
    expect([...xx].map((v) => Number(v.toFixed(10)))).toEqual(
      [about(X, X), about(X, Z), about(Z, X), about(Z, Z)].map((v) => Number(v.toFixed(10))),
    );
  });

  test("leave the coefficient of a column as a regression on all columns has it", () => {
    const { xy, xx } = crossProducts(Y, [X], [ONES, Z]);
    const both = crossProducts(Y, [X, Z], [ONES]);
    const [a, b, c] = [both.xx[0] ?? 0, both.xx[1] ?? 0, both.xx[3] ?? 0];
    const [u, v] = [both.xy[0] ?? 0, both.xy[1] ?? 0];
    expect((xy[0] ?? 0) / (xx[0] ?? 1)).toBeCloseTo((c * u - b * v) / (a * c - b * b), 12);
  });

  test("count each weight as so many rows, and none as no row whatever its values are", () => {
    const weighted = crossProducts(
      [...Y, Number.NaN],
      [[...X, 99]],
      [[...ONES, 1]],
      [2, 1, 1, 1, 1, 1, 0],
    );
    const repeated = crossProducts([...Y, 3], [[...X, 1]], [[...ONES, 1]]);
    expect(weighted.yy).toBeCloseTo(repeated.yy, 12);
    expect(weighted.xy[0]).toBeCloseTo(repeated.xy[0] ?? 0, 12);
    expect([weighted.n, repeated.n]).toEqual([6, 7]);
  });

  test("take dependent forced columns once, and a column within their span for nothing", () => {
    const twice = ONES.map((x) => 2 * x);
    const { forced, xx, xy } = crossProducts(Y, [X.map((x) => 3 * x - 1)], [ONES, twice, X]);
    expect(forced).toBe(2);
    expect([xx[0], xy[0]]).toEqual([0, 0]);
  });

  test("lose nothing by a shift of a million", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (shift) => {
        const moved = crossProducts(
          Y.map((y) => y - shift),
          [X.map((x) => x + shift)],
          [ONES],
        );
        const still = crossProducts(Y, [X], [ONES]);
        expect(Math.abs((moved.xy[0] ?? 0) / (still.xy[0] ?? 1) - 1)).toBeLessThan(1e-8);
      }),
    );
  });

  test("refuse what no sum can be made of", () => {
    expect(codeOf(() => crossProducts(Y, [[1, 2]], [ONES]))).toBe("maths.column-misshapen");
    expect(codeOf(() => crossProducts(Y, [X], [ONES], [1]))).toBe("maths.column-misshapen");
    const gap = [1, 2, Number.NaN, 4, 3, 6];
    expect(codeOf(() => crossProducts(Y, [gap], [ONES]))).toBe("maths.column-not-finite");
    expect(codeOf(() => crossProducts(Y, [X], [ONES], [1, 1, -1, 1, 1, 1]))).toBe(
      "maths.column-not-finite",
    );
    expect(codeOf(() => crossProducts([1, 2, 3], [[1, 3, 2]], [[1, 1, 1]]))).toBe(
      "maths.rows-too-few-for-models",
    );
  });
});
