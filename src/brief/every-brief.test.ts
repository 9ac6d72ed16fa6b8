import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { CommandReader } from "../../test/briefs/stated-command.ts";
import { figureFaults } from "../../test/briefs/stated-figures.ts";
import {
  ARTICLE_DAY,
  dyadsKnown,
  sharedRecord,
  TODAY,
} from "../../test/briefs/temporary-record.ts";
import { readsLargeFiles } from "../../test/support/shared-data.ts";
import { type Brief, statementsOf } from "./brief.ts";
import { houseStyleFaults } from "./house-style.ts";
import { briefJson } from "./render/json.ts";
import { briefMarkdown } from "./render/markdown.ts";
import { briefText } from "./render/text.ts";

const record = sharedRecord();
let reader: CommandReader;

beforeAll(() => {
  reader = new CommandReader(record.store());
});

/** Each brief weighs what may move its relation, and so does the command that it states: seconds a dyad on a busy machine. */
const WEIGHING_TIME = 300_000;

/** The widest line of a text but for addresses, which stand alone on theirs and are never broken. */
function widestLine(text: string): number {
  const lines = text.split("\n").filter((line) => !/^\s*https?:\/\/\S+$/.test(line));
  return Math.max(...lines.map((line) => line.length));
}

/** Footnotes as they are called for and as they are given. */
function footnotesOf(markdown: string): { readonly used: string[]; readonly defined: string[] } {
  const marks = [...markdown.matchAll(/(?<!\\)\[\^([a-z0-9]+)\](:?)/g)];
  const pick = (isDefinition: boolean): string[] =>
    marks.filter(([, , colon]) => (colon === ":") === isDefinition).map(([, name = ""]) => name);
  return { used: [...new Set(pick(false))].sort(), defined: pick(true).sort() };
}

/** Where data are required, as in CI, every dyad is written about; in the everyday run each sixteenth. */
const STEP = readsLargeFiles ? 1 : 16;

