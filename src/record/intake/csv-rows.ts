import { isUtf8 } from "node:buffer";
import { csvParseRows } from "d3-dsv";
import { DamagedContainer } from "./inflate.ts";
import { LINE_LIMIT, type Line, linesOf } from "./lines.ts";
import { RAW_LIMIT, type Reject, type RejectReason } from "./reject.ts";

/** One CSV record, by the header's column names. */
export interface CsvRow {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly raw: string;
  /** Which of the tables the header is of. */
  readonly table: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** The columns that a table must have, in lower case. */
export type Columns = readonly string[];

/** Which table a header is of: the first whose columns it all has; otherwise what the nearest one lacks. */
function tableOf(tables: readonly Columns[], header: Columns): number | readonly string[] {
  const missing = tables.map((columns) => columns.filter((column) => !header.includes(column)));
  const found = missing.findIndex((columns) => columns.length === 0);
  if (found >= 0) return found;
  return missing.reduce((least, columns) => (columns.length < least.length ? columns : least));
}

/** How many lines a quoted field may span before an open quote counts as a fault of its own line. */
const SPAN_LIMIT = 20;

interface TextLine {
  readonly number: number;
  readonly text: string;
  readonly fault: readonly [RejectReason, string] | undefined;
}

function faultOf(line: Line): readonly [RejectReason, string] | undefined {
  if (line.broken) return ["file-truncated", "the file breaks off inside this row"];
  if (line.tooLong) return ["line-too-long", `longer than ${LINE_LIMIT} bytes`];
  if (line.bytes.includes(0)) return ["nul-byte", "holds a NUL byte"];
  return isUtf8(line.bytes) ? undefined : ["not-utf8", "not valid UTF-8"];
}

function textOf(line: Line, number: number): TextLine {
  const text = Buffer.from(line.bytes).toString("utf8");
  return { number, text: number === 1 ? text.replace(/^\uFEFF/, "") : text, fault: faultOf(line) };
}

const hasOpenQuote = (text: string): boolean => text.split('"').length % 2 === 0;

/** The lines of one record from `at` on: more than one where a quoted field spans lines. */
function recordAt(
  lines: readonly TextLine[],
  at: number,
  whole: boolean,
): number | "more" | "open" {
  let open = false;
  for (let i = at; i < Math.min(lines.length, at + SPAN_LIMIT); i++) {
    const line = lines[i];
    if (line === undefined || line.fault !== undefined) return "open";
    if (hasOpenQuote(line.text)) open = !open;
    if (!open) return i - at + 1;
  }
  return !whole && lines.length < at + SPAN_LIMIT ? "more" : "open";
}

const QUOTING = ["quoting", "a quotation mark is opened and not closed"] as const;

/** Quotation marks around whole fields only, doubled within: RFC 4180, section 2. */
const WELL_QUOTED = /^(?:(?:"[^"]*(?:""[^"]*)*"|[^",\r\n]*)(?:,|$))+$/;

class CsvReader {
  readonly #tables: readonly Columns[];
  readonly #reject: (reject: Reject) => void;
  #header: Columns | undefined;
  #table = 0;
  rows = 0;

  constructor(tables: readonly Columns[], reject: (reject: Reject) => void) {
    this.#tables = tables;
    this.#reject = reject;
  }

  refuse(line: number, reason: RejectReason, detail: string, raw: string): void {
    this.rows++;
    this.#reject({ line, reason, detail, raw: raw.replaceAll("\0", "\u2400").slice(0, RAW_LIMIT) });
  }

  #startsTable(first: TextLine, text: string, cells: readonly string[]): void {
    const header = cells.map((cell) => cell.trim().toLowerCase());
    const found = tableOf(this.#tables, header);
    if (typeof found === "number") {
      this.#header = header;
      this.#table = found;
    } else {
      this.refuse(first.number, "header-missing", `no column ${found.join(", ")}`, text);
    }
  }

  /** Cells that several lines or a bare carriage return have run together are no record. */
  #cellsOf(text: string, spansLines: boolean): readonly string[] | undefined {
    const [cells, more] = csvParseRows(text);
    if (cells === undefined || more !== undefined) return undefined;
    const width = this.#header?.length ?? cells.length;
    return spansLines && (cells.length !== width || !WELL_QUOTED.test(text)) ? undefined : cells;
  }

  #row(first: TextLine, text: string, cells: readonly string[]): CsvRow | undefined {
    const names = this.#header;
    if (names === undefined) {
      this.#startsTable(first, text, cells);
      return undefined;
    }
    if (cells.length !== names.length) {
      const detail = `${cells.length} fields; the header has ${names.length}`;
      this.refuse(first.number, "field-count", detail, text);
      return undefined;
    }
    this.rows++;
    const fields = Object.fromEntries(names.map((name, i) => [name, (cells[i] ?? "").trim()]));
    return { line: first.number, raw: text.slice(0, RAW_LIMIT), table: this.#table, fields };
  }

  /** The record of `span` lines at `at`, if it is one; otherwise its first line alone is refused. */
  #take(lines: readonly TextLine[], at: number, span: number): { used: number; row?: CsvRow } {
    const [first] = lines.slice(at, at + 1);
    if (first === undefined) return { used: 1 };
    const taken = lines.slice(at, at + span).map((line) => line.text);
    const text = taken.join("\n");
    if (text.trim() === "") return { used: span };
    const cells = text.length > LINE_LIMIT ? undefined : this.#cellsOf(text, span > 1);
    if (cells === undefined) {
      this.refuse(first.number, ...QUOTING, first.text);
      return { used: 1 };
    }
    const row = this.#row(first, text, cells);
    return row === undefined ? { used: span } : { used: span, row };
  }

  /** Read every whole record at the head of `lines`; returns how many lines were used. */
  *read(lines: readonly TextLine[], whole: boolean): Generator<CsvRow, number> {
    let at = 0;
    for (let first = lines[at]; first !== undefined; first = lines[at]) {
      const span = first.fault === undefined ? recordAt(lines, at, whole) : "fault";
      if (span === "more") break;
      if (typeof span === "string") {
        this.refuse(first.number, ...(first.fault ?? QUOTING), first.text);
        at++;
        continue;
      }
      const { used, row } = this.#take(lines, at, span);
      if (row !== undefined) yield row;
      at += used;
    }
    return at;
  }
}

/**
 * Read quoted CSV with a header. A fault of one line never costs another line: an unclosed quotation mark is
 * refused on its own line and reading goes on with the next.
 *
 * @param tables layouts, at least one, by the columns that each must have; a file of none is refused by its header line
 * @param count its `rows` counts every non-blank record but the header
 */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array>,
  tables: readonly Columns[],
  count: { rows: number },
  reject: (reject: Reject) => void,
): AsyncGenerator<CsvRow> {
  const reader = new CsvReader(tables, reject);
  let pending: TextLine[] = [];
  let number = 0;
  let broken = false;
  let damage: DamagedContainer | undefined;
  try {
    for await (const lines of linesOf(chunks)) {
      pending.push(...lines.map((line) => textOf(line, ++number)));
      broken ||= lines.some((line) => line.broken);
      pending = pending.slice(yield* reader.read(pending, false));
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    damage = error;
  }
  yield* reader.read(pending, true);
  if (damage !== undefined && !broken) {
    reader.refuse(number + 1, number === 0 ? "file-corrupt" : "file-truncated", damage.message, "");
  }
  count.rows = reader.rows;
}
