import { describe, expect, test } from "vitest";
import { placedAgainst } from "./offsets.ts";

const link = (source: string, against: string, offset: number, strata = 10) => ({
  source,
  against,
  offset,
  variance: 0.1,
  strata,
});

describe("sources placed against a reference", () => {
  test("by a chain of links add its offsets and variances, whichever way a link points", () => {
    const found = placedAgainst("A", [link("B", "A", 0.5), link("B", "C", 0.2, 4)]);
    expect(found.map(({ source }) => source)).toEqual(["B", "C"]);
    expect(found[1]?.offset).toBeCloseTo(0.3, 12);
    expect(found[1]?.variance).toBeCloseTo(0.2, 12);
    expect(found[1]?.strata).toBe(4);
  });

  test("take the shortest chain and leave out what none reaches", () => {
    const links = [link("C", "A", 1), link("B", "A", 0), link("C", "B", 9), link("X", "Y", 1)];
    expect(placedAgainst("A", links)).toMatchObject([
      { source: "C", offset: 1 },
      { source: "B", offset: 0 },
    ]);
  });
});
