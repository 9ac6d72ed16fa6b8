import { describe, expect, test } from "vitest";
import { csvFile, type GdeltRow, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import type { PeriodLength } from "../kernel/index.ts";
import { toldActs } from "./told-acts.ts";
import { type CountScope, type ToldCounts, toldCounts, widestTeller } from "./told-counts.ts";

const held = recordForEach();

type Fields = Readonly<Record<string, string>>;

const BACK = { source: "Pakistan", target: "Russia" };

async function own(...rows: readonly Fields[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

/** Rows that were added on their own day, unless told. */
async function gdelt(...rows: readonly (GdeltRow & { readonly date: string })[]): Promise<void> {
  await held.current.addText("gdelt", gdeltFile(rows.map((row) => ({ added: row.date, ...row }))));
}

async function counted(
  teller: string,
  by: PeriodLength,
  more: Partial<CountScope> = {},
): Promise<ToldCounts> {
  const scope = { asOf: ALWAYS, teller, by, fewest: 1, ...more };
  const counts = await toldCounts(held.current.store, scope);
  if (counts === undefined) throw new Error(`${teller} tells of nobody`);
  return counts;
}

/** Each cell as `PAK-RUS 2018-01 known 2018-03: 1 0 0`. */
function written({ cells, dyads, periods }: ToldCounts): string[] {
  return Array.from(cells.dyad, (dyad, row) => {
    const when = periods[cells.period[row] ?? -1];
    const [period, known] = [cells.period[row] ?? 0, cells.known[row] ?? 0];
    const counts = [cells.cooperation[row], cells.conflict[row], cells.materialConflict[row]];
    const late = known > period ? ` ${known - period} later` : "";
    return `${dyads[dyad]?.join("-")} ${when}${late}: ${counts.join(" ")}`;
  });
}

describe("what one source counts of its dyads", () => {
  test("is by dyad and period: an event and its mirror once, attention not, conflictual deeds apart", async () => {
    await own(
      { cameo: "040" },
      { cameo: "040", ...BACK },
      { cameo: "010", summary: "of weight zero", date: "2018-03-02" },
      { cameo: "112", summary: "words" },
      { cameo: "190", summary: "deeds" },
      { cameo: "061", summary: "another's", target: "India", date: "2018-02-11" },
    );
    const counts = await counted("events", "month");
    expect(written(counts)).toEqual(["IND-RUS 2018-02: 1 0 0", "PAK-RUS 2018-01: 1 2 1"]);
    expect(counts.periods).toEqual(["2018-01", "2018-02", "2018-03"]);
    expect(counts.tellsMatter).toBe(true);
    expect(counts.days[2]).toMatchObject({ first: "2018-03-02", last: "2018-03-02" });
  });

  test("by week runs across years, without events of which only the month is known", async () => {
    await own(
      { cameo: "061", date: "2018-12-30", summary: "a Sunday" },
      { cameo: "061", date: "2018-12-31", summary: "a Monday" },
      { cameo: "061", date: "2019-01-15", summary: "two weeks on" },
      { cameo: "112", date: "2019-01", date_precision: "month", summary: "some day" },
    );
    const counts = await counted("events", "week");
    expect(counts.periods).toEqual(["2018-W52", "2019-W01", "2019-W02", "2019-W03"]);
    expect(written(counts)).toEqual([
      "PAK-RUS 2018-W52: 1 0 0",
      "PAK-RUS 2019-W01: 1 0 0",
      "PAK-RUS 2019-W03: 1 0 0",
    ]);
    expect(counts.days.map((told) => told?.first)).toEqual([
      "2018-12-30",
      "2018-12-31",
      undefined,
      "2019-01-15",
    ]);
  });

  test("keeps apart what became known in a later period, even beyond the last", async () => {
    await gdelt(
      { id: "1", date: "20180115" },
      { id: "2", date: "20180116", added: "20180305" },
      { id: "3", date: "20180131", added: "20180131" },
    );
    const months = await counted("gdelt", "month");
    expect(months.periods).toEqual(["2018-01"]);
    expect(written(months)).toEqual(["PAK-RUS 2018-01: 2 0 0", "PAK-RUS 2018-01 2 later: 1 0 0"]);
    const then = await counted("gdelt", "month", { asOf: "2018-02-28" });
    expect(written(then)).toEqual(["PAK-RUS 2018-01: 2 0 0"]);
    expect(written(await counted("gdelt", "quarter"))).toEqual(["PAK-RUS 2018-Q1: 3 0 0"]);
  });

  test("is of the epoch that is asked for", async () => {
    await gdelt({ id: "1", date: "20150228" }, { id: "2", date: "20150301" });
    expect(written(await counted("gdelt", "month"))).toEqual(["PAK-RUS 2015-03: 1 0 0"]);
    const before = await counted("gdelt to 2015-02", "month");
    expect(written(before)).toEqual(["PAK-RUS 2015-02: 1 0 0"]);
  });

  test("is days where a source scores days, words and deeds together", async () => {
    const rows = ["2018-01-01,PAK,RUS,4.5", "2018-01-02,PAK,RUS,-9", "2018-01-08,PAK,RUS,3"];
    const file = ["date,iso3_a,iso3_b,score", ...rows, ""].join("\n");
    await held.current.addText("dyad-scores", file, "dyad-scores.csv");
    const weeks = await counted("dyad-scores", "week");
    expect(weeks.tellsMatter).toBe(false);
    expect(written(weeks)).toEqual(["PAK-RUS 2018-W01: 1 1 0", "PAK-RUS 2018-W02: 1 0 0"]);
    expect(weeks.days[0]).toMatchObject({ first: "2018-01-01", last: "2018-01-02" });
  });

  test("leaves out dyads of few events, but not the one that is asked for", async () => {
    await own(
      { cameo: "061", summary: "a" },
      { cameo: "061", summary: "b" },
      { cameo: "061", summary: "c", target: "India" },
      { cameo: "061", summary: "d", target: "China" },
    );
    const few = await counted("events", "month", { fewest: 2 });
    expect(few.dyads).toEqual([["PAK", "RUS"]]);
    const asked = await counted("events", "month", { fewest: 2, asked: ["CHN", "RUS"] });
    expect(asked.dyads).toEqual([
      ["CHN", "RUS"],
      ["PAK", "RUS"],
    ]);
  });

  test("is nothing of a source that tells of nobody", async () => {
    const scope = { asOf: ALWAYS, teller: "events", by: "month", fewest: 1 } as const;
    expect(await toldCounts(held.current.store, scope)).toBeUndefined();
    expect(await widestTeller(held.current.store, scope, "month")).toBeUndefined();
  });
});

describe("the widest teller", () => {
  test("tells of most dyads in most periods, not of most events", async () => {
    await own(
      { cameo: "061", summary: "a", date: "2018-01-15" },
      { cameo: "061", summary: "b", date: "2018-02-15" },
      { cameo: "061", summary: "c", date: "2018-01-15", target: "India" },
    );
    await gdelt(
      { id: "1", date: "20180103" },
      { id: "2", date: "20180104" },
      { id: "3", date: "20180105" },
      { id: "4", date: "20180205" },
    );
    const scope = { asOf: ALWAYS };
    expect(await widestTeller(held.current.store, scope, "month")).toBe("events");
    expect(await widestTeller(held.current.store, scope, "week")).toBe("events");
    const chosen = { asOf: ALWAYS, sources: ["gdelt"] };
    expect(await widestTeller(held.current.store, chosen, "month")).toBe("gdelt");
  });
});

describe("told acts by week", () => {
  test("are named by the year of their Thursday, timely if known by Sunday", async () => {
    await gdelt(
      { id: "1", date: "20181231", added: "20190106" },
      { id: "2", date: "20181231", added: "20190107", code: "112" },
    );
    const question = { pairs: [["PAK", "RUS"]], touching: [], coded: [] } as const;
    const acts = await toldActs(held.current.store, { asOf: ALWAYS }, "week", question);
    expect(acts.map(({ period, polarity, timely }) => [period, polarity, timely])).toEqual([
      ["2019-W01", "conflict", false],
      ["2019-W01", "cooperation", true],
    ]);
  });
});
