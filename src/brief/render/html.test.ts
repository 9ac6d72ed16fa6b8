import { describe, expect, test } from "vitest";
import { sharedRecord } from "../../../test/briefs/temporary-record.ts";
import { type Brief, statementsOf } from "../brief.ts";
import { briefHtml } from "./html.ts";

const record = sharedRecord();
const CASES = [
  ["RUS", "PAK"],
  ["LET", "PAK"],
  ["AFG", "ISIS"],
] as const;

async function pageOf(dyad: readonly [string, string]): Promise<{ brief: Brief; page: string }> {
  const brief = await record.brief(dyad);
  return { brief, page: await briefHtml(brief) };
}

/** Elements that stand alone in HTML. */
const VOID = new Set(["meta", "br", "link", "img", "hr", "input", "col"]);

/** Where tags fail to nest: what was open when something else was closed. */
function nestingFaults(page: string): string[] {
  const open: string[] = [];
  const faults: string[] = [];
  const body = page.replace(/<style>[\s\S]*?<\/style>|<!doctype html>|<!--[\s\S]*?-->/gi, "");
  for (const [, slash, name = "", rest = ""] of body.matchAll(
    /<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|[^">])*)>/g,
  )) {
    if (slash === "/") {
      const last = open.pop();
      if (last !== name) faults.push(`</${name}> closes <${last}>`);
    } else if (!VOID.has(name) && !rest.endsWith("/")) {
      open.push(name);
    }
  }
  return [...faults, ...open.map((name) => `<${name}> stays open`)];
}

const all = (page: string, pattern: RegExp): string[] =>
  [...page.matchAll(pattern)].map(([, hit = ""]) => hit);

describe("a brief as a page", () => {
  test.each(CASES)("nests its tags, %s and %s", async (a, b) => {
    const { page } = await pageOf([a, b]);
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(nestingFaults(page)).toEqual([]);
    expect(nestingFaults("<p><b></p></b>")).not.toEqual([]);
  });

  test.each(CASES)(
    "is complete in itself: no script, and no address but a source's to click, %s and %s",
    async (a, b) => {
      const { page } = await pageOf([a, b]);
      expect(page).not.toMatch(/<script|<link|<iframe|<object|<img|@import|url\((?!["']?#)/i);
      expect(page).not.toMatch(/\ssrc(?:set)?=/i);
      const outward = all(page, /<(\w+)(?=[^>]*\shref="https?:)/g);
      expect(outward.length).toBeGreaterThan(0);
      expect(new Set(outward)).toEqual(new Set(["a"]));
      const requests = page
        .replace(/<a href="[^"]*" rel="noreferrer">/g, "")
        .replace(/xmlns(?::\w+)?="[^"]*"/g, "");
      expect(requests).not.toMatch(/(?:href|src)="(?!#)/);
    },
  );

  test.each(CASES)(
    "has one heading of the first level, and none that skips a level, %s and %s",
    async (a, b) => {
      const { page } = await pageOf([a, b]);
      const levels = all(page, /<h([1-6])[ >]/g).map(Number);
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(levels[0]).toBe(1);
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    },
  );

  test.each(CASES)(
    "has a target for every link within it, and each name once, %s and %s",
    async (a, b) => {
      const { page } = await pageOf([a, b]);
      const names = all(page, /\sid="([^"]*)"/g);
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
      const targets = [
        ...all(page, /href="#([^"]*)"/g),
        ...all(page, /url\(["']?#([^"')]*)/g),
        ...all(page, /aria-(?:labelledby|describedby)="([^"]*)"/g).flatMap((list) =>
          list.split(" "),
        ),
      ];
      expect(targets.length).toBeGreaterThan(20);
      expect(targets.filter((target) => !names.includes(target))).toEqual([]);
    },
  );

  test.each(CASES)("gives every statement its name and its text, %s and %s", async (a, b) => {
    const { brief, page } = await pageOf([a, b]);
    const names = all(page, /<span id="([^"]*)">/g);
    expect(names).toEqual(statementsOf(brief).map((statement) => statement.id));
  });

  test("folds the chronology away with all events, the dyad's own and the others'", async () => {
    const { brief, page } = await pageOf(["RUS", "PAK"]);
    expect(all(page, /<tr id="chronology-([^"]*)"/g)).toEqual(
      brief.events.map((event) => event.id),
    );
    expect(page).toContain("<summary>Every event cited or counted, with its reports</summary>");
  });

  test("draws a picture only where there is something to see", async () => {
    expect((await pageOf(["RUS", "PAK"])).page).toContain("<svg");
    expect((await pageOf(["LET", "PAK"])).page).not.toContain("<svg");
  });
});
