import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { databaseFault } from "./database-fault.ts";

/** Values bound to a statement's `$name` parameters. */
export type Bindings = Readonly<Record<string, DuckDBValue>>;

/**
 * Run a statement and return its rows as plain objects.
 *
 * The row type is the caller's word for what the statement selects: dates are cast to text and counts to
 * DOUBLE in the SQL, so that no driver type leaves this folder.
 *
 * @throws `record.damaged`, `record.unwritable` when a large question has no room to spill
 */
export async function rowsOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  bindings: Bindings = {},
): Promise<Row[]> {
  try {
    const reader = await connection.runAndReadAll(sql, { ...bindings });
    return reader.getRowObjectsJS() as Row[];
  } catch (error) {
    throw databaseFault(await pathOf(connection), error);
  }
}

/**
 * Run a statement and return its columns by name: for answers of very many rows. The row type is the caller's word, as in `rowsOf`.
 *
 * @throws `record.damaged`, `record.unwritable` as `rowsOf`
 */
export async function columnsOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  bindings: Bindings = {},
): Promise<{ readonly [Column in keyof Row]: readonly Row[Column][] }> {
  try {
    const reader = await connection.runAndReadAll(sql, { ...bindings });
    const columns: unknown = reader.getColumnsObjectJS();
    return columns as { [Column in keyof Row]: Row[Column][] };
  } catch (error) {
    throw databaseFault(await pathOf(connection), error);
  }
}

async function pathOf(connection: DuckDBConnection): Promise<string> {
  const reader = await connection.runAndReadAll(
    "SELECT path FROM duckdb_databases() WHERE database_name = current_database()",
  );
  return String(reader.getRows()[0]?.[0] ?? "");
}

/** Run a statement that returns exactly one row. */
export async function rowOf<Row>(
  connection: DuckDBConnection,
  sql: string,
  bindings: Bindings = {},
): Promise<Row> {
  const [row] = await rowsOf<Row>(connection, sql, bindings);
  if (row === undefined) throw new Error(`one row expected from: ${sql}`);
  return row;
}

/** A text as a SQL literal, for the few places where DuckDB takes no parameter (file names). */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
