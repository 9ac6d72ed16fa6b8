import { basename } from "node:path";
import { addDays, type IsoDate, isIsoDate, isoDate } from "../../kernel/index.ts";
import { type ActorCode, type CodeScheme, stateByCode } from "../../lexicon/index.ts";
import type { Fact, FactReader } from "../intake/fact.ts";
import type { RejectReason } from "../intake/reject.ts";

/** A row of a file of facts, by the header's column names in lower case. */
export type FactRow = Readonly<Record<string, string>>;

/** Why a row states no fact; thrown by what reads its columns and caught by `factReader`. */
class FactRefusal extends Error {
  readonly reason: RejectReason;
  constructor(reason: RejectReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Refuse the row that is being read. */
export function refuseFact(reason: RejectReason, detail: string): never {
  throw new FactRefusal(reason, detail);
}

/**
 * Make a row's reader of what lists its facts.
 *
 * @param read may refuse the row by calling `refuseFact`; a row of no fact is refused as `value-missing`
 */
export function factReader(read: (row: FactRow) => readonly Fact[]): FactReader {
  return (row) => {
    try {
      const facts = read(row);
      if (facts.length > 0) return { facts };
      return { reason: "value-missing", detail: "states no number" };
    } catch (error) {
      if (!(error instanceof FactRefusal)) throw error;
      return { reason: error.reason, detail: error.message };
    }
  };
}

/** Days of one year, or of the years from one to another. */
export function yearSpan(
  first: number,
  last: number = first,
): { readonly first: IsoDate; readonly last: IsoDate } {
  return { first: isoDate(`${first}-01-01`), last: isoDate(`${last}-12-31`) };
}

/** The day `lagDays` after the end of a year: 1 is the next new year's day. */
export function knownAfter(year: number, lagDays: number): IsoDate {
  return addDays(isoDate(`${year}-12-31`), lagDays);
}

/** A column's year from 1000 to 2999; anything else refuses the row as `date-malformed`. */
export function yearIn(row: FactRow, column: string): number {
  const text = row[column] ?? "";
  if (!/^[12]\d{3}$/.test(text)) refuseFact("date-malformed", `${column}: "${text}" is no year`);
  return Number(text);
}

/** A column's day written `YYYY-MM-DD`, in a year from 1000 to 2999; anything else refuses the row as `date-malformed`. */
export function dayIn(row: FactRow, column: string): IsoDate {
  const text = row[column] ?? "";
  if (/^[12]/.test(text) && isIsoDate(text)) return text;
  return refuseFact("date-malformed", `${column}: "${text}" is no day`);
}

/** A column's state as its actor code; what the lexicon does not know today refuses the row as `country-unknown`. */
export function stateIn(row: FactRow, column: string, scheme: CodeScheme): ActorCode {
  const text = row[column] ?? "";
  const state = stateByCode(scheme, text);
  if (state !== undefined) return state.code;
  return refuseFact("country-unknown", `${column} "${text}" is no state of today`);
}

/** Two different states in the order of an undirected fact; the same one twice refuses the row as `actor-same`. */
export function undirected(one: string, other: string): { readonly a: string; readonly b: string } {
  return one < other ? directed(one, other) : directed(other, one);
}

/** Two different states in the order given; the same one twice refuses the row as `actor-same`. */
export function directed(a: string, b: string): { readonly a: string; readonly b: string } {
  if (a === b) refuseFact("actor-same", `both actors are ${a}`);
  return { a, b };
}

const MISSING: readonly string[] = ["", "NA"];

/** How the Correlates of War write that a number is not known. */
export const COW_MISSING: readonly string[] = ["", "NA", "-9"];

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * A column's number; what is no finite number refuses the row as `value-malformed`.
 *
 * @param missing texts that say that it is not known
 * @returns undefined where it is not known
 */
export function valueIn(
  row: FactRow,
  column: string,
  missing: readonly string[] = MISSING,
): number | undefined {
  const text = row[column] ?? "";
  if (missing.includes(text)) return undefined;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return value;
  return refuseFact("value-malformed", `${column}: "${text}" is no number`);
}

/**
 * A test for CSV files of one of these names, plain or packed: `cow_nmc` accepts `x/cow_nmc.csv.gz`.
 *
 * @param names in lower case without ending, or patterns of them; a member of an archive goes by its own name
 */
export function csvNamed(...names: readonly (string | RegExp)[]): (path: string) => boolean {
  return (path) => {
    const name = basename(path.slice(path.lastIndexOf("!") + 1)).toLowerCase();
    const bare = /^(.*)\.csv(?:\.gz|\.zst)?$/.exec(name)?.[1];
    if (bare === undefined) return false;
    return names.some((one) => (typeof one === "string" ? one === bare : one.test(bare)));
  };
}
