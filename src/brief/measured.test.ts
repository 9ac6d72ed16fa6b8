import { describe, expect, test } from "vitest";
import { CommandReader } from "../../test/briefs/stated-command.ts";
import { figureFaults } from "../../test/briefs/stated-figures.ts";
import {
  briefOn,
  eventsCsv,
  importInto,
  sharedRecord,
  TODAY,
} from "../../test/briefs/temporary-record.ts";
import { csvFile, ownEvent } from "../../test/record/source-rows.ts";
import { recordForEach } from "../../test/support/record.ts";
import { runsSlowTests } from "../../test/support/shared-data.ts";
import { isoDate } from "../kernel/index.ts";
import { measureRelation } from "../measure/index.ts";
import { type Brief, statementsOf } from "./brief.ts";
import { houseStyleFaults } from "./house-style.ts";
import { briefMarkdown } from "./render/markdown.ts";
import { briefText } from "./render/text.ts";
import { writeBrief } from "./write-brief.ts";

const record = sharedRecord();
const made = recordForEach();

const saying = (brief: Brief, id: string): string =>
  statementsOf(brief).find((statement) => statement.id === id)?.text ?? "";

/** One event a year each way between Russia and Iran, of a source of one's own. */
const OWN = eventsCsv(
  [2012, 2013, 2014, 2015, 2016, 2017].map((year) => ({
    date: `${year}-02-02`,
    source: "RUS",
    target: "IRN",
    cameo: "036",
    summary: `Russia offers grain for ${year}.`,
  })),
);

