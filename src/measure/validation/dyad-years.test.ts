import { expect, test } from "vitest";
import { goldsteinSum, yearlyFrom } from "./dyad-years.ts";

const facts = [
  { a: "PAK", b: "IND", year: "2003", quad: 3, events: 4 },
  { a: "IND", b: "PAK", year: "2003", quad: 3, events: 2 },
  { a: "IND", b: "PAK", year: "2003", quad: 2, events: 1 },
  { a: "IND", b: "PAK", year: "2005", quad: 1, events: 5 },
] as const;

test("both directions of a dyad's year are one", () => {
  const { dyads, quads } = yearlyFrom(facts);
  expect(quads.get("IND-PAK 2003")).toEqual([0, 1, 6, 0]);
  expect(dyads).toHaveLength(1);
  expect(dyads[0]?.polar).toBe(12);
  expect(dyads[0]?.counts.periods).toEqual(["2003", "2004", "2005"]);
  expect(dyads[0]?.counts.counts[0]).toEqual({ cooperation: 1, conflict: 6, attention: 0 });
  expect(dyads[0]?.counts.counts[1]).toEqual({ cooperation: 0, conflict: 0, attention: 0 });
});

test("a Goldstein sum from quad classes weighs each class", () => {
  expect(goldsteinSum([1, 2, 3, 4], [3, 6, -3, -7])).toBe(3 + 12 - 9 - 28);
});
