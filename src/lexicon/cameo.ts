import type { DSVRowString } from "d3-dsv";
import { cameoUnknown } from "./code-messages.ts";
import { cell, readCodeTable } from "./code-table.ts";
import { isPloverType, type PloverCoding } from "./plover-type.ts";
import { type QuadClass, quadClassOf } from "./quad-class.ts";

/** A code of the CAMEO code book: two to four digits, leading zero included. Sorts as text. */
export type CameoCode = string & { readonly cameoCode: unique symbol };

/** What the code book says of one code. */
export interface CameoEntry {
  readonly code: CameoCode;
  /** The standard term in sentence case; a root and its unspecified form may share it (04, 040). */
  readonly name: string;
  /** The first two digits. */
  readonly root: string;
  /** The next wider code; undefined for a root. */
  readonly parent: CameoCode | undefined;
  /** Goldstein value on GDELT's scale, -10 to +10; the parent's where GDELT's table lacks the code. */
  readonly goldstein: number;
  /** The code whose printed value `goldstein` is: itself, or the ancestor that lent it. */
  readonly goldsteinFrom: CameoCode;
  /** Intensity in ICEWS, -10 to +10; undefined for a code that ICEWS does not use. */
  readonly goldsteinIcews: number | undefined;
  readonly quadClass: QuadClass;
  /** The code in PLOVER; undefined for roots 01 and 02, which PLOVER dropped. */
  readonly plover: PloverCoding | undefined;
  /** A past-tense sentence with `{source}` and `{target}`, without capital or full stop. */
  readonly phrase: string;
}

function numberIn(row: DSVRowString, column: string): number | undefined {
  const text = cell(row, column);
  return text === "" ? undefined : Number(text);
}

function ploverIn(row: DSVRowString): PloverCoding | undefined {
  const type = cell(row, "plover_type");
  if (type === "") return undefined;
  if (!isPloverType(type)) throw new Error(`the code table names an unknown PLOVER type ${type}`);
  return {
    type,
    mode: cell(row, "plover_mode") || undefined,
    context: cell(row, "plover_context") || undefined,
  };
}

/** The printed GDELT value of a code, or of the nearest ancestor that has one. */
function goldsteinIn(
  row: DSVRowString,
  parent: CameoEntry | undefined,
): Pick<CameoEntry, "goldstein" | "goldsteinFrom"> {
  const printed = numberIn(row, "gdelt");
  if (printed !== undefined) {
    return { goldstein: printed, goldsteinFrom: cell(row, "code") as CameoCode };
  }
  if (parent === undefined) throw new Error("every root of the code table has a Goldstein value");
  return { goldstein: parent.goldstein, goldsteinFrom: parent.goldsteinFrom };
}

/** Read the code book afresh from its file, by code; the table lists a parent before its children. */
export function readCameo(): ReadonlyMap<string, CameoEntry> {
  const entries = new Map<string, CameoEntry>();
  for (const row of readCodeTable("cameo")) {
    const code = cell(row, "code") as CameoCode;
    const parent = entries.get(code.slice(0, -1));
    entries.set(code, {
      code,
      name: cell(row, "name"),
      root: code.slice(0, 2),
      parent: parent?.code,
      ...goldsteinIn(row, parent),
      goldsteinIcews: numberIn(row, "icews"),
      quadClass: quadClassOf(code),
      plover: ploverIn(row),
      phrase: cell(row, "phrase"),
    });
  }
  return entries;
}

let book: ReadonlyMap<string, CameoEntry> | undefined;
let sorted: readonly CameoEntry[] | undefined;

function entriesByCode(): ReadonlyMap<string, CameoEntry> {
  book ??= readCameo();
  return book;
}

/** Every code of the code book, roots included, sorted by code as text. */
export function cameoEntries(): readonly CameoEntry[] {
  sorted ??= [...entriesByCode().values()];
  return sorted;
}

/** The entry of a code, or undefined when the code book does not hold it. */
export function cameoEntry(code: string): CameoEntry | undefined {
  return entriesByCode().get(code);
}

const MOST_SUGGESTIONS = 5;

/** Codes that someone who wrote `text` may have meant: a lost zero, a digit too many, a word of a name. */
function suggestionsFor(text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (!/^\d+$/.test(wanted)) {
    if (wanted.length < 3) return [];
    const named = cameoEntries().filter((entry) => entry.name.toLowerCase().includes(wanted));
    return named.slice(0, MOST_SUGGESTIONS).map((entry) => entry.code);
  }
  const padded = cameoEntry(`0${wanted}`)?.code;
  const wider = [3, 2].map((length) => wanted.slice(0, length));
  const held = wider.find((code) => code !== wanted && cameoEntry(code) !== undefined);
  const siblings = cameoEntries().filter((entry) => held !== undefined && entry.parent === held);
  const codes = [padded, held, ...siblings.map((entry) => entry.code)];
  return codes.filter((code) => code !== undefined).slice(0, MOST_SUGGESTIONS);
}

/**
 * Read a CAMEO code.
 *
 * @param text the digits, leading zero included: `04`, `042`, `0256`
 * @throws `lexicon.cameo-unknown` with the nearest codes
 */
export function cameoCode(text: string): CameoCode {
  const entry = cameoEntry(text);
  if (entry === undefined) throw cameoUnknown({ text, suggestions: suggestionsFor(text) });
  return entry.code;
}

/**
 * What happened, as a past-tense clause without full stop: "Russia and Pakistan held consultations".
 *
 * @param source the acting party's name as it should be printed
 * @param target the name of the party acted upon
 */
export function describeEvent(code: CameoCode, source: string, target: string): string {
  const phrase = cameoEntry(code)?.phrase;
  if (phrase === undefined) throw cameoUnknown({ text: code, suggestions: suggestionsFor(code) });
  return phrase.replace(/\{(source|target)\}/g, (_, role) => (role === "source" ? source : target));
}
