import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { rollCallsFile } from "../../../test/record/fact-files.ts";
import { factLine } from "../../../test/support/fact-table.ts";
import { ALWAYS, recordForTest, temporaryFolder } from "../../../test/support/record.ts";
import { readsLargeFiles, sharedData } from "../../../test/support/shared-data.ts";
import type { FactReader } from "../intake/fact.ts";
import { rejects } from "../rejects.ts";
import { voteAgreement } from "../vote-agreement.ts";
import { UN_VOTES } from "./un-votes.ts";

/** The reader of votes beside roll calls of this content. */
function readerBeside(name: string, content: string | Uint8Array): FactReader {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const [table] = UN_VOTES.tables;
  if (table === undefined) throw new Error("one table");
  return table.reader(folder);
}

const CALLS = rollCallsFile(["7,2001-11-05", "8,no day"]);

function read(cells: Readonly<Record<string, string>>): string {
  const reader = readerBeside("un_roll_calls.csv", CALLS);
  const outcome = reader({ rcid: "7", country_code: "RU", country: "Russia", vote: "1", ...cells });
  if ("reason" in outcome) return `${outcome.reason}: ${outcome.detail}`;
  return outcome.facts.map(factLine).join("; ");
}

describe("a row of un-votes", () => {
  test("is a vote of its roll call's day, known on that day", () => {
    const vote = "un-vote RUS (7) 2001-11-05..2001-11-05 known 2001-11-05 =";
    expect(read({ vote: "1" })).toBe(`${vote} 1`);
    expect(read({ vote: "2" })).toBe(`${vote} 0`);
    expect(read({ vote: "3" })).toBe(`${vote} -1`);
  });

  test("whose code reads NA is Namibia's by its name, and else nobody's", () => {
    const namibia = read({ country_code: "NA", country: "Namibia" });
    expect(namibia).toMatch(/^un-vote NAM /);
    for (const country_code of ["NA", ""]) {
      expect(read({ country_code, country: "Yemen Arab Republic" })).toBe(
        'country-unknown: no country_code; country "Yemen Arab Republic"',
      );
    }
  });

  test("of a state that is gone, of no vote, of another mark or of no roll call is refused", () => {
    expect(read({ country_code: "DD" })).toMatch(/^country-unknown: /);
    expect(read({ vote: "" })).toBe("value-missing: no vote");
    expect(read({ vote: "8" })).toBe('value-malformed: vote: "8" is none of 1, 2, 3');
    expect(read({ vote: "constructor" })).toMatch(/^value-malformed/);
    expect(read({ rcid: "9" })).toBe("item-unknown: no roll call 9 with a day");
    expect(read({ rcid: "8" })).toBe("item-unknown: no roll call 8 with a day");
  });
});

describe("the roll calls beside votes", () => {
  test("are read plain or gzip, with a byte-order mark or without", () => {
    const packed = readerBeside("un_roll_calls.csv.gz", gzipSync(`\uFEFF${CALLS}`));
    expect(packed({ rcid: "7", country_code: "RU", country: "Russia", vote: "1" })).toHaveProperty(
      "facts",
    );
  });

  test("that are missing, damaged or without days are a failure of the import", () => {
    const opening = (name: string, content: string | Uint8Array): (() => FactReader) => {
      return () => readerBeside(name, content);
    };
    expect(opening("other.csv", CALLS)).toThrow(
      expect.objectContaining({ code: "record.input-missing" }),
    );
    const damaged = gzipSync(CALLS).subarray(0, 20);
    expect(opening("un_roll_calls.csv.gz", damaged)).toThrow(
      expect.objectContaining({ code: "record.input-unreadable" }),
    );
    expect(opening("un_roll_calls.csv", "rcid,day\n7,2001-11-05\n")).toThrow(
      expect.objectContaining({ facts: expect.objectContaining({ why: "it has no column date" }) }),
    );
  });
});

describe.skipIf(!readsLargeFiles)("the real votes of 1946 to 2020", () => {
  test("are all accounted for, and agree as counted independently", async () => {
    const record = await recordForTest();
    const answer = await record.add("un-votes", sharedData("un-votes"));
    expect(answer).toMatchObject({ rows: 870_109, rejected: 19_116, reports: 850_993, known: 0 });
    const refused = await rejects(record.store);
    const without = refused.filter(({ detail }) => detail.startsWith("no country_code"));
    expect(without).toHaveLength(5444);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(["country-unknown"]));
    const calls = "SELECT count(DISTINCT item)::INTEGER AS calls FROM fact";
    expect(await record.rows(calls)).toEqual([{ calls: 6203 }]);
    const agreed = [
      ["RUS", "PAK", 5981, 0.655],
      ["IND", "USA", 6118, 0.216],
      ["CHN", "PAK", 4477, 0.859],
      ["RUS", "USA", 6119, 0.219],
    ] as const;
    for (const [a, b, votes, share] of agreed) {
      const { overall } = await voteAgreement(record.store, { asOf: ALWAYS, dyad: [a, b] });
      expect([a, b, overall.votes]).toEqual([a, b, votes]);
      expect(overall.agreement).toBeCloseTo(share, 3);
    }
  }, 120_000);
});
