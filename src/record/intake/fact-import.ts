import { createWriteStream } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Store } from "../store.ts";
import { csvRows } from "./csv-rows.ts";
import type { Fact, FactOutcome, FactReader } from "./fact.ts";
import type { InputFile } from "./input-part.ts";
import { FACT_COLUMNS, settleFacts } from "./settle-facts.ts";
import type { FactSource } from "./source.ts";
import {
  AS_SAID,
  type IntakeCount,
  readStaged,
  type Staging,
  stageRows,
  unbroken,
} from "./staging.ts";

/** How many rows are staged at a time. */
const BATCH = 512;

/** One staged row, in the order of `FACT_COLUMNS`; of its texts the item alone is the file's own. */
function stagedFact(line: number, fact: Fact, units: ReadonlyMap<string, string>): string {
  const unit = units.get(fact.measure);
  if (unit === undefined)
    throw new Error(`a measure that its source does not list: ${fact.measure}`);
  const { measure, a, b = "", first, last, knownFrom, value, item = "" } = fact;
  const span = `${first}\t${last}\t${knownFrom}`;
  return `${line}\t${measure}\t${a}\t${b}\t${span}\t${value}\t${unit}\t${unbroken(item)}\n`;
}

/** Reads rows of any of a source's tables; what a table needs beside the file is read with its first row. */
class TableReader {
  readonly #source: FactSource;
  readonly #folder: string;
  readonly #readers: FactReader[] = [];

  constructor(source: FactSource, folder: string) {
    this.#source = source;
    this.#folder = folder;
  }

  read(table: number, row: Readonly<Record<string, string>>): FactOutcome {
    const reader = this.#readers[table] ?? this.#source.tables[table]?.reader(this.#folder);
    if (reader === undefined) throw new Error(`${this.#source.id} has no table ${table}`);
    this.#readers[table] = reader;
    return reader(row);
  }
}

async function* factLines(
  file: InputFile,
  source: FactSource,
  staging: Staging,
): AsyncGenerator<string> {
  const units = new Map(source.measures.map(({ id, unit }) => [id, unit]));
  const tables = new TableReader(source, dirname(file.path));
  const columns = source.tables.map((table) => table.columns);
  let batch: string[] = [];
  for await (const row of csvRows(file.open(), columns, staging.count, (r) =>
    staging.refused.add(r),
  )) {
    const outcome = tables.read(row.table, row.fields);
    if ("reason" in outcome) {
      staging.refused.add({ line: row.line, raw: row.raw, ...outcome });
      continue;
    }
    for (const fact of outcome.facts) batch.push(stagedFact(row.line, fact, units));
    if (batch.length < BATCH) continue;
    yield batch.join("");
    batch = [];
  }
  yield batch.join("");
}

/** Which import it is. */
export interface FactImport {
  /** The number that this import of the file gets. */
  readonly fileNo: number;
  /** Whether the record holds the file; asked once its bytes have been read. */
  readonly seen: () => Promise<boolean>;
}

/** Store the facts that a file's rows state; its refused rows are left in the table `refused`. */
export async function importFacts(
  store: Store,
  source: FactSource,
  file: InputFile,
  { fileNo, seen }: FactImport,
): Promise<IntakeCount> {
  const { connection } = store;
  const { rows, refused } = await stageRows(store, async (staging) => {
    const lines = Readable.from(factLines(file, source, staging));
    await pipeline(lines, createWriteStream(staging.path));
    const table = readStaged(staging.path, FACT_COLUMNS, AS_SAID);
    await connection.run(`CREATE OR REPLACE TEMP VIEW staged_fact AS SELECT * FROM ${table}`);
  });
  const batch = { source: source.id, fileNo, seen: await seen() };
  return { rows, rejected: refused, ...(await settleFacts(connection, batch)) };
}
