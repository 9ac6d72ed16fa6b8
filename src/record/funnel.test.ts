import { describe, expect, test } from "vitest";
import { csvFile, gdeltFile, ownEvent } from "../../test/record/source-rows.ts";
import { ALWAYS, recordForEach } from "../../test/support/record.ts";
import { dyadFunnel, dyadPerspective } from "./funnel.ts";

const held = recordForEach();

const SCOPE = { asOf: ALWAYS, dyad: ["RUS", "PAK"] } as const;

const BACK = { source: "PAK", target: "RUS" };

describe("the funnel", () => {
  test("accounts for every row: cap, re-report, mirror, event", async () => {
    const url = "https://a.example/1";
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", url, code: "040", mentions: 9 },
        { id: "2", url, code: "036" }, // capped: same article, class, day and direction as 1
        { id: "3", url: "https://b.example/2", code: "040" }, // tells of 1 again
        { id: "4", url: "https://c.example/3", code: "040", ...BACK }, // mirrors 1
        { id: "5", url: "https://c.example/3", code: "190" },
        { id: "6", url: "https://d.example/4", target: "IND" }, // another dyad
        { id: "7", url: "https://d.example/4", target: "RUS" }, // no dyad
      ]),
    );
    expect(await dyadFunnel(held.current.store, SCOPE)).toEqual({
      rows: 5,
      articles: 3,
      events: 2,
      dropped: { articleCap: 1, reReported: 1, mirrored: 1 },
    });
  });

  test("of a dyad without a row is empty", async () => {
    expect(await dyadFunnel(held.current.store, SCOPE)).toEqual({
      rows: 0,
      articles: 0,
      events: 0,
      dropped: { articleCap: 0, reReported: 0, mirrored: 0 },
    });
  });

  test("is that of the day asked for", async () => {
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", added: "20180115" },
        { id: "2", added: "20180601", code: "190" },
      ]),
    );
    const at = async (asOf: string): Promise<unknown> =>
      (await dyadFunnel(held.current.store, { ...SCOPE, asOf })).rows;
    expect([await at("2018-01-14"), await at("2018-05-31"), await at("2018-06-01")]).toEqual([
      0, 1, 2,
    ]);
  });
});

describe("the perspective", () => {
  test("is the share of counted reports from either press, third countries and unknown", async () => {
    const row = { code: "036" };
    await held.current.addText(
      "gdelt",
      gdeltFile([
        { id: "1", ...row, url: "https://tass.com/1" },
        { id: "2", ...row, url: "https://www.dawn.com/1" },
        { id: "3", ...row, url: "https://www.dawn.com/2" },
        { id: "4", ...row, url: "https://www.thehindu.com/1" },
        { id: "5", ...row, url: "https://nobody.example/1" },
        { id: "6", code: "031", url: "https://nobody.example/1" }, // capped, so it has no voice
      ]),
    );
    expect(await dyadPerspective(held.current.store, SCOPE)).toEqual({
      a: 0.2,
      b: 0.4,
      third: 0.2,
      unknown: 0.2,
    });
    const turned = { ...SCOPE, dyad: ["PAK", "RUS"] } as const;
    expect(await dyadPerspective(held.current.store, turned)).toMatchObject({ a: 0.4, b: 0.2 });
  });

  test("of hand-coded reports goes by their address, where their publisher is not known by name", async () => {
    const rows = [
      { summary: "One.", publisher: "A column", url: "https://tass.com/1" },
      { summary: "Two.", publisher: "A column", url: "https://www.dawn.com/1" },
    ];
    await held.current.addText("events", csvFile(rows.map(ownEvent)));
    expect(await dyadPerspective(held.current.store, SCOPE)).toMatchObject({ a: 0.5, b: 0.5 });
  });

  test("of a dyad without a report is nobody's", async () => {
    const none = { a: 0, b: 0, third: 0, unknown: 0 };
    expect(await dyadPerspective(held.current.store, SCOPE)).toEqual(none);
  });
});
