import { describe, expect, test } from "vitest";
import { armsFile } from "../../../test/record/fact-files.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, type Period, periodsBetween } from "../../kernel/index.ts";
import { defaultGround } from "./default-ground.ts";
import { isMissing, type PanelScope } from "./reading.ts";

const held = recordForEach();

const SCOPE: PanelScope = { asOf: isoDate("2020-01-01"), dyad: ["RUS", "PAK"], by: "quarter" };

describe("what a default set is made of", () => {
  test("is third actors at each year's end as they stood then, facts that move, and known leaders", async () => {
    const months = periodsBetween("2015-01" as Period, "2018-12" as Period).map((period) => {
      const usa = period < "2017" ? "061" : "112";
      const what = [`USA RUS ${usa} 8`, `USA PAK ${usa} 8`, "CHN RUS 061 2", "CHN PAK 061 2"];
      return {
        period,
        what: [
          ...what,
          "RUS PAK 061 1",
          "IRN RUS 061 1",
          "TALIBAN PAK 061 1",
          "FRA DEU 010 28",
          "FRA DEU 061 1",
        ],
      };
    });
    await tellMonths(held.current, months);
    await tellMonths(held.current, [{ period: "2015-01", what: ["IRN PAK 061 2"] }], {
      name: "more.csv",
    });
    const arms = ["2014,3,365,770", "2015,8,365,770", "2016,2,365,770", "2016,2,2,770"];
    await held.current.addText("arms", armsFile(arms), "arms.csv");
    const ground = await defaultGround(held.current.store, SCOPE);
    if (isMissing(ground)) throw new Error(ground.reason);
    const { thirds, facts, leaders, dyad, asOf } = ground;
    expect([dyad, asOf]).toEqual([SCOPE.dyad, SCOPE.asOf]);
    // Iran has too little to do with Pakistan, and an armed group is no third actor
    expect(thirds.map((year) => year.map(({ actor }) => actor))).toEqual(
      Array.from({ length: 4 }, () => ["USA", "CHN"]),
    );
    const roles = thirds.map((year) => year.find(({ actor }) => actor === "USA")?.role);
    expect([roles[1], roles[3]]).toEqual(["friend of both", "enemy of both"]);
    expect(facts.map(({ measure, between }) => [measure, between])).toEqual([
      ["arms-transfers", ["RUS", "PAK"]],
    ]);
    expect(ground.bystanders).toEqual([["DEU", "FRA"]]);
    // no change of the Russian leader falls into these years
    expect(leaders).toEqual(["PAK"]);
  });

  test("is nothing where no source tells of the two", async () => {
    expect(await defaultGround(held.current.store, SCOPE)).toEqual({
      reason: "no source tells of the two",
      has: 0,
      needs: 5,
    });
  });
});
