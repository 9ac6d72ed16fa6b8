import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gdeltFile } from "../../../test/record/source-rows.ts";
import { chronicleRecord, recordForEach, type TestRecord } from "../../../test/support/record.ts";
import { type ToldMonth, tellMonths } from "../../../test/support/told-events.ts";
import { isoDate, spanOf } from "../../kernel/index.ts";
import { INSTRUMENTS, polarityOf } from "../../lexicon/index.ts";
import { dyadEvents } from "../../record/index.ts";
import { driverPanel, type PanelQuestion, type PanelReading } from "./driver-panel.ts";
import { readSeries } from "./read-series.ts";
import { isMissing, type PanelScope } from "./reading.ts";
import type { DyadSeries } from "./specification.ts";

const SCOPE: PanelScope = { asOf: isoDate("2030-01-01"), dyad: ["RUS", "PAK"], by: "quarter" };

const TILT: PanelQuestion = {
  id: "tilt",
  sign: 1,
  speed: { from: 1, to: 6, because: "a test" },
  matters: 0.3,
  exposures: [
    {
      id: "india-usa",
      says: "India and the United States cooperate.",
      series: { kind: "dyad", between: ["IND", "USA"], measure: "cooperation" },
    },
    {
      id: "nobody",
      says: "Nobody.",
      series: { kind: "dyad", between: ["FRA", "BDI"], measure: "cooperation" },
    },
  ],
  implications: [
    { kind: "timing", separates: "no link" },
    {
      kind: "target",
      separates: "activism",
      outcome: { between: ["IND", "RUS"], from: "RUS" },
      sign: -1,
    },
    {
      kind: "specificity",
      separates: "a turn to Asia",
      outcomes: [
        { between: ["CHN", "RUS"], from: undefined },
        { between: ["BGD", "RUS"], from: "RUS" },
      ],
    },
    {
      kind: "exposure-control",
      separates: "enmity",
      exposures: [
        {
          id: "china-pakistan",
          says: "China and Pakistan cooperate.",
          series: { kind: "dyad", between: ["CHN", "PAK"], measure: "cooperation" },
        },
      ],
    },
  ],
};

async function read(
  record: TestRecord,
  scope: PanelScope = SCOPE,
  questions: readonly PanelQuestion[] = [TILT],
): Promise<PanelReading> {
  const reading = await driverPanel(record.store, scope, questions);
  if (isMissing(reading)) throw new Error(reading.reason);
  return reading;
}

const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);

describe("the panel of Russia and Pakistan in the chronicle", () => {
  let record: TestRecord;
  beforeAll(async () => {
    record = await chronicleRecord();
  });
  afterAll(() => record.remove());

  test("counts the very events that are listed between its first and last day", async () => {
    const { panel, evidence } = await read(record);
    const [outcome] = evidence;
    expect(outcome).toMatchObject({ hypothesis: null, part: "outcome", series: "RUS-PAK" });
    const [, from, to] = /--from (\S+) --to (\S+)/.exec(outcome?.queries[0] ?? "") ?? [];
    const scope = { asOf: SCOPE.asOf, dyad: SCOPE.dyad, sources: ["chronicle"] };
    const listed = await dyadEvents(record.store, { ...scope, from: from ?? "", to: to ?? "" });
    const dated = listed.filter(({ datePrecision }) => datePrecision !== "year");
    const of = (polarity: string): number =>
      dated.filter(({ cameo }) => polarityOf(cameo) === polarity).length;
    expect(sum(panel.cooperation)).toBe(of("cooperation"));
    expect(sum(panel.conflict)).toBe(of("conflict"));
    expect(outcome?.counted).toBe(of("cooperation") + of("conflict"));
    expect(outcome?.counted).toBeGreaterThan(80);
  });

  test("counts by instrument and code what is listed by them", async () => {
    const { panel } = await read(record);
    const [from, to] = [panel.periods[0], panel.periods.at(-1)];
    const scope = { asOf: SCOPE.asOf, dyad: SCOPE.dyad, sources: ["chronicle"] };
    const span = { from: spanOf(from ?? "").first, to: spanOf(to ?? "").last };
    const kinds = [
      ...INSTRUMENTS.map((instrument) => ({ instrument })),
      ...["03", "04", "043", "05", "061"].map((code) => ({ codes: [code] })),
    ];
    const series = kinds.map((kind): DyadSeries => {
      return { kind: "dyad", between: SCOPE.dyad, measure: "balance", ...kind };
    });
    const readings = await readSeries(record.store, SCOPE, series, panel.periods);
    const found = readings.map((one) => (isMissing(one) ? one.has : one.counted));
    const listed: number[] = [];
    for (const select of kinds) {
      const all = await dyadEvents(record.store, { ...scope, ...span, select });
      const polar = all.filter(
        ({ cameo, datePrecision }) => polarityOf(cameo) !== "attention" && datePrecision !== "year",
      );
      listed.push(polar.length);
    }
    expect(found).toEqual(listed);
    expect(found.filter((n) => n > 0).length).toBeGreaterThan(8);
  });

  test("has halves in which a joint act stands on either side", async () => {
    const { panel } = await read(record);
    const [ahead, back] = panel.halves;
    expect([ahead?.from, ahead?.to, back?.from, back?.to]).toEqual(["RUS", "PAK", "PAK", "RUS"]);
    for (const [t, all] of panel.cooperation.entries()) {
      const [one, other] = [ahead?.cooperation[t] ?? 0, back?.cooperation[t] ?? 0];
      expect(Math.max(one, other)).toBeLessThanOrEqual(all);
      expect(one + other).toBeGreaterThanOrEqual(all);
    }
  });

  test("has every series on the same periods, and says of each what cannot be had", async () => {
    const { panel, targets, missing, source } = await read(record);
    expect(source).toBe("chronicle");
    const n = panel.periods.length;
    const [hypothesis] = panel.hypotheses;
    expect(hypothesis).toMatchObject({ id: "tilt", sign: 1, matters: 0.3 });
    expect(hypothesis?.windows).toEqual([
      { first: 1, last: 1 },
      { first: 1, last: 2 },
    ]);
    expect(hypothesis?.exposures.map(({ id }) => id)).toEqual(["india-usa"]);
    expect(hypothesis?.placeboExposures.map(({ id }) => id)).toEqual(["china-pakistan"]);
    expect(panel.placeboOutcomes.map(({ name }) => name)).toEqual(["CHN-RUS"]);
    expect(targets).toMatchObject([{ hypothesis: "tilt", name: "RUS>IND", sign: -1 }]);
    const lengths = [
      panel.cooperation,
      panel.common,
      panel.volume,
      ...panel.placeboOutcomes.map(({ conflict }) => conflict),
      ...targets.map(({ cooperation }) => cooperation),
      ...panel.hypotheses.flatMap(({ exposures }) => exposures.map(({ values }) => values)),
    ].map(({ length }) => length);
    expect(new Set(lengths)).toEqual(new Set([n]));
    expect(missing.map(({ part, series, has }) => [part, series, has])).toEqual([
      ["exposure", "nobody", 0],
      ["placebo outcome", "RUS>BGD", 0],
    ]);
  });

  test("is of facts and events that were known on its as-of date", async () => {
    const { panel } = await read(record, { ...SCOPE, asOf: isoDate("2016-08-15") });
    expect(panel.periods.at(-1)).toBe("2016-Q2");
    const all = await read(record);
    const n = panel.periods.length;
    expect([...all.panel.cooperation.slice(0, n)]).toEqual([...panel.cooperation]);
    expect([...all.panel.volume.slice(0, n)]).toEqual([...panel.volume]);
  });
});

