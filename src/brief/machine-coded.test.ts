import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { CommandReader } from "../../test/briefs/stated-command.ts";
import { figureFaults } from "../../test/briefs/stated-figures.ts";
import {
  dyadsKnown,
  importInto,
  type SharedRecord,
  sharedRecord,
  type Workshop,
} from "../../test/briefs/temporary-record.ts";
import { hasSharedData, runsSlowTests, sharedData } from "../../test/support/shared-data.ts";
import { dyadEvents } from "../record/index.ts";
import { type Brief, statementsOf } from "./brief.ts";
import { houseStyleFaults } from "./house-style.ts";
import { briefHtml } from "./render/html.ts";
import { briefMarkdown } from "./render/markdown.ts";
import { briefText } from "./render/text.ts";

/** States whose rows with one another are kept: enough for dyads of many events, few enough to be quick. */
const STATES = new Set([
  "Russia",
  "United States",
  "China",
  "Iran",
  "India",
  "Pakistan",
  "Israel",
  "Turkey",
  "Syria",
  "Ukraine",
  "North Korea",
  "Japan",
]);

const unpacked = (...path: readonly string[]): string =>
  gunzipSync(readFileSync(sharedData(...path))).toString("utf8");

/** A year of ICEWS between a dozen states, as a set of its own. */
function icewsSet(workshop: Workshop): string {
  const folder = ["icews-tkg", "ICEWS18"] as const;
  const entities = unpacked(...folder, "entities.tsv.gz");
  const kept = new Set(
    entities
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(([, name = ""]) => STATES.has(name))
      .map(([id]) => id),
  );
  const rows = unpacked(...folder, "events.tsv.gz")
    .split("\n")
    .filter((line, i) => {
      const [, source, , target] = line.split("\t");
      return i === 0 || (kept.has(source) && kept.has(target));
    });
  workshop.write("icews/entities.tsv", entities);
  workshop.write("icews/relations.tsv", readFileSync(sharedData(...folder, "relations.tsv")));
  workshop.write("icews/events.tsv", `${rows.join("\n")}\n`);
  return `${workshop.folder}/icews`;
}

async function dozen(record: SharedRecord, source: string): Promise<Brief[]> {
  const dyads = await dyadsKnown(record.store(), undefined, [source]);
  const briefs: Brief[] = [];
  for (const dyad of dyads.slice(0, 12))
    briefs.push(await record.brief(dyad, { sources: [source] }));
  return briefs;
}

const saying = (brief: Brief, id: string): string =>
  statementsOf(brief).find((statement) => statement.id === id)?.text ?? "";

const gdelt = sharedRecord(async (store) => {
  if (hasSharedData)
    await importInto(store, "gdelt", sharedData("gdelt-raw", "20180101000000.export.CSV.gz"));
});
const icews = sharedRecord(async (store, workshop) => {
  if (hasSharedData) await importInto(store, "icews-tkg", icewsSet(workshop));
});

describe.skipIf(!hasSharedData).each([
  ["gdelt", gdelt],
  ["icews-tkg", icews],
] as const)("briefs of a machine-coded source, %s", (source, record) => {
  let briefs: Brief[] = [];

  beforeAll(async () => {
    briefs = await dozen(record, source);
  });

  test("keep to the house style", () => {
    expect(briefs).toHaveLength(12);
    for (const brief of briefs) expect(houseStyleFaults(brief), brief.title).toEqual([]);
  });

  test.skipIf(!runsSlowTests)("give figures that are what their commands list", async () => {
    const reader = new CommandReader(record.store());
    for (const brief of briefs) {
      const { compared, faults } = await figureFaults(brief, reader);
      expect(faults, brief.title).toEqual([]);
      expect(compared).toBeGreaterThan(5);
    }
  });

  test("count all events, also where there are too many to read one by one", async () => {
    for (const brief of briefs) {
      const [a, b] = brief.dyad;
      const all = await dyadEvents(record.store(), {
        asOf: brief.asOf,
        dyad: [a, b],
        sources: [source],
      });
      expect(brief.eventsInRecord).toBe(all.length);
      const counts = brief.years.map(
        (y) => y.verbalCooperation + y.materialCooperation + y.verbalConflict + y.materialConflict,
      );
      expect(counts.reduce((x, y) => x + y, 0)).toBe(all.length);
      const last = statementsOf(brief).find((statement) => statement.id === "last-event")
        ?.evidence[0];
      if (all.length > 1)
        expect(all.find((event) => event.id === last?.ref)?.date).toBe(all.at(-1)?.date);
    }
  });

  test("have low confidence, for the reason that a machine read them, and no list of weak sources", () => {
    for (const brief of briefs) {
      expect(saying(brief, "confidence")).toMatch(/^Confidence in this description is low: /);
      expect(saying(brief, "weak-sources")).toBe("");
      expect(saying(brief, "no-machine-source")).toBe("");
    }
  });

  test("are read by every renderer, each note defined and each line within its width", async () => {
    const [brief] = briefs;
    if (brief === undefined) throw new Error("no brief");
    const page = await briefHtml(brief);
    const names = new Set([...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(targets.filter((target) => !names.has(target))).toEqual([]);
    const markdown = briefMarkdown(brief);
    const defined = new Set([...markdown.matchAll(/^\[\^(\w+)\]:/gm)].map(([, name]) => name));
    const used = new Set([...markdown.matchAll(/\[\^(\w+)\](?!:)/g)].map(([, name]) => name));
    expect(defined).toEqual(used);
    const wide = briefText(brief, { width: 60 })
      .split("\n")
      .filter((line) => line.length > 60);
    expect(wide.filter((line) => !/^\s*https?:\S+$/.test(line))).toEqual([]);
  });
});

describe.skipIf(!hasSharedData)("a brief of more events than are read one by one", () => {
  test("says so, and that it is the weightiest that are read", async () => {
    const brief = await icews.brief(["RUS", "USA"], {
      sources: ["icews-tkg"],
      since: "2018-06-30",
    });
    expect(brief.eventsInRecord).toBeGreaterThan(400);
    expect(saying(brief, "source-icews-tkg")).toContain("the 400 weightiest events read here");
    expect(saying(brief, "since")).toMatch(
      /^Of the 400 events read here, the record has gained \d+ events since 30 June 2018/,
    );
    expect(await briefHtml(brief)).toMatch(/of the dyad’s own the 40\d weightiest of \d{3,}/);
    expect(houseStyleFaults(brief)).toEqual([]);
  });
});
