import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countForecast,
  issuedOn,
  memoryLedger,
  visitQuestion,
} from "../../../test/support/example-ledger.ts";
import { canonicalJson, contentHash, EntenteError } from "../../kernel/index.ts";
import {
  chained,
  type EntryDraft,
  GENESIS,
  type LedgerHead,
  ledgerHead,
  ledgerLines,
  readLedger,
  verifyChain,
} from "./chain.ts";
import type { ForecastEntry, LedgerEntry } from "./entry.ts";
import { balanceLevel, issue, levelForecast } from "./issue.ts";
import { resolveDue } from "./resolve.ts";

const PAIR = ["PAK", "RUS"] as const;

/** Six forecasts, one of them void and one resolved: eight lines. */
async function example(): Promise<string> {
  const ledger = memoryLedger();
  const balance = balanceLevel(PAIR, "2027-02", {
    horizon: 2,
    centre: 0.2,
    quantiles: [-1, -0.2, 0.2, 0.5, 1.2],
    climatology: 0,
    persistence: 0.4,
  });
  await issue(
    ledger,
    [
      levelForecast(PAIR, "2026-12", countForecast(2.5)),
      levelForecast(PAIR, "2027-01", countForecast(0.4, { horizon: 2, target: "cooperation" })),
      balance,
    ],
    issuedOn("2026-11-24"),
  );
  await issue(
    ledger,
    [
      visitQuestion(0.25, "2026-11-25", "2027-06-30"),
      levelForecast(PAIR, "2026-W52", countForecast(1, { target: "material-conflict" })),
      levelForecast(PAIR, "2027-03", countForecast(7)),
    ],
    issuedOn("2026-11-25", { teller: "icews – week é" }),
  );
  await resolveDue(
    ledger,
    {
      readOutcome: ({ period }) =>
        period === "2026-12"
          ? { state: "known", value: 3 }
          : { state: "gap", because: "nothing was told" },
      readQuestion: () => ({ state: "open", on: issuedOn("2027-01-31").asOf, because: "" }),
    },
    {
      clock: issuedOn("2027-02-01").clock,
      snapshot: "ffff223344556677",
      through: new Map([["gdelt", issuedOn("2027-01-31").asOf]]),
      on: issuedOn("2027-01-31").asOf,
      grace: 90,
    },
  );
  return ledger.text();
}

const TEXT = await example();
const LINES = TEXT.split("\n").slice(0, -1);

function codeOf(text: string): string {
  try {
    readLedger(text);
  } catch (error) {
    if (error instanceof EntenteError) return error.code;
    throw error;
  }
  return "none";
}

/** The same entry with something else in it, its hash set right again. */
function rewritten(line: string, change: Partial<ForecastEntry>): string {
  const { hash: _, ...content } = { ...(JSON.parse(line) as ForecastEntry), ...change };
  return canonicalJson({ ...content, hash: contentHash(content) });
}

/** An entry without its place in the chain. */
function unplaced({
  schema: _s,
  seq: _n,
  previous: _p,
  hash: _h,
  ...draft
}: LedgerEntry): EntryDraft {
  return draft as EntryDraft;
}

