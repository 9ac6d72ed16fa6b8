import { beforeEach, describe, expect, test } from "vitest";
import { recordForEach } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import {
  isoDate,
  type Period,
  periodsBetween,
  type Random,
  seededRandom,
} from "../../kernel/index.ts";
import { dyadEvents } from "../../record/index.ts";
import type { HypothesisFile } from "../hypotheses/hypothesis.ts";
import { readHypotheses } from "../hypotheses/read-hypotheses.ts";
import type { EvidenceSpecification } from "../matrix/specification.ts";
import { isMissing, type PanelScope } from "../series/reading.ts";
import type { MeasuredHypothesis } from "../statistical/statistical-leg.ts";
import { type Explanation, explainRelation } from "./explanation.ts";

const held = recordForEach();

const SCOPE: PanelScope = { asOf: isoDate("2020-06-30"), dyad: ["RUS", "PAK"], by: "month" };

const hypothesis = (id: string, between: readonly [string, string], more: object = {}): object => ({
  id,
  statement: `${between.join(" and ")} move the two.`,
  mechanism: "made up",
  decider: "RUS",
  sign: "positive",
  speed: { from: 1, to: 1, because: "a test" },
  exposures: [
    { id: "theirs", says: "in words", series: { kind: "dyad", between, measure: "cooperation" } },
  ],
  ...more,
});

const PLACEBO = {
  implications: [
    { kind: "specificity", separates: "a turn", outcomes: [{ between: ["RUS", "LKA"] }] },
  ],
};

/** A file of a hypothesis that is true of the made-up world, one that is not, and one of which nothing is told. */
function fileOf(evidence: readonly EvidenceSpecification[] = []): HypothesisFile {
  const file = {
    schema: "entente/hypotheses@1",
    dyad: SCOPE.dyad,
    title: "Made up",
    declared: "2019-01-01",
    hypotheses: [
      hypothesis("tilt", ["IND", "USA"], PLACEBO),
      hypothesis("idle", ["CHN", "IRN"]),
      hypothesis("untold", ["FRA", "BDI"]),
    ],
    matrix:
      evidence.length === 0
        ? undefined
        : {
            judges: [
              { id: "first", name: "A. Judge", judged: "2019-01-01", panelResult: "unseen" },
            ],
            evidence,
          },
  };
  return readHypotheses(
    { file: "made-up.yaml", text: JSON.stringify(file) },
    isoDate("2026-11-24"),
  );
}

const CABLE: EvidenceSpecification = {
  id: "cable",
  says: "An envoy says so.",
  rating: "B2",
  weights: { first: { tilt: 10, idle: -3 } },
};

const below = (random: Random, most: number): number => random.below(most + 1);

/** Six years in which the two cooperate the more, the more India and the United States did in the month before. */
function world(): ToldMonth[] {
  const random = seededRandom(4);
  let tilt = 0;
  return periodsBetween("2014-01" as Period, "2019-12" as Period).map((period) => {
    const [before, idle] = [tilt, below(random, 8)];
    tilt = random.uniform() < 0.5 ? below(random, 2) : 6 + below(random, 3);
    const friendly = before > 3 ? 6 : 2;
    const sri = 2 + below(random, 4);
    return {
      period,
      what: [
        `RUS PAK 061 ${friendly + below(random, 1)}`,
        `RUS PAK 112 ${8 - friendly}`,
        `IND USA 061 ${tilt}`,
        `CHN IRN 061 ${idle}`,
        `RUS LKA 061 ${sri}`,
        `RUS LKA 112 ${6 - sri}`,
        `FRA DEU 061 ${4 + below(random, 8)}`,
        `FRA DEU 112 ${4 + below(random, 8)}`,
      ].filter((text) => !text.endsWith(" 0")),
    };
  });
}

async function explained(
  more: { scope?: PanelScope; file?: HypothesisFile; tried?: number; seed?: number } = {},
): Promise<Explanation> {
  const { scope = SCOPE, file = fileOf(), tried = 3, seed = 1 } = more;
  const random = seededRandom(seed);
  return await explainRelation(held.current.store, scope, { file, tried, random, simulations: 10 });
}

function measured({ statistics }: Explanation, id: string): MeasuredHypothesis {
  const found = statistics?.hypotheses.find((one) => one.id === id);
  if (found?.measured !== true) throw new Error(`${id} is not measured`);
  return found;
}

const errorCode = (code: string, facts: object = {}): unknown =>
  expect.objectContaining({ code, facts: expect.objectContaining(facts) });

