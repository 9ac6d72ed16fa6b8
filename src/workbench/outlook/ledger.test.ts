import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvFile } from "../../../test/record/source-rows.ts";
import { eventsOf, type ToldMonth } from "../../../test/support/told-events.ts";
import { clockAt, isoDate, period, periodsBetween, seededRandom } from "../../kernel/index.ts";
import { documentSchema } from "../schema.ts";
import { openWorkbench, type Workbench, type WorkbenchOptions } from "../workbench.ts";
import type { LedgerDocument } from "./ledger-document.ts";
import { ledgerFault } from "./ledger-of.ts";
import { ledgerHtml, ledgerMarkdown } from "./ledger-page.ts";
import { ledgerSections } from "./ledger-sections.ts";
import type { OutlookDocument } from "./outlook-document.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-ledger-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = join(folder, "record.ledger.jsonl");

const DYADS = ["RUS PAK", "IND RUS", "CHN PAK"];

/** What a coder tells of three dyads from one month to another: more of the first, by chance. */
function told(from: string, to: string, seed: number): ToldMonth[] {
  const random = seededRandom(seed);
  const some = (most: number): number => Math.floor(random.uniform() * (most + 1));
  return periodsBetween(period(from), period(to)).map((month) => ({
    period: month,
    what: DYADS.flatMap((dyad, i) => [
      `${dyad} 040 ${some(5 - i)}`,
      `${dyad} 112 ${some(3 - i)}`,
      `${dyad} 190 ${some(1)}`,
    ]).filter((text) => !text.endsWith(" 0")),
  }));
}

async function on<T>(
  day: string,
  work: (workbench: Workbench) => Promise<T>,
  more: Pick<WorkbenchOptions, "access" | "asOf"> = {},
): Promise<T> {
  const record = join(folder, "record.duckdb");
  const clock = clockAt(isoDate(day));
  const workbench = await openWorkbench({ record, clock, sources: ["events"], ...more });
  try {
    return await work(workbench);
  } finally {
    workbench.close();
  }
}

/** Days count from the end of the month, so that each is told of to its end. */
const lateInMonth = (row: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...row,
  date: (row["date"] ?? "").replace(/\d\d$/, (day) => String(29 - Number(day)).padStart(2, "0")),
});

async function tell(day: string, months: readonly ToldMonth[]): Promise<void> {
  const file = join(folder, `${day}.csv`);
  writeFileSync(file, csvFile(eventsOf(months).map(lateInMonth)));
  const { rejected } = await on(day, (workbench) => workbench.add("events", [file]), {
    access: "write",
  });
  expect(rejected).toBe(0);
}

const text = (): string => readFileSync(path, "utf8");
const ledger = (day: string): Promise<LedgerDocument> => on(day, (open) => open.ledger());
const resolveOn = (day: string): Promise<LedgerDocument> =>
  on(day, (open) => open.ledger({ resolve: true }));

let empty: LedgerDocument;
let first: OutlookDocument;
let again: OutlookDocument;
let issued: LedgerDocument;
let nothingNew: LedgerDocument;
let resolved: LedgerDocument;
let later: LedgerDocument;

beforeAll(async () => {
  await tell("2025-01-10", told("2020-01", "2024-12", 1));
  empty = await ledger("2025-01-10");
  first = await on("2025-01-10", async (workbench) => {
    const outlook = await workbench.outlook("PAK", "RUS", "month", { months: 10 });
    again = await workbench.outlook("PAK", "RUS", "month", { months: 10 });
    await workbench.outlook("IND", "RUS", "month", { months: 10 });
    return outlook;
  });
  issued = await ledger("2025-01-10");
  nothingNew = await resolveOn("2025-01-20");
  await tell("2025-09-10", told("2025-01", "2025-08", 2));
  resolved = await resolveOn("2025-09-10");
  later = await resolveOn("2026-03-01");
}, 120_000);

