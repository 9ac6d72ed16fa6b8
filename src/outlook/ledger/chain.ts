import { canonicalJson, contentHash, type EntenteError } from "../../kernel/index.ts";
import {
  type ForecastEntry,
  type LedgerEntry,
  ledgerEntrySchema,
  type ResolutionEntry,
} from "./entry.ts";
import { ledgerAltered, ledgerUnreadable } from "./messages.ts";

/** What stands for the hash of an entry before the first. */
export const GENESIS: string = "0".repeat(64);

/** The last entry of a ledger: whoever holds it can tell whether anything up to it was changed. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/** A line that does not fit. */
export interface BrokenLine {
  /** From 1 up. */
  readonly line: number;
  readonly kind: "unreadable" | "altered";
  readonly problem: string;
}

/** Whether a ledger is what was written. */
export interface Verification {
  readonly sound: boolean;
  /** Lines. */
  readonly entries: number;
  /** Undefined where the ledger is empty or its last line cannot be read. */
  readonly head: LedgerHead | undefined;
  readonly broken: readonly BrokenLine[];
}

type Draft<E> = E extends LedgerEntry ? Omit<E, "schema" | "seq" | "previous" | "hash"> : never;

/** An entry without its place in the chain. */
export type EntryDraft = Draft<ForecastEntry> | Draft<ResolutionEntry>;

/** Put entries at the end of a chain, each with its number and hashes. */
export function chained(
  drafts: readonly EntryDraft[],
  after: LedgerHead | undefined,
): LedgerEntry[] {
  let head = after ?? { seq: 0, hash: GENESIS };
  return drafts.map((draft) => {
    const content = {
      schema: "entente/ledger-entry@1" as const,
      ...draft,
      seq: head.seq + 1,
      previous: head.hash,
    };
    const entry = { ...content, hash: contentHash(content) };
    head = entry;
    return entry;
  });
}

/** The lines of some entries: canonical JSON, so that there is one way only to write each. */
export function ledgerLines(entries: readonly LedgerEntry[]): string {
  return entries.map((entry) => `${canonicalJson(entry)}\n`).join("");
}

/** The last entry's number and hash; undefined of an empty ledger. */
export function ledgerHead(entries: readonly LedgerEntry[]): LedgerHead | undefined {
  const last = entries.at(-1);
  return last === undefined ? undefined : { seq: last.seq, hash: last.hash };
}

type Line = { readonly entry: LedgerEntry } | { readonly problem: string };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function lineOf(text: string): Line {
  const value = parsed(text);
  if (value === undefined) return { problem: "it is not JSON" };
  const read = ledgerEntrySchema.safeParse(value);
  if (read.success) return { entry: read.data };
  const [issue] = read.error.issues;
  return { problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
}

/** What the entries before a line let one expect of it. */
interface Before {
  /** Undefined where the line before could not be read. */
  readonly hash: string | undefined;
  /** Forecasts by number, and whether what came of them was entered. */
  readonly forecasts: Map<number, boolean>;
}

function resolutionProblem({ of }: ResolutionEntry, { forecasts }: Before): string | undefined {
  const isResolved = forecasts.get(of);
  if (isResolved === undefined) return `it resolves entry ${of}, which is no forecast before it`;
  return isResolved ? `it resolves entry ${of}, which was resolved before` : undefined;
}

function problemOf(
  text: string,
  line: number,
  entry: LedgerEntry,
  before: Before,
): string | undefined {
  const { hash, ...content } = entry;
  if (contentHash(content) !== hash) return `its content is not the one of ${hash.slice(0, 12)}`;
  if (canonicalJson(entry) !== text) return "it is written in another way than entries are";
  if (entry.seq !== line) return `it is entry ${entry.seq}, which does not belong here`;
  if (before.hash !== undefined && entry.previous !== before.hash) {
    return "it does not follow the line before it";
  }
  return entry.kind === "resolution" ? resolutionProblem(entry, before) : undefined;
}

function remember(entry: LedgerEntry, { forecasts }: Before): void {
  if (entry.kind === "forecast") forecasts.set(entry.seq, false);
  else forecasts.set(entry.of, true);
}

/** A verification and what was read on the way. */
export interface CheckedLedger extends Verification {
  readonly read: readonly LedgerEntry[];
}

function walk(text: string): CheckedLedger {
  const lines = text.split("\n");
  const rest = lines.pop() ?? "";
  if (rest !== "") lines.push(rest);
  const broken: BrokenLine[] = [];
  const read: LedgerEntry[] = [];
  let before: Before = { hash: GENESIS, forecasts: new Map() };
  let head: LedgerHead | undefined;
  for (const [i, written] of lines.entries()) {
    const line = i + 1;
    const found = lineOf(written);
    if ("problem" in found) {
      broken.push({ line, kind: "unreadable", problem: found.problem });
      before = { ...before, hash: undefined };
      head = undefined;
      continue;
    }
    const { entry } = found;
    const problem = problemOf(written, line, entry, before);
    if (problem !== undefined) broken.push({ line, kind: "altered", problem });
    remember(entry, before);
    before = { ...before, hash: entry.hash };
    head = { seq: entry.seq, hash: entry.hash };
    read.push(entry);
  }
  if (rest !== "" && head !== undefined) {
    broken.push({ line: lines.length, kind: "altered", problem: "the line has no end" });
  }
  return { sound: broken.length === 0, entries: lines.length, head, broken, read };
}

function pinnedProblem(read: readonly LedgerEntry[], pinned: LedgerHead): BrokenLine | undefined {
  const { seq, hash } = pinned;
  const entry = read.find((one) => one.seq === seq);
  if (entry?.hash === hash) return undefined;
  const problem =
    entry === undefined
      ? `entry ${seq}, which was once the last, is missing`
      : `entry ${seq} once had the hash ${hash.slice(0, 12)}`;
  return { line: seq, kind: "altered", problem };
}

/**
 * Whether a ledger is what was written, line by line.
 *
 * Method: each entry's hash is that of its canonical JSON and takes in the hash of the entry before; each line must be that JSON to
 * the byte. Entries missing at the end leave a chain that is sound: only a head noted earlier shows them.
 * Check: `chain.test.ts`: every single byte changed, every line removed or moved.
 *
 * Method page: docs/method/ledger.md
 *
 * @param text the whole file
 * @param pinned a head that was printed or published earlier
 */
export function verifyChain(text: string, pinned?: LedgerHead): Verification {
  const { read: _, ...verification } = checkedLedger(text, pinned);
  return verification;
}

/** As `verifyChain`, with all entries that could be read: not to be relied on where the ledger is not sound. */
export function checkedLedger(text: string, pinned?: LedgerHead): CheckedLedger {
  const found = walk(text);
  const missing = pinned === undefined ? undefined : pinnedProblem(found.read, pinned);
  if (missing === undefined) return found;
  return { ...found, sound: false, broken: [...found.broken, missing] };
}

/** The error that tells of the first line that does not fit; undefined where all do. */
export function chainFault([first, ...others]: readonly BrokenLine[]): EntenteError | undefined {
  if (first === undefined) return undefined;
  const facts = { line: first.line, problem: first.problem, others: others.length };
  return first.kind === "unreadable" ? ledgerUnreadable(facts) : ledgerAltered(facts);
}

/**
 * Read a ledger: one entry a line.
 *
 * @throws `outlook.ledger-unreadable`, `outlook.ledger-altered`, of the first line that does not fit
 */
export function readLedger(text: string): readonly LedgerEntry[] {
  const { broken, read } = walk(text);
  const fault = chainFault(broken);
  if (fault !== undefined) throw fault;
  return read;
}
