import { dirname } from "node:path";
import { describe, expect, test } from "vitest";
import { recordForEach, recordForTest, type TestRecord } from "../../test/support/record.ts";
import type { ImportAnswer } from "./add.ts";
import { verifyRecord } from "./verify.ts";

const held = recordForEach();

interface Told {
  readonly date: string;
  readonly source: string;
  readonly target: string;
}

/** Import events of code 040 as a temporal knowledge graph, named by their actors. */
async function addTold(
  record: TestRecord,
  told: readonly Told[],
  folder: string = "set",
): Promise<ImportAnswer> {
  const names = [...new Set(told.flatMap(({ source, target }) => [source, target]))];
  const entities = names.map((name, id) => `${id}\t${name}\n`).join("");
  const events = told
    .map((t) => `${t.date}\t${names.indexOf(t.source)}\t0\t${names.indexOf(t.target)}\tx\n`)
    .join("");
  record.file(`${folder}/entities.tsv`, `id\tname\n${entities}`);
  record.file(`${folder}/relations.tsv`, "id\tname\tcameo\n0\tConsult\t040\n");
  const header = "date\tsource_id\trelation_id\ttarget_id\tsplit\n";
  const path = record.file(`${folder}/events.tsv`, `${header}${events}`);
  return await record.add("icews-tkg", dirname(path));
}

/** A row of ICEWS's own layout: who, of which sectors and country, consults France. */
function icewsRow(id: number, name: string, sectors: string, country: string): string {
  const cells = [id, "2018-06-01", name, sectors, country, "Consult", "040", "1.0"];
  const rest = ["France", "NA", "France", id, 1, "NA", "NA", "NA", "NA", "NA", "NA", "NA"];
  return `${[...cells, ...rest].join("\t")}\n`;
}

const ANNA =
  "ANNA_ARDEN_\n\t[GBRELI]\n\t[IGOUNO 20100101-20121231]\n\t[GBRGOV 20130101-20141231]\n";

/** Who the sources of the reports are, in the order of names and days. */
async function sourcesIn(record: TestRecord): Promise<readonly (string | null)[]> {
  const rows = await record.rows<{ actor: string | null }>(
    "SELECT source_actor AS actor FROM report ORDER BY source_name, event_date",
  );
  return rows.map(({ actor }) => actor);
}

const anna = (date: string): Told => ({ date, source: "Anna Arden", target: "France" });

