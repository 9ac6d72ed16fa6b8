import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt, isoDate } from "../kernel/index.ts";
import { addToRecord, openRecord, type Store, sourceNamed } from "../record/index.ts";
import { dyadPanel, type PanelRow } from "./panel.ts";

const HEADER = "date,source,target,cameo,summary";
const EVENTS = [
  HEADER,
  "2017-01-15,FJI,TON,057,They sign an accord.",
  "2017-02-03,TON,FJI,042,The premier goes to Suva.",
  "2017-02-20,FJI,TON,163,Fiji imposes sanctions.",
  "2017-08,TON,FJI,111,Tonga criticises Fiji.",
  "2018,FJI,TON,061,They trade.",
  "2019-12-31,FJI,TON,0251,Fiji appeals.",
].join("\n");

let folder: string;
let store: Store;
const asOf = "2026-01-01";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "entente-panel-"));
  writeFileSync(join(folder, "events.csv"), EVENTS);
  const clock = clockAt(isoDate(asOf));
  store = await openRecord(join(folder, "record.duckdb"), "write", clock);
  await addToRecord(store, sourceNamed("events"), [join(folder, "events.csv")], {
    clock,
    stdin: () => Readable.from([]),
    progress: () => undefined,
  });
});

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

const sum = (rows: readonly PanelRow[], field: keyof PanelRow): number =>
  rows.reduce((total, row) => total + Number(row[field]), 0);

describe("the panel of a dyad", () => {
  test("counts a mutual act once in each direction and any other in its own", async () => {
    const { rows } = await dyadPanel(store, { asOf, dyad: ["FJI", "TON"], by: "year" });
    const of = (period: string, source: string) =>
      rows.find((r) => r.period === period && r.source === source);
    expect(of("2017", "FJI")).toMatchObject({
      verbalCooperation: 2,
      materialConflict: 1,
      verbalConflict: 0,
    });
    expect(of("2017", "TON")).toMatchObject({
      verbalCooperation: 2,
      materialConflict: 0,
      verbalConflict: 1,
    });
    expect(of("2018", "FJI")).toMatchObject({ materialCooperation: 1 });
    expect(of("2018", "TON")).toMatchObject({ materialCooperation: 0 });
  });

  test("shows every period from the first to the last, both directions, zeros included", async () => {
    const { rows } = await dyadPanel(store, { asOf, dyad: ["FJI", "TON"], by: "quarter" });
    expect(rows).toHaveLength(2 * 12);
    expect(rows[0]?.period).toBe("2017-Q1");
    expect(rows.at(-1)?.period).toBe("2019-Q4");
    expect(
      rows.filter((row) => row.period === "2018-Q2").every((row) => row.verbalCooperation === 0),
    ).toBe(true);
  });

  test("leaves an event dated to the year out of months and lists it as undated", async () => {
    const { rows, undated } = await dyadPanel(store, { asOf, dyad: ["FJI", "TON"], by: "month" });
    expect(undated).toEqual([{ source: "FJI", target: "TON", events: 1 }]);
    expect(sum(rows, "materialCooperation")).toBe(0);
    expect(rows.find((r) => r.period === "2017-08" && r.source === "TON")?.verbalConflict).toBe(1);
  });

  test("is the same seen from the other actor, and smaller as of an earlier day", async () => {
    const there = await dyadPanel(store, { asOf, dyad: ["FJI", "TON"], by: "year" });
    const back = await dyadPanel(store, { asOf, dyad: ["TON", "FJI"], by: "year" });
    const key = (row: PanelRow): string => JSON.stringify(row);
    expect(back.rows.map(key).sort()).toEqual(there.rows.map(key).sort());
    const before = await dyadPanel(store, {
      asOf: "2017-02-10",
      dyad: ["FJI", "TON"],
      by: "month",
    });
    expect(before.rows.map((row) => row.period)).toEqual([
      "2017-01",
      "2017-01",
      "2017-02",
      "2017-02",
    ]);
    expect(sum(before.rows, "materialConflict")).toBe(0);
  });

  test("keeps to the span asked for and says what the record saw of each period", async () => {
    const { rows, coverage } = await dyadPanel(store, {
      asOf,
      dyad: ["FJI", "TON"],
      by: "year",
      from: "2017",
      to: "2018-06",
    });
    expect(rows.map((row) => row.period)).toEqual(["2017", "2017", "2018", "2018"]);
    expect(coverage.map((c) => c.period)).toEqual(["2017", "2018"]);
    expect(coverage.every((c) => c.reports >= 1)).toBe(true);
  });

  test("of two actors with nothing between them has no rows", async () => {
    const panel = await dyadPanel(store, { asOf, dyad: ["FJI", "ISL"], by: "year" });
    expect(panel).toMatchObject({ rows: [], undated: [], coverage: [] });
  });
});
