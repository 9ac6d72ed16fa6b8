import { isUtf8 } from "node:buffer";
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { actorByDictionaryCode } from "../../lexicon/index.ts";
import { joinedName } from "../names-schema.ts";
import type { Store } from "../store.ts";
import { DictionaryEntries, type NameStatement } from "./dictionary-entry.ts";
import { DamagedContainer } from "./inflate.ts";
import type { InputFile } from "./input-part.ts";
import { LINE_LIMIT, type Line, linesOf } from "./lines.ts";
import { RAW_LIMIT, type RejectReason } from "./reject.ts";
import type { NameSource } from "./source.ts";
import {
  AS_SAID,
  type IntakeCount,
  readStaged,
  type Staging,
  stagedLine,
  stageRows,
} from "./staging.ts";

/** The columns of a staged statement, in the order of the staged file. Empty means none. */
const COLUMNS = {
  line: "BIGINT",
  name: "VARCHAR",
  actor: "VARCHAR",
  code: "VARCHAR",
  is_place: "BOOLEAN",
  first_day: "DATE",
  last_day: "DATE",
} as const;

function stagedStatement({ line, name, code, first, last }: NameStatement): string {
  const { actor, isPlace } = actorByDictionaryCode(code);
  return stagedLine([
    String(line),
    name,
    actor?.code ?? "",
    code,
    String(isPlace),
    first ?? "",
    last ?? "",
  ]);
}

function faultOf(line: Line): readonly [RejectReason, string] | undefined {
  if (line.broken) return ["file-truncated", "the file breaks off inside this line"];
  if (line.tooLong) return ["line-too-long", `longer than ${LINE_LIMIT} bytes`];
  return line.bytes.includes(0) ? ["nul-byte", "holds a NUL byte"] : undefined;
}

/** Dictionaries have grown over decades: one file holds lines of UTF-8 and of Latin-1. */
function textOf({ bytes }: Line): string {
  return Buffer.from(bytes).toString(isUtf8(bytes) ? "utf8" : "latin1");
}

async function* statementLines(file: InputFile, staging: Staging): AsyncGenerator<string> {
  const refuse = (line: number, reason: RejectReason, detail: string, raw: string): void => {
    staging.count.rows++;
    staging.refused.add({
      line,
      reason,
      detail,
      raw: raw.replaceAll("\0", "\u2400").slice(0, RAW_LIMIT),
    });
  };
  const stated = (statements: readonly NameStatement[]): string => {
    staging.count.rows += statements.length;
    return statements.map(stagedStatement).join("");
  };
  const entries = new DictionaryEntries(refuse);
  let number = 0;
  let isBroken = false;
  try {
    for await (const lines of linesOf(file.open())) {
      let block = "";
      for (const line of lines) {
        const fault = faultOf(line);
        isBroken ||= line.broken;
        number++;
        if (fault === undefined) block += stated(entries.read(number, textOf(line)));
        else refuse(number, ...fault, textOf(line));
      }
      yield block;
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    if (!isBroken) {
      refuse(number + 1, number === 0 ? "file-corrupt" : "file-truncated", error.message, "");
    }
  }
  yield stated(entries.end());
}

/** A statement is what it says of a name; where a file says it twice, the first stands. */
const SETTLE = `
INSERT INTO actor_name (name, actor, code, is_place, first_day, last_day, source, file_no, line)
SELECT name, actor, code, is_place, first_day, last_day, $source, $file_no, line FROM (
  SELECT joined AS name, code, first_day, last_day, any_value(actor) AS actor,
    any_value(is_place) AS is_place, min(line) AS line
  FROM (SELECT ${joinedName("name")} AS joined, * FROM staged_name)
  WHERE joined <> '' GROUP BY ALL
) fresh
WHERE NOT EXISTS (
  FROM actor_name held WHERE held.source = $source AND held.name = fresh.name AND held.code = fresh.code
    AND held.first_day IS NOT DISTINCT FROM fresh.first_day
    AND held.last_day IS NOT DISTINCT FROM fresh.last_day
)`;

async function settleNames(
  connection: DuckDBConnection,
  source: NameSource,
  fileNo: number,
): Promise<number> {
  const bindings = { source: source.id, file_no: fileNo };
  return (await connection.run(SETTLE, bindings)).rowsChanged;
}

/**
 * Store what a dictionary states that the record does not hold; its refused lines are left in the table `refused`. A
 * row is one name with one of its codes, or a refused line.
 */
export async function importNames(
  store: Store,
  source: NameSource,
  file: InputFile,
  fileNo: number,
): Promise<IntakeCount> {
  const { connection } = store;
  const { rows, refused } = await stageRows(store, async (staging) => {
    const lines = Readable.from(statementLines(file, staging));
    await pipeline(lines, createWriteStream(staging.path));
    const table = readStaged(staging.path, COLUMNS, AS_SAID);
    await connection.run(`CREATE OR REPLACE TEMP VIEW staged_name AS SELECT * FROM ${table}`);
  });
  const reports = await settleNames(connection, source, fileNo);
  return { rows, rejected: refused, reports, facts: 0 };
}
