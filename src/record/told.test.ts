import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { epochOffsets, sourceOffsets } from "./source-offset.ts";
import { recallCells } from "./source-recall.ts";
import { directedDays, toldCells, toldTotals } from "./told-cells.ts";
import { toldPanel } from "./told-panel.ts";

const held = recordForEach();

type Fields = Readonly<Record<string, string>>;

const DYAD = ["RUS", "PAK"] as const;
const SCOPE = { asOf: ALWAYS, dyad: DYAD };
const BACK = { source: "Pakistan", target: "Russia" };

async function own(...rows: readonly Fields[]): Promise<void> {
  await held.current.addText("events", csvFile(rows.map(ownEvent)));
}

async function gdelt(
  ...rows: readonly { id: string; date?: string; code?: string; source?: string; target?: string }[]
): Promise<void> {
  const dated = rows.map((row) => ({ ...row, added: row.date ?? "20180115" }));
  await held.current.addText("gdelt", gdeltFile(dated));
}

describe("what each source tells", () => {
  test("is counted within the source: an event that two tell of counts in each", async () => {
    await own({ cameo: "112", date: "2018-01-15", summary: "a" });
    await gdelt({ id: "1", code: "112" });
    const cells = await toldCells(held.current.store, SCOPE, "month");
    expect(cells.map(({ teller, period, events }) => [teller, period, events])).toEqual([
      ["events", "2018-01", 1],
      ["gdelt", "2018-01", 1],
    ]);
  });

  test("holds a mutual act once and marks it, written down from one side or from both", async () => {
    await own({ cameo: "040" }, { cameo: "040", ...BACK });
    const [cell, ...more] = await toldCells(held.current.store, SCOPE, "year");
    expect(more).toEqual([]);
    expect(cell).toMatchObject({ mutual: true, events: 1, period: "2018" });
  });

  test("an event of which only the year is known has no month", async () => {
    await own({ cameo: "112", date: "2018", date_precision: "year" });
    const [cell] = await toldCells(held.current.store, SCOPE, "month");
    expect(cell?.period).toBeNull();
    expect(await toldTotals(held.current.store, SCOPE, "month")).toEqual([]);
  });

  test("totals are of all other dyads, the panel of all", async () => {
    await own({ cameo: "112", summary: "a" }, { cameo: "061", summary: "b", target: "India" });
    const totals = await toldTotals(held.current.store, SCOPE, "year");
    expect(totals.map(({ polarity, reports }) => [polarity, reports])).toEqual([
      ["cooperation", 1],
    ]);
    const panel = await toldPanel(held.current.store, SCOPE, "year");
    expect(panel).toMatchObject([
      { a: "IND", b: "RUS", cooperation: 1, conflict: 0, attention: 0 },
      { a: "PAK", b: "RUS", cooperation: 0, conflict: 1, attention: 0 },
    ]);
    const near = await toldPanel(held.current.store, SCOPE, "year", ["IND"]);
    expect(near.map(({ a, b }) => [a, b])).toEqual([["IND", "RUS"]]);
  });

  test("one-sided acts by day leave mutual acts out", async () => {
    await own({ cameo: "040", summary: "a" }, { cameo: "112", summary: "b", ...BACK });
    const days = await directedDays(held.current.store, SCOPE);
    expect(days.map(({ from, cameo }) => [from, cameo])).toEqual([["PAK", "112"]]);
  });
});

