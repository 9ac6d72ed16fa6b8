import { describe, expect, test } from "vitest";
import { csvFile, icewsFile, ownEvent } from "../../../test/record/source-rows.ts";
import { recordForEach } from "../../../test/support/record.ts";
import { type IsoDate, isoDate, type Period } from "../../kernel/index.ts";
import { readHistories } from "./history.ts";
import type { Question, QuestionRule, QuestionSelection } from "./question.ts";
import { resolveQuestion, resolveQuestions } from "./resolve.ts";
import { DEFAULT_VOID, questionHash } from "./rule.ts";
import { standardQuestions } from "./standard-set.ts";

const held = recordForEach();
const LATER = isoDate("2020-01-01");

function asked(rule: QuestionRule, more: Partial<Question> = {}): Question {
  const decided = {
    dyad: ["RUS", "PAK"] as const,
    opens: isoDate("2018-01-31"),
    by: isoDate("2018-04-30"),
    teller: "events",
    voidRule: DEFAULT_VOID,
    ...more,
    rule,
  };
  return { id: "q", text: "?", finePrint: [], ...decided, hash: questionHash(decided) };
}

const events = (bound: { atLeast: number } | { atMost: number }, select: QuestionSelection = {}) =>
  asked({ kind: "events", select, bound });

async function own(...rows: readonly Readonly<Record<string, string>>[]): Promise<void> {
  // Another dyad before and after, so that the source has looked all the time.
  const edges = ["2017-01-10", "2018-06-20"].map((date) => ({ date, target: "India" }));
  await held.current.addText("events", csvFile([...edges, ...rows].map(ownEvent)));
}

async function icews(...rows: readonly { date: string; code?: string; country?: string }[]) {
  const written = rows.map(({ date, code, country }, i) => ({
    id: `${i}`,
    date,
    code: code ?? "112",
    ...(country && { target: `Government (${country})`, targetCountry: country }),
  }));
  await held.current.addText("icews", icewsFile(written), "icews.tsv");
}

const stateOf = async (question: Question, asOf: IsoDate = LATER) =>
  await resolveQuestion(held.current.store, question, asOf);

describe("a question on events", () => {
  test("is yes from the day the last event needed is known, and counts only its own", async () => {
    await own(
      { date: "2018-01-31", cameo: "112" },
      { date: "2018-02-01", cameo: "112", known_from: "2018-02-05" },
      { date: "2018-04-30", cameo: "112", known_from: "2018-05-02" },
      { date: "2018-05-01", cameo: "112" },
    );
    expect(await stateOf(events({ atLeast: 2 }))).toMatchObject({
      state: "yes",
      on: "2018-05-02",
      count: 2,
    });
    expect(await stateOf(events({ atLeast: 1 }), isoDate("2018-03-01"))).toMatchObject({
      state: "yes",
      on: "2018-02-05",
    });
    expect(await stateOf(events({ atLeast: 3 }))).toMatchObject({ state: "no", on: "2018-04-30" });
  });

  test("is open until its deadline, and knows nothing later than the day asked", async () => {
    await own({ date: "2018-02-10", cameo: "112", known_from: "2018-03-10" });
    const before = await stateOf(events({ atLeast: 1 }), isoDate("2018-03-09"));
    expect(before).toMatchObject({ state: "open", on: undefined, count: 0 });
    const after = await stateOf(events({ atLeast: 1 }), isoDate("2018-03-10"));
    expect(after.state).toBe("yes");
  });

  test("that allows few is no at once when there are more, and yes only at the deadline", async () => {
    await own({ date: "2018-02-10", cameo: "112" }, { date: "2018-03-10", cameo: "130" });
    expect(await stateOf(events({ atMost: 1 }))).toMatchObject({ state: "no", on: "2018-03-10" });
    expect(await stateOf(events({ atMost: 2 }))).toMatchObject({ state: "yes", on: "2018-04-30" });
    expect((await stateOf(events({ atMost: 2 }), isoDate("2018-04-29"))).state).toBe("open");
  });

  test("counts an event dated to a month of the window, and none dated to a year", async () => {
    await own(
      { date: "2018-03", date_precision: "month", cameo: "112" },
      { date: "2018", date_precision: "year", cameo: "112" },
    );
    expect((await stateOf(events({ atMost: 0 }))).count).toBe(1);
    const cut = asked(events({ atMost: 0 }).rule, { by: isoDate("2018-03-30") });
    expect((await stateOf(cut)).count).toBe(0);
  });

  test("counts by place, by words of the summary, by side and by quad class", async () => {
    await own(
      { date: "2018-02-10", cameo: "042", summary: "The Prime Minister came.", place: "Sochi" },
      { date: "2018-02-11", cameo: "042", summary: "A minister came.", place: "Moscow" },
      { date: "2018-02-12", cameo: "112", source: "Pakistan", target: "Russia" },
    );
    const count = async (select: QuestionSelection): Promise<number> =>
      (await stateOf(events({ atMost: 9 }, select))).count;
    expect(await count({ codes: ["043"] })).toBe(2);
    expect(await count({ mentions: ["prime minister", "president"] })).toBe(1);
    expect(await count({ place: "mosc" })).toBe(1);
    expect(await count({ by: "PAK" })).toBe(1);
    expect(await count({ by: "RUS" })).toBe(0);
    expect(await count({ quads: [1] })).toBe(2);
  });
});

