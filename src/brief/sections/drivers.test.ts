import { describe, expect, test } from "vitest";
import { ARTICLE_DAY, briefOn, sharedRecord } from "../../../test/briefs/temporary-record.ts";
import { type Brief, statementsOf } from "../brief.ts";
import { notesOf } from "../notes.ts";
import { briefHtml } from "../render/html.ts";
import { briefJson } from "../render/json.ts";
import { briefMarkdown } from "../render/markdown.ts";
import { briefText } from "../render/text.ts";
import type { Statement } from "../statement.ts";

const record = sharedRecord();

const named = (brief: Brief, id: string): Statement => {
  const found = statementsOf(brief).find((statement) => statement.id === id);
  if (found === undefined) throw new Error(`no statement ${id}`);
  return found;
};

const HYPOTHESES = ["india-tilt", "afghanistan", "china-broker", "anti-americanism", "commerce"];

describe("what a brief says of what may move the relation", () => {
  test("has a paragraph for each hypothesis, with figures, events behind its series, documents and method", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    for (const id of HYPOTHESES) {
      const { text, evidence } = named(brief, `driver-${id}`);
      expect(text).toMatch(/^“[^”]+”: (?:the record|supported|suggestive).* per cent/u);
      const refs = evidence.flatMap((item) => (item.kind === "query" ? [item.ref] : []));
      expect(refs[0]).toBe("entente drivers PAK RUS --by quarter --as-of 2026-11-24");
      expect(refs.some((ref) => /^entente (?:events|dyads) /.test(ref))).toBe(true);
      expect(evidence.filter((item) => item.kind === "document").length).toBeGreaterThan(1);
      expect(evidence).toContainEqual({ kind: "method", ref: "method/drivers" });
    }
  });

  test("says it in the key judgements, and never that one thing brings the other about", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const keys = brief.sections[0]?.blocks.flatMap((block) => block.statements) ?? [];
    expect(keys.map(({ id }) => id)).toContain("drivers-judgement");
    expect(named(brief, "drivers-reading").text).toContain("precedes the balance and improves");
    const own = statementsOf(brief).filter(({ id }) => /^drivers?\b/.test(id));
    expect(own.map(({ text }) => text).join(" ")).not.toMatch(/\bcaus/i);
  });

  test("prints likelihood words where the record has a verdict, and only there", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    for (const { id, verdict, inclusion } of brief.drivers?.hypotheses ?? []) {
      const { likelihood, text } = named(brief, `driver-${id}`);
      if (verdict === "the record cannot tell") expect(likelihood).toBeUndefined();
      else if (likelihood !== undefined) {
        expect(likelihood.p).toBe(inclusion);
        expect(text).toContain(likelihood.words);
      }
    }
  });

  test("prints assumptions, pre-mortem and the case against, as their authors put them", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    for (const id of ["drivers-assumption-1", "drivers-premortem", "drivers-devils-advocate"]) {
      const { text, evidence } = named(brief, id);
      expect(text).toMatch(/“[^”]{40,}”/u);
      expect(evidence[0]?.kind).toBe("document");
    }
  });

  test("says of hypotheses written down after its day that they were", async () => {
    const early = await record.brief(["RUS", "PAK"], { asOf: ARTICLE_DAY });
    expect(named(early, "drivers").text).toContain(
      "written down on 24 November 2026, after the day of this brief",
    );
    const late = await record.brief(["RUS", "PAK"]);
    expect(named(late, "drivers").text).not.toContain("written down");
  });

  test("takes a default set where the product carries no hypotheses, and names what that lacks", async () => {
    const brief = await record.brief(["IND", "PAK"]);
    expect(named(brief, "drivers").text).toContain("that the record itself suggests");
    expect(named(brief, "drivers-unread").text).toContain("Not weighed for want of a record");
    expect(brief.drivers?.evidence).toEqual([]);
  });

  test("says why nothing is weighed of a dyad of which too little is told", async () => {
    const brief = await record.brief(["LET", "PAK"]);
    expect(named(brief, "drivers-unknown").text).toContain("What may move the relation is not");
    expect(statementsOf(brief).map(({ id }) => id)).not.toContain("drivers-judgement");
  });

  test("is the same in a second brief, and in every form", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const again = await briefOn(record.store(), ["RUS", "PAK"]);
    expect(JSON.stringify(briefJson(again))).toBe(JSON.stringify(briefJson(brief)));
    const { text } = named(brief, "driver-afghanistan");
    const flat = (form: string): string => form.replace(/\s+/g, " ");
    expect(flat(briefText(brief))).toContain(text);
    expect(flat(briefMarkdown(brief))).toContain(text);
    const page = await briefHtml(brief);
    expect(flat(page)).toContain(text);
    for (const id of ["inclusion", "effects", "shares", "evidence"]) {
      expect(page).toContain(`id="drivers-${id}`);
    }
    expect(briefMarkdown(brief)).toContain("How far explanations of the relation of Russia");
  });

  test("cites documents by d and number, each with publisher and rating, linked where it has an address", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const { documents } = notesOf(brief);
    expect(documents.map(({ mark }) => mark)).toEqual(documents.map((_, i) => `d${i + 1}`));
    expect(documents.length).toBeGreaterThan(5);
    const page = await briefHtml(brief);
    for (const { mark, document } of documents) {
      expect(page).toContain(`<li id="document-${mark}">`);
      expect(page).toContain(`href="#document-${mark}"`);
      if (document.address !== null) expect(page).toContain(`href="${document.address}"`);
    }
    expect(briefText(brief)).toContain("DOCUMENTS CITED");
  });
});
