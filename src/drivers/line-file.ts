import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";

/** What became of lines that were to follow a certain text. */
export type Following = "added" | "changed" | "locked";

/** A file of lines that is only ever added to. */
export interface LineFile {
  /** The whole text; empty where there is no file yet. */
  read(): Promise<string>;
  /** Add whole lines at its end, whatever it now holds. */
  append(lines: string): Promise<void>;
  /** Add whole lines only where it still holds exactly this text, and nobody else is at it. */
  appendAfter(text: string, lines: string): Promise<Following>;
}

/** The path of a file beside a record, so that it goes where the record goes. */
export function pathBeside(record: string, ending: string): string {
  return `${record.replace(/\.duckdb$/, "")}.${ending}`;
}

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

function putInPlace(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, path);
}

/** Whether the lock was free and is now ours. */
function locked(lock: string): boolean {
  try {
    closeSync(openSync(lock, "wx"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * A file of lines. What is added is there whole or not at all: the file is written anew beside itself and put in its own place.
 * It is read again right before that, so that what another run has just added stays; `appendAfter` also keeps others out
 * meanwhile, by a file of its name and `.lock`.
 *
 * @returns an access whose functions fail as the file system does
 */
export function lineFile(path: string): LineFile {
  return {
    read: async () => textOf(path),
    append: async (lines) => putInPlace(path, textOf(path) + lines),
    appendAfter: async (text, lines) => {
      const lock = `${path}.lock`;
      if (!locked(lock)) return "locked";
      try {
        if (textOf(path) !== text) return "changed";
        putInPlace(path, text + lines);
        return "added";
      } finally {
        rmSync(lock, { force: true });
      }
    },
  };
}