describe("a relation whose driver is known", () => {
  beforeEach(async () => {
    await tellMonths(held.current, world());
  });

  test("is explained by it, and by nothing that does not move it or of which nothing is told", async () => {
    const { panel, statistics, cannotTell } = await explained();
    if (isMissing(panel)) throw new Error(panel.reason);
    const verdicts = statistics?.hypotheses.map(({ id, verdict }) => [id, verdict]);
    expect(verdicts).toEqual([
      ["tilt", "supported"],
      ["idle", expect.stringMatching(/evidence against|cannot tell/)],
      ["untold", "the record cannot tell"],
    ]);
    expect(cannotTell).toBe(false);
    expect(panel.missing.filter((one) => one.hypothesis !== null)).toMatchObject([
      { hypothesis: "untold", part: "exposure", has: 0 },
    ]);
    const untold = statistics?.hypotheses.find(({ id }) => id === "untold");
    expect(untold?.measured).toBe(false);
  });

  test("each hypothesis is the less likely, before the panel and after it, the more were ever tried", async () => {
    const few = await explained();
    const many = await explained({ tried: 40 });
    const priors = [few, many].map((one) => measured(one, "idle").prior);
    // two measured of three, and of forty: 1 / those tried
    expect(priors).toEqual([1 / 3, 1 / 40]);
    const [before, after] = [few, many].map((one) => measured(one, "idle").inclusion);
    expect(after).toBeLessThan(before ?? 0);
    expect(many.tried).toBe(40);
  });

  test("is explained in the same words and numbers from the same seed", async () => {
    const [first, again, other] = [
      await explained(),
      await explained(),
      await explained({ seed: 2 }),
    ];
    expect(again).toEqual(first);
    expect(measured(other, "tilt").inclusion).toBe(measured(first, "tilt").inclusion);
    expect(measured(other, "tilt").gain).not.toEqual(measured(first, "tilt").gain);
  });

  test("is explained by what was known on the as-of day, whatever became known later", async () => {
    const scope = { ...SCOPE, asOf: isoDate("2019-06-30") };
    const before = await explained({ scope });
    const what = ["RUS PAK 112 20", "IND USA 061 20", "CHN IRN 112 20", "FRA DEU 112 20"];
    await tellMonths(held.current, [{ period: "2019-07", what }], { name: "later.csv" });
    const early = [{ period: "2017-03", what }];
    await tellMonths(held.current, early, { name: "opened.csv", known_from: "2019-07-01" });
    expect(await explained({ scope })).toEqual(before);
    // such events, known in time, move the answer
    await tellMonths(held.current, [{ period: "2017-03", what: ["RUS PAK 111 20"] }], {
      name: "known.csv",
    });
    expect(measured(await explained({ scope }), "tilt")).not.toEqual(measured(before, "tilt"));
  });

  test("has documents added to the panel in decibels, each computed without the other", async () => {
    const { documents, statistics } = await explained({ file: fileOf([CABLE]) });
    expect(statistics).toEqual((await explained()).statistics);
    const tilt = documents?.weighed.hypotheses.find(({ id }) => id === "tilt");
    expect(tilt?.statistics?.decibels).toBeGreaterThan(3);
    expect(tilt?.documents?.decibels).toBeGreaterThan(5);
    expect(tilt?.together?.decibels).toBeCloseTo(
      (tilt?.statistics?.decibels ?? 0) + (tilt?.documents?.decibels ?? 0),
      12,
    );
    const untold = documents?.weighed.hypotheses.find(({ id }) => id === "untold");
    expect(untold?.statistics ?? null).toBeNull();
  });

  test("has no document that is later than the as-of day, and says which", async () => {
    const later = { ...CABLE, id: "memoir", date: "2020-07" };
    const found = await explained({ file: fileOf([CABLE, later]) });
    expect(found.documents?.later).toEqual(["memoir"]);
    expect(found.documents?.weighed).toEqual(
      (await explained({ file: fileOf([CABLE]) })).documents?.weighed,
    );
  });

  test("refuses evidence that its panel has counted: of the outcome, an exposure, a placebo", async () => {
    for (const dyad of [SCOPE.dyad, ["IND", "USA"], ["RUS", "LKA"]] as const) {
      const [event] = await dyadEvents(held.current.store, { asOf: SCOPE.asOf, dyad });
      const item = { ...CABLE, events: [event?.id ?? ""] };
      await expect(explained({ file: fileOf([item]) })).rejects.toThrow(
        errorCode("drivers.matrix-evidence-in-panel", { evidence: "cable", events: [event?.id] }),
      );
    }
    const [elsewhere] = await dyadEvents(held.current.store, {
      asOf: SCOPE.asOf,
      dyad: ["FRA", "DEU"],
    });
    const item = { ...CABLE, events: [elsewhere?.id ?? ""] };
    const { documents } = await explained({ file: fileOf([item]) });
    expect(documents?.weighed.hypotheses).toHaveLength(3);
  });

  test("refuses a question to the record whose answer its panel has counted", async () => {
    const weights = { first: { tilt: { test: "hoop" } } } as const;
    const asked = (between: readonly [string, string]): HypothesisFile =>
      fileOf([
        { id: "cable", says: "It met.", weights, record: { between, from: 2016, to: 2017 } },
      ]);
    await expect(explained({ file: asked(["CHN", "IRN"]) })).rejects.toThrow(
      errorCode("drivers.matrix-evidence-in-panel", { evidence: "cable" }),
    );
    const { documents } = await explained({ file: asked(["DEU", "FRA"]) });
    expect(documents?.answers.get("cable")).toMatchObject({ outcome: "found" });
  });
});

describe("a relation of which no source tells", () => {
  test("has no statistics, and its documents all the same", async () => {
    const { panel, statistics, documents, cannotTell } = await explained({ file: fileOf([CABLE]) });
    expect(panel).toMatchObject({ reason: "no source tells of the two", has: 0, needs: 5 });
    expect(statistics).toBeUndefined();
    expect(cannotTell).toBe(true);
    const tilt = documents?.weighed.hypotheses.find(({ id }) => id === "tilt");
    expect(tilt?.documents?.decibels).toBeGreaterThan(5);
    expect(tilt?.together?.decibels).toBe(tilt?.documents?.decibels);
  });

  test("has nothing at all where nobody has judged documents either", async () => {
    const { statistics, documents, cannotTell } = await explained();
    expect([statistics, documents, cannotTell]).toEqual([undefined, undefined, true]);
  });
});