describe("the offset of a source", () => {
  test("is the Mantel-Haenszel log odds ratio over dyads and periods that both tell of", async () => {
    // one stratum: own 1 cooperative, 2 conflictual; gdelt 3 cooperative, 1 conflictual
    await own(
      { cameo: "061", date: "2018-01-15", summary: "a" },
      { cameo: "112", date: "2018-01-16", summary: "b" },
      { cameo: "112", date: "2018-01-17", summary: "c" },
    );
    await gdelt(
      { id: "1", code: "061", date: "20180103" },
      { id: "2", code: "061", date: "20180104" },
      { id: "3", code: "061", date: "20180105" },
      { id: "4", code: "112", date: "20180106" },
    );
    const [offset, ...more] = await sourceOffsets(
      held.current.store,
      { asOf: ALWAYS },
      "month",
      "events",
    );
    expect(more).toEqual([]);
    expect(offset).toMatchObject({ source: "gdelt", strata: 1 });
    // R = 3 * 2 / 7, S = 1 * 1 / 7, P = (3 + 2) / 7, Q = (1 + 1) / 7
    const [r, s, p, q] = [6 / 7, 1 / 7, 5 / 7, 2 / 7];
    expect(offset?.offset).toBeCloseTo(Math.log(r / s), 12);
    expect(offset?.variance).toBeCloseTo(
      (p * r) / (2 * r ** 2) + (p * s + q * r) / (2 * r * s) + (q * s) / (2 * s ** 2),
      12,
    );
  });

  test("is not known of a source that shares no dyad and period with the reference", async () => {
    await own({ cameo: "061", date: "2017-01-15" });
    await gdelt({ id: "1", code: "061" });
    expect(await sourceOffsets(held.current.store, { asOf: ALWAYS }, "year", "events")).toEqual([]);
  });
});

describe("the recall of a machine-coded source", () => {
  test("counts hand-coded events that it has within days, of the dyad and of the class", async () => {
    await own(
      { cameo: "112", date: "2018-01-15", summary: "found" },
      { cameo: "190", date: "2018-01-15", summary: "of another class" },
      { cameo: "112", date: "2018-01-20", summary: "too late", target: "India" },
      { cameo: "112", date: "2018-03-20", summary: "not covered" },
    );
    await gdelt(
      { id: "1", code: "112", date: "20180116" },
      { id: "2", code: "036", date: "20180115", source: "CHN" },
      { id: "3", code: "036", date: "20180120", source: "CHN" },
    );
    const cells = await recallCells(held.current.store, { asOf: ALWAYS }, 1);
    expect(cells).toMatchObject([
      { source: "gdelt", year: 2018, quadClass: 3, events: 2, sameDyad: 1, sameClass: 1 },
      { source: "gdelt", year: 2018, quadClass: 4, events: 1, sameDyad: 1, sameClass: 0 },
    ]);
    expect(await recallCells(held.current.store, { asOf: ALWAYS }, 0)).toMatchObject([
      { quadClass: 3, sameDyad: 0 },
      { quadClass: 4, sameDyad: 0 },
    ]);
  });

  test("stands beside what is found by chance: all of it where the source has an event every day", async () => {
    await own({ cameo: "112", date: "2018-01-15" });
    const day = (i: number): string =>
      new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10);
    const rows = Array.from({ length: 120 }, (_, i) => ({
      id: String(i),
      code: "112",
      date: day(i).replaceAll("-", ""),
    }));
    await gdelt(...rows);
    const [cell] = await recallCells(held.current.store, { asOf: ALWAYS }, 1);
    expect(cell).toMatchObject({ events: 1, sameClass: 1, sameClassByChance: 1 });
  });
});

describe("an epoch of a source", () => {
  test("tells apart, and its offset is what all dyads do together at its beginning", async () => {
    const rows = ["PAK", "IND", "CHN"].flatMap((target) =>
      ["20140601", "20140701", "20140801", "20150601", "20150701", "20150801"].map((date, i) => ({
        id: `${target}${date}`,
        target,
        targetName: target,
        date,
        code: i === 0 || i === 1 || i === 3 ? "112" : "061",
      })),
    );
    await gdelt(...rows);
    const cells = await toldCells(held.current.store, SCOPE, "year");
    expect([...new Set(cells.map(({ teller, period }) => `${teller}: ${period}`))].sort()).toEqual([
      "gdelt to 2015-02: 2014",
      "gdelt: 2015",
    ]);
    const [offset, ...more] = await epochOffsets(held.current.store, { asOf: ALWAYS }, [
      "gdelt",
      "gdelt to 2015-02",
    ]);
    expect(more).toEqual([]);
    // in each of three dyads 2 of 3 are cooperative after and 1 of 3 before: odds ratio 4
    expect(offset).toMatchObject({ source: "gdelt", against: "gdelt to 2015-02", strata: 3 });
    expect(offset?.offset).toBeCloseTo(Math.log(4), 12);
  });
});
