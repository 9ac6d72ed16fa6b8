import { beforeEach, describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, type Period, periodsBetween, seededRandom } from "../../kernel/index.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { readHypotheses } from "../hypotheses/read-hypotheses.ts";
import { isMissing, type PanelScope } from "../series/reading.ts";
import { explainRelation } from "./explanation.ts";
import { relationPosterior } from "./relation-posterior.ts";

const held = recordForEach();

const SCOPE: PanelScope = { asOf: isoDate("2020-06-30"), dyad: ["RUS", "PAK"], by: "month" };

const hypothesis = (id: string, between: readonly [string, string]): object => ({
  ...{ id, statement: "made up", mechanism: "made up", decider: "RUS", sign: "positive" },
  speed: { from: 1, to: 1, because: "a test" },
  exposures: [
    { id: "theirs", says: "in words", series: { kind: "dyad", between, measure: "cooperation" } },
  ],
});

const file: HypothesisFile = readHypotheses(
  {
    file: "made-up.yaml",
    text: JSON.stringify({
      ...{ schema: "entente/hypotheses@1", dyad: SCOPE.dyad, title: "Made up" },
      declared: "2019-01-01",
      hypotheses: [hypothesis("tilt", ["IND", "USA"]), hypothesis("idle", ["CHN", "IRN"])],
    }),
  },
  isoDate("2026-11-24"),
);

beforeEach(async () => {
  const random = seededRandom(4);
  let tilt = 0;
  const months = periodsBetween("2014-01" as Period, "2019-12" as Period).map((period) => {
    const friendly = tilt > 3 ? 6 : 2;
    tilt = 1 + random.below(8);
    const idle = 1 + random.below(8);
    const what = [
      ...[`RUS PAK 061 ${friendly}`, `RUS PAK 112 ${8 - friendly}`, `IND USA 061 ${tilt}`],
      ...[`CHN IRN 061 ${idle}`, `FRA DEU 061 ${2 + random.below(6)}`, "FRA DEU 112 4"],
    ];
    return { period, what };
  });
  await tellMonths(held.current, months);
});

describe("the posterior of a relation read from the record", () => {
  test("is that which the whole explanation averages over", async () => {
    const request = { file, tried: 5, random: seededRandom(1) };
    const quick = await relationPosterior(held.current.store, SCOPE, { ...request, draws: 400 });
    const whole = await explainRelation(held.current.store, SCOPE, {
      ...{ file, tried: 5, random: seededRandom(1), simulations: 0 },
    });
    if (isMissing(quick) || quick.posterior.state === "unknown") throw new Error("it is told of");
    if (whole.statistics?.state !== "known") throw new Error("it is weighed");
    expect(quick.posterior.draws).toHaveLength(400);
    const inclusions = whole.statistics.hypotheses.map((one) => one.measured && one.inclusion);
    expect(quick.posterior.hypotheses.map(({ inclusion }) => inclusion)).toEqual(inclusions);
    expect(quick.posterior.rows).toBe(whole.statistics.rows.used);
    expect(quick.reading.panel).toEqual(isMissing(whole.panel) ? undefined : whole.panel.panel);
  });

  test("is missing, with the reason, where no source tells of the two", async () => {
    const scope: PanelScope = { ...SCOPE, dyad: ["FRA", "BDI"] };
    const request = { file, tried: 2, random: seededRandom(1) };
    const missing = await relationPosterior(held.current.store, scope, request);
    expect(missing).toMatchObject({ reason: "no source tells of the two", has: 0 });
  });
});
