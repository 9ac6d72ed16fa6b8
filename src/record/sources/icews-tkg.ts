import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { actorByIcewsName } from "../../lexicon/index.ts";
import { dashedDay, draftSelection } from "../intake/draft.ts";
import { loadCameoCodes, loadTable } from "../intake/lookup-table.ts";
import type { LineSource } from "../intake/source.ts";
import { inputMissing, inputUnreadable } from "../messages.ts";
import { literal, rowsOf } from "../query.ts";
import { ICEWS_CITATION, ICEWS_LICENCE } from "./icews.ts";

function besides(folder: string, name: string): string {
  const found = [name, `${name}.gz`].map((n) => join(folder, n)).find((path) => existsSync(path));
  if (found === undefined) throw inputMissing({ path: join(folder, name) });
  return found;
}

/** The rows of a table beside the events, the first of each id. */
async function readTable<Row>(
  connection: DuckDBConnection,
  path: string,
  columns: string,
): Promise<Row[]> {
  const options = "delim = '\\t', quote = '', header = true, all_varchar = true";
  try {
    return await rowsOf<Row>(
      connection,
      `SELECT DISTINCT ON (id) ${columns} FROM read_csv(${literal(path)}, ${options}) WHERE id IS NOT NULL`,
    );
  } catch (error) {
    throw inputUnreadable({ path, why: (error as Error).message.split("\n")[0] ?? "" }, error);
  }
}

const DAY = dashedDay("c0");

const DRAFT_SQL = `
SELECT ${draftSelection({
  line: "line",
  reason: `CASE
    WHEN ${DAY} IS NULL THEN 'date-malformed'
    WHEN tkg_relation.id IS NULL THEN 'relation-unknown'
    WHEN tkg_relation.code IS NULL THEN 'cameo-unknown'
    WHEN s.id IS NULL OR t.id IS NULL THEN 'entity-unknown'
  END`,
  detail: `CASE
    WHEN ${DAY} IS NULL THEN concat('date "', c0, '"')
    WHEN tkg_relation.id IS NULL THEN concat('relation_id "', c2, '"')
    WHEN tkg_relation.code IS NULL THEN concat('relation_id "', c2, '" has no CAMEO code')
    WHEN s.id IS NULL THEN concat('source_id "', c1, '"')
    WHEN t.id IS NULL THEN concat('target_id "', c3, '"')
  END`,
  identity: "concat(c0, '|', s.name, '|', c2, '|', t.name)",
  known_from: DAY,
  event_date: DAY,
  date_precision: "'day'",
  source_name: "s.name",
  source_actor: "s.code",
  target_name: "t.name",
  target_actor: "t.code",
  cameo: "tkg_relation.code",
  is_root: "true",
  reliability: "'F'",
  credibility: "6",
})}
FROM staged
LEFT JOIN tkg_relation ON tkg_relation.id = c2
LEFT JOIN tkg_entity s ON s.id = c1
LEFT JOIN tkg_entity t ON t.id = c3`;

/** ICEWS as the benchmark sets of temporal-knowledge-graph forecasting: ids, with their names beside. */
export const ICEWS_TKG: LineSource = {
  id: "icews-tkg",
  kind: "lines",
  title: "ICEWS as temporal knowledge graph",
  coding: "machine",
  licence: ICEWS_LICENCE,
  citation: ICEWS_CITATION,
  address: "https://doi.org/10.7910/DVN/28075",
  faults: [
    "One row per day, actors and act: how often an act was reported is lost.",
    "No article, publisher or place. Persons and bodies are resolved only where a dictionary or a file of the source icews names them.",
    "ICEWS14 holds no rows for eleven large states as states (Russia, the United States, India, Pakistan among them), only for their offices and persons.",
  ],
  expects: "a folder with events.tsv, entities.tsv and relations.tsv",
  format: {
    layouts: [{ fields: 5, keep: [0, 1, 2, 3] }],
    headers: ["date\tsource_id"],
  },
  prepare: async (connection, folder) => {
    await loadCameoCodes(connection);
    const entities = await readTable<{ id: string; name: string }>(
      connection,
      besides(folder, "entities.tsv"),
      "id, name",
    );
    const resolved = entities.map((e) => ({ ...e, code: actorByIcewsName(e.name)?.code }));
    await loadTable(connection, "tkg_entity", ["id", "name", "code"], resolved);
    const relations = await readTable<{ id: string; code: string }>(
      connection,
      besides(folder, "relations.tsv"),
      "id, cameo AS code",
    );
    await loadTable(connection, "tkg_relation", ["id", "code"], relations);
    await connection.run(
      "UPDATE tkg_relation SET code = NULL WHERE code NOT IN (SELECT code FROM cameo_code)",
    );
  },
  draftSql: DRAFT_SQL,
  accepts: (path) => /(^|[\\/])events\.tsv(\.gz|\.zst)?$/i.test(path),
};
