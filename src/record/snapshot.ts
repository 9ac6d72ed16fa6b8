import { contentHash } from "../kernel/index.ts";
import type { Scope } from "./derivation.ts";
import { FACT_KEY, NEWEST_FIRST } from "./latest-facts.ts";
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

/** Facts that a later edition has replaced; only measures of several editions are searched. */
const REPLACED = `
  SELECT fact_id FROM fact
  SEMI JOIN (
    SELECT source, measure FROM fact GROUP BY ALL HAVING count(DISTINCT edition) > 1
  ) USING (source, measure)
  WHERE known_from <= CAST($as_of AS DATE)
  QUALIFY row_number() OVER (PARTITION BY ${FACT_KEY} ORDER BY ${NEWEST_FIRST}) > 1`;

interface Mix {
  readonly rows: number;
  readonly mix: bigint | null;
}

/** Rows hashed together, whatever their order. */
const mixOf = (columns: string): string =>
  `count(*)::DOUBLE AS rows, bit_xor(md5_number(concat_ws('|', ${columns}))) AS mix`;

const inHex = (mix: bigint | null): string => (mix ?? 0n).toString(16);

/**
 * The state of the record at an as-of date, as one hash: equal wherever the same reports and facts are held and
 * the same of several values of a fact holds, in whatever order they were imported; different as soon as one differs.
 *
 * @returns 16 hexadecimal digits
 */
export async function snapshotOf(store: Store, scope: Pick<Scope, "asOf">): Promise<string> {
  const mixed = async (columns: string, from: string): Promise<Mix> =>
    await rowOf<Mix>(store.connection, `SELECT ${mixOf(columns)} FROM ${from}`, {
      as_of: scope.asOf,
    });
  const known = "WHERE known_from <= CAST($as_of AS DATE)";
  const reports = await mixed(SHOWN, `report ${known}`);
  const facts = await mixed("fact_id, known_from", `fact ${known}`);
  const state = { reports: reports.rows, mix: inHex(reports.mix) };
  if (facts.rows === 0) return contentHash(state).slice(0, 16);
  const replaced = await mixed("fact_id", `(${REPLACED})`);
  return contentHash({
    ...state,
    facts: facts.rows,
    factMix: inHex(facts.mix),
    replaced: inHex(replaced.mix),
  }).slice(0, 16);
}
