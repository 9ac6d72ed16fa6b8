import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/index.ts";
import type { Third } from "../../measure/index.ts";
import type { DefaultGround } from "./default-draft.ts";
import { defaultSet } from "./default-set.ts";
import { testedContent } from "./hypothesis.ts";

function third(actor: string, first: number, second: number, weight = 20): Third {
  const role: Third["role"] =
    first > 0
      ? second > 0
        ? "friend of both"
        : "friend of the first, enemy of the second"
      : second > 0
        ? "enemy of the first, friend of the second"
        : "enemy of both";
  return {
    actor,
    withFirst: { sign: first, weight },
    withSecond: { sign: second, weight: weight * 2 },
    role,
    pull: Math.sqrt(Math.abs(first * second)),
    balanced: null,
  };
}

const GROUND: DefaultGround = {
  dyad: ["RUS", "PAK"],
  asOf: isoDate("2026-12-01"),
  thirds: [
    [
      third("AFG", 0.3, 0.3, 40),
      third("USA", -0.5, -0.4),
      third("IND", 0.8, -0.6),
      third("CHN", 0.8, 0.9),
      third("SCO", 0.7, 0.7),
      third("TUR", 0.2, 0.5),
      third("IRN", 0.99, 0.99, 2),
    ],
  ],
  facts: [
    { measure: "arms-transfers", between: ["RUS", "PAK"] },
    { measure: "un-vote-agreement", between: ["PAK", "RUS"] },
    { measure: "polity2", actor: "RUS" },
  ],
  leaders: ["RUS", "PAK", "USA"],
  bystanders: [
    ["ISR", "PSE"],
    ["CHN", "JPN"],
    ["FRA", "GBR"],
  ],
};

describe("a default set", () => {
  test("has every form, each with a statement, a mechanism and its series", () => {
    const { file, leftOut, forced } = defaultSet(GROUND);
    expect(leftOut).toEqual([]);
    expect(file.hypotheses.map(({ id }) => id)).toEqual([
      "enemys-enemy",
      "friends-friend",
      "broker",
      "friend-of-enemy",
      "situation",
      "dependence",
      "votes",
      "leader-change",
      "commerce",
    ]);
    expect(file.hypotheses.filter((h) => h.statement === "" || h.mechanism === "")).toEqual([]);
    expect(forced.map(({ id }) => id)).toEqual(["own-history", "common-shock", "media-attention"]);
    expect(file.declared).toBe("2026-12-01");
  });

  test("names the strongest third actors of each form, and nobody of whom little is told", () => {
    const { file } = defaultSet(GROUND);
    const through = (id: string): unknown[] =>
      (file.hypotheses.find((h) => h.id === id)?.exposures ?? []).map(({ series }) =>
        series.kind === "triad" ? series.through : series.kind === "situation" ? series.of : null,
      );
    expect(through("enemys-enemy")).toEqual(["USA"]);
    expect(through("broker")).toEqual(["CHN", "SCO"]);
    expect(through("friend-of-enemy")).toEqual(["IND"]);
    expect(through("situation")).toEqual(["AFG", "CHN"]);
    expect(through("friends-friend")).toEqual([undefined]);
    expect(JSON.stringify(file)).not.toContain("Iran");
  });

  test("weighs third actors over all times, and hears of one at some time at least", () => {
    const enemy = (thirds: DefaultGround["thirds"]): unknown[] => {
      const { file } = defaultSet({ ...GROUND, thirds });
      const found = file.hypotheses.find(({ id }) => id === "enemys-enemy");
      return (found?.exposures ?? []).map(({ id }) => id);
    };
    const once = [third("USA", -0.9, -0.9)];
    const long = [third("GBR", -0.5, -0.5), third("USA", 0.4, 0.4)];
    expect(enemy([once, long, long])).toEqual(["through-gbr", "through-usa"]);
    expect(enemy([once, [third("USA", 0.4, 0.4)]])).toEqual(["through-usa"]);
    expect(enemy([[third("USA", -0.9, -0.9, 2)], [third("USA", -0.9, -0.9, 2)]])).toEqual([]);
  });

  test("controls each by dyads that share nobody with the two and its series", () => {
    const { file } = defaultSet(GROUND);
    const controls = (id: string): unknown[] =>
      (file.hypotheses.find((h) => h.id === id)?.implications ?? []).flatMap((one) =>
        one.kind === "exposure-control" ? one.exposures.map((exposure) => exposure.id) : [],
      );
    expect(controls("votes")).toEqual(["bystanders-isr-pse", "bystanders-chn-jpn"]);
    expect(controls("broker")).toEqual(["bystanders-isr-pse", "bystanders-fra-gbr"]);
    const { file: alone } = defaultSet({ ...GROUND, bystanders: [] });
    expect(alone.hypotheses.flatMap((h) => h.implications.map(({ kind }) => kind))).not.toContain(
      "exposure-control",
    );
  });

  test("names one where one is asked for", () => {
    const { file } = defaultSet({ ...GROUND, mostThirds: 1 });
    const broker = file.hypotheses.find(({ id }) => id === "broker");
    expect(broker?.statement).toBe("China brings Russia and Pakistan together.");
    expect(broker).toMatchObject({ decider: "CHN", sign: 1 });
    expect(file.hypotheses.find(({ id }) => id === "friend-of-enemy")?.sign).toBe(-1);
  });

  test("does not depend on the order in which third actors are told", () => {
    const turned = defaultSet({ ...GROUND, thirds: GROUND.thirds.map((at) => [...at].reverse()) });
    expect(turned.file.hash).toBe(defaultSet(GROUND).file.hash);
  });

  test("says what it leaves out, and why", () => {
    const bare = { ...GROUND, thirds: [], facts: [], leaders: ["USA"] };
    const { file, leftOut } = defaultSet(bare);
    expect(file.hypotheses.map(({ id }) => id)).toEqual(["commerce"]);
    expect(leftOut.map(({ id }) => id)).toEqual([
      "enemys-enemy",
      "friends-friend",
      "broker",
      "friend-of-enemy",
      "situation",
      "dependence",
      "votes",
      "leader-change",
    ]);
    expect(leftOut.filter(({ reason }) => reason === "")).toEqual([]);
  });

  test("asks a third actor's facts and leaders of nobody", () => {
    const { file } = defaultSet(GROUND);
    const series = file.hypotheses.flatMap(({ exposures }) => exposures.map((e) => e.series));
    expect(series.filter((s) => s.kind === "leader")).toEqual([
      { kind: "leader", of: "RUS" },
      { kind: "leader", of: "PAK" },
    ]);
    expect(series.filter((s) => s.kind === "fact")).toEqual([
      { kind: "fact", measure: "arms-transfers", between: ["RUS", "PAK"], as: "log" },
      { kind: "fact", measure: "un-vote-agreement", between: ["PAK", "RUS"], as: "level" },
    ]);
  });

  test("puts the same to the test for a dyad in either order", () => {
    const tested = (dyad: readonly [string, string]): unknown[] => {
      const { file } = defaultSet({ ...GROUND, dyad, thirds: [], facts: [] });
      return file.hypotheses
        .filter(({ id }) => id === "commerce")
        .map((h) => testedContent(dyad, h));
    };
    expect(tested(["RUS", "PAK"])).toEqual(tested(["PAK", "RUS"]));
  });
});
