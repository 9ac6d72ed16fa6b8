import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { factSeries, sourceMeasures, voteAgreement } from "../../src/record/index.ts";
import { ALWAYS, chronicleRecord, temporaryFolder } from "../support/record.ts";
import { readsLargeFiles, sharedData } from "../support/shared-data.ts";

const TABLE = "data/figures/focus.csv";
const rows = csvParse(readFileSync(TABLE, "utf8"));
const pairs = [...new Set(rows.map(({ a, b }) => `${a} ${b}`))].map(
  (pair) => pair.split(" ") as [string, string],
);

describe("the page of the table of figures", () => {
  test("states how many rows there are", () => {
    expect(readFileSync("data/figures/README.md", "utf8")).toContain(`${rows.length} rows`);
  });
});

describe.skipIf(!readsLargeFiles)("the table of figures", () => {
  test("is what the script counts from the files that its page names, to the byte", () => {
    const out = join(temporaryFolder(), "focus.csv");
    const told = execFileSync(
      process.execPath,
      ["--import", "tsx", "scripts/focus-figures.ts", sharedData(), out],
      { encoding: "utf8" },
    );
    expect(readFileSync(out, "utf8")).toBe(readFileSync(TABLE, "utf8"));
    const editions = [...told.matchAll(/sha256 ([0-9a-f]{64})/g)].map((match) => match[1] ?? "");
    expect(editions).toHaveLength(3);
    const page = readFileSync("data/figures/README.md", "utf8");
    expect(editions.filter((edition) => !page.includes(edition))).toEqual([]);
  }, 120_000);

  test("answers as the full sources do, for every pair and year that it has", async () => {
    const record = await chronicleRecord();
    const measures = sourceMeasures("alliances").map(({ id }) => id);
    const answers = async (votes: string, alliances: string): Promise<unknown> => {
      const told: unknown[] = [];
      for (const dyad of pairs) {
        const scope = { asOf: ALWAYS, dyad };
        const { source, years } = await voteAgreement(record.store, scope);
        const facts = await factSeries(record.store, scope, { measures, dyad });
        expect(source).toBe(votes);
        expect(new Set(facts.map((fact) => fact.source))).toEqual(
          new Set(facts.length > 0 ? [alliances] : []),
        );
        const whole = years.filter(({ year }) => year < 2020);
        told.push(
          dyad,
          whole,
          facts.map((fact) => ({ ...fact, source: "" })),
        );
      }
      return told;
    };
    try {
      const carried = await answers("figures", "figures");
      await record.add("un-votes", sharedData("un-votes"));
      await record.add(
        "alliances",
        sharedData("peace-science", "atop_alliance.csv.gz"),
        sharedData("peace-science", "cow_alliance.csv.gz"),
      );
      expect(await answers("un-votes", "alliances")).toEqual(carried);
    } finally {
      record.remove();
    }
  }, 120_000);
});
