import { describe, expect, test } from "vitest";
import { shapleyShares } from "./shapley.ts";

describe("Shapley shares", () => {
  test("are the mean gain over all orders", () => {
    const worth = [0, 3, 5, 9, 2, 4, 11, 12];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    const gains = [0, 0, 0];
    for (const order of orders) {
      let set = 0;
      for (const player of order) {
        const next = set | (1 << player);
        gains[player] = (gains[player] ?? 0) + (worth[next] ?? 0) - (worth[set] ?? 0);
        set = next;
      }
    }
    const shares = shapleyShares(3, (set) => worth[set] ?? 0);
    shares.forEach((share, player) => {
      expect(share).toBeCloseTo((gains[player] ?? 0) / 6, 12);
    });
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(12, 12);
  });

  test("a player who adds nothing gets nothing", () => {
    const shares = shapleyShares(3, (set) => (set & 1) + 2 * ((set >> 1) & 1));
    expect([...shares].map((x) => Math.round(x * 1e12) / 1e12)).toEqual([1, 2, 0]);
  });
});
