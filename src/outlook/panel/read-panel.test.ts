import { describe, expect, test } from "vitest";
import { csvFile, type GdeltRow, gdeltFile, ownEvent } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { eventsOf } from "../../../test/support/told-events.ts";
import { type IsoDate, isoDate, type Period, period, periodsBetween } from "../../kernel/index.ts";
import type { DyadSeries, ForecastPanel } from "./forecast-panel.ts";
import { historyAt, outcomesOf } from "./history.ts";
import { type PanelMissing, type PanelRequest, readForecastPanel } from "./read-panel.ts";

const held = recordForEach();

const LATER = isoDate("2023-01-01");
const NONE = Number.NaN;

async function asked(
  request: Partial<PanelRequest> & { readonly asOf?: IsoDate } = {},
): Promise<ForecastPanel | PanelMissing> {
  const usual = { asOf: LATER, by: "month", fewest: 1 } as const;
  return await readForecastPanel(held.current.store, { ...usual, ...request });
}

async function panel(request: Partial<PanelRequest> = {}): Promise<ForecastPanel> {
  const found = await asked(request);
  if ("reason" in found) throw new Error(found.reason);
  return found;
}

const namesOf = ({ dyads }: ForecastPanel): string[] => dyads.map(({ a, b }) => `${a}-${b}`);

function first({ dyads }: ForecastPanel): DyadSeries {
  const [series] = dyads;
  if (series === undefined) throw new Error("no dyad");
  return series;
}

const months = (from: string, to: string): readonly Period[] =>
  periodsBetween(period(from), period(to));

/** A machine's months: cooperation of Russia and Pakistan on the first and the 28th, a day's conflict with India between. */
function machine(told: readonly Period[], more: readonly GdeltRow[] = []): string {
  const rows = told.flatMap((month): GdeltRow[] => {
    const on = (day: string): { readonly date: string; readonly added: string } => {
      const date = `${month.replace("-", "")}${day}`;
      return { date, added: date };
    };
    return [
      { id: `${month} a`, ...on("01") },
      { id: `${month} b`, ...on("28") },
      { id: `${month} c`, ...on("15"), code: "190", target: "IND", targetName: "INDIA" },
    ];
  });
  return gdeltFile([...rows, ...more]);
}

async function tell(text: string): Promise<void> {
  await held.current.addText("gdelt", text);
}

/** Own events of each month as `RUS PAK 061 2`. */
async function own(what: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const told = Object.entries(what).map(([month, texts]) => ({ period: month, what: texts }));
  await held.current.addText("events", csvFile(eventsOf(told)), "own.csv");
}

describe("the periods of a panel", () => {
  test("are whole: a machine's last is told of nearly to its end, its first nearly from its start", async () => {
    const part = [
      { id: "early", date: "20171220", added: "20171220" },
      { id: "late", date: "20180410", added: "20180410" },
    ];
    await tell(machine(months("2018-01", "2018-03"), part));
    expect((await panel()).periods).toEqual(["2018-01", "2018-02", "2018-03"]);
    const then = await panel({ asOf: isoDate("2018-03-30") });
    expect(then.periods).toEqual(["2018-01", "2018-02"]);
  });

  test("go on through a hole, in which a machine did not look, and what it told in part is no count", async () => {
    const part = [{ id: "part", date: "20180405", added: "20180405" }];
    await tell(machine([...months("2018-01", "2018-03"), ...months("2018-07", "2018-08")], part));
    const found = await panel({ dyad: ["RUS", "PAK"] });
    expect(found.periods).toEqual(months("2018-01", "2018-08"));
    const series = first(found);
    expect([...series.counts.cooperation]).toEqual([2, 2, 2, NONE, NONE, NONE, 2, 2]);
    expect([...series.counts["material-conflict"]]).toEqual([0, 0, 0, NONE, NONE, NONE, 0, 0]);
  });

  test("of a chronicle that tells nothing are months without events", async () => {
    await own({ "2018-01": ["RUS PAK 061 2"], "2018-04": ["RUS PAK 190 28"] });
    const series = first(await panel());
    expect([...series.counts.cooperation]).toEqual([2, 0, 0, 0]);
    expect([...series.counts["material-conflict"]]).toEqual([0, 0, 0, 28]);
  });

  test("are weeks across the turn of a year", async () => {
    const days = ["2018-12-24", "2018-12-31", "2019-01-06", "2019-01-13"];
    const rows = days.map((date) => ownEvent({ date, cameo: "061", summary: date }));
    await held.current.addText("events", csvFile(rows));
    const found = await panel({ by: "week" });
    expect(found.periods).toEqual(["2018-W52", "2019-W01", "2019-W02"]);
    expect([...first(found).counts.cooperation]).toEqual([1, 2, 1]);
  });
});

