import { contentHash } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { rowOf } from "./query.ts";
import type { Store } from "./store.ts";

/** What answers are made of; the rest of a report follows from these or is never shown. */
const SHOWN = [
  "report_id",
  "event_id",
  "set_aside",
  "article",
  "url",
  "publisher",
  "published",
  "known_from",
  "others",
  "plover_type",
  "plover_mode",
  "summary",
  "note",
  "mentions",
  "is_root",
  "reliability",
  "credibility",
]
  .map((column) => `coalesce(${column}::VARCHAR, '')`)
  .join(", ");

/**
 * The state of the record at an as-of date, as one hash: equal wherever the same reports are held, in
 * whatever order they were imported; different as soon as one differs.
 *
 * @returns 16 hexadecimal digits
 */
export async function snapshotOf(store: Store, scope: Pick<Scope, "asOf">): Promise<string> {
  const { reports, mix } = await rowOf<{ reports: number; mix: bigint | null }>(
    store.connection,
    `SELECT count(*)::DOUBLE AS reports,
       bit_xor(md5_number(concat_ws('|', ${SHOWN}))) AS mix
     FROM report WHERE known_from <= CAST($as_of AS DATE)`,
    { as_of: scope.asOf },
  );
  return contentHash({ reports, mix: (mix ?? 0n).toString(16) }).slice(0, 16);
}