describe("an empty ledger", () => {
  test("says how forecasts enter it, with a back-test in its place", () => {
    expect(empty).toMatchObject({ sound: true, head: null, entries: { lines: 0 } });
    expect(empty.backtest?.rows.length).toBeGreaterThan(0);
    const [state] = ledgerSections(empty);
    expect(state?.says[0]).toMatch(/^No forecast has been issued from this record yet\./);
    expect(state?.says[1]).toBe(
      "A back-test stands in its place below; none of its forecasts was ever issued.",
    );
  });
});

describe("an outlook", () => {
  test("is entered in the ledger as far as it lies ahead, once", () => {
    expect(first.ledger).toMatchObject({ known: 0, head: { seq: first.ledger?.added } });
    const [pak] = issued.scores?.levels.byDyad.filter(({ key }) => key === "PAK RUS") ?? [];
    // ten months from the end of 2024, of which January has begun, three targets each
    expect(pak).toMatchObject({ issued: 27, open: 27 });
    expect(again.ledger).toMatchObject({ added: 0, known: first.ledger?.added });
    expect(again.ledger?.head).toEqual(first.ledger?.head);
  });

  test("is entered as it was shown: a withheld target by the long-run mean", () => {
    const entries = text()
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    const ahead = first.levels.filter(
      ({ period: of, unit }) => of >= "2025-02" && unit === "events",
    );
    expect(ahead.some(({ shown }) => shown === "climatology")).toBe(true);
    for (const { target, period: of, shown, mean } of ahead) {
      const { forecast, method } = entries.find(
        ({ kind, forecast: one }) =>
          kind === "forecast" &&
          one.target === target &&
          one.period === of &&
          one.dyad.join() === "PAK,RUS",
      );
      expect(method).toMatch(/^levels@1 /);
      if (shown !== "climatology") continue;
      expect(forecast.distribution).toEqual(forecast.baselines.climatology);
      expect(mean).toBeGreaterThan(0);
    }
    const shown = first.levels.find(
      ({ unit, period: of }) => unit === "logits" && of === "2025-05",
    );
    const balance = entries.find(
      ({ forecast }) => forecast?.kind === "balance" && forecast.period === "2025-05",
    );
    expect(balance.forecast.quantiles).toEqual(Object.values(shown?.quantiles ?? {}));
  });

  test("of the past enters nothing", async () => {
    const before = text();
    const past = await on(
      "2025-09-10",
      (workbench) => workbench.outlook("PAK", "RUS", "month", { months: 3 }),
      { asOf: "2024-06-30" },
    );
    expect(past.ledger).toMatchObject({ added: 0 });
    expect(past.ledger?.leftOut).toBeGreaterThan(0);
    expect(text()).toBe(before);
  });

  test("is given without its ledger where that is altered, and says why", async () => {
    const sound = text();
    writeFileSync(path, sound.replace('"asOf":"2025-01-10"', '"asOf":"2025-01-09"'));
    const outlook = await on("2025-01-10", (workbench) =>
      workbench.outlook("PAK", "RUS", "month", { months: 3 }),
    );
    expect(outlook.ledger).toBeNull();
    expect(outlook.limitations.join(" ")).toContain("The ledger could not be kept: Line ");
    writeFileSync(path, sound);
  });
});

