import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import type { Granularity } from "../kernel/index.ts";
import { coverageBy, directedCounts, dyadActivity } from "./dyad-counts.ts";

const held = recordForEach();

type Fields = Readonly<Record<string, string>>;

async function add(...rows: readonly Fields[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

async function countsBy(by: Granularity): Promise<string[]> {
  const counts = await directedCounts(held.current.store, { asOf: ALWAYS }, by);
  return counts.map(
    ({ period, source, target, quadClass, events }) =>
      `${period} ${source}>${target} ${quadClass}: ${events}`,
  );
}

const BACK = { source: "Pakistan", target: "Russia" };

describe("directed counts", () => {
  test("are of events by period, direction and class", async () => {
    await add(
      { cameo: "036", summary: "a" },
      { cameo: "031", summary: "b" },
      { cameo: "112", summary: "c" },
      { cameo: "190", summary: "d", ...BACK },
      { cameo: "061", summary: "e", date: "2018-02-01" },
    );
    expect(await countsBy("month")).toEqual([
      "2018-01 PAK>RUS 4: 1",
      "2018-01 RUS>PAK 1: 2",
      "2018-01 RUS>PAK 3: 1",
      "2018-02 RUS>PAK 2: 1",
    ]);
    expect(await countsBy("year")).toEqual([
      "2018 PAK>RUS 4: 1",
      "2018 RUS>PAK 1: 2",
      "2018 RUS>PAK 2: 1",
      "2018 RUS>PAK 3: 1",
    ]);
  });

  test("hold a mutual act once in each direction, written down from one side or from both", async () => {
    const both = ["2018-01 PAK>RUS 1: 1", "2018-01 RUS>PAK 1: 1"];
    await add({ cameo: "040" });
    expect(await countsBy("month")).toEqual(both);
    await add({ cameo: "040", ...BACK });
    expect(await countsBy("month")).toEqual(both);
    await held.current.clear();
    await add({ cameo: "042" }, { cameo: "043", ...BACK });
    expect(await countsBy("month")).toEqual(both);
    await held.current.clear();
    await add({ cameo: "043" });
    expect(await countsBy("month")).toEqual(both);
  });

  test("put a date of the month into its quarter, and a date of the year into no shorter period", async () => {
    await add(
      { cameo: "036", date: "2018-05" },
      { cameo: "036", date: "2018" },
      { cameo: "036", date: "2018-12-31" },
    );
    expect(await countsBy("quarter")).toEqual([
      "2018-Q2 RUS>PAK 1: 1",
      "2018-Q4 RUS>PAK 1: 1",
      "null RUS>PAK 1: 1",
    ]);
    expect(await countsBy("month")).toEqual([
      "2018-05 RUS>PAK 1: 1",
      "2018-12 RUS>PAK 1: 1",
      "null RUS>PAK 1: 1",
    ]);
    expect(await countsBy("year")).toEqual(["2018 RUS>PAK 1: 3"]);
  });

  test("of a record without events are none", async () => {
    expect(await countsBy("year")).toEqual([]);
  });
});

describe("the activity of dyads", () => {
  test("counts an event and its mirror once, the busiest dyad first", async () => {
    await add(
      { cameo: "040" },
      { cameo: "040", ...BACK },
      { cameo: "112", date: "2018-03-01" },
      { cameo: "036", source: "India", target: "China" },
    );
    expect(await dyadActivity(held.current.store, { asOf: ALWAYS })).toEqual([
      {
        a: "PAK",
        b: "RUS",
        events: 2,
        cooperative: 1,
        conflictual: 1,
        first: "2018-01-15",
        last: "2018-03-01",
      },
      {
        a: "CHN",
        b: "IND",
        events: 1,
        cooperative: 1,
        conflictual: 0,
        first: "2018-01-15",
        last: "2018-01-15",
      },
    ]);
  });

  test("is of the days from the first to the last, both included", async () => {
    await add(
      { cameo: "036" },
      { cameo: "036", date: "2018-01-16" },
      { cameo: "036", date: "2018-01-17" },
    );
    const span = { from: "2018-01-16", to: "2018-01-17" };
    const [dyad] = await dyadActivity(held.current.store, { asOf: ALWAYS }, span);
    expect(dyad).toMatchObject({ events: 2, first: "2018-01-16", last: "2018-01-17" });
    const none = { from: "2019-01-01", to: "2019-12-31" };
    expect(await dyadActivity(held.current.store, { asOf: ALWAYS }, none)).toEqual([]);
  });
});

describe("coverage", () => {
  test("is how many reports and articles the record holds of each period, whoever they are about", async () => {
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", url: "https://a.example/1" },
        { id: "2", url: "https://a.example/1", target: "IND" },
        { id: "3", url: "https://b.example/2", code: "190" },
        { id: "4", url: "https://b.example/3", date: "20180401" },
      ]),
    );
    expect(await coverageBy(held.current.store, { asOf: ALWAYS }, "quarter")).toEqual([
      { period: "2018-Q1", reports: 3, articles: 2 },
      { period: "2018-Q2", reports: 1, articles: 1 },
    ]);
  });

  test("leaves what is dated to the year out of shorter periods", async () => {
    await add({ date: "2018" }, { date: "2018-03" });
    const reports = async (by: Granularity): Promise<unknown> =>
      (await coverageBy(held.current.store, { asOf: ALWAYS }, by)).map((one) => one.reports);
    expect(await reports("month")).toEqual([1]);
    expect(await reports("year")).toEqual([2]);
  });
});
