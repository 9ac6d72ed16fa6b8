import { describe, expect, test } from "vitest";
import { CommandReader, readCommand } from "../../test/briefs/stated-command.ts";
import { figureFaults } from "../../test/briefs/stated-figures.ts";
import {
  ARTICLE_DAY,
  briefOn,
  eventsCsv,
  importInto,
  sharedRecord,
  TODAY,
} from "../../test/briefs/temporary-record.ts";
import { runsSlowTests } from "../../test/support/shared-data.ts";
import { EntenteError } from "../kernel/index.ts";
import type { Store } from "../record/index.ts";
import { type Brief, statementsOf } from "./brief.ts";
import { houseStyleFaults } from "./house-style.ts";
import { briefHtml } from "./render/html.ts";
import { briefJson } from "./render/json.ts";
import { briefMarkdown } from "./render/markdown.ts";
import { briefText } from "./render/text.ts";

type Row = Readonly<Record<string, string>>;

/** Events of one's own between Chile and Peru, so many of a code in each year given. */
function chile(cameo: string, years: readonly (number | string)[], more: Row = {}): Row[] {
  return years.map((year, i) => ({
    date: `${year}-03-${String(10 + i).padStart(2, "0")}`,
    source: "CHL",
    target: "PER",
    cameo,
    summary: `Chile does a thing of code ${cameo}, the ${i + 1}th of ${year}.`,
    publisher: "El Mercurio",
    source_rating: "B2",
    ...more,
  }));
}

/** Pairs that the chronicle does not know, each with a shape that puts the prose to the test. */
const OWN: readonly Row[] = [
  // words and deeds in equal parts, of three instruments with the same share
  ...chile("036", [2001, 2002]),
  ...chile("061", [2001, 2002]),
  ...chile("072", [2003]),
  ...chile("0312", [2004]),
  // two deeds of conflict: "both"
  { date: "2010-01-02", source: "BOL", target: "PRY", cameo: "190", summary: "Shots are fired." },
  {
    date: "2010-05-02",
    source: "PRY",
    target: "BOL",
    cameo: "190",
    summary: "Shots are returned.",
  },
  // a busy spell, a silent one, then events in the incomplete last year only
  ...[2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008].flatMap((year) =>
    [1, 2, 3, 4, 5, 6].map((day) => ({
      date: `${year}-02-0${day}`,
      source: "NOR",
      target: "ISL",
      cameo: "036",
      summary: `Norway offers fish, ${year}-${day}.`,
    })),
  ),
  {
    date: "2016-03-01",
    source: "ISL",
    target: "NOR",
    cameo: "036",
    summary: "Iceland offers fish.",
  },
  // one event in twenty years, and a joint event with others
  {
    date: "1990-06-01",
    source: "TON",
    target: "WSM",
    cameo: "040",
    summary: "Tonga and Samoa confer.",
  },
  {
    date: "1991-06-01",
    source: "TON",
    target: "FJI",
    cameo: "040",
    summary: "Tonga and Fiji confer with Samoa.",
    others: "WSM",
  },
  {
    date: "2021-01-01",
    source: "FJI",
    target: "VUT",
    cameo: "040",
    summary: "Fiji and Vanuatu confer.",
  },
];

const record = sharedRecord(async (store, workshop) => {
  await importInto(store, "events", workshop.write("own.csv", eventsCsv(OWN)));
});
const own = { sources: ["events"] } as const;

const saying = (brief: Brief, id: string): string =>
  statementsOf(brief).find((statement) => statement.id === id)?.text ?? "";

const figuresOf = (brief: Brief): string[] =>
  statementsOf(brief)
    .flatMap(({ text, bound }) =>
      bound.map((span) => text.slice(span.start, span.end).toLowerCase()),
    )
    .filter((figure) =>
      /\d|^(none|no|one|two|three|four|five|six|seven|eight|nine|ten|all|both)\b/.test(figure),
    )
    .filter((figure) => !figure.startsWith("entente "))
    .sort();

