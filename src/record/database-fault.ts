import { EntenteError } from "../kernel/index.ts";
import {
  notARecord,
  recordDamaged,
  recordLocked,
  recordUnwritable,
  schemaNewer,
} from "./messages.ts";

const LOCKED = /set lock on file|being used by another process/i;
const FOREIGN = /not a valid DuckDB database|file with version number|is a directory/i;
const DAMAGED =
  /corrupt database file|could not read enough bytes|invalidated because of a previous/i;
const NEWER_STORAGE =
  /file with version number (\d+), but we can only read version\D+(?:\d+ and )?(\d+)/i;
const UNWRITABLE =
  /no space left|disk full|file too large|out of space|permission denied|not permitted|read-only|not a directory|file already exists|cannot open file|could not (write|truncate|sync|create|remove)/i;

/**
 * A failure of the database, told by its words, as an error that its reader can mend; any other as it is.
 *
 * @param path the record's file
 */
export function databaseFault(path: string, error: unknown): unknown {
  if (error instanceof EntenteError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const why = text.split("\n")[0] ?? text;
  const [, found, known] = NEWER_STORAGE.exec(text) ?? [];
  if (Number(found) > Number(known)) {
    return schemaNewer({ path, found: Number(found), known: Number(known) }, error);
  }
  if (LOCKED.test(text)) return recordLocked({ path }, error);
  if (FOREIGN.test(text)) return notARecord({ path }, error);
  if (UNWRITABLE.test(text)) return recordUnwritable({ path, why }, error);
  return DAMAGED.test(text) ? recordDamaged({ path, why }, error) : error;
}
