import { describe, expect, test } from "vitest";
import {
  countForecast,
  issuedOn,
  memoryLedger,
  visitQuestion,
} from "../../../test/support/example-ledger.ts";
import { isoDate } from "../../kernel/index.ts";
import { readLedger, verifyChain } from "./chain.ts";
import type { LedgerEntry } from "./entry.ts";
import { entryScores } from "./entry-scores.ts";
import { balanceLevel, issue, levelForecast } from "./issue.ts";
import {
  dueEntries,
  type OutcomeReaders,
  openEntries,
  resolutionOf,
  resolveDue,
} from "./resolve.ts";

const PAIR = ["PAK", "RUS"] as const;

const FORECASTS = [
  levelForecast(PAIR, "2026-12", countForecast(2)),
  levelForecast(PAIR, "2026-12", countForecast(2, { horizon: 2 })),
  levelForecast(PAIR, "2027-03", countForecast(2)),
  balanceLevel(PAIR, "2027-01", {
    horizon: 2,
    centre: 0.2,
    quantiles: [-1, -0.2, 0.2, 0.5, 1.2],
    climatology: 0,
    persistence: 0.4,
  }),
  visitQuestion(0.25, "2026-11-24", "2027-06-30"),
];

async function issued(): Promise<ReturnType<typeof memoryLedger>> {
  const ledger = memoryLedger();
  await issue(ledger, FORECASTS, issuedOn("2026-11-24"));
  return ledger;
}

const coverage = (through: string | undefined, on: string, grace = 60) => ({
  through: new Map(through === undefined ? [] : [["gdelt", isoDate(through)]]),
  on: isoDate(on),
  grace,
});

const reading = (readers: Partial<OutcomeReaders>): OutcomeReaders => ({
  readOutcome: () => ({ state: "known", value: 3 }),
  readQuestion: () => ({ state: "open", on: isoDate("2027-01-01"), because: "" }),
  ...readers,
});

const entriesOf = async (): Promise<readonly LedgerEntry[]> => readLedger((await issued()).text());

describe("forecasts that are due", () => {
  test("are those whose last day is told of, and open questions", async () => {
    const entries = await entriesOf();
    const due = (through: string | undefined, on: string): number[] =>
      dueEntries(entries, coverage(through, on)).map(({ seq }) => seq);
    expect(due("2026-11-24", "2026-11-24")).toEqual([]);
    expect(due("2026-12-30", "2027-01-05")).toEqual([5]);
    expect(due("2026-12-31", "2027-01-05")).toEqual([1, 2, 5]);
    expect(due("2027-01-31", "2027-02-05")).toEqual([1, 2, 4, 5]);
  });

  test("are also those that nobody told of when the grace was over", async () => {
    const entries = await entriesOf();
    const due = (on: string): number[] =>
      dueEntries(entries, coverage(undefined, on)).map(({ seq }) => seq);
    expect(due("2027-03-01")).toEqual([]);
    expect(due("2027-03-02")).toEqual([1, 2]);
    expect(due("2027-12-31")).toEqual([1, 2, 3, 4, 5]);
  });
});

describe("the resolution of a forecast", () => {
  test("is the count as known, with its scores", async () => {
    const [entry] = openEntries(await entriesOf());
    if (entry === undefined) throw new Error("nothing was issued");
    const asked: unknown[] = [];
    const readers = reading({
      readOutcome: (of) => {
        asked.push(of);
        return { state: "known", value: 3 };
      },
    });
    expect(await resolutionOf(entry, readers, coverage("2027-01-31", "2027-02-01"))).toEqual({
      state: "resolved",
      outcome: 3,
      on: "2026-12-31",
      because: "as gdelt tells it",
      scores: entryScores(3, entry.forecast),
    });
    expect(asked).toEqual([{ dyad: PAIR, target: "conflict", period: "2026-12", teller: "gdelt" }]);
  });

  test("is void where the teller passed over the period, or had stopped when the grace was over", async () => {
    const [entry] = openEntries(await entriesOf());
    if (entry === undefined) throw new Error("nothing was issued");
    const gap = reading({ readOutcome: () => ({ state: "gap", because: "it did not look" }) });
    const ahead = reading({ readOutcome: () => ({ state: "ahead" }) });
    expect(await resolutionOf(entry, gap, coverage("2027-01-31", "2027-02-01"))).toEqual({
      state: "void",
      outcome: null,
      on: "2027-02-01",
      because: "it did not look",
      scores: null,
    });
    expect(await resolutionOf(entry, ahead, coverage(undefined, "2027-03-01"))).toBeUndefined();
    expect(await resolutionOf(entry, ahead, coverage(undefined, "2027-03-02"))).toMatchObject({
      state: "void",
      because: "gdelt had not told of 2026-12-31 60 days later",
    });
  });

  test("of a question follows its own rule", async () => {
    const entry = openEntries(await entriesOf())[4];
    if (entry === undefined) throw new Error("nothing was issued");
    const on = isoDate("2027-02-14");
    const by = (state: "yes" | "no" | "void" | "open", today = "2027-07-01") =>
      resolutionOf(
        entry,
        reading({ readQuestion: () => ({ state, on, because: "by rule" }) }),
        coverage("2027-06-30", today),
      );
    expect(await by("yes")).toMatchObject({
      state: "resolved",
      outcome: 1,
      on,
      because: "by rule",
    });
    expect(await by("no")).toMatchObject({ outcome: 0, scores: { brier: 0.0625 } });
    expect(await by("void")).toMatchObject({ state: "void", outcome: null, because: "by rule" });
    expect(await by("open")).toBeUndefined();
    expect(await by("open", "2027-09-01")).toMatchObject({ state: "void" });
  });

  test("is entered once, in the chain, and asks the record once for each outcome", async () => {
    const ledger = await issued();
    let asked = 0;
    const readers = reading({
      readOutcome: ({ target }) => {
        asked++;
        return target === "balance"
          ? { state: "gap", because: "no polar events" }
          : { state: "known", value: 1 };
      },
    });
    const context = {
      clock: issuedOn("2027-02-05").clock,
      snapshot: "later",
      ...coverage("2027-01-31", "2027-02-05"),
    };
    const first = await resolveDue(ledger, readers, context);
    expect(first).toMatchObject({ resolved: 2, void: 1, open: 2, head: { seq: 8 } });
    expect(asked).toBe(2);
    expect(verifyChain(ledger.text()).sound).toBe(true);
    expect(readLedger(ledger.text()).at(-1)).toMatchObject({
      of: 4,
      asOf: "2027-02-05",
      record: { snapshot: "later", teller: "gdelt" },
    });
    const again = await resolveDue(ledger, readers, context);
    expect(again).toMatchObject({ resolved: 0, void: 0, open: 2, head: first.head });
  });
});