describe("a chain of entries", () => {
  test("is sound as written, from the first entry's zeros to its head", () => {
    const entries = readLedger(TEXT);
    expect(entries).toHaveLength(8);
    expect(entries.map(({ kind }) => kind).slice(5)).toEqual([
      "forecast",
      "resolution",
      "resolution",
    ]);
    expect(entries[0]?.previous).toBe(GENESIS);
    expect(verifyChain(TEXT)).toEqual({
      sound: true,
      entries: 8,
      head: ledgerHead(entries),
      broken: [],
    });
    expect(ledgerLines(entries)).toBe(TEXT);
  });

  test("is sound and without a head while it is empty", () => {
    expect(verifyChain("")).toEqual({ sound: true, entries: 0, head: undefined, broken: [] });
    expect(ledgerHead(readLedger(""))).toBeUndefined();
  });

  test("shows every single byte that was changed, on its line", () => {
    const bytes = Buffer.from(TEXT, "utf8");
    const place = fc.nat(bytes.length - 1);
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = ((bytes[at] ?? 0) + by) % 256;
        const { sound, broken } = verifyChain(changed.toString("utf8"));
        const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
        expect(sound).toBe(false);
        expect(broken[0]?.line).toBe(line);
      }),
      { numRuns: 300 },
    );
  });

  test("shows every line that was removed, but for the last", () => {
    LINES.slice(0, -1).forEach((_, at) => {
      const left = `${LINES.toSpliced(at, 1).join("\n")}\n`;
      expect(verifyChain(left).broken[0]).toMatchObject({ line: at + 1, kind: "altered" });
    });
  });

  test("shows two lines that changed places, and one that was written twice", () => {
    LINES.slice(1).forEach((line, at) => {
      const moved = LINES.with(at, line).with(at + 1, LINES[at] ?? "");
      expect(verifyChain(`${moved.join("\n")}\n`).broken[0]?.line).toBe(at + 1);
    });
    const doubled = LINES.toSpliced(3, 0, LINES[2] ?? "");
    expect(verifyChain(`${doubled.join("\n")}\n`).broken[0]?.line).toBe(4);
  });

  test("shows an entry that was written anew with a right hash by the entry after it", () => {
    const forged = LINES.with(2, rewritten(LINES[2] ?? "", { method: "better 9" }));
    expect(verifyChain(`${forged.join("\n")}\n`).broken).toEqual([
      { line: 4, kind: "altered", problem: "it does not follow the line before it" },
    ]);
  });

  test("does not show by itself what is missing at its end; a head noted earlier does", () => {
    const head = verifyChain(TEXT).head as LedgerHead;
    const cut = `${LINES.slice(0, 6).join("\n")}\n`;
    expect(verifyChain(cut).sound).toBe(true);
    expect(verifyChain(cut, head)).toMatchObject({
      sound: false,
      broken: [{ line: 8, problem: "entry 8, which was once the last, is missing" }],
    });
    const remade = [
      ...LINES.slice(0, 7),
      rewritten(LINES[7] ?? "", { issued: "2027-02-02T00:00:00Z" }),
    ];
    expect(verifyChain(`${remade.join("\n")}\n`).sound).toBe(true);
    expect(verifyChain(`${remade.join("\n")}\n`, head).broken[0]?.problem).toContain("once had");
    const grown = chained(readLedger(TEXT).slice(0, 1).map(unplaced), head);
    expect(verifyChain(TEXT + ledgerLines(grown), head).sound).toBe(true);
  });

  test("needs an end to its last line", () => {
    expect(verifyChain(TEXT.slice(0, -1)).broken).toEqual([
      { line: 8, kind: "altered", problem: "the line has no end" },
    ]);
    expect(verifyChain(TEXT.slice(0, -9)).broken[0]).toMatchObject({ line: 8, kind: "unreadable" });
  });

  test("resolves forecasts only, and each once", () => {
    const entries = readLedger(TEXT);
    const again = (of: number): string => {
      const last = entries[7];
      if (last?.kind !== "resolution") throw new Error("the example ends otherwise");
      return TEXT + ledgerLines(chained([unplaced({ ...last, of })], ledgerHead(entries)));
    };
    expect(verifyChain(again(1)).broken[0]?.problem).toContain("was resolved before");
    expect(verifyChain(again(7)).broken[0]?.problem).toContain("no forecast before it");
    expect(verifyChain(again(3)).sound).toBe(true);
  });

  test("is read only where it is sound", () => {
    expect(codeOf("nonsense\n")).toBe("outlook.ledger-unreadable");
    expect(codeOf(TEXT.replace('"pool 1', '"pool 2'))).toBe("outlook.ledger-altered");
    expect(codeOf(TEXT.replace('"horizon":1', '"horizon":0'))).toBe("outlook.ledger-unreadable");
    const hint = (text: string): string => {
      try {
        readLedger(text);
      } catch (error) {
        if (error instanceof EntenteError) return `${error.message} ${error.hint}`;
      }
      return "";
    };
    expect(hint(LINES.slice(1).join("\n"))).toMatch(/^Line 1 .* more line\(s\) do not fit/);
    expect(hint("{}\n")).toContain("Restore it from a copy");
  });
});
