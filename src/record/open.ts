import { existsSync, readFileSync } from "node:fs";
import { type Clock, EntenteError, sha256, systemClock } from "../kernel/index.ts";
import { replaceInRecord } from "./add.ts";
import type { ImportEffects } from "./intake/import.ts";
import { defaultRecordPath } from "./location.ts";
import { recordLocked, recordUnwritable } from "./messages.ts";
import { rowsOf } from "./query.ts";
import { CHRONICLE, CHRONICLE_NAME, CHRONICLE_PATH } from "./sources/chronicle.ts";
import { type Access, createRecord, openStore, type Store } from "./store.ts";

function quietly(clock: Clock): ImportEffects {
  return {
    clock,
    stdin: () => {
      throw new Error("the chronicle is a file");
    },
    progress: () => undefined,
  };
}

async function holdsThisChronicle(store: Store): Promise<boolean> {
  const held = await rowsOf<{ sha256: string }>(
    store.connection,
    "SELECT sha256 FROM file WHERE source = $source",
    { source: CHRONICLE.id },
  );
  const edition = sha256(readFileSync(CHRONICLE_PATH));
  return held.some((file) => file.sha256 === edition);
}

async function loadChronicle(store: Store, clock: Clock): Promise<void> {
  await replaceInRecord(store, CHRONICLE, CHRONICLE_PATH, CHRONICLE_NAME, quietly(clock));
}

/** Whether the chronicle may be brought up to date another time: somebody reads the record, or nobody may write it. */
function canWait(error: unknown): boolean {
  const code = error instanceof EntenteError ? error.code : undefined;
  return code === recordLocked.code || code === recordUnwritable.code;
}

async function updated(path: string, clock: Clock): Promise<Store> {
  const store = await openStore(path, "write", clock);
  try {
    await loadChronicle(store, clock);
    return store;
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Open a record, making it with the chronicle in it where there is none, and bringing the chronicle up to
 * the edition that this program carries. Where that cannot be written, the record is read as it is.
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
    await createRecord(path, clock, (store) => loadChronicle(store, clock));
    made(path);
  }
  const store = await openStore(path, access, clock);
  if (await holdsThisChronicle(store)) return store;
  store.close();
  if (access === "write") return await updated(path, clock);
  try {
    (await updated(path, clock)).close();
  } catch (error) {
    if (!canWait(error)) throw error;
  }
  return await openStore(path, "read", clock);
}