describe("a name that the rules leave open", () => {
  test("means whom the dictionary says on the day of the event, both ends of a span in it", async () => {
    const days = ["2009-12-31", "2010-01-01", "2012-12-31", "2013-01-01", "2020-01-01"];
    await addTold(held.current, days.map(anna));
    const answer = await held.current.addText("dictionary", ANNA);
    expect(await sourcesIn(held.current)).toEqual(["GBR", "UN", "UN", "GBR", "GBR"]);
    expect(answer.names).toEqual({ names: 3, mentions: 5, told: 5, reopened: 0 });
  });

  test("means outside all spans the actor that they agree on, and otherwise nobody", async () => {
    const told = ["Carl Clay", "Dora Dale"].map((source) => ({ ...anna("2018-01-01"), source }));
    await addTold(held.current, told);
    await held.current.addText(
      "dictionary",
      "CARL_CLAY\n\t[DEUGOV 20100101-20121231]\n\t[DEUELI <20091231]\nDORA_DALE\n\t[DEUGOV 20100101-20121231]\n\t[IGOUNO <20091231]\n",
    );
    expect(await sourcesIn(held.current)).toEqual(["DEU", null]);
  });

  test("means nobody where two persons of the name hold office on the day", async () => {
    await addTold(held.current, [anna("2011-01-01"), anna("2014-01-01")]);
    await held.current.addText("dictionary", ANNA);
    expect(await sourcesIn(held.current)).toEqual(["UN", "GBR"]);
    const second = "ANNA_ARDEN\n\t[AUSGOV >20130601]\n";
    const answer = await held.current.addText("dictionary", second);
    expect(await sourcesIn(held.current)).toEqual(["UN", null]);
    expect(answer.names).toEqual({ names: 1, mentions: 0, told: 0, reopened: 1 });
    expect(
      await held.current.rows(
        "SELECT set_aside AS reason, event_id AS event FROM report WHERE source_actor IS NULL",
      ),
    ).toEqual([{ reason: "actor-unresolved", event: null }]);
  });

  test("of a town or a people in a dictionary stays open, and a name that the rules know stays theirs", async () => {
    const told = ["Smalltown", "China", "Police (Spain)"].map((source) => ({
      ...anna("2018-01-01"),
      source,
    }));
    await addTold(held.current, told);
    await held.current.addText(
      "dictionary",
      "SMALLTOWN [DEU]\nCHINA\n\t[TWNGOV]\nPOLICE_(SPAIN)\n\t[ITACOP]\n",
    );
    expect(await sourcesIn(held.current)).toEqual(["CHN", "ESP", null]);
  });

  test("means whom ICEWS's own columns say, before any dictionary", async () => {
    await addTold(held.current, [anna("2011-01-01"), { ...anna("2011-01-01"), source: "A Party" }]);
    await held.current.addText("dictionary", ANNA);
    const rows = icewsRow(1, "Anna Arden", "Elite", "Canada") + icewsRow(2, "A Party", "", "Chad");
    const answer = await held.current.addText("icews", rows, "rows.tab");
    expect(answer.names).toMatchObject({ mentions: 2, told: 1, reopened: 0 });
    expect(await sourcesIn(held.current)).toEqual(["TCD", "TCD", "CAN", "CAN"]);
  });

  test("to which ICEWS gives two countries means neither, and no dictionary decides", async () => {
    await addTold(held.current, [anna("2011-01-01")]);
    await held.current.addText("dictionary", ANNA);
    await held.current.addText("icews", icewsRow(1, "Anna Arden", "", "Canada"), "1.tab");
    await held.current.addText("icews", icewsRow(2, "Anna Arden", "", "Chad"), "2.tab");
    expect(await sourcesIn(held.current)).toEqual([null, "CAN", "TCD"]);
  });

  test("of people in arms means nobody, whatever country stands beside it", async () => {
    await addTold(held.current, [anna("2011-01-01")]);
    await held.current.addText("dictionary", ANNA);
    const row = icewsRow(1, "Anna Arden", "Rebel,Dissident", "Canada");
    await held.current.addText("icews", row, "rows.tab");
    expect(await sourcesIn(held.current)).toEqual([null, null]);
  });

  test("resolves a row of ICEWS whose country is empty", async () => {
    const rows = icewsRow(1, "Anna Arden", "NA", "NA") + icewsRow(2, "Ben Birch", "NA", "NA");
    await held.current.addText("icews", rows, "rows.tab");
    expect(await sourcesIn(held.current)).toEqual([null, null]);
    await held.current.addText("dictionary", ANNA);
    expect(await sourcesIn(held.current)).toEqual(["GBR", null]);
  });

  test("of Crimea stays open, though a file counts it to a country", async () => {
    const names = ["Crimea", "Police (Crimea)"];
    await addTold(
      held.current,
      names.map((source) => ({ ...anna("2018-01-01"), source })),
    );
    const rows = names.map((name, id) => icewsRow(id, name, "NA", "Ukraine")).join("");
    await held.current.addText("icews", rows, "rows.tab");
    expect(await sourcesIn(held.current)).toEqual([null, null, null, null]);
  });

  test("makes the event that the state's own name makes, and none of a state with itself", async () => {
    const day = "2018-01-01";
    await addTold(held.current, [
      { date: day, source: "United Kingdom", target: "France" },
      anna(day),
      { date: day, source: "United Kingdom", target: "Anna Arden" },
    ]);
    await held.current.addText("dictionary", ANNA);
    const rows = await held.current.rows<{ event: string; occurrence: string; aside: string }>(
      `SELECT event_id AS event, occurrence_id AS occurrence, set_aside AS aside
       FROM report ORDER BY source_name DESC, target_name DESC`,
    );
    expect(rows.map(({ aside }) => aside)).toEqual([null, "same-actor", null]);
    expect(rows[0]?.event).toBe(rows[2]?.event);
    expect(rows[0]?.occurrence).toBe(rows[2]?.occurrence);
  });

  test("is told of in the answer of the import that brings it", async () => {
    await held.current.addText("dictionary", ANNA);
    const answer = await addTold(held.current, [anna("2011-01-01"), anna("2014-01-01")]);
    expect(answer).toMatchObject({
      reports: 2,
      events: { new: 2 },
      names: { names: 0, mentions: 2, told: 2, reopened: 0 },
    });
  });
});

