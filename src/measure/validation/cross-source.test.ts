import { expect, test } from "vitest";
import { betweenDyads } from "./cross-source.ts";

test("between dyads a dyad is the mean of its months", () => {
  const dyads = [
    [
      [1, 10],
      [3, 20],
    ],
    [[5, 0]],
  ] as const;
  expect(betweenDyads(dyads)).toEqual([
    [2, 15],
    [5, 0],
  ]);
});
