import type { DuckDBConnection } from "@duckdb/node-api";
import { rowOf } from "../query.ts";
import { idOf, withEvent } from "./event-identity.ts";

const SETTLE = `
INSERT INTO report
SELECT report_id, event_id, occurrence_id,
  set_aside, $source, $file_no, line, $coding, article, url, publisher, published,
  known_from, event_date, date_precision, source_name, source_actor, source_role, target_name,
  target_actor, target_role,
  CASE WHEN others IS NULL THEN [] ELSE string_split(others, ';') END,
  cameo,
  CASE WHEN cameo < '06' THEN 1 WHEN cameo < '10' THEN 2 WHEN cameo < '15' THEN 3 ELSE 4 END,
  plover_type, plover_mode, intensity, place, place_country, latitude, longitude, summary, note,
  mentions, tone, is_root, reliability, credibility
FROM (
  ${withEvent(`SELECT *, ${idOf("concat($source, '|', identity)")} AS report_id FROM draft WHERE reason IS NULL`)}
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
