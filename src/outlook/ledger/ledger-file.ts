import { type Following, lineFile, pathBeside } from "../../drivers/index.ts";
import {
  chained,
  type EntryDraft,
  type LedgerHead,
  ledgerHead,
  ledgerLines,
  readLedger,
} from "./chain.ts";
import type { LedgerEntry } from "./entry.ts";
import { ledgerBusy, ledgerLocked } from "./messages.ts";

/** Where the ledger lies: whoever owns the disk hands this in. */
export interface LedgerAccess {
  /** The whole ledger; empty where there is none yet. */
  read(): Promise<string>;
  /** Add lines where it still holds exactly this text. */
  appendAfter(text: string, lines: string): Promise<Following>;
  /** The name of what keeps other runs out. */
  readonly lock: string;
}

/** The path of a record's ledger: beside it, so that it goes where the record goes. */
export function ledgerPath(record: string): string {
  return pathBeside(record, "ledger.jsonl");
}

/** A ledger in a file; what is added is there whole or not at all. */
export function ledgerFile(path: string): LedgerAccess {
  return { ...lineFile(path), lock: `${path}.lock` };
}

/** How often a ledger may have grown meanwhile. */
const ATTEMPTS = 5;

/** What was added to a ledger. */
export interface Extension<T> {
  readonly plan: T;
  readonly added: readonly LedgerEntry[];
  readonly head: LedgerHead | undefined;
}

/**
 * Add to a ledger what depends on what it holds; where another run adds something meanwhile, it is read and planned again.
 *
 * @param planned from the entries it holds to those to be added, and whatever the caller wants to know of that
 * @throws `outlook.ledger-unreadable`, `outlook.ledger-altered`: nothing is added to a ledger that is not sound;
 *   `outlook.ledger-locked`, `outlook.ledger-busy`
 */
export async function extendLedger<T extends { readonly drafts: readonly EntryDraft[] }>(
  access: LedgerAccess,
  planned: (entries: readonly LedgerEntry[]) => T | Promise<T>,
): Promise<Extension<T>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const text = await access.read();
    const entries = readLedger(text);
    const plan = await planned(entries);
    const added = chained(plan.drafts, ledgerHead(entries));
    const head = ledgerHead(added) ?? ledgerHead(entries);
    if (added.length === 0) return { plan, added, head };
    const became = await access.appendAfter(text, ledgerLines(added));
    if (became === "added") return { plan, added, head };
    if (became === "locked") throw ledgerLocked({ lock: access.lock });
  }
  throw ledgerBusy({ attempts: ATTEMPTS });
}
