import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { derivation, type Scope } from "./derivation.ts";
import { exportNotEmpty } from "./messages.ts";
import { literal, rowOf } from "./query.ts";
import { guarded, type Store } from "./store.ts";

/** The forms in which the record can be taken elsewhere. */
export type ExportFormat = "parquet" | "csv" | "json";

/** How many rows of each table were written. */
export interface ExportAnswer {
  readonly folder: string;
  readonly format: ExportFormat;
  readonly tables: Readonly<Record<string, number>>;
}

const TABLES: Readonly<Record<string, string>> = {
  report: "SELECT *, year(event_date) AS year FROM report WHERE known_from <= CAST($as_of AS DATE)",
  event: "SELECT *, year(event_date) AS year FROM event",
  file: "SELECT * FROM file",
  reject: "SELECT * FROM reject",
  fact: "SELECT * FROM fact WHERE known_from <= CAST($as_of AS DATE)",
};

/** Bulk tables are partitioned by year in the layout that other engines read. */
const PARTITIONED: ReadonlySet<string> = new Set(["report", "event"]);

/** CSV has no lists: their members are joined by semicolons. */
const FLAT: ReadonlySet<string> = new Set(["report", "event"]);

function selectFor(table: string, format: ExportFormat): string {
  const select = TABLES[table] ?? "";
  if (format !== "csv" || !FLAT.has(table)) return select;
  return `SELECT * REPLACE (array_to_string(others, ';') AS others) FROM (${select})`;
}

function optionsFor(table: string, format: ExportFormat): string {
  if (format === "csv") return "(FORMAT csv, HEADER)";
  if (format === "json") return "(FORMAT json)";
  const by = PARTITIONED.has(table) ? ", PARTITION_BY (year)" : "";
  return `(FORMAT parquet, COMPRESSION zstd${by})`;
}

/**
 * Write the record, as it was at an as-of date, into a new or empty folder: Parquet partitioned by year, CSV or
 * newline-delimited JSON. The folder appears whole or not at all.
 *
 * @throws `record.export-not-empty`, `record.unwritable`
 */
export async function exportRecord(
  store: Store,
  scope: Scope,
  format: ExportFormat,
  folder: string,
): Promise<ExportAnswer> {
  const target = resolve(folder);
  const stat = statSync(target, { throwIfNoEntry: false });
  if (stat?.isFile() || (stat && readdirSync(target).length > 0)) {
    throw exportNotEmpty({ path: folder });
  }
  return await guarded(target, async () => {
    mkdirSync(dirname(target), { recursive: true });
    const draft = mkdtempSync(`${target}.new-`);
    try {
      const { ctes, bindings } = derivation(scope);
      const tables: Record<string, number> = {};
      for (const table of Object.keys(TABLES)) {
        const path = join(
          draft,
          PARTITIONED.has(table) && format === "parquet" ? table : `${table}.${format}`,
        );
        const query = `WITH ${ctes} ${selectFor(table, format)}`;
        const bound = inlined(query, bindings);
        await store.connection.run(
          `COPY (${bound}) TO ${literal(path)} ${optionsFor(table, format)}`,
        );
        const { n } = await rowOf<{ n: number }>(
          store.connection,
          `SELECT count(*)::DOUBLE AS n FROM (${bound})`,
        );
        tables[table] = n;
      }
      rmSync(target, { recursive: true, force: true });
      renameSync(draft, target);
      return { folder: target, format, tables };
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  });
}

/** COPY takes no parameters; the bound values are dates and source names, written as literals. */
function inlined(sql: string, bindings: Readonly<Record<string, unknown>>): string {
  return Object.entries(bindings).reduce(
    (text, [name, value]) => text.replaceAll(`$${name}`, literal(String(value))),
    sql,
  );
}
