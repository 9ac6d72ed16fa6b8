import { describe, expect, test } from "vitest";
import { armsFile } from "../../../test/record/fact-files.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import {
  isoDate,
  lastDayOf,
  type Period,
  periodsBetween,
  type Random,
  seededRandom,
} from "../../kernel/index.ts";
import type { DriverPanel } from "../panel.ts";
import { driverPanel, type PanelQuestion } from "./driver-panel.ts";
import { isMissing } from "./reading.ts";
import type { SeriesSpecification } from "./specification.ts";

const held = recordForEach();

const MONTHS: readonly Period[] = periodsBetween("2014-01" as Period, "2018-12" as Period);

const FRIENDLY = ["RUS PAK", "PAK RUS", "IND USA", "CHN RUS", "CHN PAK", "JPN RUS"];
const HOSTILE = ["USA RUS", "USA PAK", "JPN PAK", "AFG USA"];

/** A month of which every dyad is told something. */
function month(period: Period, random: Random): ToldMonth {
  const what = [...FRIENDLY, ...HOSTILE].flatMap((dyad) => {
    const [often, seldom] = FRIENDLY.includes(dyad) ? ["061", "112"] : ["112", "061"];
    return [
      `${dyad} ${often} ${1 + random.below(4)}`,
      `${dyad} ${seldom} ${random.below(2)}`,
      `${dyad} 040 ${random.below(2)}`,
    ];
  });
  // something is told on every day to the 28th, so that no month is left out as told in part
  return { period, what: [...what.filter((text) => !text.endsWith(" 0")), "FRA DEU 010 28"] };
}

const SERIES: readonly SeriesSpecification[] = [
  { kind: "dyad", between: ["IND", "USA"], measure: "balance" },
  { kind: "dyad", between: ["IND", "USA"], measure: "materialCooperation", from: "IND" },
  { kind: "dyad", between: ["IND", "USA"], measure: "cooperation", codes: ["04"] },
  { kind: "situation", of: "AFG", measure: "conflict" },
  { kind: "triad", through: "CHN", form: "broker" },
  { kind: "triad", form: "commonFriend" },
  { kind: "triad", form: "commonEnemy" },
  { kind: "triad", form: "friendOfEnemy" },
  { kind: "fact", measure: "arms-transfers", between: ["RUS", "PAK"], as: "change" },
  { kind: "leader", of: "AFG" },
  {
    kind: "both",
    of: [
      { kind: "dyad", between: ["RUS", "USA"], measure: "conflict" },
      { kind: "dyad", between: ["PAK", "USA"], measure: "conflict" },
    ],
  },
];

const QUESTION: PanelQuestion = {
  id: "all",
  sign: 1,
  speed: { from: 1, to: 12, because: "a test" },
  matters: 0.25,
  exposures: SERIES.map((series, i) => ({ id: `series-${i}`, says: series.kind, series })),
  implications: [
    { kind: "specificity", separates: "x", outcomes: [{ between: ["CHN", "PAK"], from: "CHN" }] },
  ],
};

async function panelOf(
  months: readonly ToldMonth[],
  arms: readonly string[],
): Promise<DriverPanel> {
  await held.current.clear();
  await tellMonths(held.current, months);
  await held.current.addText("arms", armsFile(arms), "arms.csv");
  const scope = {
    asOf: isoDate("2020-01-01"),
    dyad: ["RUS", "PAK"],
    by: "month",
    eventSource: "events",
  } as const;
  const reading = await driverPanel(held.current.store, scope, [QUESTION]);
  if (isMissing(reading)) throw new Error(reading.reason);
  expect(reading.missing).toEqual([]);
  return reading.panel;
}

/** Every series of a panel with a name, up to a period. */
function seriesUpTo(panel: DriverPanel, last: Period): Record<string, readonly number[]> {
  const end = panel.periods.indexOf(last) + 1;
  const { halves, hypotheses, placeboOutcomes } = panel;
  const named: [string, Float64Array][] = [
    ["cooperation", panel.cooperation],
    ["conflict", panel.conflict],
    ["common", panel.common],
    ["volume", panel.volume],
    ...halves.map(({ from, cooperation }): [string, Float64Array] => [
      `half of ${from}`,
      cooperation,
    ]),
    ...placeboOutcomes.map(({ name, conflict }): [string, Float64Array] => [name, conflict]),
    ...hypotheses.flatMap(({ exposures }) =>
      exposures.flatMap(({ id, values, events }): [string, Float64Array][] => [
        [id, values],
        [`events of ${id}`, events ?? new Float64Array()],
      ]),
    ),
  ];
  return Object.fromEntries(named.map(([name, values]) => [name, [...values.slice(0, end)]]));
}

/** Arms from Russia to Pakistan, in million TIV of a year. */
const ARMS: readonly string[] = [3, 8, 5, 9, 2, 30, 7].map(
  (tiv, i) => `${2011 + i},${tiv},365,770`,
);

/** The months after one, in an order drawn by lot. */
function shuffled(months: readonly ToldMonth[], after: Period, random: Random): ToldMonth[] {
  const future = months.filter(({ period }) => period > after).map(({ what }) => what);
  for (let i = future.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const [one, other] = [future[i] ?? [], future[j] ?? []];
    [future[i], future[j]] = [other, one];
  }
  return months.map(({ period, what }) => {
    return period > after ? { period, what: future.pop() ?? [] } : { period, what };
  });
}

describe("no value of a panel knows what comes after its period", () => {
  const random = seededRandom(4);
  const months = MONTHS.map((period) => month(period, random));

  for (const last of ["2015-08", "2017-04"] as Period[]) {
    test(`every series up to ${last} is the same to the last bit, whatever happens later`, async () => {
      const all = seriesUpTo(await panelOf(months, ARMS), last);
      expect(
        Object.values(all).every((values) => values.some(Number.isFinite) || values.length === 0),
      ).toBe(true);
      const otherwise = shuffled(months, last, random);
      expect(otherwise).not.toEqual(months);
      expect(seriesUpTo(await panelOf(otherwise, ARMS), last)).toEqual(all);
      const past = months.filter(({ period }) => period <= last);
      const known = ARMS.filter((row) => `${Number(row.slice(0, 4)) + 1}-03-15` <= lastDayOf(last));
      expect(seriesUpTo(await panelOf(past, known), last)).toEqual(all);
    });
  }
});
