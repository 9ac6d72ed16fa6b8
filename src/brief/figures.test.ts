import { describe, expect, test } from "vitest";
import { CommandReader } from "../../test/briefs/stated-command.ts";
import { figureFaults } from "../../test/briefs/stated-figures.ts";
import { sharedRecord, TODAY } from "../../test/briefs/temporary-record.ts";
import { runsSlowTests } from "../../test/support/shared-data.ts";
import { dyadEvents, type EventSelection } from "../record/index.ts";
import type { Brief } from "./brief.ts";
import type { Statement } from "./statement.ts";

const { store, brief: briefOn } = sharedRecord();

/** The same brief with one bound part changed. */
function tampered(brief: Brief, id: string, at: number, text: string): Brief {
  const change = (statement: Statement): Statement => {
    const span = statement.bound[at];
    if (statement.id !== id || span === undefined) return statement;
    const moved = text.length - (span.end - span.start);
    const bound = statement.bound.map((b, i) =>
      i < at ? b : { ...b, start: i === at ? b.start : b.start + moved, end: b.end + moved },
    );
    return {
      ...statement,
      bound,
      text: statement.text.slice(0, span.start) + text + statement.text.slice(span.end),
    };
  };
  const sections = brief.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => ({ ...block, statements: block.statements.map(change) })),
  }));
  return { ...brief, sections };
}

describe("each figure is what its command lists", () => {
  test.skipIf(!runsSlowTests)("also in what is new since an earlier brief", async () => {
    const reader = new CommandReader(store());
    for (const dyad of [
      ["RUS", "PAK"],
      ["IND", "PAK"],
      ["LET", "PAK"],
    ] as const) {
      for (const since of ["2016-06-30", "2021-01-01", "2026-01-01"]) {
        const brief = await briefOn(dyad, { since });
        expect((await figureFaults(brief, reader)).faults).toEqual([]);
      }
    }
  });

  test("and a figure that is not would be found, wherever it stands", async () => {
    const reader = new CommandReader(store());
    const brief = await briefOn(["RUS", "PAK"], { since: "2016-06-30" });
    const lines = brief.sections.flatMap((s) => s.blocks.flatMap((b) => b.statements));
    let tried = 0;
    for (const line of lines.filter(({ id }) => id !== "funnel")) {
      for (const [at, span] of line.bound.entries()) {
        const [evidence] = span.evidence;
        if (evidence?.kind !== "query" || evidence.ref.startsWith("entente record")) continue;
        if (line.text.slice(span.start, span.end) === "B2") continue;
        const changed = tampered(brief, line.id, at, "9,999");
        const { faults } = await figureFaults(changed, reader);
        expect(faults, `${line.id}, part ${at}`).toHaveLength(1);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(70);
  });

  test("and an event left out of those that a count names would be found", async () => {
    const brief = await briefOn(["RUS", "PAK"]);
    const short = JSON.parse(JSON.stringify(brief), (key, value: unknown) =>
      key === "events" &&
      Array.isArray(value) &&
      value.length === 110 &&
      typeof value[0] === "string"
        ? value.slice(1)
        : value,
    ) as Brief;
    const { faults } = await figureFaults(short, new CommandReader(store()));
    expect(faults.map((fault) => fault.figure)).toContain("109 named");
  });

  test("where the commands' options mean what the record's own selection means", async () => {
    const reader = new CommandReader(store());
    const cases: readonly (readonly [string, EventSelection, { from?: string; to?: string }])[] = [
      ["--class conflict", { class: "conflict" }, {}],
      ["--class deeds --instrument military", { class: "deeds", instrument: "military" }, {}],
      ["--code 042,043", { codes: ["042", "043"] }, {}],
      ["--by RUS", { by: "RUS" }, {}],
      ["--alone", { alone: true }, {}],
      ["--with CHN", { with: "CHN" }, {}],
      ["--from 2010 --to 2014", {}, { from: "2010-01-01", to: "2014-12-31" }],
    ];
    const scope = { asOf: TODAY, dyad: ["RUS", "PAK"] as const };
    for (const [flags, select, span] of cases) {
      const listed = await reader.rows(`entente events RUS PAK ${flags} --as-of ${TODAY}`);
      const selected = await dyadEvents(store(), { ...scope, select, ...span });
      expect(listed.length, flags).toBeGreaterThan(0);
      expect(listed, flags).toEqual(selected);
    }
  });
});
