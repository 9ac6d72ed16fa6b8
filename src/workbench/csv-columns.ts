import { csvParse, type DSVRowArray } from "d3-dsv";
import { closest, distance } from "fastest-levenshtein";
import { columnMissing } from "./messages.ts";

const MISSING = new Set(["", "NA", "NaN", "null"]);

/** The rows of a CSV text with a header. */
export function csvRows(csv: string): DSVRowArray {
  return csvParse(csv.replace(/^\uFEFF/, ""));
}

/** The name that a person most likely meant, three slips away at most; else nothing. */
export function nearName(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  return names.length > 0 && distance(name, near) <= 3 ? near : "";
}

/**
 * Refuse a column that the header does not have.
 *
 * @throws `workbench.column-missing`
 */
export function checkColumn(columns: readonly string[], name: string): void {
  if (columns.includes(name)) return;
  throw columnMissing({ column: name, columns, near: nearName(name, columns) });
}

/** The number that a cell holds: NaN where it is missing, undefined where it holds something else. */
export function numberOf(text: string): number | undefined {
  const written = text.trim();
  if (MISSING.has(written)) return Number.NaN;
  const value = Number(written);
  return Number.isFinite(value) ? value : undefined;
}
