import { existsSync, readFileSync } from "node:fs";
import { type Clock, EntenteError, sha256, systemClock } from "../kernel/index.ts";
import { replaceInRecord } from "./add.ts";
import { CARRIED_FILES, type CarriedFile } from "./carried-files.ts";
import type { ImportEffects } from "./intake/import.ts";
import { defaultRecordPath } from "./location.ts";
import { recordLocked, recordUnwritable } from "./messages.ts";
import { rowsOf } from "./query.ts";
import { type Access, createRecord, openStore, type Store } from "./store.ts";

function quietly(clock: Clock): ImportEffects {
  return {
    clock,
    stdin: () => {
      throw new Error("the product's own files are not on standard input");
    },
    progress: () => undefined,
  };
}

/** Those of the product's own files that the record does not hold in this program's edition. */
async function outdatedFiles(store: Store): Promise<CarriedFile[]> {
  const held = await rowsOf<{ source: string; sha256: string }>(
    store.connection,
    "SELECT source, sha256 FROM file WHERE list_contains(string_split($sources, ','), source)",
    { sources: CARRIED_FILES.map(({ source }) => source.id).join(",") },
  );
  return CARRIED_FILES.filter(({ source, path }) => {
    const edition = sha256(readFileSync(path));
    return !held.some((file) => file.source === source.id && file.sha256 === edition);
  });
}

async function load(store: Store, files: readonly CarriedFile[], clock: Clock): Promise<void> {
  for (const { source, path, name } of files) {
    await replaceInRecord(store, source, path, name, quietly(clock));
  }
}

/** Whether the product's own files may be brought up to date another time: somebody reads the record, or nobody may write it. */
function canWait(error: unknown): boolean {
  const code = error instanceof EntenteError ? error.code : undefined;
  return code === recordLocked.code || code === recordUnwritable.code;
}

async function updated(path: string, clock: Clock): Promise<Store> {
  const store = await openStore(path, "write", clock);
  try {
    await load(store, await outdatedFiles(store), clock);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Open a record, making it with the product's own files in it (the chronicle, the table of figures) where there is
 * none, and bringing these up to the edition that this program carries. Where that cannot be written, the record is
 * read as it is.
 *
 * @param path a DuckDB file; the user's own record when left out
 * @param access `read` lets many processes open it at once
 * @param made told of a record that was not there before
 * @throws `record.locked`, `record.not-a-record`, `record.damaged`, `record.schema-newer`, `record.unwritable`
 */
export async function openRecord(
  path: string = defaultRecordPath(),
  access: Access = "read",
  clock: Clock = systemClock,
  made: (path: string) => void = () => undefined,
): Promise<Store> {
  if (!existsSync(path)) {
    await createRecord(path, clock, (store) => load(store, CARRIED_FILES, clock));
    made(path);
  }
  const store = await openStore(path, access, clock);
  if ((await outdatedFiles(store)).length === 0) return store;
  store.close();
  if (access === "write") return await updated(path, clock);
  try {
    (await updated(path, clock)).close();
  } catch (error) {
    if (!canWait(error)) throw error;
  }
  return await openStore(path, "read", clock);
}
