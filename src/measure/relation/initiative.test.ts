import { describe, expect, test } from "vitest";
import { addDays, type IsoDate, isoDate, seededRandom } from "../../kernel/index.ts";
import { cameoCode } from "../../lexicon/index.ts";
import type { DirectedDay } from "../../record/index.ts";
import { initiativeOf, jeffreys, reciprocityOf } from "./initiative.ts";

const START = isoDate("2010-01-01");
const DYAD = ["RUS", "PAK"] as const;

function act(from: string, day: number, code = "061"): DirectedDay {
  const date: IsoDate = addDays(START, day);
  return { teller: "made-up", day: date, from, cameo: cameoCode(code), events: 1 };
}

describe("who begins", () => {
  test("is who acts after thirty days without an act of either", () => {
    const days = [act("RUS", 0), act("PAK", 10), act("PAK", 41), act("RUS", 100), act("PAK", 100)];
    const [rus, pak] = initiativeOf(days, DYAD);
    expect(rus).toMatchObject({ actor: "RUS", openings: { of: 2, share: 0.5 } });
    expect(pak).toMatchObject({ actor: "PAK", openings: { of: 2, share: 0.5 } });
  });

  test("is nobody without one-sided acts", () => {
    expect(initiativeOf([], DYAD)).toEqual([]);
  });
});

describe("a share", () => {
  test("has Jeffreys' interval, closed at the ends", () => {
    expect(jeffreys(0, 10)).toMatchObject({ share: 0, lo: 0 });
    expect(jeffreys(10, 10)).toMatchObject({ share: 1, hi: 1 });
    const { lo, hi } = jeffreys(5, 10);
    expect(lo).toBeCloseTo(0.2619, 4);
    expect(hi).toBeCloseTo(0.7381, 4);
  });
});

/** Days of one side's acts over ten years, at random. */
function randomDays(seed: number, count: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.below(3650));
}

describe("who answers", () => {
  test("a side made to answer within a week answers far more often than by chance", () => {
    const first = randomDays(1, 60);
    const days = [
      ...first.map((day) => act("RUS", day)),
      ...first.filter((_, i) => i % 2 === 0).map((day, i) => act("PAK", day + 1 + (i % 7))),
    ];
    const found = reciprocityOf(days, DYAD, seededRandom(2));
    const answer = found.find(
      ({ actor, polarity }) => actor === "RUS" && polarity === "cooperation",
    );
    expect(answer?.answered.share).toBeGreaterThan((answer?.byChance.hi ?? 1) + 0.1);
  });

  test("of independent sides few answer more or less often than chance allows", () => {
    let [outside, all] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const days = [
        ...randomDays(2 * seed + 1, 50).map((day) => act("RUS", day)),
        ...randomDays(2 * seed + 500, 50).map((day) => act("PAK", day)),
      ];
      for (const { answered, byChance } of reciprocityOf(days, DYAD, seededRandom(seed))) {
        all++;
        const share = answered.share ?? 0;
        if (share > byChance.hi || share < byChance.lo) outside++;
      }
    }
    expect(all).toBe(120);
    expect(outside / all).toBeLessThan(0.2);
  });

  test("independent sides of a source that was long silent answer no more often than chance allows", () => {
    let [outside, all] = [0, 0];
    const silences = [{ first: addDays(START, 365), last: addDays(START, 3284) }];
    const told = (seed: number, from: string): DirectedDay[] =>
      randomDays(seed, 400)
        .filter((day) => day < 365 || day >= 3285)
        .map((day) => act(from, day));
    for (let seed = 0; seed < 40; seed++) {
      const days = [...told(2 * seed + 1, "RUS"), ...told(2 * seed + 900, "PAK")];
      for (const found of reciprocityOf(days, DYAD, seededRandom(seed), silences)) {
        all++;
        if ((found.answered.share ?? 0) > found.byChance.hi) outside++;
      }
    }
    expect(all).toBe(80);
    expect(outside / all).toBeLessThan(0.15);
  });

  test("is not said of fewer than five days of acts or less than a year", () => {
    expect(reciprocityOf([act("RUS", 0), act("PAK", 400)], DYAD, seededRandom(1))).toEqual([]);
    const brief = Array.from({ length: 20 }, (_, i) => act(i % 2 ? "RUS" : "PAK", i));
    expect(reciprocityOf(brief, DYAD, seededRandom(1))).toEqual([]);
  });
});