describe("a question is void", () => {
  test("where the source ends before the deadline, after it had time to catch up", async () => {
    await icews({ date: "2018-01-15" }, { date: "2018-03-20" });
    const question = asked(events({ atLeast: 5 }).rule, { teller: "icews" });
    expect((await stateOf(question, isoDate("2018-07-28"))).state).toBe("open");
    expect(await stateOf(question, isoDate("2018-07-29"))).toMatchObject({ state: "void" });
    const decided = asked(events({ atLeast: 1 }).rule, { teller: "icews" });
    expect((await stateOf(decided)).state).toBe("yes");
  });

  test("where a machine tells of nobody in more than a tenth of the months", async () => {
    await icews({ date: "2018-02-15", country: "India" }, { date: "2018-04-30" });
    const question = asked(events({ atLeast: 5 }).rule, { teller: "icews" });
    const found = await stateOf(question);
    expect([found.state, found.because]).toEqual([
      "void",
      "icews tells of nobody in 33 per cent of the months",
    ]);
    const lax = asked(question.rule, { teller: "icews", voidRule: { mostUnseen: 0.4 } });
    expect((await stateOf(lax)).state).toBe("no");
  });

  test("where it asks for words and the source gives none", async () => {
    await icews({ date: "2018-02-15" }, { date: "2018-04-30" });
    const rule = events({ atLeast: 1 }, { mentions: ["prime minister"] }).rule;
    const found = await stateOf(asked(rule, { teller: "icews" }));
    expect(found.state).toBe("void");
    expect(found.because).toContain("no line of its own");
  });

  test("where there is no event to take a share of", async () => {
    await own();
    const rule = { kind: "balance", period: "2018-Q1" as Period, bound: { above: 50 } } as const;
    const found = await stateOf(
      asked(rule, { opens: isoDate("2017-12-31"), by: isoDate("2018-03-31") }),
    );
    expect(found).toMatchObject({ state: "void", because: "no event to take a share of" });
  });

  test("where the source tells of nobody at all", async () => {
    expect((await stateOf(events({ atLeast: 1 }))).because).toBe("events tells of nobody");
  });
});

describe("a question on a period", () => {
  const within = { opens: isoDate("2017-12-31"), by: isoDate("2018-03-31") };
  const period = "2018-Q1" as Period;

  test("compares the number of events, and the number itself is neither above nor below", async () => {
    await own({ date: "2018-01-01", cameo: "112" }, { date: "2018-03-31", cameo: "130" });
    const count = async (bound: { above: number } | { below: number }) =>
      (await stateOf(asked({ kind: "count", select: {}, period, bound }, within))).state;
    expect(await count({ above: 1 })).toBe("yes");
    expect(await count({ above: 2 })).toBe("no");
    expect(await count({ below: 2 })).toBe("no");
    expect(await count({ below: 3 })).toBe("yes");
  });

  test("compares the share of cooperation in per cent", async () => {
    await own(
      { date: "2018-01-05", cameo: "061" },
      { date: "2018-01-06", cameo: "112" },
      { date: "2018-01-07", cameo: "130" },
      { date: "2018-01-08", cameo: "190" },
    );
    const share = async (bound: { above: number } | { below: number }) =>
      (await stateOf(asked({ kind: "balance", period, bound }, within))).state;
    expect(await share({ below: 25 })).toBe("no");
    expect(await share({ below: 25.1 })).toBe("yes");
    expect(await share({ above: 24.9 })).toBe("yes");
  });
});

