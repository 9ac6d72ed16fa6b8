import type { DuckDBConnection } from "@duckdb/node-api";
import { cameoEntries } from "../../lexicon/index.ts";

/**
 * A small table of text columns that an adapter's SQL joins; it lives as long as the connection and is filled
 * anew each time.
 */
export async function loadTable<Column extends string>(
  connection: DuckDBConnection,
  name: string,
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, string | undefined>>[],
): Promise<void> {
  const definition = columns.map((column) => `${column} VARCHAR`).join(", ");
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${name} (${definition})`);
  const appender = await connection.createAppender(name, "main", "temp");
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column];
      if (value === undefined) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}

/** Every CAMEO code, as the table `cameo_code`. */
export async function loadCameoCodes(connection: DuckDBConnection): Promise<void> {
  const codes = cameoEntries().map(({ code }) => ({ code }));
  await loadTable(connection, "cameo_code", ["code"], codes);
}
