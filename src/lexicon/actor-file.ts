import { readFileSync } from "node:fs";
import { csvParse, type DSVRowString } from "d3-dsv";
import { cell } from "./code-table.ts";

/** The actor tables that travel with the package. */
type ActorFileName = "states" | "organisations" | "armed-groups" | "publishers";

/** Read one actor table; every cell is text, a list is separated by semicolons. */
export function readActorFile(name: ActorFileName): readonly DSVRowString[] {
  const file = new URL(`../../data/lexicon/${name}.csv`, import.meta.url);
  return csvParse(readFileSync(file, "utf8"));
}

/** A cell that may be empty. */
export function optionalCell(row: DSVRowString, column: string): string | undefined {
  const text = cell(row, column);
  return text === "" ? undefined : text;
}

/** A cell that holds several values. */
export function listCell(row: DSVRowString, column: string): readonly string[] {
  const text = cell(row, column);
  return text === "" ? [] : text.split(";");
}

/** A cell that holds a whole number or nothing. */
export function numberCell(row: DSVRowString, column: string): number | undefined {
  const text = cell(row, column);
  return text === "" ? undefined : Number(text);
}