describe("what became known late", () => {
  test("is in no history before it was known, and in the outcome", async () => {
    const late = [{ id: "late", date: "20180110", added: "20180305", code: "190" }];
    await tell(machine(months("2018-01", "2018-04"), late));
    const series = first(await panel({ dyad: ["PAK", "RUS"] }));
    expect(series.late).toEqual([
      { period: 0, known: 2, target: "conflict", events: 1 },
      { period: 0, known: 2, target: "material-conflict", events: 1 },
    ]);
    expect([...historyAt(series, "conflict", 1)]).toEqual([0, 0]);
    expect([...historyAt(series, "conflict", 2)]).toEqual([1, 0, 0]);
    expect([...outcomesOf(series, "conflict")]).toEqual([1, 0, 0, 0]);
  });

  test("is missing from a panel as of a day before", async () => {
    const late = [{ id: "late", date: "20180110", added: "20180405", code: "190" }];
    await tell(machine(months("2018-01", "2018-03"), late));
    const then = first(await panel({ dyad: ["PAK", "RUS"], asOf: isoDate("2018-03-31") }));
    expect(then.late).toEqual([]);
    const now = first(await panel({ dyad: ["PAK", "RUS"] }));
    expect(now.late.map(({ known }) => known)).toEqual([3, 3]);
  });
});

describe("the teller of a panel", () => {
  test("is the one asked for, else that which tells furthest of the dyad, else the widest", async () => {
    await own({ "2018-01": ["USA CHN 061 28"] });
    await tell(machine(months("2018-01", "2018-03")));
    expect((await panel()).teller).toBe("gdelt");
    expect((await panel({ dyad: ["USA", "CHN"] })).teller).toBe("events");
    expect((await panel({ teller: "events" })).teller).toBe("events");
    expect((await panel({ sources: ["events"] })).teller).toBe("events");
  });

  test("is one epoch of a source", async () => {
    await tell(machine(months("2014-01", "2015-06")));
    expect((await panel()).periods).toEqual(months("2014-01", "2015-02"));
    expect((await panel({ teller: "gdelt" })).periods).toEqual(months("2015-03", "2015-06"));
  });
});

describe("the dyads of a panel", () => {
  const TOLD = {
    "2018-01": [
      "USA CHN 061 20",
      "RUS PAK 061",
      "RUS IND 061",
      "NATO RUS 061",
      "TALIBAN USA 190 9",
    ],
    "2018-02": ["RUS PAK 190", "RUS IND 061 2", "NATO RUS 061"],
    "2018-03": ["USA GBR 061 28"],
  };

  test("are states told of in most periods, then of most events; an organisation if it is told of steadily", async () => {
    await own(TOLD);
    const names = ["IND-RUS", "NATO-RUS", "PAK-RUS", "GBR-USA", "CHN-USA"];
    expect(namesOf(await panel())).toEqual(names);
    expect(namesOf(await panel({ fewest: 3 }))).toEqual(["IND-RUS", "GBR-USA", "CHN-USA"]);
    expect(namesOf(await panel({ dyads: 2 }))).toEqual(names.slice(0, 2));
    await own({ "2018-05": ["USA GBR 061 28"] });
    expect(namesOf(await panel())).not.toContain("NATO-RUS");
  });

  test("begin with the one asked for, whatever is told of it", async () => {
    await own(TOLD);
    const teller = "events";
    expect(namesOf(await panel({ dyad: ["USA", "CHN"], dyads: 2 }))).toEqual([
      "CHN-USA",
      "IND-RUS",
    ]);
    const group = await panel({ dyad: ["TALIBAN", "USA"], fewest: 20 });
    expect(namesOf(group)[0]).toBe("TALIBAN-USA");
    const untold = first(await panel({ dyad: ["JPN", "FRA"], teller }));
    expect([untold.a, untold.b]).toEqual(["FRA", "JPN"]);
    expect([...untold.counts.cooperation]).toEqual([0, 0, 0]);
  });

  test("are chosen by what was known before a period, and read to the end", async () => {
    await own(TOLD);
    const early = await panel({ knownBefore: period("2018-02") });
    expect(namesOf(early)).toEqual(["CHN-USA", "IND-RUS", "NATO-RUS", "PAK-RUS"]);
    expect([...(early.dyads[1]?.counts.cooperation ?? [])]).toEqual([1, 2, 0]);
  });
});

describe("a panel that cannot be had", () => {
  test("says what is missing", async () => {
    expect(await asked()).toEqual({
      reason: "no source of those chosen tells of anybody",
      has: 0,
      needs: 1,
    });
    await own({ "2018-01": ["USA CHN 061 3"] });
    expect(await asked({ dyad: ["RUS", "PAK"] })).toMatchObject({
      reason: "no source of those chosen tells of what passes between Pakistan and Russia",
    });
    expect(await asked({ teller: "gdelt" })).toMatchObject({ reason: "gdelt tells of nobody" });
    expect(await asked()).toMatchObject({ reason: "events tells of no whole month" });
    await own({ "2018-02": ["USA CHN 061 28"] });
    expect(await asked({ fewest: 99 })).toEqual({
      reason: "events tells of no two states as often as is asked",
      has: 0,
      needs: 99,
    });
  });

  test("of a source that scores days has no conflictual deeds", async () => {
    const rows = months("2018-01", "2018-02").flatMap((month) =>
      ["01", "28"].map((day) => `${month}-${day},PAK,RUS,-4`),
    );
    const file = ["date,iso3_a,iso3_b,score", ...rows, ""].join("\n");
    await held.current.addText("dyad-scores", file, "dyad-scores.csv");
    const series = first(await panel());
    expect([...series.counts.conflict]).toEqual([2, 2]);
    expect([...series.counts["material-conflict"]]).toEqual([NONE, NONE]);
  });
});