describe.each([
  { asOf: TODAY, since: undefined, least: 35, most: Number.POSITIVE_INFINITY },
  { asOf: ARTICLE_DAY, since: undefined, least: 31, most: Number.POSITIVE_INFINITY },
  { asOf: TODAY, since: "2016-06-30", least: 10, most: 10 },
])("every brief of the chronicle as of $asOf, new since $since", ({ asOf, since, least, most }) => {
  const briefs: Brief[] = [];

  beforeAll(async () => {
    const known = (await dyadsKnown(record.store(), asOf)).slice(0, most);
    for (const dyad of known.filter((_, i) => i % STEP === 0)) {
      briefs.push(await record.brief(dyad, since === undefined ? { asOf } : { asOf, since }));
    }
  }, WEIGHING_TIME);

  test("is there", () => {
    expect(briefs.length).toBeGreaterThanOrEqual(least / STEP);
  });

  test("keeps to the house style", () => {
    for (const brief of briefs) expect(houseStyleFaults(brief), brief.title).toEqual([]);
  });

  test(
    "gives figures that are what their commands list",
    async () => {
      let compared = 0;
      for (const brief of briefs) {
        const result = await figureFaults(brief, reader);
        expect(result.faults, brief.title).toEqual([]);
        compared += result.compared;
      }
      expect(compared).toBeGreaterThan(40 * briefs.length);
    },
    WEIGHING_TIME,
  );

  test("draws the balance and conflict that the measure shows, and marks turns that it finds", async () => {
    for (const { title, dyad, commandScope, ...drawn } of briefs) {
      const command = `entente relations ${dyad.join(" ")} --by year${commandScope}`;
      const { index, intensity, turningPoints } = await reader.relations(command);
      expect({ index: drawn.index, intensity: drawn.intensity }, title).toEqual({
        index,
        intensity,
      });
      for (const turn of drawn.turningPoints) expect(turningPoints, title).toContainEqual(turn);
      const began = drawn.phases.slice(1).map(({ from }) => from);
      const dated = drawn.turningPoints.map(({ period }) => String(period));
      expect(began.filter((from) => !dated.includes(from))).toEqual([]);
    }
  });

  test("names only pages that the documentation has", () => {
    const evidence = briefs.flatMap(statementsOf).flatMap((statement) => statement.evidence);
    const pages = new Set(
      evidence.filter((item) => item.kind === "method").map((item) => item.ref),
    );
    expect(pages.size).toBeGreaterThan(5);
    expect([...pages].filter((page) => !existsSync(join("docs", `${page}.md`)))).toEqual([]);
  });

  test("accounts for every row: events and what was dropped add up", () => {
    for (const brief of briefs) {
      const funnel = statementsOf(brief).find((statement) => statement.id === "funnel");
      const figures =
        funnel?.bound.map((b) => funnel.text.slice(b.start, b.end).toLowerCase()) ?? [];
      const number = (text: string | undefined): number => {
        const words = [
          "no",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
        ];
        const [first = ""] = (text ?? "").split(" ");
        return words.includes(first) ? words.indexOf(first) : Number(first.replaceAll(",", ""));
      };
      const [rows, articles, events, ...dropped] = figures;
      expect(articles, brief.title).toMatch(/articles?$/);
      expect(number(events)).toBe(brief.eventsInRecord);
      expect(number(rows)).toBe(dropped.reduce((sum, text) => sum + number(text), number(events)));
    }
  });

  test("knows nothing that became known later", () => {
    for (const brief of briefs) {
      const reports = brief.events.flatMap((event) => event.reports);
      expect(reports.filter((report) => report.knownFrom > asOf)).toEqual([]);
      expect(brief.events.filter((event) => event.date > asOf)).toEqual([]);
      expect(brief.years.filter((year) => year.period > asOf.slice(0, 4))).toEqual([]);
      for (const statement of statementsOf(brief)) {
        const figures = statement.bound
          .filter((span) => span.evidence.every((item) => item.kind === "query"))
          .map((span) => statement.text.slice(span.start, span.end));
        const years = figures.flatMap((figure) => figure.match(/\b(?:19|20)\d\d\b/g) ?? []);
        const isAhead = statement.evidence.some(
          (item) => item.kind === "query" && item.ref.startsWith("entente outlook "),
        );
        const latest = Number(asOf.slice(0, 4)) + (isAhead ? 1 : 0);
        expect(
          years.filter((year) => Number(year) > latest),
          statement.text,
        ).toEqual([]);
      }
    }
  });

  test("is never wider on a terminal than asked, addresses apart", () => {
    for (const brief of briefs) {
      for (const width of [60, 80, 120]) {
        expect(widestLine(briefText(brief, { width })), brief.title).toBeLessThanOrEqual(width);
      }
    }
  });

  test("defines each footnote of its Markdown once and uses it", () => {
    for (const brief of briefs) {
      const { used, defined } = footnotesOf(briefMarkdown(brief));
      expect(used.length).toBeGreaterThan(3);
      expect(defined, brief.title).toEqual(used);
    }
  });

  test("points in JSON at figures, dates and facts: in order, within the text, each with evidence", () => {
    for (const brief of briefs) {
      const document = JSON.parse(JSON.stringify(briefJson(brief))) as ReturnType<typeof briefJson>;
      for (const { text, bound, id } of document.sections.flatMap(
        (section) => section.statements,
      )) {
        let at = 0;
        for (const span of bound) {
          expect(span.start, `${id}: ${text}`).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.evidence.length).toBeGreaterThan(0);
          const part = text.slice(span.start, span.end);
          expect(part, `${id}: ${text}`).toBe(part.trim());
          expect(part).not.toBe("");
          const around =
            text.slice(Math.max(0, span.start - 1), span.start) +
            text.slice(span.end, span.end + 1);
          expect(around, `${id}: ${part}`).not.toMatch(/[\p{L}\d]/u);
          at = span.end;
        }
      }
    }
  });
});
