import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import {
  CREDIBILITIES,
  credibilityName,
  RELIABILITIES,
  readRating,
  reliabilityName,
} from "./source-quality.ts";

describe("a source rating", () => {
  test("is read for each of the 36 pairs", () => {
    for (const reliability of RELIABILITIES) {
      for (const credibility of CREDIBILITIES) {
        expect(readRating(`${reliability}${credibility}`)).toEqual({ reliability, credibility });
      }
    }
  });

  test.each(["", "B", "2", "2B", "b2", "G1", "A0", "A7", "B2 ", "B22", "BB"])(
    "is not read from %j",
    (text) => {
      expect(readRating(text)).toBeUndefined();
    },
  );

  test("stands in every row of the chronicle", () => {
    const file = new URL("../../data/chronicle/chronicle.csv", import.meta.url);
    const ratings = csvParse(readFileSync(file, "utf8")).map((row) => row["source_rating"] ?? "");
    expect(ratings.length).toBeGreaterThan(500);
    expect(ratings.filter((text) => readRating(text) === undefined)).toEqual([]);
  });

  test("has words for its two halves, which stay apart", () => {
    expect(RELIABILITIES.map(reliabilityName)).toEqual([
      "completely reliable",
      "usually reliable",
      "fairly reliable",
      "not usually reliable",
      "unreliable",
      "reliability cannot be judged",
    ]);
    expect(CREDIBILITIES.map(credibilityName)).toEqual([
      "confirmed by other sources",
      "probably true",
      "possibly true",
      "doubtful",
      "improbable",
      "truth cannot be judged",
    ]);
  });
});
