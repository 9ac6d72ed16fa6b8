import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../kernel/index.ts";
import { carriedHypotheses } from "./carried-hypotheses.ts";
import type { HypothesisFile } from "./hypothesis.ts";
import { readHypotheses } from "./read-hypotheses.ts";

function founding(): HypothesisFile {
  const carried = carriedHypotheses(["RUS", "PAK"]);
  if (carried === undefined) throw new Error("the founding file is not carried");
  return readHypotheses(carried, isoDate("2026-11-24"));
}

const KINDS = [
  "timing",
  "initiative",
  "target",
  "specificity",
  "exposure-control",
  "lead",
  "asymmetry",
];

describe("the carried hypotheses on Russia and Pakistan", () => {
  test("are found in either order, and no other dyad has any", () => {
    expect(carriedHypotheses(["PAK", "RUS"])).toEqual(carriedHypotheses(["RUS", "PAK"]));
    expect(carriedHypotheses(["IND", "PAK"])).toBeUndefined();
  });

  test("are the founding article's five, declared on the day that the file states", () => {
    const { hypotheses, declared, source } = founding();
    expect(hypotheses.map(({ id }) => id)).toEqual([
      "india-tilt",
      "afghanistan",
      "china-broker",
      "anti-americanism",
      "commerce",
    ]);
    expect(declared).toBe("2026-11-24");
    expect(source?.published).toBe("2017-08-29");
  });

  test("each state all seven kinds of implication, rivals, tests and a change to size them by", () => {
    for (const one of founding().hypotheses) {
      expect([one.id, one.implications.map(({ kind }) => kind)]).toEqual([one.id, KINDS]);
      expect(one.rivals.length).toBeGreaterThan(1);
      expect(one.tests.length).toBeGreaterThan(0);
      expect(one.namedChange).toBeDefined();
    }
  });

  test("test five different things", () => {
    expect(new Set(founding().hypotheses.map(({ hash }) => hash)).size).toBe(5);
  });

  test("stand beside what challenges them", () => {
    const { assumptions, premortem, devilsAdvocate, limits } = founding();
    expect(assumptions.length).toBeGreaterThan(2);
    expect(premortem).toMatch(/wrong/);
    expect(devilsAdvocate?.against).toBe("india-tilt");
    expect(limits.length).toBeGreaterThan(4);
  });
});

describe("the documents weighed on Russia and Pakistan", () => {
  const items = founding().matrix?.evidence ?? [];
  const chronicle = csvParse(readFileSync("data/chronicle/chronicle.csv", "utf8"));

  test("are judged by one judge who had not seen the panel's result", () => {
    expect(founding().matrix?.judges).toEqual([
      {
        id: "drafter",
        name: "drafting engineer, from the public record",
        judged: "2026-11-24",
        panelResult: "unseen",
      },
    ]);
    expect(items.length).toBeGreaterThan(12);
  });

  test("each weigh differently on different hypotheses, or say of one only", () => {
    const flat = items.filter(({ weights }) => {
      const cells = Object.values(weights["drafter"] ?? {}).map((cell) => JSON.stringify(cell));
      return cells.length === 0 || (cells.length > 1 && new Set(cells).size === 1);
    });
    expect(flat.map(({ id }) => id)).toEqual([]);
  });

  test("are no events of the chronicle: neither its pages nor its words of the same day", () => {
    const pages = new Set(chronicle.map((row) => row["url"]));
    expect(
      items.filter(({ source }) => pages.has(source?.address ?? "-")).map(({ id }) => id),
    ).toEqual([]);
    const speakers =
      /Kabulov|Chemezov|Kadakin|Kudashev|Saran|Mantytskiy|Nicholson|Pogosyan|embassy/i;
    const sameDay = items.flatMap(({ id, date, says }) =>
      chronicle
        .filter(
          (row) =>
            row["date"] === date && speakers.test(row["summary"] ?? "") && speakers.test(says),
        )
        .map(() => id),
    );
    expect(sameDay).toEqual([]);
  });

  test("state publisher, rating and date, a search that found nothing its own", () => {
    expect(
      items.filter(({ source, rating }) => !source?.publisher || !rating).map(({ id }) => id),
    ).toEqual([]);
    expect(items.filter(({ date }) => date === undefined)).toEqual([]);
    const searched = items.filter(({ id }) => id.startsWith("no-")).map(({ date }) => date);
    expect(searched).toEqual(["2026-11-24", "2026-11-24"]);
  });
});
