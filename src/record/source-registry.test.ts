import { describe, expect, test } from "vitest";
import { sourceCards, sourceMeasures, sourceNamed } from "./source-registry.ts";

describe("the sources", () => {
  test("are known, each under its own name", () => {
    expect(sourceCards().map(({ id }) => id)).toEqual([
      "chronicle",
      "events",
      "gdelt",
      "icews",
      "icews-tkg",
      "dictionary",
      "figures",
      "icews-dyad-year",
      "dyad-scores",
      "un-votes",
      "ideal-points",
      "arms",
      "alliances",
      "disputes",
      "rivalries",
      "wars",
      "armed-conflicts",
      "trade",
      "igos",
      "capabilities",
      "regimes",
      "contiguity",
      "leaders",
    ]);
    for (const { id } of sourceCards()) expect(sourceNamed(id).id).toBe(id);
  });

  test("each say their licence, how to cite them, what is wrong with them and what they read", () => {
    for (const card of sourceCards()) {
      expect(card.title).not.toBe("");
      expect(card.licence).not.toBe("");
      expect(card.citation).not.toBe("");
      expect(card.expects).not.toBe("");
      expect(card.faults.length).toBeGreaterThan(0);
      for (const fault of card.faults) expect(fault).toMatch(/^[A-Z].*\.$/);
      if (card.id !== "events") expect(card.address).not.toBe("");
    }
  });

  test("accept their own files in a folder, packed or not, and no others", () => {
    const accepting = (path: string): string[] =>
      sourceCards().flatMap(({ id }) => (sourceNamed(id).accepts(path) ? [id] : []));
    expect(accepting("20180101.export.CSV")).toContain("gdelt");
    expect(accepting("20180101000000.export.CSV.zip")).toContain("gdelt");
    expect(accepting("x/events.2018.tab.gz")).toContain("icews");
    expect(accepting("x/events.tsv.gz")).toContain("icews-tkg");
    expect(accepting("x/Phoenix.Countries.actors.txt.gz")).toContain("dictionary");
    expect(accepting("x/entities.tsv.gz")).not.toContain("icews-tkg");
    expect(accepting("mine.csv.zst")).toEqual(expect.arrayContaining(["chronicle", "events"]));
    expect(accepting("un/un_votes_1946_2019.csv.gz")).toContain("un-votes");
    expect(accepting("un/un_roll_calls.csv.gz")).not.toContain("un-votes");
    expect(accepting("un/IdealpointestimatesAll_Apr2020.csv")).toContain("ideal-points");
    for (const name of ["README.md", "a.pdf", "a.csv.bak", "a.duckdb", "csv"]) {
      expect([name, accepting(name)]).toEqual([name, []]);
    }
  });

  test("of facts state measures of one name, unit and meaning each, in whatever source; those of events none", () => {
    const all = sourceCards().flatMap(({ id }) => {
      const measures = sourceMeasures(id);
      expect([id, measures.length > 0]).toEqual([id, sourceNamed(id).kind === "facts"]);
      return measures;
    });
    const named = new Set(all.map(({ id }) => id));
    expect(new Set(all.map((measure) => JSON.stringify(measure))).size).toBe(named.size);
    expect(all.length - named.size).toBe(sourceMeasures("alliances").length);
    for (const { id, unit, meaning } of all) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      expect(unit).not.toBe("");
      expect(meaning).toMatch(/^[a-z0-9].*[^.]$/);
    }
    expect(sourceMeasures("no-source")).toEqual([]);
  });

  test("that are misspelt are named; nonsense is not", () => {
    const raised = (id: string): unknown => {
      try {
        return sourceNamed(id);
      } catch (error) {
        return error;
      }
    };
    expect(raised("gdlet")).toMatchObject({
      code: "record.source-unknown",
      facts: { near: "gdelt" },
    });
    expect(raised("ICEWS")).toMatchObject({ facts: { near: "icews" } });
    expect(raised("icews_tkg")).toMatchObject({ facts: { near: "icews-tkg" } });
    expect(raised("newspapers")).toMatchObject({
      facts: { near: "" },
      hint: expect.stringMatching(
        /^Sources: chronicle, events, gdelt, icews, icews-tkg, .*leaders\.$/,
      ),
    });
    expect(raised("gdlet")).toMatchObject({ hint: expect.stringMatching(/^Did you mean gdelt\?/) });
  });
});