describe("a panel", () => {
  const held = recordForEach();
  const MONTHLY: PanelScope = { ...SCOPE, by: "month" };

  async function tell(...months: readonly ToldMonth[]): Promise<void> {
    await tellMonths(held.current, months);
  }

  test("begins a year before the dyad's first event, or with the source", async () => {
    await tell(
      { period: "2015-01", what: ["IND USA 061 28"] },
      { period: "2017-03", what: ["RUS PAK 061 28"] },
    );
    const { panel } = await read(held.current, MONTHLY, []);
    expect([panel.periods[0], panel.periods.at(-1)]).toEqual(["2016-03", "2017-03"]);
    expect(panel.cooperation[0]).toBe(0);
    await tell({ period: "2015-02", what: ["RUS PAK 061 28"] });
    expect((await read(held.current, MONTHLY, [])).panel.periods[0]).toBe("2015-01");
  });

  test("ends with the last period that is over and told of nearly to its end", async () => {
    await tell(
      { period: "2017-01", what: ["RUS PAK 061 28"] },
      { period: "2017-02", what: ["RUS PAK 061 12"] },
    );
    const last = async (asOf: string): Promise<string | undefined> => {
      const scope = { ...MONTHLY, asOf: isoDate(asOf) };
      return (await read(held.current, scope, [])).panel.periods.at(-1);
    };
    expect(await last("2030-01-01")).toBe("2017-01");
    await tell({ period: "2017-02", what: ["IND USA 061 21"] });
    expect(await last("2030-01-01")).toBe("2017-02");
    expect(await last("2017-02-27")).toBe("2017-01");
  });

  test("does not know a period in which its machine was not there", async () => {
    const row = (date: string): { id: string; date: string; added: string; code: string } => {
      return { id: date, date, added: date, code: "061" };
    };
    const days = (month: string): string[] =>
      Array.from({ length: 28 }, (_, i) => `${month}${String(i + 1).padStart(2, "0")}`);
    const dates = [...days("201801"), ...days("201803")];
    await held.current.addText("gdelt", gdeltFile(dates.map(row)));
    const { panel, evidence } = await read(held.current, MONTHLY, []);
    expect(panel.periods).toEqual(["2018-01", "2018-02", "2018-03"]);
    for (const series of [panel.cooperation, panel.conflict, panel.volume]) {
      expect([...series].map(Number.isFinite)).toEqual([true, false, true]);
    }
    expect([...panel.common].some(Number.isFinite)).toBe(false);
    expect(evidence.map(({ part }) => part)).not.toContain("common shock");
    expect(evidence[0]).toMatchObject({ from: "2018-01", to: "2018-03", known: 2 });
  });

  test("cannot be had where no source tells of the two, or next to nothing", async () => {
    expect(await driverPanel(held.current.store, SCOPE, [TILT])).toMatchObject({
      reason: "no source tells of the two",
      has: 0,
      needs: 5,
    });
    await tell({ period: "2017-01", what: ["RUS PAK 061 3", "IND USA 061 28"] });
    expect(await driverPanel(held.current.store, MONTHLY, [TILT])).toMatchObject({
      reason: expect.stringContaining("events tells too little of"),
      has: 3,
    });
  });

  test("keeps a hypothesis of which nothing can be had, without exposures", async () => {
    await tell({ period: "2017-01", what: ["RUS PAK 061 28"] });
    const { panel, missing } = await read(held.current, MONTHLY);
    expect(panel.hypotheses).toMatchObject([{ id: "tilt", exposures: [], placeboExposures: [] }]);
    expect(missing.filter(({ hypothesis }) => hypothesis === "tilt")).toHaveLength(6);
  });
});
