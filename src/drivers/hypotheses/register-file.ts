import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type { RegisterAccess } from "./tried.ts";

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Where the register of a record lies: beside it, so that it goes where the record goes. */
export function registerPath(record: string): string {
  return `${record.replace(/\.duckdb$/, "")}.hypotheses.jsonl`;
}

/**
 * A register in a file. What is added is there whole or not at all: the file is written anew beside itself and put in its own
 * place. It is read again right before that, so that what another run has just added stays.
 *
 * @returns an access whose `read` and `append` fail as the file system does
 */
export function registerFile(path: string): RegisterAccess {
  return {
    read: async () => textOf(path),
    append: async (lines) => {
      const fresh = `${path}.${process.pid}.new`;
      writeFileSync(fresh, textOf(path) + lines);
      renameSync(fresh, path);
    },
  };
}