describe("histories", () => {
  test("hold month by month what resolution counts, for every kind of selection", async () => {
    await own(
      { date: "2018-02-10", cameo: "042", summary: "The prime minister came.", place: "Sochi" },
      { date: "2018-02-12", cameo: "112", source: "Pakistan", target: "Russia" },
      { date: "2018-03-12", cameo: "190" },
      { date: "2018-04-12", cameo: "057", plover_mode: "arms", plover_type: "AGREE" },
      { date: "2018-04", date_precision: "month", cameo: "062" },
      { date: "2018", date_precision: "year", cameo: "062" },
    );
    const selections: readonly QuestionSelection[] = [
      {},
      { class: "cooperation" },
      { codes: ["043", "057"] },
      { instrument: "arms" },
      { by: "PAK" },
      { alone: true },
      { quads: [2, 4] },
      { place: "Sochi" },
      { mentions: ["minister"] },
    ];
    const questions = selections.map((select) => events({ atMost: 99 }, select));
    const { store } = held.current;
    const histories = await readHistories(store, questions, LATER);
    const resolutions = await resolveQuestions(store, questions, LATER);
    histories.forEach((history, i) => {
      const total = history.events.reduce((sum, n) => sum + n, 0);
      expect(total, JSON.stringify(selections[i])).toBe(resolutions[i]?.count);
      expect(total).toBeGreaterThan(0);
      expect([history.months[0], history.months.at(-1)]).toEqual(["2017-01", "2018-06"]);
    });
  });

  test("of a balance hold the other events beside those of cooperation", async () => {
    await own({ date: "2018-02-10", cameo: "061" }, { date: "2018-02-12", cameo: "112" });
    const rule = { kind: "balance", period: "2018-Q1" as Period, bound: { above: 50 } } as const;
    const [history] = await readHistories(held.current.store, [asked(rule)], LATER);
    const at = history?.months.indexOf("2018-02" as Period) ?? -1;
    expect([history?.events[at], history?.others[at]]).toEqual([1, 1]);
  });

  test("know nothing later, do not look where a machine did not, and end with a whole month", async () => {
    await icews(
      { date: "2018-01-15" },
      { date: "2018-03-15", country: "India" },
      { date: "2018-04-10" },
    );
    const question = asked(events({ atLeast: 1 }).rule, { teller: "icews" });
    const { store } = held.current;
    const [history] = await readHistories(store, [question], LATER);
    expect(history?.months).toEqual(["2018-01", "2018-02", "2018-03"]);
    expect([...(history?.events ?? [])]).toEqual([1, Number.NaN, 0]);
    const [early] = await readHistories(store, [question], isoDate("2018-01-31"));
    expect(early?.months.length).toBeLessThanOrEqual(1);
    const [none] = await readHistories(store, [asked(question.rule, { teller: "gdelt" })], LATER);
    expect(none?.months).toEqual([]);
  });
});

describe("the standard set", () => {
  const of = (teller: string, opens = "2018-01-31", months = 3): Question[] =>
    standardQuestions(["USA", "IRN"], isoDate(opens), months, teller);

  test("asks eight questions of a source that a person codes, and not of arms where none does", () => {
    expect(of("events").map(({ id }) => id)).toEqual([
      "visit",
      "arms",
      "exercise",
      "agreement",
      "mediation",
      "sanction",
      "rupture",
      "clash",
    ]);
    expect(of("icews").map(({ id }) => id)).not.toContain("arms");
  });

  test("is put into words with the names of the two and the days that count", () => {
    expect(of("icews")[2]?.text).toBe(
      "Will icews tell of a formal agreement signed between the United States and Iran from 1 February 2018 to 30 April 2018?",
    );
  });

  test("ends with a month where it opens with the end of one, else on the same day", () => {
    const by = (opens: string, months: number): string | undefined =>
      of("events", opens, months)[0]?.by;
    expect(by("2018-11-30", 3)).toBe("2019-02-28");
    expect(by("2018-02-28", 1)).toBe("2018-03-31");
    expect(by("2018-01-15", 6)).toBe("2018-07-15");
    expect(by("2018-01-30", 1)).toBe("2018-02-28");
  });

  test("has one hash per question, the same however the two are ordered", () => {
    const hashes = of("events").map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(8);
    const turned = standardQuestions(["IRN", "USA"], isoDate("2018-01-31"), 3, "events");
    expect(turned.map(({ hash }) => hash)).toEqual(hashes);
  });
});
