import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Store } from "../store.ts";
import { csvRows } from "./csv-rows.ts";
import { DRAFT_COLUMNS, type Draft } from "./draft.ts";
import type { InputFile } from "./input-part.ts";
import { scanLines } from "./line-scanner.ts";
import { RAW_LIMIT, type Reject } from "./reject.ts";
import { settle } from "./settle.ts";
import type { CsvSource, EventSource, LineSource } from "./source.ts";
import {
  AS_SAID,
  type IntakeCount,
  readStaged,
  type Staging,
  stagedLine,
  stageRows,
  WITH_A_LOOK,
} from "./staging.ts";

function stagedColumns(source: LineSource): string[] {
  return Array.from({ length: source.format.layouts[0]?.keep.length ?? 0 }, (_, i) => `c${i}`);
}

async function stageLines(file: InputFile, source: LineSource, staging: Staging): Promise<void> {
  const rows = scanLines(file.open(), source.format, staging.count, (r) => staging.refused.add(r));
  await pipeline(rows, createWriteStream(staging.path));
}

function stagedDraft(line: number, draft: Draft): string {
  const values = Object.keys(DRAFT_COLUMNS).map((column) =>
    column === "line" ? String(line) : ((draft as Record<string, string>)[column] ?? ""),
  );
  return stagedLine(values);
}

async function* draftLines(
  file: InputFile,
  source: CsvSource,
  staging: Staging,
): AsyncGenerator<string> {
  const reject = (r: Reject): void => {
    staging.refused.add(r);
  };
  for await (const row of csvRows(file.open(), [source.requiredColumns], staging.count, reject)) {
    const outcome = source.read(row.fields);
    if ("draft" in outcome) yield stagedDraft(row.line, outcome.draft);
    else reject({ line: row.line, raw: row.raw, ...outcome });
  }
}

async function draftFrom(
  connection: DuckDBConnection,
  file: InputFile,
  source: EventSource,
  staging: Staging,
): Promise<void> {
  if (source.kind === "csv") {
    await pipeline(
      Readable.from(draftLines(file, source, staging)),
      createWriteStream(staging.path),
    );
    const table = readStaged(staging.path, DRAFT_COLUMNS, AS_SAID);
    await connection.run(`CREATE OR REPLACE TEMP VIEW draft AS SELECT * FROM ${table}`);
    return;
  }
  await stageLines(file, source, staging);
  const texts = stagedColumns(source).map((name) => [name, "VARCHAR"]);
  const columns = { line: "BIGINT", ...Object.fromEntries(texts) };
  const isEmpty = staging.count.rows === staging.refused.count;
  const table = readStaged(staging.path, columns, isEmpty ? AS_SAID : WITH_A_LOOK);
  await connection.run(`CREATE OR REPLACE TEMP VIEW staged AS SELECT * FROM ${table}`);
  await connection.run(`CREATE OR REPLACE TEMP VIEW draft AS ${source.draftSql}`);
}

/** Add to the table `refused` the rows whose draft gives a reason; returns how many. */
async function refuseBySql(connection: DuckDBConnection, source: EventSource): Promise<number> {
  if (source.kind === "csv") return 0;
  const kept = stagedColumns(source).map((name) => `staged.${name}`);
  const { rowsChanged } = await connection.run(
    `INSERT INTO refused
     SELECT line, reason, left(coalesce(detail, ''), ${RAW_LIMIT}),
       left(concat_ws(' | ', ${kept.join(", ")}), ${RAW_LIMIT})
     FROM draft JOIN staged USING (line) WHERE reason IS NOT NULL`,
  );
  return rowsChanged;
}

/** Make reports of a file's rows; its refused rows are left in the table `refused`. */
export async function importEvents(
  store: Store,
  source: EventSource,
  file: InputFile,
  fileNo: number,
): Promise<IntakeCount> {
  const { connection } = store;
  const { rows, refused } = await stageRows(store, (staging) =>
    draftFrom(connection, file, source, staging),
  );
  const reports = await settle(connection, { source: source.id, fileNo, coding: source.coding });
  const isAccountedFor = rows === refused + reports;
  const rejected = refused + (isAccountedFor ? 0 : await refuseBySql(connection, source));
  return { rows, rejected, reports, facts: 0 };
}
