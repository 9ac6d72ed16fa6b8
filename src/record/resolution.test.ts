import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";
import { tsvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ALWAYS,
  emptyRecord,
  recordForEach,
  recordForTest,
  type TestRecord,
} from "../../test/support/record.ts";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { actorByIcewsName } from "../lexicon/index.ts";
import { type ResolvedShare, resolvedShare } from "./resolution.ts";

const held = recordForEach();

async function addSet(record: TestRecord, names: readonly string[], events: string): Promise<void> {
  const entities = names.map((name, id) => `${id}\t${name}\n`).join("");
  record.file("set/entities.tsv", `id\tname\n${entities}`);
  record.file("set/relations.tsv", "id\tname\tcameo\n0\tConsult\t040\n");
  const header = "date\tsource_id\trelation_id\ttarget_id\tsplit\n";
  await record.add("icews-tkg", dirname(record.file("set/events.tsv", `${header}${events}`)));
}

describe("the resolved share", () => {
  test("counts mentions, states and what names decided, source by source", async () => {
    const names = ["Russia", "Taliban", "Anna Arden", "Nobody Known", "Police (France)"];
    const rows = ["0\t0\t1", "2\t0\t4", "3\t0\t0", "3\t0\t2"];
    await addSet(held.current, names, rows.map((row) => `2018-01-02\t${row}\tx\n`).join(""));
    await held.current.addText("dictionary", "ANNA_ARDEN\n\t[GBRGOV]\n");
    expect(await resolvedShare(held.current.store, { asOf: ALWAYS })).toEqual([
      {
        source: "icews-tkg",
        reports: 4,
        mentions: 8,
        resolved: 6,
        states: 5,
        byNames: 2,
        share: 0.75,
        bothResolved: 2,
        bothStates: 1,
      },
    ]);
  });

  test("is of what was known on the day, and of the sources asked for", async () => {
    await addSet(
      held.current,
      ["Russia", "Nobody"],
      "2018-01-02\t0\t0\t1\tx\n2019-01-02\t0\t0\t0\tx\n",
    );
    const reportsOf = async (asOf: string, sources?: readonly string[]): Promise<number[]> => {
      const scope = sources === undefined ? { asOf } : { asOf, sources };
      return (await resolvedShare(held.current.store, scope)).map(({ reports }) => reports);
    };
    expect(await reportsOf(ALWAYS)).toEqual([2]);
    expect(await reportsOf("2018-12-31")).toEqual([1]);
    expect(await reportsOf("2017-12-31")).toEqual([]);
    expect(await reportsOf(ALWAYS, ["icews-tkg", "gdelt"])).toEqual([2]);
    expect(await reportsOf(ALWAYS, ["gdelt"])).toEqual([]);
  });

  test("has no value where nobody is named", async () => {
    await addSet(held.current, ["Russia", "France"], "2018-01-02\t0\t0\t1\tx\n");
    await held.current.run("UPDATE report SET source_actor = NULL, source_name = NULL");
    await held.current.run("UPDATE report SET target_actor = NULL, target_name = NULL");
    const [share] = await resolvedShare(held.current.store, { asOf: ALWAYS });
    expect(share).toMatchObject({ reports: 1, mentions: 0, resolved: 0, share: null });
  });
});

const PHOENIX = ["dictionaries", "Phoenix.Countries.actors.txt.gz"] as const;
const SAMPLE = ["icews-raw", "icews_sample_20180601-03.tsv.gz"] as const;

describe.skipIf(!hasSharedData)("ICEWS of 2014", () => {
  let record: TestRecord;

  beforeAll(async () => {
    record = await emptyRecord();
  });

  afterAll(() => record?.remove());

  const percentages = async (): Promise<readonly number[]> => {
    const [all] = await resolvedShare(record.store, { asOf: ALWAYS, sources: ["icews-tkg"] });
    const share = (part: keyof ResolvedShare, whole: number): number =>
      Math.round((1000 * Number(all?.[part])) / whole) / 10;
    const [reports, mentions] = [all?.reports ?? 0, all?.mentions ?? 0];
    return [
      share("resolved", mentions),
      share("bothResolved", reports),
      share("bothStates", reports),
    ];
  };

  test("resolves better with every kind of name", async () => {
    await record.add("icews-tkg", sharedData("icews-tkg", "ICEWS14"));
    expect(await percentages()).toEqual([67.2, 47.8, 42.6]);
    await record.add("icews", sharedData(...SAMPLE));
    expect(await percentages()).toEqual([77.3, 60.6, 54.7]);
    await record.add("dictionary", sharedData(...PHOENIX));
    expect(await percentages()).toEqual([85.6, 73.6, 67.3]);
  });

  test("comes to the same when the names are there first", async () => {
    const other = await recordForTest();
    await other.add("dictionary", sharedData(...PHOENIX));
    await other.add("icews", sharedData(...SAMPLE));
    await other.add("icews-tkg", sharedData("icews-tkg", "ICEWS14"));
    const sum = `SELECT bit_xor(md5_number(COLUMNS(*)::VARCHAR))::VARCHAR FROM (
      SELECT concat_ws('|', report_id, event_id, occurrence_id, set_aside, source_actor, target_actor) FROM report)`;
    expect(await other.rows(sum)).toEqual(await record.rows(sum));
  });
});

interface Named {
  readonly name: string;
  readonly country: string;
}

/** Each name of a day's ICEWS that the rules leave open, with the country of its own column. */
function openNames(): readonly Named[] {
  const rows = tsvParse(gunzipSync(readFileSync(sharedData(...SAMPLE))).toString("utf8"));
  const named = rows.flatMap((row) =>
    ["source", "target"].map((side) => [row[`${side}_name`] ?? "", row[`${side}_country`] ?? ""]),
  );
  return [...new Map(named as [string, string][])].flatMap(([name, country]) => {
    const state = actorByIcewsName(country)?.code;
    return state === undefined || actorByIcewsName(name) ? [] : [{ name, country: state }];
  });
}

describe.skipIf(!hasSharedData)("persons in the Phoenix country dictionary", () => {
  test("have the country that ICEWS gives them, but for two namesakes in 134", async () => {
    const record = await recordForTest();
    const named = openNames();
    const events = named.map((_, i) => `2018-06-02\t${i}\t0\t${named.length}\tx\n`).join("");
    await addSet(record, [...named.map(({ name }) => name), "France"], events);
    await record.add("dictionary", sharedData(...PHOENIX));
    const rows = await record.rows<{ name: string; actor: string }>(
      "SELECT source_name AS name, source_actor AS actor FROM report WHERE source_actor IS NOT NULL",
    );
    const countryOf = new Map(named.map(({ name, country }) => [name, country]));
    expect(rows).toHaveLength(134);
    const differing = rows.filter(({ name, actor }) => countryOf.get(name) !== actor);
    expect(differing.map(({ name }) => name).sort()).toEqual(["Albert II", "Tomislav Donchev"]);
  });
});
