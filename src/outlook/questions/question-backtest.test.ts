import { describe, expect, test } from "vitest";
import { csvFile, ownEvent } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { isoDate, type Period, periodsBetween, seededRandom } from "../../kernel/index.ts";
import { historyAtMonth, type KindPanel, readKindPanel } from "./kind-panel.ts";
import { questionBacktest } from "./question-backtest.ts";
import { STANDARD_KINDS } from "./standard-set.ts";

const MONTHS = periodsBetween("2005-01" as Period, "2014-12" as Period);

/** Dyads of which every second turns from quiet to busy halfway. */
function panelOf(dyads: number, seed: number): KindPanel {
  const random = seededRandom(seed);
  return {
    teller: "made",
    months: MONTHS,
    dyads: Array.from({ length: dyads }, (_, i) => ({
      a: `A${i}`,
      b: `B${i}`,
      series: ["calm", "tense"].map((kind) => ({
        kind,
        events: Float64Array.from(MONTHS, (_, t) => {
          const p = i % 2 === 1 && t >= 60 ? 0.5 : 0.05;
          return random.uniform() < p ? 1 : 0;
        }),
        late: [],
      })),
    })),
  };
}

describe("the back-test of questions", () => {
  test("asks every dyad and kind at every origin whose window has ended", () => {
    const { asked } = questionBacktest(panelOf(4, 1), { seed: 1 });
    const count = (window: number): number => asked.window.filter((w) => w === window).length;
    // Origins at months 23, 26, …, 116: 32 with three months after them, 31 with six, 29 with twelve.
    expect([count(3), count(6), count(12)]).toEqual([4 * 2 * 32, 4 * 2 * 31, 4 * 2 * 29]);
  });

  test("finds skill where rates change, and its parts add up to its score", () => {
    const { scores } = questionBacktest(panelOf(40, 2), { seed: 1, windows: [3] });
    const all = scores.find(({ kind }) => kind === "all");
    expect(scores.map(({ kind }) => kind)).toEqual(["all", "calm", "tense"]);
    expect(all?.skill).toBeGreaterThan(0.02);
    expect(all?.gain?.lo).toBeGreaterThan(0);
    expect(all?.auc).toBeGreaterThan(all?.baseRate.auc ?? 1);
    expect(all?.half.brier).toBeCloseTo(0.25, 12);
    expect(all?.half.log).toBeCloseTo(Math.LN2, 9);
    const { reliability, resolution, uncertainty, withinBins } = all?.parts ?? {
      reliability: 0,
      resolution: 0,
      uncertainty: 0,
      withinBins: 0,
    };
    expect(reliability - resolution + uncertainty + withinBins).toBeCloseTo(all?.brier ?? 0, 12);
  });

  test("gives the same probabilities whatever comes after an origin", () => {
    const panel = panelOf(6, 3);
    const cut = 70;
    const later = seededRandom(9);
    const shuffled = {
      ...panel,
      dyads: panel.dyads.map((dyad) => ({
        ...dyad,
        series: dyad.series.map((one) => ({
          ...one,
          events: one.events.map((n, t) => (t > cut ? Math.floor(5 * later.uniform()) : n)),
        })),
      })),
    };
    const told = ({ asked }: ReturnType<typeof questionBacktest>): number[] =>
      asked.p.filter((_, i) => (asked.origin[i] ?? 0) <= cut);
    const one = told(questionBacktest(panel, { seed: 1 }));
    expect(told(questionBacktest(shuffled, { seed: 1 }))).toEqual(one);
    expect(one.length).toBeGreaterThan(100);
  });

  test("leaves out windows in which the source did not look, even if events came", () => {
    const panel = panelOf(2, 4);
    for (const { series } of panel.dyads) {
      for (const { events } of series) {
        events[60] = 1;
        events[61] = Number.NaN;
      }
    }
    const { asked } = questionBacktest(panel, { seed: 1, windows: [3] });
    const origins = new Set(asked.origin);
    expect([56, 59, 62].map((t) => origins.has(t))).toEqual([true, false, true]);
  });

  test("has no scores of a panel too short", () => {
    const panel = panelOf(2, 5);
    expect(questionBacktest(panel, { seed: 1, least: 200 }).scores).toEqual([]);
  });
});

describe("a panel of kinds", () => {
  const held = recordForEach();

  test("holds dyads told of before a day, and what was not yet known at an origin", async () => {
    const rows = [
      { date: "2018-01-10", cameo: "057" },
      { date: "2018-02-10", cameo: "057", known_from: "2018-04-02" },
      { date: "2018-03-10", cameo: "112" },
      { date: "2018-04-10", cameo: "190", target: "India" },
      { date: "2018-05-10", cameo: "061" },
    ].map(ownEvent);
    await held.current.addText("events", csvFile(rows));
    const panel = await readKindPanel(held.current.store, {
      asOf: isoDate("2019-01-01"),
      teller: "events",
      kinds: STANDARD_KINDS,
      fewest: 1,
      before: isoDate("2018-04-01"),
    });
    expect(panel?.months).toEqual(["2018-01", "2018-02", "2018-03", "2018-04", "2018-05"]);
    expect(panel?.dyads.map(({ a, b }) => `${a} ${b}`)).toEqual(["PAK RUS"]);
    const agreement = panel?.dyads[0]?.series.find(({ kind }) => kind === "agreement");
    if (panel === undefined || agreement === undefined) throw new Error("no series");
    expect([...agreement.events]).toEqual([1, 1, 0, 0, 0]);
    const at = (t: number): number[] => [...historyAtMonth(panel.months, agreement, t).events];
    expect(at(2)).toEqual([1, 0, 0]);
    expect(at(3)).toEqual([1, 1, 0, 0]);
    const clash = panel.dyads[0]?.series.find(({ kind }) => kind === "clash");
    expect([...(clash?.events ?? [])]).toEqual([0, 0, 0, 0, 0]);
  });
});