async function everyForm(brief: Brief): Promise<string[]> {
  return [
    briefText(brief),
    briefMarkdown(brief),
    await briefHtml(brief),
    JSON.stringify(briefJson(brief)),
  ];
}

describe("a brief", () => {
  test.skipIf(!runsSlowTests)(
    "keeps to the house style and to its commands whatever the shape of the record",
    async () => {
      const reader = new CommandReader(record.store());
      for (const dyad of [
        ["CHL", "PER"],
        ["BOL", "PRY"],
        ["NOR", "ISL"],
        ["TON", "WSM"],
      ] as const) {
        for (const asked of [own, { ...own, asOf: "2009-06-30", since: "2003-01-01" }]) {
          if (dyad[0] === "BOL" && "asOf" in asked) continue;
          const brief = await record.brief(dyad, asked);
          expect(houseStyleFaults(brief), dyad.join(" ")).toEqual([]);
          expect((await figureFaults(brief, reader)).faults, dyad.join(" ")).toEqual([]);
        }
      }
    },
  );

  test("does not say that words outnumber deeds where there are as many of both", async () => {
    const brief = await record.brief(["CHL", "PER"], own);
    expect(saying(brief, "words-deeds")).toMatch(
      /^Words and deeds balance: three are words .*, three are deeds /,
    );
  });

  test("names every instrument of the largest share", async () => {
    const brief = await record.brief(["CHL", "PER"], own);
    expect(saying(brief, "instruments")).toBe(
      "Diplomacy, the economy and the military weigh equally, each in two of the events.",
    );
  });

  test("says 'both' of two", async () => {
    const brief = await record.brief(["BOL", "PRY"], own);
    expect(saying(brief, "extent")).toContain("both of them conflictual");
  });

  test("gives no rate for a phase with events in its incomplete last year only", async () => {
    const brief = await record.brief(["NOR", "ISL"], { ...own, asOf: "2016-06-30" });
    expect(brief.phases.at(-1)).toMatchObject({ from: "2009", to: "2016" });
    expect(saying(brief, "phase-2009")).toMatch(
      /^The period holds one event, in its last and incomplete year only/,
    );
  });

  test("never gives a rate of 0.0 for little", async () => {
    const brief = await record.brief(["TON", "WSM"], own);
    expect(saying(brief, "phase-1990")).toContain("under 0.1 a year");
  });

  test("tells of a single joint event as of one", async () => {
    const brief = await record.brief(["TON", "WSM"], own);
    expect(saying(brief, "joint-settings")).toMatch(
      /^Both also take part in one wider event, with Fiji\. That one, 1 June 1991: /,
    );
  });

  test("lists the events of others that it cites among its events, so that each can be looked up", async () => {
    const brief = await record.brief(["RUS", "PAK"]);
    const joint = statementsOf(brief).find((statement) => statement.id === "joint-settings");
    const cited =
      joint?.evidence.filter((item) => item.kind === "event").map((item) => item.ref) ?? [];
    expect(cited).toHaveLength(1);
    expect(brief.events.map((event) => event.id)).toContain(cited[0]);
  });

  test("counts silent years up to the end of coverage, not to the last event", async () => {
    const brief = await record.brief(["TALIBAN", "USA"]);
    expect(saying(brief, "silent-years")).toMatch(
      /^No event is on record in four of the 14 years from 2009 to 2022 \(2011, 2015, 2021 and 2022\)/,
    );
  });

  test("says since when it counts what is new, and counts an event once known as known", async () => {
    const again = (day: string, publisher: string): Row => ({
      date: "2001-02-02",
      source: "MNG",
      target: "KAZ",
      cameo: "036",
      summary: "Mongolia offers horses.",
      url: `https://example.org/${publisher}`,
      publisher,
      known_from: day,
    });
    const csv = eventsCsv([
      again("2001-02-03", "one"),
      again("2015-01-01", "two"),
      {
        date: "2014-05-05",
        source: "KAZ",
        target: "MNG",
        cameo: "036",
        summary: "Kazakhstan offers grain.",
      },
    ]);
    const store = await record.workshop.record("again");
    await importInto(store, "events", record.workshop.write("again.csv", csv));
    const brief = await briefOn(store, ["MNG", "KAZ"], { ...own, since: "2010-12-31" });
    expect(brief.eventsInRecord).toBe(2);
    expect(saying(brief, "since")).toBe("Since 31 December 2010 the record has gained one event.");
  });

  test("tells at most ten of what is new, and says so", async () => {
    const brief = await record.brief(["RUS", "PAK"], { since: "2016-06-30" });
    const told = statementsOf(brief).filter((statement) => statement.id.startsWith("since-"));
    expect(told).toHaveLength(10);
    expect(saying(brief, "since")).toMatch(
      /the record has gained \d+ events; the latest ten follow\.$/,
    );
  });
});