describe("what came", () => {
  test("is not entered before the record has moved on", () => {
    expect(nothingNew.entered).toMatchObject({ resolved: 0, void: 0 });
    expect(nothingNew.head).toEqual(issued.head);
  });

  test("is entered by rule when it has, and scored beside every baseline", () => {
    // February to August of two dyads
    const { levels, balance, questions } = resolved.scores ?? {};
    expect(levels).toMatchObject({ resolved: 42, open: 12, void: 0 });
    expect(levels?.byTarget.map(({ key, resolved: n }) => [key, n])).toEqual([
      ["conflict", 14],
      ["cooperation", 14],
      ["material-conflict", 14],
    ]);
    expect(balance?.resolved).toBe(14);
    expect(questions?.scores).not.toBeUndefined();
    expect(Object.keys(levels?.scores?.baselines ?? {})).toHaveLength(7);
    expect(levels?.scores?.crps).toBeLessThan(levels?.scores?.baselines.zero.crps ?? 0);
    expect(resolved).toMatchObject({ sound: true, age: { young: false }, backtest: null });
    expect(documentSchema("ledger").parse(resolved)).toEqual(resolved);
    expect(documentSchema("ledger").parse(empty)).toEqual(empty);
  });

  test("is the count that the panel then told", () => {
    const august = told("2025-01", "2025-08", 2).at(-1)?.what ?? [];
    const cooperation = august.find((what) => what.startsWith("RUS PAK 040"));
    const entries = text()
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    const { seq } = entries.find(
      ({ forecast }) =>
        forecast?.period === "2025-08" &&
        forecast.target === "cooperation" &&
        forecast.dyad.join() === "PAK,RUS",
    );
    const resolution = entries.find(({ of }) => of === seq);
    expect(resolution).toMatchObject({ state: "resolved", on: "2025-08-31" });
    expect(resolution.outcome).toBe(Number(cooperation?.split(" ").at(-1) ?? 0));
  });

  test("is void, with its reason, where the source had stopped when the grace was over", () => {
    const voids = later.scores?.voids ?? [];
    expect(later.scores?.levels).toMatchObject({ open: 0, void: 12 });
    expect(voids.find(({ what }) => what.includes("2025-10"))?.because).toBe(
      "events had not told of 2025-10-31 90 days later",
    );
    const section = ledgerSections(later).find(({ id }) => id === "void");
    expect(section?.tables[0]?.rows).toHaveLength(voids.length);
  });
});

describe("a track record", () => {
  test("is a page without a request to anywhere, with its figures and the head", async () => {
    const page = await ledgerHtml(later);
    expect(page).toContain("<svg");
    expect(page).not.toMatch(/(src|href)="(?!#)/);
    expect(page).toContain(`${later.head?.seq}:${later.head?.hash}`);
    for (const title of ["Counts", "Balance", "Void forecasts"]) expect(page).toContain(title);
    expect(page).not.toContain("NaN");
  });

  test("is Markdown with the numbers of its figures", () => {
    const markdown = ledgerMarkdown(later);
    expect(markdown).toMatch(/^# Track record\n/);
    expect(markdown).toContain("| over long-run mean |");
    expect(markdown).not.toMatch(/NaN|undefined/);
  });
});

describe("a ledger that was tampered with", () => {
  test("tells its line, is not scored, and takes no resolution", async () => {
    const sound = text();
    writeFileSync(path, sound.replace('"state":"resolved"', '"state":"void"'));
    const altered = await on("2026-03-01", (open) => open.ledger({ verify: true }));
    expect(altered).toMatchObject({ sound: false, scores: null, age: null, backtest: null });
    const [{ line } = { line: 0 }] = altered.broken;
    expect(line).toBeGreaterThan(1);
    const fault = expect.objectContaining({
      code: "outlook.ledger-altered",
      facts: expect.objectContaining({ line }),
    });
    expect(ledgerFault(altered)).toEqual(fault);
    await expect(resolveOn("2026-03-01")).rejects.toEqual(fault);
    expect(ledgerSections(altered)[0]?.says[0]).toMatch(/^The ledger is not what was written: /);
    writeFileSync(path, sound);
  });

  test("at its end is found by a head noted earlier", async () => {
    const sound = text();
    const pinned = later.head ?? undefined;
    expect((await on("2026-03-01", (open) => open.ledger({ verify: true, pinned }))).sound).toBe(
      true,
    );
    writeFileSync(path, `${sound.split("\n").slice(0, -2).join("\n")}\n`);
    const cut = await on("2026-03-01", (open) => open.ledger({ verify: true }));
    expect(cut.sound).toBe(true);
    const noted = await on("2026-03-01", (open) => open.ledger({ verify: true, pinned }));
    expect(noted.broken).toMatchObject([{ line: pinned?.seq }]);
    writeFileSync(path, sound);
  });
});
