import { describe, expect, test } from "vitest";
import {
  briefOn,
  eventsCsv,
  importInto,
  sharedRecord,
} from "../../../test/briefs/temporary-record.ts";
import type { Brief } from "../brief.ts";
import { houseStyleFaults } from "../house-style.ts";
import { briefHtml } from "./html.ts";
import { briefJson } from "./json.ts";
import { briefMarkdown, escapeMarkdown } from "./markdown.ts";
import { briefText } from "./text.ts";

const ESC = "\u001b";
const RTL = "\u202e";

/** What a source might write, by carelessness or malice. */
const SUMMARIES = [
  "Ministers sign <script>alert(1)</script> & more.",
  "A [deal](javascript:alert(1)) is signed.",
  "They sign `rm -rf` and ![x](http://evil.example/x.png) too.",
  `They sign ${ESC}[31mred${ESC}]0;title\u0007 and ${RTL}gnorw.`,
  "First line.\n\n# Second line\n\n<img src=x onerror=alert(1)>",
  "1. They sign *this* and _that_ | and ~~those~~.",
  '" onmouseover="alert(1)',
  "&lt;b&gt; is no mark-up &amp; stays as it is.",
  "[^1]: They sign.",
];

const ROWS = SUMMARIES.map((summary, i) => ({
  date: `20${String(10 + i)}-04-0${i + 1}`,
  source: "CHL",
  target: "PER",
  cameo: "057",
  summary,
  url: `http://example.org/a?b="><script>${i}</script>&c=(d)\`e\`\\f|${i === 3 ? ESC : ""}`,
  publisher: `<b>Post</b> [${i}](javascript:x) \`${ESC}[1m`,
  source_rating: "B2",
  note: `<i>${RTL}</i>`,
}));

const record = sharedRecord(async (store, workshop) => {
  await importInto(store, "events", workshop.write("outside.csv", eventsCsv(ROWS)));
});
/** All of them are new, so that all are told. */
const brief = async (): Promise<Brief> =>
  await record.brief(["CHL", "PER"], { sources: ["events"], since: "2009-12-31" });

/** Control characters but the line feed, halves of characters, and overrides of the writing direction. */
const UNSAFE = /[\p{Cs}\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u;

describe("text from outside", () => {
  test("is all in the brief, so that what follows tests something", async () => {
    const text = briefText(await brief(), { width: 100 });
    for (const words of [
      "alert(1)",
      "javascript:",
      "rm -rf",
      "gnorw",
      "Second line",
      "onmouseover",
    ]) {
      expect(text).toContain(words);
    }
    expect((await brief()).events).toHaveLength(SUMMARIES.length);
  });

  test("leaves the brief's own style alone", async () => {
    expect(houseStyleFaults(await brief())).toEqual([]);
  });

  test("sends no control character to a terminal, nor into a page or a Markdown file", async () => {
    expect(briefText(await brief())).not.toMatch(UNSAFE);
    expect(briefMarkdown(await brief())).not.toMatch(UNSAFE);
    expect(await briefHtml(await brief())).not.toMatch(UNSAFE);
  });

  test("keeps to one line each, so that it opens no heading, list or block of its own", async () => {
    const markdown = briefMarkdown(await brief());
    const own = /^(#{1,3} [A-Z\d]|- |\[\^[a-z\d]+\]: |\||\*\*|$|[A-Z])/;
    expect(markdown.split("\n").filter((line) => !own.test(line))).toEqual([]);
    expect(markdown).not.toMatch(/^# Second line/m);
  });

  test("makes no link, image, code or mark-up in Markdown: each of its marks is escaped", async () => {
    const markdown = briefMarkdown(await brief());
    const links = [...markdown.matchAll(/(?<!\\)\]\((<[^>]*>|[^)]*)\)/g)].map(
      ([, target = ""]) => target,
    );
    expect(links.length).toBeGreaterThan(5);
    for (const target of links) expect(target).toMatch(/^<https?:\/\/[^<>\s\\`"]*>$/);
    const prose = markdown
      .replace(/(?<!\\)\]\(<[^>]*>\)/g, "")
      .replace(/(?<!\\)`[^`\n]*(?<!\\)`/g, "");
    expect(prose.match(/(?<!\\)<[a-z/]/gi)).toBeNull();
    expect(prose.match(/(?<!\\)\]\(/g)).toBeNull();
    expect(prose.match(/(?<!\\)\[(?!\^[a-z\d]+\]|<b|\\<b)/g)).toBeNull();
    expect(prose.match(/(?<!\\)[`~_]/g)).toBeNull();
    expect(prose.match(/(?<!\\)&/g)).toBeNull();
  });

  test.each([
    ["1. one", "1\\. one"],
    ["1) one", "1\\) one"],
    ["- one", "\\- one"],
    ["+ one", "\\+ one"],
    ["# one", "\\# one"],
    ["a_b*c", "a\\_b\\*c"],
    ["x & y", "x \\& y"],
    ["3.5 and 2-1", "3.5 and 2-1"],
  ])("is escaped where Markdown would read a mark: %s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test("makes no element, attribute or link of its own in HTML", async () => {
    const page = await briefHtml(await brief());
    expect(page).not.toMatch(/<script|<img|<b>Post|<i>/i);
    expect(page).not.toMatch(/<[^>]*\son[a-z]+\s*=/i);
    const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, target = ""]) => target);
    expect(links.filter((target) => !/^(#|https?:\/\/)/.test(target))).toEqual([]);
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more.");
    expect(page).toContain("&amp;lt;b&amp;gt; is no mark-up");
  });

  test("stays data in JSON, neither escaped nor cleaned", async () => {
    const document = JSON.parse(JSON.stringify(briefJson(await brief()))) as ReturnType<
      typeof briefJson
    >;
    const summaries = document.events.map((event) => event.summary);
    for (const at of [0, 1, 2, 5, 6, 7, 8]) expect(summaries).toContain(SUMMARIES[at]);
    expect(summaries.join("")).toContain(RTL);
  });

  test("is not taken for an address unless it is one on the web", async () => {
    const store = await record.workshop.record("addresses");
    const file = record.workshop.write(
      "plain.csv",
      eventsCsv([
        {
          date: "2011-01-01",
          source: "CHL",
          target: "PER",
          cameo: "057",
          summary: "They sign.",
          publisher: "javascript:alert(1)",
        },
      ]),
    );
    await importInto(store, "events", file);
    const plain = await briefOn(store, ["CHL", "PER"]);
    expect(await briefHtml(plain)).not.toMatch(/href="(?!#|http)/);
    expect(briefMarkdown(plain)).not.toMatch(/\]\(/);
    expect(
      briefText(plain, { width: 60 })
        .split("\n")
        .filter((line) => line.length > 60),
    ).toEqual([]);
  });
});
