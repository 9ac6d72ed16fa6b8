import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { tsvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { cameoCode, cameoEntries, describeEvent } from "./cameo.ts";
import { isMutual, mirrorOf } from "./mirror.ts";

describe("a mutual act", () => {
  test("is one of seven", () => {
    const mutual = cameoEntries().filter((entry) => isMutual(entry.code));
    expect(mutual.map((entry) => entry.code)).toEqual([
      "040",
      "041",
      "042",
      "043",
      "044",
      "046",
      "057",
    ]);
  });

  test("has a mirror, and the mirror's mirror is the act again; a one-sided act has none", () => {
    for (const { code } of cameoEntries()) {
      const mirror = mirrorOf(code);
      expect(mirror !== undefined).toBe(isMutual(code));
      if (mirror !== undefined) expect(mirrorOf(mirror)).toBe(code);
    }
  });

  test("is hosting on one side and visiting on the other", () => {
    const visit = cameoCode("042");
    const mirror = mirrorOf(visit);
    expect(mirror).toBe("043");
    expect(describeEvent(visit, "Russia", "India")).toBe("Russia visited India");
    expect(describeEvent(mirror ?? visit, "India", "Russia")).toBe(
      "India hosted a visit by Russia",
    );
  });

  test("of any other kind is told as done by both", () => {
    for (const { code, phrase } of cameoEntries()) {
      if (mirrorOf(code) === code) expect(phrase).toMatch(/^\{source\} and \{target\} /);
    }
  });
});

describe.skipIf(!hasSharedData)("a mutual act in ICEWS of 2018", () => {
  test("stands mirrored on the same day in more than 97 rows of 100, any other code seldomer", () => {
    const folder = (file: string): string => sharedData("icews-tkg", "ICEWS18", file);
    const relations = tsvParse(readFileSync(folder("relations.tsv"), "utf8"));
    const codeOf = new Map(relations.map((row) => [row["id"], row["cameo"] ?? ""]));
    const events = gunzipSync(readFileSync(folder("events.tsv.gz"))).toString("utf8");
    const rows = events
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"));
    const key = (day = "", source = "", code = "", target = ""): string =>
      `${day} ${source} ${code} ${target}`;
    const held = new Set(rows.map(([day, a, relation, b]) => key(day, a, codeOf.get(relation), b)));
    const tallies = new Map<string, { rows: number; mirrored: number }>();
    for (const [day, a, relation, b] of rows) {
      const code = cameoCode(codeOf.get(relation) ?? "");
      const tally = tallies.get(code) ?? { rows: 0, mirrored: 0 };
      tally.rows += 1;
      if (held.has(key(day, b, mirrorOf(code) ?? code, a))) tally.mirrored += 1;
      tallies.set(code, tally);
    }
    const frequent = [...tallies].filter(([, tally]) => tally.rows >= 100);
    expect(frequent.length).toBeGreaterThan(80);
    for (const [code, tally] of frequent) {
      const share = tally.mirrored / tally.rows;
      expect([code, share > 0.97]).toEqual([code, isMutual(code)]);
    }
  });
});
