import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { csvParse, tsvParse } from "d3-dsv";
import fc from "fast-check";
import { getDomain } from "tldts";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { actorByCode } from "./actor-table.ts";
import { normaliseActorName } from "./look-up.ts";
import { publisherCountry } from "./publisher.ts";

const PUBLISHERS = csvParse(
  readFileSync(new URL("../../data/lexicon/publishers.csv", import.meta.url), "utf8"),
);

function countriesOf(urls: readonly string[]): readonly (string | undefined)[] {
  return urls.map((url) => publisherCountry({ url }));
}

describe("the country of a publisher", () => {
  test("is known by its name in any case, with and without the article", () => {
    const names = [
      "Xinhua News Agency",
      "THE TIMES OF INDIA",
      "Hindu",
      "Agence France-Presse",
      "TASS",
    ];
    expect(names.map((name) => publisherCountry({ name }))).toEqual([
      "CHN",
      "IND",
      "IND",
      "FRA",
      "RUS",
    ]);
  });

  test("is known by its domain, whatever stands before it", () => {
    expect(
      countriesOf([
        "https://www.dawn.com/news/1",
        "dawn.com",
        "https://in.reuters.com/article/x",
        "http://tass.com:80/a?b=http://dawn.com",
        "https://APNEWS.com",
        "https://www.aljazeera.com./news",
      ]),
    ).toEqual(["PAK", "PAK", "GBR", "RUS", "USA", "QAT"]);
  });

  test("is that of the closest entry where a site has another under it", () => {
    expect(
      countriesOf(["https://abcnews.go.com/x", "https://espn.go.com/x", "https://notdawn.com"]),
    ).toEqual(["USA", undefined, undefined]);
  });

  test("is else that of the country ending", () => {
    expect(
      countriesOf([
        "https://x.com.pk/a",
        "https://x.co.uk",
        "https://x.ru",
        "https://x.su",
        "https://x.in",
        "https://x.cn",
        "https://x.ir",
        "https://пример.рф/a",
        "https://state.gov",
      ]),
    ).toEqual(["PAK", "GBR", "RUS", "RUS", "IND", "CHN", "IRN", "RUS", "USA"]);
  });

  test("is unknown under an ending that anyone may buy, unless the site is listed", () => {
    const sold = "io co tv me ai ws cc fm to ly gg com org net info eu int".split(" ");
    expect(countriesOf(sold.map((ending) => `https://nobody-knows.${ending}/`))).toEqual(
      sold.map(() => undefined),
    );
    expect(countriesOf(["https://arynews.tv/x", "https://meduza.io"])).toEqual(["PAK", "LVA"]);
  });

  test("is taken from the name before the address", () => {
    expect(publisherCountry({ name: "Dawn", url: "https://archive.example.ru" })).toBe("PAK");
    expect(publisherCountry({ name: "Nobody Knows", url: "https://example.ru" })).toBe("RUS");
  });

  test("is unknown for anything that is neither", () => {
    expect(publisherCountry({})).toBeUndefined();
    expect(publisherCountry({ name: undefined, url: undefined })).toBeUndefined();
    expect(publisherCountry({ name: "Daily Star" }), "Beirut, Dhaka, London").toBeUndefined();
    expect(countriesOf(["", "no address", "http://192.168.1.1/x", "http://[::1]/", "//"])).toEqual(
      Array(5).fill(undefined),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const country = publisherCountry({ url: text, name: text });
        expect(country === undefined || actorByCode(country) !== undefined).toBe(true);
      }),
    );
  });

  test("costs little enough for a hundred thousand domains", () => {
    const start = performance.now();
    for (let i = 0; i < 100_000; i += 1)
      publisherCountry({ url: `https://www.site${i}.example.com/a` });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("the table of publishers", () => {
  test("lists each name and domain once, with a country that exists", () => {
    const keys = PUBLISHERS.map(({ match = "", kind }) =>
      kind === "name" ? `name ${normaliseActorName(match)}` : `domain ${match}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(PUBLISHERS.filter(({ kind }) => kind === "domain").length).toBeGreaterThanOrEqual(250);
    expect(PUBLISHERS.filter(({ kind }) => kind !== "domain" && kind !== "name")).toEqual([]);
    expect(PUBLISHERS.filter(({ country = "" }) => actorByCode(country)?.kind !== "state")).toEqual(
      [],
    );
  });

  test("writes a domain as a registrable one or a host under it", () => {
    const domains = PUBLISHERS.filter(({ kind }) => kind === "domain").map(
      ({ match = "" }) => match,
    );
    expect(domains.filter((domain) => domain !== domain.toLowerCase())).toEqual([]);
    expect(domains.filter((domain) => !domain.endsWith(getDomain(domain) ?? "no domain"))).toEqual(
      [],
    );
    expect(domains.filter((domain) => domain.startsWith("www."))).toEqual([]);
  });

  test("answers for most of the chronicle", () => {
    const text = readFileSync(
      new URL("../../data/chronicle/chronicle.csv", import.meta.url),
      "utf8",
    );
    const rows = csvParse(text);
    const known = rows.filter(
      ({ url, publisher }) => publisherCountry({ url, name: publisher }) !== undefined,
    );
    expect(known.length / rows.length).toBeGreaterThan(0.75);
  });
});

describe.skipIf(!hasSharedData)("publishers in published files", () => {
  test("are known for nine rows in ten of ICEWS", () => {
    const bytes = readFileSync(sharedData("icews-raw", "icews_sample_20180601-03.tsv.gz"));
    const rows = tsvParse(gunzipSync(bytes).toString("utf8"));
    const known = rows.filter((row) => publisherCountry({ name: row["publisher"] }) !== undefined);
    expect(known.length / rows.length).toBeGreaterThan(0.9);
  });

  test("are known for half the rows of a GDELT export, where American local stations are many", () => {
    const bytes = readFileSync(sharedData("gdelt-raw", "20180101000000.export.CSV.gz"));
    const rows = gunzipSync(bytes).toString("utf8").trimEnd().split("\n");
    const known = rows.filter(
      (row) => publisherCountry({ url: row.split("\t")[60] }) !== undefined,
    );
    expect(known.length / rows.length).toBeGreaterThan(0.45);
  });
});
