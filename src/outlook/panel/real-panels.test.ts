import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chronicleRecord, type TestRecord } from "../../../test/support/record.ts";
import { readsLargeFiles, sharedData } from "../../../test/support/shared-data.ts";
import { isoDate } from "../../kernel/index.ts";
import type { DyadSeries, ForecastPanel } from "./forecast-panel.ts";
import { type PanelRequest, readForecastPanel } from "./read-panel.ts";

let record: TestRecord | undefined;

beforeAll(async () => {
  record = await chronicleRecord();
});

afterAll(() => record?.remove());

async function panel(request: Omit<PanelRequest, "asOf">): Promise<ForecastPanel> {
  if (record === undefined) throw new Error("the record is made before the first test");
  const asOf = isoDate("2023-01-01");
  const found = await readForecastPanel(record.store, { asOf, ...request });
  if ("reason" in found) throw new Error(found.reason);
  return found;
}

const lookedIn = ({ counts }: DyadSeries): number =>
  counts.cooperation.filter((n) => !Number.isNaN(n)).length;

const spanOf = ({ periods }: ForecastPanel): readonly (string | undefined)[] => [
  periods[0],
  periods.at(-1),
];

describe("the panel of the chronicle", () => {
  test("by quarter is of eleven dyads from 2001 to the third quarter of 2022, each told of in every one", async () => {
    const found = await panel({ by: "quarter", dyad: ["RUS", "PAK"] });
    expect(found.teller).toBe("chronicle");
    expect(spanOf(found)).toEqual(["2001-Q2", "2022-Q3"]);
    expect(found.dyads).toHaveLength(11);
    expect(found.dyads[0]).toMatchObject({ a: "PAK", b: "RUS" });
    expect(new Set(found.dyads.map(lookedIn))).toEqual(new Set([86]));
  });
});

describe.skipIf(!readsLargeFiles)("the panel of daily scores", () => {
  test("by month is of 190 dyads over five years, without conflictual deeds", async () => {
    await record?.add("dyad-scores", sharedData("gdelt-daily-dyads"));
    const found = await panel({ by: "month", sources: ["dyad-scores"] });
    expect(spanOf(found)).toEqual(["2018-01", "2022-12"]);
    expect(found.dyads).toHaveLength(190);
    expect(found.dyads.every((series) => lookedIn(series) === 60)).toBe(true);
    expect(found.dyads.every(({ counts }) => counts["material-conflict"].every(Number.isNaN))).toBe(
      true,
    );
  });
});

describe.skipIf(!readsLargeFiles)("the panel of ICEWS in three sets", () => {
  beforeAll(async () => {
    await record?.add("icews-tkg", sharedData("icews-tkg"));
  });

  test("by month is known in the 30 months of the sets and unknown between them", async () => {
    const found = await panel({ by: "month", sources: ["icews-tkg"] });
    expect(spanOf(found)).toEqual(["2014-01", "2021-08"]);
    expect(found.dyads).toHaveLength(200);
    expect(new Set(found.dyads.map(lookedIn))).toEqual(new Set([30]));
    const [series] = found.dyads;
    const known = found.periods.filter((_, t) => !Number.isNaN(series?.counts.conflict[t] ?? 0));
    expect(new Set(known.map((month) => month.slice(0, 4)))).toEqual(
      new Set(["2014", "2018", "2021"]),
    );
    expect(known).toContain("2018-10");
    expect(known).not.toContain("2018-11");
  });

  test("by week is known in the whole weeks of the sets", async () => {
    const found = await panel({ by: "week", sources: ["icews-tkg"] });
    expect(spanOf(found)).toEqual(["2014-W02", "2021-W34"]);
    expect(found.dyads).toHaveLength(200);
    expect(new Set(found.dyads.map(lookedIn))).toEqual(new Set([128]));
  });
});