describe("the as-of date", () => {
  test("hides what became known later altogether: the later rows might as well not be there", async () => {
    const earlier = chile("036", [1995, 1996, 1996, 1999], { target: "ECU" });
    const later = [
      {
        ...earlier[1],
        known_from: "2020-01-01",
        url: "https://example.org/later",
        publisher: "Late Post",
      },
      ...chile("190", [1997, 1998, 1999], { target: "ECU", known_from: "2020-01-01" }),
    ].map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v ?? ""])));
    const { workshop } = record;
    const store = await workshop.record("known");
    await importInto(store, "events", workshop.write("earlier.csv", eventsCsv(earlier)));
    const asked = { ...own, asOf: "2019-12-31" };
    const before = await briefOn(store, ["CHL", "ECU"], asked);
    await importInto(store, "events", workshop.write("later.csv", eventsCsv(later)));
    const after = await briefOn(store, ["CHL", "ECU"], asked);
    expect(await everyForm(withoutHoldings(after))).toEqual(
      await everyForm(withoutHoldings(before)),
    );
    const known = await briefOn(store, ["CHL", "ECU"], { ...own, asOf: "2020-01-01" });
    expect(known.eventsInRecord).toBe(before.eventsInRecord + 3);
  });
});

/** Without the sizes of the imported files, which are of the import and not of what was known. */
function withoutHoldings(brief: Brief): Brief {
  const sources = brief.record.sources.map((s) => ({
    ...s,
    files: 0,
    rows: 0,
    rejected: 0,
    imported: null,
  }));
  return { ...brief, record: { ...brief.record, sources } };
}

