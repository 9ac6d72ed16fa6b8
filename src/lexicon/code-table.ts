import { readFileSync } from "node:fs";
import { csvParse, type DSVRowString } from "d3-dsv";

/** The code-book tables that travel with the package. */
type CodeTableName = "cameo" | "plover-types" | "plover-modes";

/** Read one code-book table; every cell is text, an empty cell the empty string. */
export function readCodeTable(name: CodeTableName): readonly DSVRowString[] {
  const file = new URL(`../../data/lexicon/${name}.csv`, import.meta.url);
  return csvParse(readFileSync(file, "utf8"));
}

/** A cell of a row; a column that the table lacks is a fault of the package, not of its user. */
export function cell(row: DSVRowString, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`the code table has no column ${column}`);
  return text;
}
