import { describe, expect, test } from "vitest";
import { ARTICLE_DAY, sharedRecord } from "../../../test/briefs/temporary-record.ts";
import { isoDate } from "../../kernel/index.ts";
import { type Brief, statementsOf } from "../brief.ts";
import { houseStyleFaults } from "../house-style.ts";
import { briefMarkdown } from "../render/markdown.ts";
import { briefText } from "../render/text.ts";
import type { Statement } from "../statement.ts";
import { writeBrief } from "../write-brief.ts";

const record = sharedRecord();

function inOutlook(brief: Brief): readonly Statement[] {
  const section = brief.sections.find(({ id }) => id === "outlook");
  return section?.blocks.flatMap(({ statements }) => statements) ?? [];
}

function saying(brief: Brief, id: string): Statement {
  const found = statementsOf(brief).find((statement) => statement.id === id);
  if (found === undefined) throw new Error(`no statement ${id}`);
  return found;
}

describe("the outlook of a brief", () => {
  test("says first that it is from the day on which the record ends, where that is long ago", async () => {
    const [first] = inOutlook(await record.brief(["RUS", "PAK"]));
    expect(first?.text).toMatch(/^This is the outlook from 30 September 2022, .* four years later/);
    const [then] = inOutlook(await record.brief(["RUS", "PAK"], { asOf: ARTICLE_DAY }));
    expect(then?.text).toMatch(/^This is the outlook from 30 June 2017, the end of [^,]*$/);
  });

  test("puts what may happen in words with the range at their first use, the base rate beside it", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const asked = inOutlook(brief).filter(({ likelihood }) => likelihood !== undefined);
    expect(asked.length).toBeGreaterThanOrEqual(4);
    const seen = new Set<string>();
    for (const { text, likelihood, confidence } of asked) {
      const { words = "", p = Number.NaN } = likelihood ?? {};
      expect(text.includes(`${words} (`)).toBe(!seen.has(words));
      expect(text).toMatch(/told of (?:in \d+ per cent of windows )?before/);
      expect(text).toContain(`${Math.round(100 * p)} per cent`);
      expect(confidence).toBeUndefined();
      seen.add(words);
    }
  });

  test("prints the figure alone where the scale has no words", async () => {
    const scope = { asOf: isoDate(ARTICLE_DAY), dyad: ["RUS", "PAK"] as const };
    const brief = await writeBrief(record.store(), scope, {
      ...{ version: "0.0.0", simulations: 20, scale: "phia" as const },
    });
    const exercise = saying(brief, "question-exercise");
    expect(exercise.likelihood).toBeUndefined();
    expect(exercise.text).toMatch(/cooperation: \d+ per cent; told of/);
    expect(saying(brief, "question-visit").likelihood?.words).toBe("likely");
    expect(saying(brief, "snapshot").text).toContain("--scale phia");
    expect(houseStyleFaults(brief)).toEqual([]);
  });

  test("tells what is expected of each level beside its long-run mean, or that none is forecast", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    for (const target of ["cooperation", "conflict"]) {
      expect(saying(brief, `outlook-${target}`).text).toMatch(
        /(?:are expected in|no forecast is given).*long-run mean/,
      );
    }
    expect(saying(brief, "track-record").text).toContain("a back-test stands in its place");
    expect(saying(brief, "track-cooperation").text).toMatch(/skill −?\d+\.\d per cent \(/);
  });

  test("draws what is released, in every form", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const [fan] = brief.outlook?.fans ?? [];
    expect(fan?.target).toBe("cooperation");
    expect(fan?.forecasts.map(({ period }) => period)).toEqual([
      "2022-Q4",
      "2023-Q1",
      "2023-Q2",
      "2023-Q3",
    ]);
    for (const { quantiles, mean } of fan?.forecasts ?? []) {
      expect(quantiles).toEqual(quantiles.toSorted((x, y) => x - y));
      expect(mean).toBeGreaterThan(0);
    }
    const title = "Cooperation between Russia and Pakistan by quarter: past and forecast";
    expect(briefText(brief).replace(/\s+/g, " ")).toContain(title);
    expect(briefMarkdown(brief)).toContain("2023-Q3");
  });

  test("leaves a dyad with hardly an event out of the key judgements and the drawings", async () => {
    const brief = await record.brief(["LET", "PAK"]);
    expect(statementsOf(brief).some(({ id }) => id === "outlook-judgement")).toBe(false);
    expect(brief.outlook?.fans).toEqual([]);
  });
});
