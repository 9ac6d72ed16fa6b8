import { describe, expect, test } from "vitest";
import {
  apply,
  dot,
  identity,
  largest,
  multiply,
  outer,
  plus,
  sandwich,
  scaled,
  symmetric,
  transpose,
} from "./small-matrix.ts";

const A = [1, 2, 3, 4];
const B = [0, 1, -1, 5];

describe("a small matrix by rows", () => {
  test("is multiplied, transposed and applied as by hand", () => {
    expect([...multiply(A, B, 2)]).toEqual([-2, 11, -4, 23]);
    expect([...transpose(A, 2)]).toEqual([1, 3, 2, 4]);
    expect([...apply(A, [5, -1], 2)]).toEqual([3, 11]);
    expect([...multiply(A, identity(2), 2)]).toEqual(A);
    expect([...identity(3)]).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test("makes inner and outer products, sums and largest entries", () => {
    expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
    expect([...outer([1, 2], [3, 4])]).toEqual([3, 4, 6, 8]);
    expect([...plus(A, B, -2)]).toEqual([1, 0, 5, -6]);
    expect([...scaled(A, 3)]).toEqual([3, 6, 9, 12]);
    expect(largest([1, -7, 3])).toBe(7);
    expect(largest([])).toBe(0);
  });

  test("between a matrix and its transpose comes out symmetric to the last bit", () => {
    expect([...symmetric(A, 2)]).toEqual([1, 2.5, 2.5, 4]);
    expect([...sandwich(A, [2, 1, 1, 3], 2)]).toEqual([18, 40, 40, 90]);
    const messy = sandwich([0.1, 0.7, 1 / 3, -0.9], [2.3, 0.1, 0.1, 1.7], 2);
    expect(messy[1]).toBe(messy[2]);
  });
});
