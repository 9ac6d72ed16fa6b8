import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type CapturedRun,
  type Circumstances,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import {
  type DyadsDocument,
  documentSchema,
  type EventsDocument,
  type PanelDocument,
} from "../workbench/index.ts";

const record = join(folderForThisFile(), "record.duckdb");

async function ask(line: string, where: Circumstances = {}): Promise<CapturedRun> {
  return await run([...line.split(" "), "--record", record], where);
}

/** A document that its schema describes: it comes out of the schema as it went in. */
async function documentOf<T>(name: string, line: string): Promise<T> {
  const { stdout } = await ask(`${line} --json`);
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema(name).parse(document)).toEqual(document);
  return document as T;
}

function widest(text: string): number {
  return Math.max(...linesOf(text).map((line) => stringWidth(line)));
}

beforeAll(async () => {
  expect((await ask("record")).exitCode).toBe(0);
});

describe("dyads", () => {
  test("are the pairs that the record tells of, the one with most events first", async () => {
    const { dyads, found } = await documentOf<DyadsDocument>("dyads", "dyads --limit 5");
    expect(dyads[0]).toMatchObject({ a: "PAK", b: "RUS" });
    expect(dyads).toHaveLength(5);
    expect(found).toBeGreaterThan(30);
    const counts = dyads.map(({ events }) => events);
    expect([...counts].sort((x, y) => y - x)).toEqual(counts);
    expect(dyads.every((d) => d.cooperative + d.conflictual === d.events)).toBe(true);
    const document = await documentOf<EventsDocument>("events", "events PAK RUS");
    expect(dyads[0]?.events).toBe(document.events.length);
  });

  test("of one actor in a span are its own, and count only that span", async () => {
    const { dyads } = await documentOf<DyadsDocument>(
      "dyads",
      "dyads Moscow --from 2022 --to 2022",
    );
    expect(dyads.length).toBeGreaterThan(1);
    expect(dyads.every(({ a, b }) => a === "RUS" || b === "RUS")).toBe(true);
    expect(dyads.every(({ first, last }) => first >= "2022" && last <= "2022-12-31")).toBe(true);
  });

  test("on a terminal are a table that says what to ask next", async () => {
    const { stdout } = await ask("dyads --limit 3", { terminal: true });
    expect(stdout).toContain("Next: entente brief PAK RUS");
    expect(stdout).toMatch(/^\d+ pairs in all/m);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  test("of an actor that the record does not know of end with 5", async () => {
    const { exitCode, stderr } = await ask("dyads Iceland");
    expect(exitCode).toBe(5);
    expect(stderr).toContain("no event between Iceland and anyone");
  });
});

describe("events", () => {
  test("as one document are what their schema says", async () => {
    const document = await documentOf<EventsDocument>("events", "events Russia Pakistan");
    expect(document.dyad).toEqual(["RUS", "PAK"]);
    expect(document.events.length).toBe(document.funnel.events);
    expect(document.events.length).toBeGreaterThan(100);
  });

  test("in a pipe are one row each, the same as in the document", async () => {
    const { exitCode, stdout, stderr } = await ask("events RUS PAK");
    const document = await documentOf<EventsDocument>("events", "events RUS PAK");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(linesOf(stdout).map((line) => JSON.parse(line))).toEqual(document.events);
  });

  test("on a terminal are a table with the funnel and the perspective above it", async () => {
    const { stdout } = await ask("events RUS PAK", { terminal: true });
    expect(stdout).toMatch(/\d+ reports in \d+ articles tell of \d+ events/);
    expect(stdout).toMatch(/Told by the press of Russia \d+%, Pakistan \d+%/);
    expect(stdout).toMatch(/^2001 +RUS ↔ PAK +Agreement/m);
    expect(stdout.indexOf("2003-02-04")).toBeLessThan(stdout.indexOf("2022-11-16"));
    expect(stdout).toContain("--json");
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  test("use ASCII where the terminal knows no more", async () => {
    const { stdout } = await ask("events RUS PAK --limit 3", { terminal: true, unicode: false });
    expect(stdout).toMatch(/RUS <?-> PAK/);
    expect(stdout).not.toMatch(/[→↔─]/);
  });

  test("can be narrowed by span, code, class, instrument and number", async () => {
    const all = (await documentOf<EventsDocument>("events", "events IND PAK")).events;
    const narrowed = async (options: string): Promise<EventsDocument["events"]> =>
      (await documentOf<EventsDocument>("events", `events IND PAK ${options}`)).events;
    expect(await narrowed("--from 2016 --to 2018-Q1")).toEqual(
      all.filter(({ date }) => date >= "2016-01-01" && date <= "2018-03-31"),
    );
    expect(await narrowed("--code 04,19")).toEqual(
      all.filter(({ cameo }) => cameo.startsWith("04") || cameo.startsWith("19")),
    );
    expect(await narrowed("--class conflict")).toEqual(
      all.filter(({ quadClass }) => quadClass > 2),
    );
    expect(await narrowed("--by India --alone")).toEqual(
      all.filter(({ source, mutual }) => source === "IND" && !mutual),
    );
    expect(await narrowed("--limit 7")).toEqual(all.slice(-7));
    const military = await narrowed("--instrument military");
    expect(military.length).toBeGreaterThan(0);
    expect(military.length).toBeLessThan(all.length);
  });

  test("of others in which both take part can be asked for", async () => {
    const { events } = await documentOf<EventsDocument>("events", "events RUS PAK --joint");
    expect(events.length).toBeGreaterThan(0);
    for (const { source, target, others } of events) {
      const all = [source, target, ...others];
      expect(all).toEqual(expect.arrayContaining(["RUS", "PAK"]));
      expect([source, target].sort()).not.toEqual(["PAK", "RUS"]);
    }
    const shown = await ask("events RUS PAK --joint", { terminal: true });
    expect(shown.stdout).toContain("events of others in which both take part");
  });

  test("as of a day hold nothing known later", async () => {
    const then = "events RUS PAK --as-of 2012-06-30";
    const { asOf, events, funnel } = await documentOf<EventsDocument>("events", then);
    expect(asOf).toBe("2012-06-30");
    expect(events.length).toBe(funnel.events);
    expect(events.length).toBeGreaterThan(0);
    const known = events.flatMap(({ reports }) => reports.map((report) => report.knownFrom));
    expect(known.every((day) => day <= "2012-06-30")).toBe(true);
  });

  test.each(["", " --json"])("between strangers are none, which ends with 5%s", async (json) => {
    const { exitCode, stdout, stderr } = await ask(`events Mexico Pakistan${json}`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain("The record holds no event between Mexico and Pakistan");
    if (json === "") expect(stdout).toBe("");
    else {
      expect(JSON.parse(stdout)).toMatchObject({ funnel: { rows: 0, events: 0 }, events: [] });
      expect(JSON.parse(stderr)).toMatchObject({ error: { code: "record.nothing-recorded" } });
    }
  });

  test("between strangers show the funnel with zeros on a terminal", async () => {
    const { exitCode, stdout } = await ask("events MEX PAK", { terminal: true });
    expect(exitCode).toBe(5);
    expect(stdout).toContain("0 reports tell of 0 events.");
  });

  test("that are not among those held are an answer, with a note", async () => {
    const none = await ask("events RUS PAK --code 20");
    expect(none).toMatchObject({ exitCode: 0, stdout: "" });
    expect(none.stderr).toMatch(/^None of \d+ events between the two/);
    expect((await ask("events RUS PAK --code 20 --quiet")).stderr).toBe("");
    expect((await ask("events MEX PAK --joint")).exitCode).toBe(5);
  });

  test.each([
    ["events Rusia PAK", "lexicon.actor-unknown", "Russia (RUS)"],
    ["events RUS Russia", "record.same-actor", "two different actors"],
    ["events RUS PAK --code 4", "lexicon.cameo-unknown", "04"],
    ["events RUS PAK --from soon", "kernel.period-malformed", "2017-Q3"],
    ["events RUS PAK --as-of 2017", "kernel.date-malformed", "2017-08-29"],
    ["events RUS PAK --sources chronical", "record.source-unknown", "chronicle"],
  ])("%s is refused with %s", async (line, code, hint) => {
    const { exitCode, stdout, stderr } = await ask(`${line} --json`);
    const failure: unknown = JSON.parse(stderr);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(documentSchema("error").parse(failure)).toEqual(failure);
    expect(failure).toMatchObject({ error: { code, hint: expect.stringContaining(hint) } });
  });
});

describe("the panel", () => {
  test("as one document is what its schema says, by any period", async () => {
    const totals: number[] = [];
    for (const by of ["year", "quarter", "month"]) {
      const panel = await documentOf<PanelDocument>("panel", `panel RUS PAK --by ${by}`);
      const counts = panel.rows.map((row) =>
        Object.values(row)
          .filter((value) => typeof value === "number")
          .reduce((sum, value) => sum + value, 0),
      );
      const undated = panel.undated.reduce((sum, half) => sum + half.events, 0);
      totals.push(counts.reduce((sum, count) => sum + count, 0) + undated);
    }
    expect(new Set(totals).size).toBe(1);
  });

  test("in a pipe is one row a line, by year if nothing else is said", async () => {
    const { stdout } = await ask("panel RUS PAK --from 2010 --to 2012");
    const rows = linesOf(stdout).map((line) => JSON.parse(line) as PanelDocument["rows"][number]);
    expect(rows.map(({ period, source }) => `${period} ${source}`)).toEqual([
      "2010 RUS",
      "2010 PAK",
      "2011 RUS",
      "2011 PAK",
      "2012 RUS",
      "2012 PAK",
    ]);
  });

  test("on a terminal is a plot and a table with the funnel above", async () => {
    const { stdout } = await ask("panel RUS PAK --from 2010", { terminal: true });
    expect(stdout).toMatch(/\d+ reports in \d+ articles tell of \d+ events/);
    expect(stdout).toMatch(/^ +2010 RUS → PAK {2}[█░]/m);
    expect(stdout).toMatch(/^2010 +RUS → PAK +\d+ +\d+ +\d+ +\d+$/m);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  test("leaves the plot out where it would be too long to take in", async () => {
    const { stdout } = await ask("panel RUS PAK --by month", { terminal: true });
    expect(stdout).not.toContain("█");
    expect(stdout).toMatch(/of which only the year\s+is\s+known/);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  test("of strangers is empty, which ends with 5", async () => {
    const { exitCode, stdout, stderr } = await ask("panel MEX PAK", { terminal: true });
    expect(exitCode).toBe(5);
    expect(stdout).toContain("0 reports tell of 0 events.");
    expect(stderr).toContain("hint: ");
    expect((await ask("panel MEX PAK --from 2010 --to 2011")).exitCode).toBe(5);
  });
});
