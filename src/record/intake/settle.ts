import type { DuckDBConnection } from "@duckdb/node-api";
import { cameoEntries, isMutual } from "../../lexicon/index.ts";
import { rowOf } from "../query.ts";

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(", ");

/** Mutual acts that name the same deed whoever comes first; visits are two deeds that name one another. */
const SYMMETRIC = cameoEntries()
  .map((entry) => entry.code)
  .filter((code) => isMutual(code) && code !== "042" && code !== "043");

/** Characters of a hash that make an id: 64 bits, one chance in 370,000 of any clash among ten million. */
const ID_LENGTH = 16;

const id = (text: string): string => `left(md5(${text}), ${ID_LENGTH})`;

/** What is said to have happened, never who said it. */
const EVENT_TEXT =
  "concat_ws('|', event_date::VARCHAR, date_precision, source_actor, target_actor, cameo, coalesce(place, ''), coalesce(what, ''))";

/** The same for an event and its mirror: a visit from the visitor's side, a mutual act from the lesser code's. */
const OCCURRENCE_TEXT = `concat_ws('|', event_date::VARCHAR, date_precision,
  CASE cameo
    WHEN '042' THEN concat(source_actor, '>', target_actor, '|042')
    WHEN '043' THEN concat(target_actor, '>', source_actor, '|042')
    ELSE concat(least(source_actor, target_actor), '=', greatest(source_actor, target_actor), '|', cameo)
  END, coalesce(place, ''), coalesce(what, ''))`;

const SETTLE = `
INSERT INTO report
SELECT report_id, event_id,
  CASE
    WHEN event_id IS NULL THEN NULL
    WHEN cameo IN ('042', '043', ${quoted(SYMMETRIC)}) THEN ${id(OCCURRENCE_TEXT)}
    ELSE event_id
  END AS occurrence_id,
  set_aside, $source, $file_no, line, $coding, article, url, publisher, published,
  known_from, event_date, date_precision, source_name, source_actor, source_role, target_name,
  target_actor, target_role,
  CASE WHEN others IS NULL THEN [] ELSE string_split(others, ';') END,
  cameo,
  CASE WHEN cameo < '06' THEN 1 WHEN cameo < '10' THEN 2 WHEN cameo < '15' THEN 3 ELSE 4 END,
  plover_type, plover_mode, intensity, place, place_country, latitude, longitude, summary, note,
  mentions, tone, is_root, reliability, credibility
FROM (
  SELECT *, CASE WHEN set_aside IS NULL THEN ${id(EVENT_TEXT)} END AS event_id
  FROM (
    SELECT *, ${id("concat($source, '|', identity)")} AS report_id,
      CASE
        WHEN source_actor IS NULL AND source_name IS NULL THEN 'actor-missing'
        WHEN target_actor IS NULL AND target_name IS NULL THEN 'actor-missing'
        WHEN source_actor IS NULL OR target_actor IS NULL THEN 'actor-unresolved'
        WHEN source_actor = target_actor THEN 'same-actor'
      END AS set_aside
    FROM draft WHERE reason IS NULL
  )
) ANTI JOIN (SELECT report_id FROM report WHERE source = $source) USING (report_id)`;

/** Rows that repeat another row of the same file; the first stands. */
const REPEATS = `
DELETE FROM report WHERE file_no = $file_no AND line NOT IN (
  SELECT min(line) FROM report WHERE file_no = $file_no GROUP BY report_id
)`;

/** Which file a batch of drafts comes from. */
export interface Batch {
  readonly source: string;
  readonly fileNo: number;
  readonly coding: "hand" | "machine";
}

/**
 * Turn the relation `draft` into reports: rows already known are left out, ids are given, and reports about no
 * event between two known actors are kept but set aside with the reason.
 *
 * @returns how many reports the record did not hold before
 */
export async function settle(connection: DuckDBConnection, batch: Batch): Promise<number> {
  const file = { file_no: batch.fileNo };
  await connection.run(SETTLE, { ...file, source: batch.source, coding: batch.coding });
  const { reports, distinct } = await rowOf<{ reports: number; distinct: number }>(
    connection,
    `SELECT count(*)::DOUBLE AS reports, count(DISTINCT report_id)::DOUBLE AS distinct
     FROM report WHERE file_no = $file_no`,
    file,
  );
  if (distinct < reports) await connection.run(REPEATS, file);
  return distinct;
}
