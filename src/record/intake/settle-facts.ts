import type { DuckDBConnection } from "@duckdb/node-api";
import { rowOf } from "../query.ts";

/** The columns of a staged fact, in the order of the staged file. Empty means none. */
export const FACT_COLUMNS = {
  line: "BIGINT",
  measure: "VARCHAR",
  actor_a: "VARCHAR",
  actor_b: "VARCHAR",
  first_day: "DATE",
  last_day: "DATE",
  known_from: "DATE",
  value: "DOUBLE",
  unit: "VARCHAR",
  item: "VARCHAR",
} as const;

/** Which file a batch of facts comes from. */
export interface FactBatch {
  readonly source: string;
  readonly fileNo: number;
  /** The record holds this file already, so nothing that it states is news. */
  readonly seen: boolean;
}

/** The item comes last: of all the parts it alone may hold the mark between them. */
const FACT_ID = `left(md5(concat_ws('|', $source, measure, actor_a, coalesce(actor_b, ''),
  first_day::VARCHAR, last_day::VARCHAR, value::VARCHAR, coalesce(item, ''))), 16)`;

const COLUMNS = Object.keys(FACT_COLUMNS).join(", ");

const DRAFT = `CREATE OR REPLACE TEMP TABLE fact_draft AS
SELECT ${FACT_ID} AS fact_id, ${COLUMNS} FROM staged_fact`;

/** Facts that repeat another of the same file; the last stands, as it does where two differ. */
const REPEATS = `
DELETE FROM fact_draft WHERE (fact_id, line) NOT IN (
  SELECT (fact_id, max(line)) FROM fact_draft GROUP BY fact_id
)`;

const SETTLE = `
INSERT INTO fact (fact_id, source, file_no, edition, ${COLUMNS})
SELECT fact_id, $source, $file_no, $file_no, ${COLUMNS} FROM fact_draft
ANTI JOIN (SELECT fact_id FROM fact WHERE source = $source) USING (fact_id)`;

/** What a new file says again is as new as the file: a number that was changed and changed back holds. */
const RESTATED = `
UPDATE fact SET edition = $file_no
WHERE source = $source AND edition <> $file_no AND fact_id IN (SELECT fact_id FROM fact_draft)`;

/**
 * Store the facts of the relation `staged_fact` that the record does not hold.
 *
 * @returns how many they are, and how many rows state at least one of them
 */
export async function settleFacts(
  connection: DuckDBConnection,
  { source, fileNo, seen }: FactBatch,
): Promise<{ readonly facts: number; readonly reports: number }> {
  await connection.run(DRAFT, { source });
  const { stated, distinct } = await rowOf<{ stated: number; distinct: number }>(
    connection,
    `SELECT count(*)::DOUBLE AS stated, count(DISTINCT fact_id)::DOUBLE AS distinct FROM fact_draft`,
  );
  if (distinct < stated) await connection.run(REPEATS);
  const file = { source, file_no: fileNo };
  const { rowsChanged: facts } = await connection.run(SETTLE, file);
  if (!seen && facts < distinct) await connection.run(RESTATED, file);
  const { reports } = await rowOf<{ reports: number }>(
    connection,
    "SELECT count(DISTINCT line)::DOUBLE AS reports FROM fact WHERE file_no = $file_no",
    { file_no: fileNo },
  );
  return { facts, reports };
}
