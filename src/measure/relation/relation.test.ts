import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../../test/support/record.ts";
import { addDays, type Granularity, isoDate } from "../../kernel/index.ts";
import { codingErrors } from "./coding-error.ts";
import { suitableGranularity } from "./granularity.ts";
import { measureRelation, type Relation } from "./relation.ts";

const held = recordForEach();
const asOf = isoDate(ALWAYS);
const DYAD = ["RUS", "PAK"] as const;
const BACK = { source: "Pakistan", target: "Russia" };

interface Course {
  readonly years: number;
  readonly perYear: number;
  /** Whether the n-th event is conflictual. */
  readonly bad: (n: number) => boolean;
}

async function record({ years, perYear, bad }: Course): Promise<void> {
  const rows = Array.from({ length: years * perYear }, (_, n) =>
    ownEvent({
      date: addDays(isoDate("2000-01-03"), Math.floor((n * 365) / perYear)),
      cameo: bad(n) ? "112" : "061",
      summary: `event ${n}`,
      ...(n % 2 === 0 ? {} : BACK),
    }),
  );
  await held.current.addText("events", csvFile(rows));
}

const measure = async (by: Granularity, day = asOf): Promise<Relation> =>
  await measureRelation(held.current.store, { asOf: day, dyad: DYAD, by });

describe("the relations of two actors", () => {
  test("of a record without events are all unknown, and nothing is zero", async () => {
    const relation = await measure("year");
    expect(relation).toMatchObject({ index: [], intensity: [], sources: [], turningPoints: [] });
    expect(relation.unknown.map(({ series }) => series)).toContain("index");
    expect(relation.limitations).toContain("The index is unknown: 0 events of the kind, 5 needed.");
  });

  test("turn where cooperation gives way to conflict, and the turn names events about it", async () => {
    await record({ years: 20, perYear: 12, bad: (n) => n >= 120 });
    const relation = await measure("quarter");
    const [turn, ...more] = relation.turningPoints.filter(({ series }) => series === "index");
    expect(more.filter(({ doubtful }) => !doubtful)).toEqual([]);
    expect(turn).toMatchObject({ direction: "down", doubtful: false });
    expect(turn?.period.slice(0, 4)).toMatch(/^(2009|2010)$/);
    expect(turn?.before.value).toBeGreaterThan(50);
    expect(turn?.after.value).toBeLessThan(-50);
    expect(turn?.events.length).toBeGreaterThan(0);
    const [first, last] = [relation.index[0], relation.index.at(-1)];
    expect(first?.level).toBeGreaterThan(30);
    expect(last?.level).toBeLessThan(-30);
    expect(relation.index.every(({ lo, level, hi }) => lo < level && level < hi)).toBe(true);
  }, 20_000);

  test("as of an earlier day use nothing that became known after it", async () => {
    await record({ years: 6, perYear: 12, bad: (n) => n >= 36 });
    const before = await measure("year", isoDate("2002-12-31"));
    expect(before.index.map(({ period }) => period)).toEqual(["2000", "2001", "2002"]);
    const after = await measure("year");
    const shared = after.index.slice(0, 3).map(({ filtered }) => filtered.level);
    expect(before.index.every(({ level }) => level > 0)).toBe(true);
    expect(shared.every((level) => level > 0)).toBe(true);
    expect(after.index.at(-1)?.level).toBeLessThan(0);
  });

  test("the same question has the same answer", async () => {
    await record({ years: 8, perYear: 10, bad: (n) => n % 3 === 0 });
    expect(await measure("quarter")).toEqual(await measure("quarter"));
  });

  test("keep words and deeds, and the two directions, apart", async () => {
    await record({ years: 4, perYear: 12, bad: (n) => n % 2 === 1 });
    const { words, deeds, directed } = await measure("year");
    expect(words.at(-1)?.level).toBeLessThan(deeds.at(-1)?.level ?? -100);
    const [there, back] = [directed["RUS>PAK"], directed["PAK>RUS"]];
    expect(there?.index.at(-1)?.level).toBeGreaterThan(back?.index.at(-1)?.level ?? 100);
    expect(back?.deeds).toEqual([]);
  });

  test("are by the finest length of a period that there are events for", async () => {
    const chosen = async (perYear: number): Promise<Granularity> => {
      await held.current.clear();
      await record({ years: 4, perYear, bad: () => false });
      return await suitableGranularity(held.current.store, { asOf, dyad: DYAD });
    };
    expect(await chosen(2)).toBe("year");
    expect(await chosen(10)).toBe("quarter");
    expect(await chosen(30)).toBe("month");
  });
});

describe("coding errors", () => {
  test("are measured from ten hand-coded events on, by class and year", async () => {
    await record({ years: 1, perYear: 12, bad: () => true });
    const rows = Array.from({ length: 6 }, (_, n) => ({
      id: String(n),
      code: "112",
      date: addDays(isoDate("2000-01-03"), Math.floor((n * 365) / 12)).replaceAll("-", ""),
    }));
    const covering = Array.from({ length: 12 }, (_, n) => ({
      id: `c${n}`,
      code: "036",
      source: "CHN",
      date: addDays(isoDate("2000-01-03"), Math.floor((n * 365) / 12)).replaceAll("-", ""),
    }));
    const dated = [...rows, ...covering].map((row) => ({ ...row, added: row.date }));
    await held.current.addText("gdelt", gdeltFile(dated));
    const [error, ...more] = await codingErrors(held.current.store, { asOf });
    expect(more).toEqual([]);
    expect(error).toMatchObject({
      source: "gdelt to 2005-12",
      measured: true,
      recall: { sameClass: { share: 0.5, of: 12 } },
      byClass: [{ class: "verbal conflict" }],
      byYear: [{ year: 2000 }],
      precision: { act: 0.812, of: 50 },
    });
  });
});
