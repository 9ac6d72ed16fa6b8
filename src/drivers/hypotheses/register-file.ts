import { lineFile, pathBeside } from "../line-file.ts";
import type { RegisterAccess } from "./tried.ts";

/** Where the register of a record lies: beside it, so that it goes where the record goes. */
export function registerPath(record: string): string {
  return pathBeside(record, "hypotheses.jsonl");
}

/** A register in a file; what is added is there whole or not at all, as in every `lineFile`. */
export function registerFile(path: string): RegisterAccess {
  return lineFile(path);
}