const OTHERS = "ANNA_ARDEN\n\t[AUSGOV >20130601]\nEVE_ELM\n\t[FRAGOV]\n";

const IMPORTS: Readonly<Record<string, (record: TestRecord) => Promise<unknown>>> = {
  told: (record) =>
    addTold(record, [
      anna("2011-01-01"),
      anna("2014-01-01"),
      { date: "2014-01-01", source: "Eve Elm", target: "Fay Fir" },
      { date: "2014-01-01", source: "France", target: "Eve Elm" },
    ]),
  dictionary: (record) => record.addText("dictionary", ANNA, "one.txt"),
  others: (record) => record.addText("dictionary", OTHERS, "two.txt"),
  icews: (record) =>
    record.addText(
      "icews",
      icewsRow(1, "Fay Fir", "", "Canada") +
        icewsRow(2, "Eve Elm", "", "") +
        icewsRow(3, "Anna Arden", "", ""),
      "rows.tab",
    ),
};

/** Every rotation of a list, forwards and backwards. */
function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  return [items, items.toReversed()].flatMap((list) =>
    list.map((_, at) => [...list.slice(at), ...list.slice(0, at)]),
  );
}

/** The record's reports and names, but for the numbers that files get in the order of import. */
async function contentOf(record: TestRecord): Promise<unknown> {
  return {
    reports: await record.rows("SELECT * EXCLUDE (file_no) FROM report ORDER BY report_id"),
    names: await record.rows("SELECT * EXCLUDE (file_no) FROM actor_name ORDER BY ALL"),
    open: await record.rows("SELECT * FROM open_mention ORDER BY ALL"),
  };
}

describe("names and reports", () => {
  test("come to the same record whatever is imported first", async () => {
    const contents: unknown[] = [];
    for (const order of orders(Object.keys(IMPORTS))) {
      await held.current.clear();
      for (const name of order) await IMPORTS[name]?.(held.current);
      contents.push(await contentOf(held.current));
    }
    expect(contents).toHaveLength(8);
    for (const content of contents) expect(content).toEqual(contents[0]);
    expect(await sourcesIn(held.current)).toEqual(["UN", null, "AUS", "FRA", "FRA", "CAN", "FRA"]);
  });

  test("stay as they are when everything is imported again", async () => {
    for (const add of Object.values(IMPORTS)) await add(held.current);
    const before = await held.current.checksums();
    for (const add of Object.values(IMPORTS)) await add(held.current);
    expect(await held.current.checksums()).toBe(before);
  });

  test("break no invariant, and one that is out of step is found", async () => {
    for (const add of Object.values(IMPORTS)) await add(held.current);
    const violations = async (): Promise<readonly string[]> =>
      (await verifyRecord(held.current.store)).filter((c) => c.violations > 0).map(({ id }) => id);
    expect(await violations()).toEqual([]);
    await held.current.run("DELETE FROM actor_name WHERE name = 'eve elm'");
    expect(await violations()).toContain("names-applied");
  });
});

describe("a record from before there were names", () => {
  test("resolves what was set aside as soon as a dictionary comes", async () => {
    const record = await recordForTest();
    await addTold(record, [anna("2011-01-01")]);
    await record.addText("icews", icewsRow(1, "Ben Birch", "", "Chad"), "rows.tab");
    await record.run(
      "DROP TABLE actor_name; DROP TABLE open_mention; DELETE FROM migration WHERE version = 3;",
    );
    record.close();
    await record.reopen();
    expect(await record.rows("SELECT name, actor FROM actor_name ORDER BY name")).toEqual([
      { name: "ben birch", actor: "TCD" },
      { name: "france", actor: "FRA" },
    ]);
    await record.addText("dictionary", ANNA);
    expect(await sourcesIn(record)).toEqual(["UN", "TCD"]);
  });
});
