import { checkColumn, csvRows, numberOf } from "../csv-columns.ts";
import { candidatesOf, canMeet, largestModel, type NamedCandidate } from "./candidates.ts";
import { dependenceAmong } from "./dependence.ts";
import {
  cellNotNumber,
  columnConstant,
  columnsDependent,
  headerUnclear,
  predictorsMissing,
  responseMisplaced,
  rowsTooFew,
} from "./messages.ts";

/** Which columns of a file are weighed. */
export interface ColumnsQuestion {
  readonly response: string;
  readonly exclude?: readonly string[] | undefined;
  /** The file of groups, as text. */
  readonly groups?: string | undefined;
}

/** Numbers without a gap, and what is weighed by them. */
export interface WeighedColumns {
  readonly response: readonly number[];
  readonly names: readonly string[];
  /** Of each name. */
  readonly columns: readonly (readonly number[])[];
  readonly candidates: readonly NamedCandidate[];
  /** Rows of the file. */
  readonly given: number;
  /** Columns with a gap, that with the most first. */
  readonly gaps: readonly { readonly column: string; readonly rows: number }[];
}

/** Rows beyond the columns of the largest model: the constant, and two that are free. */
const SPARE_ROWS = 3;

function checkHeader(header: readonly string[]): void {
  header.forEach((name, i) => {
    if (name.trim() === "") throw headerUnclear({ problem: `column ${i + 1} has no name` });
    if (header.indexOf(name) < i) throw headerUnclear({ problem: `two columns are "${name}"` });
  });
}

function namesOf(header: readonly string[], { response, exclude = [] }: ColumnsQuestion): string[] {
  checkColumn(header, response);
  for (const column of exclude) {
    checkColumn(header, column);
    if (column === response) throw responseMisplaced({ column, place: "--exclude" });
  }
  const names = header.filter((name) => name !== response && !exclude.includes(name));
  checkHeader([response, ...names]);
  if (names.length === 0) throw predictorsMissing({ response });
  return names;
}

function checkVariation(column: string, values: readonly number[], isResponse: boolean): void {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (most - least > 1e-12 * Math.max(Math.abs(least), Math.abs(most))) return;
  throw columnConstant({ column, value: least, isResponse });
}

/**
 * Read what is to be weighed. A row with a gap in a column that is used is left out.
 *
 * @param csv text with a header; an empty cell or NA is a gap, an empty line is no row
 * @throws `workbench.header-unclear`, `workbench.column-missing`, `workbench.response-misplaced`,
 *   `workbench.predictors-missing`, `workbench.cell-not-number`, `workbench.groups-malformed`, `workbench.rows-too-few`,
 *   `workbench.column-constant`, `workbench.columns-dependent`
 */
export function weighedColumns(csv: string, question: ColumnsQuestion): WeighedColumns {
  const rows = csvRows(csv);
  const header = rows.columns;
  const { response, groups } = question;
  const names = namesOf(header, question);
  const candidates = candidatesOf(groups, { header, response, predictors: names });
  const used = [response, ...names];
  const cells = rows.flatMap((row, i) => {
    if (header.every((name) => (row[name] ?? "").trim() === "")) return [];
    return [
      used.map((column) => {
        const text = row[column] ?? "";
        const value = numberOf(text);
        if (value === undefined) throw cellNotNumber({ line: i + 2, column, text });
        return value;
      }),
    ];
  });
  const gaps = used
    .map((column, j) => ({ column, rows: cells.filter((row) => Number.isNaN(row[j])).length }))
    .filter((gap) => gap.rows > 0)
    .toSorted((a, b) => b.rows - a.rows);
  const whole = cells.filter((row) => !row.some(Number.isNaN));
  const needed = largestModel(candidates) + SPARE_ROWS;
  const given = cells.length;
  if (whole.length < needed) throw rowsTooFew({ used: whole.length, given, needed, gaps });
  const [y = [], ...columns] = used.map((_, j) => whole.map((row) => row[j] ?? Number.NaN));
  checkVariation(response, y, true);
  names.forEach((name, j) => {
    checkVariation(name, columns[j] ?? [], false);
  });
  const found = dependenceAmong(columns, ({ column, others }) =>
    canMeet(candidates, [column, ...others]),
  );
  if (found !== undefined) {
    const nameOf = (j: number): string => names[j] ?? "";
    throw columnsDependent({ column: nameOf(found.column), others: found.others.map(nameOf) });
  }
  return { response: y, names, columns, candidates, given, gaps };
}
