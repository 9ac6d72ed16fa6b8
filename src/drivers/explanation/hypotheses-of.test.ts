import { describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import { isMissing, type PanelScope } from "../series/reading.ts";
import { type ChosenHypotheses, hypothesesOf } from "./hypotheses-of.ts";

const held = recordForEach();

const RUN = isoDate("2026-11-24");

const scopeOf = (...dyad: readonly [string, string]): PanelScope => {
  return { asOf: isoDate("2020-06-30"), dyad, by: "month" };
};

async function chosen(
  scope: PanelScope,
  given?: Parameters<typeof hypothesesOf>[3],
): Promise<ChosenHypotheses> {
  const found = await hypothesesOf(held.current.store, scope, RUN, given);
  if (isMissing(found)) throw new Error(found.reason);
  return found;
}

const GIVEN = `
schema: entente/hypotheses@1
dyad: [RUS, PAK]
title: Given
declared: 2019-01-01
hypotheses:
  - id: tilt
    statement: It tilts.
    mechanism: made up
    decider: RUS
    sign: positive
    speed: {from: 1, to: 6, because: a test}
    exposures:
      - {id: theirs, says: in words, series: {kind: dyad, between: [IND, USA], measure: balance}}
`;

describe("the hypotheses of a dyad", () => {
  test("are those of the file handed in, if it was written before the run", async () => {
    const given = { file: "given.yaml", text: GIVEN };
    const { origin, file, leftOut } = await chosen(scopeOf("RUS", "PAK"), given);
    expect([origin, file.title, leftOut]).toEqual(["given", "Given", []]);
    const early = isoDate("2018-12-31");
    const store = held.current.store;
    await expect(hypothesesOf(store, scopeOf("RUS", "PAK"), early, given)).rejects.toThrow(
      expect.objectContaining({ code: "drivers.hypotheses-declared-later" }),
    );
  });

  test("are those that the product carries, whichever of the two is named first", async () => {
    const [one, other] = [await chosen(scopeOf("RUS", "PAK")), await chosen(scopeOf("PAK", "RUS"))];
    expect(one.origin).toBe("carried");
    expect(one.file.hypotheses).toHaveLength(5);
    expect(other).toEqual(one);
  });

  test("are else made from what the record tells, with what it lacks", async () => {
    const months = periodsBetween("2015-01" as Period, "2018-12" as Period).map((period) => ({
      period,
      what: ["USA IND 061 4", "USA IRN 112 3", "RUS USA 112 4", "RUS IRN 112 4", "IND IRN 061 4"],
    }));
    await tellMonths(held.current, months);
    const { origin, file, leftOut } = await chosen(scopeOf("USA", "IRN"));
    expect(origin).toBe("default");
    const ids = file.hypotheses.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["enemys-enemy", "broker", "commerce"]));
    expect(leftOut.map(({ id }) => id)).toEqual(expect.arrayContaining(["dependence", "votes"]));
    expect(leftOut.filter(({ id }) => ids.includes(id))).toEqual([]);
  });

  test("are none where no source tells of the two", async () => {
    const found = await hypothesesOf(held.current.store, scopeOf("USA", "IRN"), RUN);
    expect(found).toEqual({ reason: "no source tells of the two", has: 0, needs: 5 });
  });
});