describe("the same record", () => {
  test.skipIf(!runsSlowTests)(
    "gives the same bytes in every form, in whatever order it was filled",
    async () => {
      const files = ["first", "second"].map((name, i) => {
        const rows = OWN.filter((_, at) => at % 2 === i);
        return record.workshop.write(`${name}.csv`, eventsCsv(rows));
      });
      const [one, other] = await Promise.all([
        record.workshop.record("one"),
        record.workshop.record("other"),
      ]);
      for (const file of files) await importInto(one, "events", file);
      for (const file of [...files].reverse()) await importInto(other, "events", file);
      for (const [dyad, asked] of [
        [["CHL", "PER"], own],
        [["RUS", "PAK"], {}],
        [["TON", "WSM"], own],
      ] as const) {
        const [a, b] = [await briefOn(one, dyad, asked), await briefOn(other, dyad, asked)];
        expect(await everyForm(b)).toEqual(await everyForm(a));
      }
    },
  );

  test.each([
    ["TALIBAN", "USA"],
    ["EU", "PAK"],
    ...(runsSlowTests
      ? ([
          ["RUS", "PAK"],
          ["IND", "PAK"],
        ] as const)
      : []),
  ] as const)(
    "gives the same figures for %s and %s as for the two the other way round",
    async (a, b) => {
      const [forth, back] = [await record.brief([a, b]), await record.brief([b, a])];
      expect(figuresOf(forth).length).toBeGreaterThan(20);
      expect(figuresOf(back)).toEqual(figuresOf(forth));
      expect(back.years).toEqual(forth.years);
      expect(back.phases).toEqual(forth.phases);
      expect(back.events).toEqual(forth.events);
    },
  );

  const stated = [
    [["RUS", "PAK"], { asOf: ARTICLE_DAY, since: "2016-06-30" }],
    [["CHL", "PER"], own],
    [["NOR", "ISL"], {}],
    [["RUS", "PAK"], {}],
    [["RUS", "PAK"], { sources: ["chronicle"] }],
  ] as const;

  test.each(runsSlowTests ? stated : stated.slice(0, 3))(
    "and the command that the brief on %s states with %o give the same text",
    async (dyad, asked) => {
      const brief = await record.brief(dyad, asked);
      const command =
        /entente brief .*(?= give the same text)/.exec(saying(brief, "snapshot"))?.[0] ?? "";
      expect(briefText(await rerun(record.store(), command))).toBe(briefText(brief));
    },
  );

  test("also where another source tells of the dyad too and is not counted", async () => {
    const csv = eventsCsv([
      {
        date: "2020-02-02",
        source: "RUS",
        target: "IRN",
        cameo: "036",
        summary: "Russia offers grain.",
      },
    ]);
    const store = await record.workshop.record("apart");
    await importInto(store, "events", record.workshop.write("apart.csv", csv));
    const brief = await briefOn(store, ["RUS", "IRN"]);
    expect(saying(brief, "sources-apart")).toContain("one event from events (one year)");
    expect(saying(brief, "extent")).toContain("read in The Entente chronicle");
    expect(houseStyleFaults(brief)).toEqual([]);
    expect((await figureFaults(brief, new CommandReader(store))).faults).toEqual([]);
    const command =
      /entente brief .*(?= give the same text)/.exec(saying(brief, "snapshot"))?.[0] ?? "";
    expect(briefText(await rerun(store, command))).toBe(briefText(brief));
  });
});

/** Carry out a command that a brief says gives it again. */
async function rerun(store: Store, command: string): Promise<Brief> {
  const { words, options } = readCommand(command);
  const [, a = "", b = ""] = words;
  const sources = options["sources"]?.split(",");
  return await briefOn(store, [a, b], {
    asOf: options["as-of"] ?? "",
    ...(options["since"] === undefined ? {} : { since: options["since"] }),
    ...(sources === undefined ? {} : { sources }),
  });
}

describe("a brief that cannot be written", () => {
  const refusal = async (promise: Promise<unknown>): Promise<EntenteError> => {
    const error: unknown = await promise.catch((thrown: unknown) => thrown);
    if (!(error instanceof EntenteError)) throw new Error(`not refused: ${String(error)}`);
    return error;
  };

  test("says that nothing is recorded and where more is: record.nothing-recorded", async () => {
    const error = await refusal(briefOn(record.store(), ["RUS", "TON"]));
    expect(error.code).toBe("record.nothing-recorded");
    expect(error.message).toBe(
      `The record holds no event between Russia and Tonga known on ${TODAY}.`,
    );
    expect(error.hint).toContain("Russia and");
  });

  test("names the fullest dyads where neither actor has any event", async () => {
    const error = await refusal(briefOn(record.store(), ["NRU", "TUV"]));
    expect(error.hint).toContain("Pakistan and Russia");
  });

  test("says how to fill a record in which nothing was known yet", async () => {
    const error = await refusal(briefOn(record.store(), ["RUS", "PAK"], { asOf: "1950-01-01" }));
    expect(error.hint).toMatch(/^See what is held with: entente record\./);
  });

  test("refuses a day that is none: kernel.date-malformed", async () => {
    const error = await refusal(briefOn(record.store(), ["RUS", "PAK"], { since: "2017-02-30" }));
    expect(error.code).toBe("kernel.date-malformed");
  });
});
