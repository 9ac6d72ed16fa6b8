import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyMatrix, cell, item, matrix } from "../../../test/drivers/evidence-matrix.ts";
import { type FlipSet, flipSet } from "./flip-set.ts";
import { type Basis, leaderOf, standingsOf } from "./leader.ts";
import type { Matrix } from "./matrix.ts";
import { weighEvidence } from "./weigh-evidence.ts";

const PANEL = [{ hypothesis: "commerce", inclusion: 0.7, prior: 0.5 }];

const flipOf = (m: Matrix, basis?: Basis): FlipSet => flipSet(weighEvidence(m, PANEL), basis);

function without(m: Matrix, removed: readonly string[]): Matrix {
  const gone = (id: string): boolean => removed.includes(id);
  return { ...m, evidence: m.evidence.filter((e) => !gone(e.cluster ?? e.id)) };
}

const leaderWithout = (m: Matrix, removed: readonly string[]): string | undefined =>
  leaderOf(standingsOf(weighEvidence(without(m, removed), PANEL), "together"))?.hypothesis;

function subsetsOf<T>(values: readonly T[]): T[][] {
  return Array.from({ length: 2 ** values.length }, (_, bits) =>
    values.filter((__, i) => Math.floor(bits / 2 ** i) % 2 === 1),
  );
}

/** Trust of B2 turns 10 dB into 10 log10 (91/19). */
const STRONG = 10 * Math.log10(91 / 19);

describe("the flip set", () => {
  const led = matrix(
    { tilt: 0.5, brokerage: 0.5 },
    [item("cable"), item("speech"), item("minutes"), item("visit")],
    [
      cell("cable", "tilt", 10),
      cell("speech", "tilt", 10),
      cell("minutes", "tilt", 3),
      cell("visit", "brokerage", 10),
    ],
  );

  test("is the fewest items without which the leader no longer leads alone", () => {
    expect(flipOf(led)).toMatchObject({
      leader: "tilt",
      overtakenBy: "brokerage",
      removed: ["cable", "speech"],
    });
    expect(leaderWithout(led, ["cable", "speech"])).toBe("brokerage");
  });

  test("takes a tie for no lead any more, and no removal for one that ties already", () => {
    const tied = without(led, ["minutes"]);
    expect(flipOf(tied).margin).toBeCloseTo(STRONG, 9);
    expect(flipOf(tied).removed).toEqual(["cable"]);
    expect(flipOf(without(tied, ["cable"]))).toMatchObject({ leader: null, removed: null });
  });

  test("takes away a cluster as a whole: a twin would take the place of an item", () => {
    const cluster = "one-page";
    const evidence = led.evidence.map((e) => (e.id === "visit" ? e : { ...e, cluster }));
    expect(flipOf({ ...led, evidence: evidence.slice(0, 3) }).removed).toEqual([cluster]);
  });

  test("can be empty of hope: no removal turns a lead that rests on the prior", () => {
    const prior = matrix(
      { tilt: 0.9, brokerage: 0.1 },
      [item("cable")],
      [cell("cable", "tilt", 3)],
    );
    expect(flipOf(prior)).toMatchObject({ leader: "tilt", removed: null, overtakenBy: null });
    expect(flipOf(prior).rivals).toMatchObject([{ hypothesis: "brokerage", removed: null }]);
    expect(flipOf(prior).margin).toBeGreaterThan(19);
  });

  test("can be asked of the documents alone, among hypotheses of which they speak", () => {
    const panel = matrix(
      { tilt: 0.1, brokerage: 0.5, commerce: 0.9 },
      [item("cable"), item("visit")],
      [cell("cable", "tilt", 20), cell("visit", "brokerage", 10)],
    );
    expect(flipOf(panel).leader).toBe("commerce");
    const alone = flipOf(panel, "documents");
    expect(alone).toMatchObject({ leader: "tilt", removed: ["cable"], overtakenBy: "brokerage" });
    expect(alone.rivals.map((r) => r.hypothesis)).toEqual(["brokerage"]);
  });

  test("has no margin where there is no rival", () => {
    const lone = matrix({ tilt: 0.5 }, [item("cable")], [cell("cable", "tilt", 3)]);
    expect(flipOf(lone)).toMatchObject({ leader: "tilt", margin: null, removed: null, rivals: [] });
  });

  test("is as small as any set of clusters that does it, in any matrix", () => {
    fc.assert(
      fc.property(anyMatrix, (m) => {
        const { leader, removed } = flipOf(m);
        if (leader === null) return;
        const clusters = [...new Set(m.evidence.map((e) => e.cluster ?? e.id))];
        const sizes = subsetsOf(clusters)
          .filter((set) => leaderWithout(m, set) !== leader)
          .map((set) => set.length);
        expect(removed?.length ?? null).toBe(sizes.length === 0 ? null : Math.min(...sizes));
        if (removed !== null) expect(leaderWithout(m, removed)).not.toBe(leader);
      }),
      { numRuns: 60 },
    );
  });
});
