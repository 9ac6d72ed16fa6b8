import { checkedLedger, type LedgerHead, type Verification } from "./chain.ts";
import { type IssuedQuestion, type LedgerEntry, questionKey } from "./entry.ts";
import { openEntries } from "./resolve.ts";
import { type LedgerScores, ledgerScores } from "./scores.ts";
import { type LedgerAge, ledgerAge } from "./young.ts";

/** A question that is not decided, with its latest probability. */
export interface OpenQuestion extends Omit<IssuedQuestion, "rule"> {
  readonly seq: number;
  readonly issued: string;
  readonly p: number;
  readonly baseRate: number;
}

/** What a ledger holds and how that fared. */
export interface LedgerReport {
  readonly sound: boolean;
  /** Null where the ledger is empty or its last line cannot be read. */
  readonly head: LedgerHead | null;
  readonly broken: Verification["broken"];
  readonly entries: {
    readonly lines: number;
    readonly forecasts: number;
    readonly resolved: number;
    readonly void: number;
    readonly open: number;
  };
  /** Null where the ledger is not sound: what was altered is not scored. */
  readonly age: LedgerAge | null;
  readonly scores: LedgerScores | null;
  readonly openQuestions: readonly OpenQuestion[];
}

function openQuestionsOf(entries: readonly LedgerEntry[]): OpenQuestion[] {
  const latest = new Map<string, OpenQuestion>();
  for (const { seq, issued, record, forecast } of openEntries(entries)) {
    if (forecast.kind !== "question") continue;
    const { question, p, baseRate } = forecast;
    const { rule: _, ...shown } = question;
    latest.set(`${record.teller} ${questionKey(question)}`, {
      ...shown,
      seq,
      issued,
      p,
      baseRate,
    });
  }
  return [...latest.values()].sort((a, b) => (a.by < b.by ? -1 : Number(a.by > b.by)));
}

/**
 * A ledger's state: whether it is sound, what it holds, how that fared, and which questions are open.
 *
 * @param text the whole file
 * @param pinned a head that was printed or published earlier
 */
export function ledgerReport(text: string, pinned?: LedgerHead): LedgerReport {
  const { sound, head, broken, entries: lines, read } = checkedLedger(text, pinned);
  const whole = sound ? read : [];
  const scores = sound ? ledgerScores(whole) : null;
  const count = (is: (entry: LedgerEntry) => boolean): number => whole.filter(is).length;
  return {
    sound,
    head: head ?? null,
    broken,
    entries: {
      lines,
      forecasts: count(({ kind }) => kind === "forecast"),
      resolved: count((entry) => entry.kind === "resolution" && entry.state === "resolved"),
      void: count((entry) => entry.kind === "resolution" && entry.state === "void"),
      open: openEntries(whole).length,
    },
    age: scores === null ? null : ledgerAge(scores),
    scores,
    openQuestions: openQuestionsOf(whole),
  };
}
