import { cameoEntry } from "./cameo.ts";
import { cell, readCodeTable } from "./code-table.ts";
import { PLOVER_TYPES, type PloverCoding, type PloverType } from "./plover-type.ts";
import { QUAD_CLASSES, type QuadClass } from "./quad-class.ts";

export { isPloverType, PLOVER_TYPES, type PloverCoding, type PloverType } from "./plover-type.ts";

/** A way in which an act of one type is done, with its own score. */
export interface PloverMode {
  readonly mode: string;
  /** Conflict-cooperation score, -10 to +10. */
  readonly score: number;
}

/** What the code book says of one PLOVER type. */
export interface PloverEntry {
  readonly type: PloverType;
  readonly quad: QuadClass;
  /** Conflict-cooperation score of the type as such, -10 to +10. */
  readonly score: number;
  /** What a party of that type of event does, in our words. */
  readonly meaning: string;
  readonly modes: readonly PloverMode[];
}

function quadIn(text: string): QuadClass {
  const quad = QUAD_CLASSES.find((q) => String(q) === text);
  if (quad === undefined) throw new Error(`the code table names an unknown quad class ${text}`);
  return quad;
}

function readPlover(): readonly PloverEntry[] {
  const modes = readCodeTable("plover-modes");
  const types = new Map(readCodeTable("plover-types").map((row) => [cell(row, "type"), row]));
  return PLOVER_TYPES.map((type) => {
    const row = types.get(type);
    if (row === undefined) throw new Error(`the code table lacks the PLOVER type ${type}`);
    return {
      type,
      quad: quadIn(cell(row, "quad")),
      score: Number(cell(row, "score")),
      meaning: cell(row, "meaning"),
      modes: modes
        .filter((mode) => cell(mode, "type") === type)
        .map((mode) => ({ mode: cell(mode, "mode"), score: Number(cell(mode, "score")) })),
    };
  });
}

let book: readonly PloverEntry[] | undefined;

/** The sixteen types with their modes, from cooperation in words to conflict in deeds. */
export function ploverEntries(): readonly PloverEntry[] {
  book ??= readPlover();
  return book;
}

/** The entry of a PLOVER type, or undefined for a text that names none. */
export function ploverEntry(type: string): PloverEntry | undefined {
  return ploverEntries().find((entry) => entry.type === type);
}

/**
 * The conflict-cooperation score of an act, -10 to +10.
 *
 * @param mode one of the type's modes; for any other word (a chronicle's "energy") the type's score holds
 */
export function ploverScore(type: PloverType, mode?: string): number {
  const entry = ploverEntry(type);
  if (entry === undefined) throw new Error(`${type} is not a PLOVER type`);
  return entry.modes.find((m) => m.mode === mode)?.score ?? entry.score;
}

/** A CAMEO code said in PLOVER; undefined for roots 01 and 02 and for a text that is no code. */
export function ploverOf(cameo: string): PloverCoding | undefined {
  return cameoEntry(cameo)?.plover;
}