describe("what a brief says of the measure", () => {
  test("is what the measure of the same record shows", async () => {
    const brief = await record.brief(["RUS", "USA"]);
    const relation = await measureRelation(record.store(), {
      asOf: isoDate(TODAY),
      dyad: ["RUS", "USA"],
      by: "year",
    });
    expect(brief.index).toEqual(relation.index);
    expect(brief.intensity).toEqual(relation.intensity);
    expect(brief.turningPoints.length).toBeGreaterThan(0);
    for (const turn of brief.turningPoints) expect(relation.turningPoints).toContainEqual(turn);
  });

  test("begins each later phase with the turn that opens it, and names the surest first of all", async () => {
    const brief = await record.brief(["RUS", "USA"]);
    const opening = brief.phases.slice(1).map(({ from }) => saying(brief, `turn-${from}`));
    expect(opening.length).toBeGreaterThan(0);
    for (const text of opening) expect(text).toMatch(/^What changed: .* dated to \d{4}/);
    expect(saying(brief, "turn")).toMatch(
      /^The surest change is of .* dated to \d{4} .* show one as sure \(false alarms\)/,
    );
    expect(saying(brief, "reading-turns")).toContain("the share of false alarms says more");
  });

  test("says why no change can be told: too few events, too few years, or none that chance would not show", async () => {
    expect(saying(await record.brief(["TALIBAN", "USA"]), "turn")).toMatch(
      /^No lasting change can be told from chance: the record holds 17 events that cooperate or conflict, and a search needs 20\.$/,
    );
    expect(saying(await record.brief(["AFG", "ISIS"]), "turn")).toMatch(
      /the record spans eight years, and a search needs 12\.$/,
    );
    const none = await record.brief(["AFG", "PAK"]);
    expect(none.phases).toHaveLength(1);
    expect(saying(none, "turn")).toMatch(
      /^No lasting change can be told from chance: the search of the balance and conflict found none/,
    );
    expect(saying(none, "reading-turns")).toBe("");
  });

  test("tells words from deeds only where their bands do not meet", async () => {
    expect(saying(await record.brief(["IND", "PAK"]), "words-against-deeds")).toBe("");
    const rows = Array.from({ length: 160 }, (_, i) =>
      ownEvent({
        date: `${2001 + Math.floor(i / 8)}-0${1 + (i % 8)}-05`,
        cameo: i % 2 === 0 ? "112" : "061",
        summary: `event ${i}`,
      }),
    );
    await made.current.addText("events", csvFile(rows));
    const scope = { asOf: isoDate(TODAY), dyad: ["RUS", "PAK"] as const };
    const brief = await writeBrief(made.current.store, scope, { version: "test" });
    expect(saying(brief, "words-against-deeds")).toMatch(/^Deeds are friendlier than words: /);
  });

  test("leaves the balance out where it is unknown, and says so among the limits", async () => {
    const brief = await record.brief(["LET", "PAK"]);
    expect(brief.index).toEqual([]);
    expect(saying(brief, "level")).toBe("");
    const limit = saying(brief, "not-measured-for-want");
    expect(limit).toMatch(/where five are needed: the balance \(one\), /);
    expect(brief.limitations).toContain(limit);
  });

  test("does not say twice where the record ends", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    expect(brief.limitations.filter((text) => text.includes("tell nothing"))).toEqual([]);
    expect(saying(brief, "coverage-gap")).toContain("16 November 2022");
  });

  test("tells of a change at the end of the record only what few series without one would show", async () => {
    for (const dyad of [
      ["RUS", "PAK"],
      ["CHN", "IND"],
    ] as const) {
      const brief = await record.brief(dyad);
      const scope = { asOf: isoDate(TODAY), dyad, by: "year" } as const;
      const { searched } = await measureRelation(record.store(), scope);
      for (const { series, now } of searched) {
        const isRare = (now?.falseAlarmRate ?? 1) <= 0.1;
        const isTold = brief.turningPoints.some(
          (turn) => turn.series === series && turn.period > "2016",
        );
        const text = saying(brief, `now-${series}`);
        expect(text !== "", `${dyad.join(" ")} ${series}`).toBe(isRare && !isTold);
      }
    }
  });

  test.skipIf(!runsSlowTests)(
    "rests on the events' source alone where another states counts of the dyad",
    async () => {
      const store = await record.workshop.record("counts");
      const plain = await briefOn(store, ["RUS", "IRN"]);
      const csv = eventsCsv(
        ["2019", "2020"].map((year) => ({
          i_iso3c: "RUS",
          j_iso3c: "IRN",
          year,
          verbCoop: "90",
          matlCoop: "10",
          verbConf: "1",
          matlConf: "0",
        })),
      );
      await importInto(store, "icews-dyad-year", record.workshop.write("counts.csv", csv));
      const brief = await briefOn(store, ["RUS", "IRN"]);
      expect(brief.commandScope).toContain("--sources chronicle");
      expect(brief.index).toEqual(plain.index);
      expect((await figureFaults(brief, new CommandReader(store))).faults).toEqual([]);
    },
  );

  test("from several sources says in which turns are sought and what limits it", async () => {
    const store = await record.workshop.record("two");
    await importInto(store, "events", record.workshop.write("two.csv", OWN));
    const brief = await briefOn(store, ["RUS", "IRN"], { sources: ["chronicle", "events"] });
    expect(saying(brief, "turns-of-one-source")).toMatch(
      /^Turning points are sought in (chronicle|events) alone, /,
    );
    expect(houseStyleFaults(brief)).toEqual([]);
    expect((await figureFaults(brief, new CommandReader(store))).faults).toEqual([]);
  });
});

describe("the figures of a brief", () => {
  test("show the balance and conflict too where they are known, each turn marked", async () => {
    const brief = await record.brief(["RUS", "USA"]);
    const text = briefText(brief, { width: 80 });
    expect(text).toContain("balance; -100 conflict to 100 cooperation");
    expect(text).toContain("conflict; events per year at average coverage");
    const [first] = brief.turningPoints;
    expect(text).toMatch(new RegExp(`1 shift ${first?.period ?? "?"}`));
    const markdown = briefMarkdown(brief);
    expect(markdown).toContain("| Period | balance | Low | High |");
    expect(markdown).toContain("| Period | conflict | Low | High |");
  });

  test("leave out what is unknown", async () => {
    const text = briefText(await record.brief(["IRN", "RUS"]), { width: 80 });
    expect(text).toContain("balance; -100 conflict to 100 cooperation");
    expect(text).not.toContain("conflict; events per year at average coverage");
  });
});
