import { join } from "node:path";
import { literal } from "../query.ts";
import { type Store, stagingFolder } from "../store.ts";
import { LINE_LIMIT } from "./lines.ts";
import { RefusedRows } from "./refused-rows.ts";

/** Where the rows of one file go on their way into the record. */
export interface Staging {
  /** A tab-separated file for the rows that can be read. */
  readonly path: string;
  /** The table `refused` for those that cannot. */
  readonly refused: RefusedRows;
  readonly count: { rows: number };
}

/** What became of the rows of one file. */
export interface IntakeCount {
  readonly rows: number;
  readonly rejected: number;
  /** Rows that state something that the record did not hold. */
  readonly reports: number;
  /** Facts that the record did not hold. */
  readonly facts: number;
}

/**
 * Stage the rows of one file.
 *
 * @param work fills the staged file and adds to the refused rows; when it fails, so does this
 */
export async function stageRows(
  store: Store,
  work: (staging: Staging) => Promise<void>,
): Promise<{ readonly rows: number; readonly refused: number }> {
  const refused = await RefusedRows.open(store.connection);
  const path = join(stagingFolder(store), `${process.pid}.tsv`);
  const staging: Staging = { path, refused, count: { rows: 0 } };
  try {
    await work(staging);
  } catch (error) {
    refused.abandon();
    throw error;
  }
  refused.close();
  return { rows: staging.count.rows, refused: refused.count };
}

const DIALECT =
  "delim = '\\t', quote = '', escape = '', comment = '', header = false, skip = 0, new_line = '\\n', nullstr = ''";

/** A CSV record of the greatest length is staged with its address, summary and identity repeated. */
export const AS_SAID: string = `auto_detect = false, max_line_size = ${8 * LINE_LIMIT}`;

/**
 * Looking at the first row finds nothing that is not said. But only then does the planner expect as many rows as the
 * file is long, instead of 42, and joins the small tables to them and not them to the small tables, on one core. Small
 * buffers let several cores read a small file. An empty file cannot be looked at.
 */
export const WITH_A_LOOK: string = `auto_detect = true, sample_size = 1, max_line_size = ${LINE_LIMIT + 1024}, buffer_size = ${8 * LINE_LIMIT}`;

/** SQL that reads a staged file. */
export function readStaged(
  path: string,
  columns: Readonly<Record<string, string>>,
  options: string,
): string {
  const list = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv(${literal(path)}, ${DIALECT}, ${options}, columns = {${list.join(", ")}})`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROLS = /[\u0000-\u001f\u007f]+/g;

/** A value that cannot break a staged row: its control characters become spaces. */
export function unbroken(value: string): string {
  return value.replace(CONTROLS, " ");
}

/** One staged row. */
export function stagedLine(values: readonly string[]): string {
  return `${values.map(unbroken).join("\t")}\n`;
}
