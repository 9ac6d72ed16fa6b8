import { isUtf8 } from "node:buffer";
import { DamagedContainer } from "./inflate.ts";
import { LINE_LIMIT, type Line, linesOf } from "./lines.ts";
import { RAW_LIMIT, type Reject, type RejectReason } from "./reject.ts";

/** A row shape that a delimited source may have, told by its number of fields. */
export interface LineLayout {
  readonly fields: number;
  /** 0-based positions of the columns to keep, in the order of the staged file; -1 writes an empty field. */
  readonly keep: readonly number[];
}

/** How a tab-separated file is read. Rows of several layouts may stand in one file. */
export interface LineFormat {
  readonly layouts: readonly LineLayout[];
  /** Beginnings by which a header line is known and skipped. */
  readonly headers: readonly string[];
}

/** What a scan saw. `rows` counts every non-blank line but headers. */
export interface ScanCount {
  rows: number;
}

const [NUL, TAB, NEWLINE, RETURN, SPACE] = [0, 9, 10, 13, 32];

const OUT_SIZE = 1 << 18;

/** Writes staged rows into chunks of fixed size. */
class StagedRows {
  #buffer = Buffer.allocUnsafe(OUT_SIZE);
  #used = 0;
  readonly full: Uint8Array[] = [];

  reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return;
    this.flush();
    this.#buffer = Buffer.allocUnsafe(Math.max(OUT_SIZE, bytes));
  }

  flush(): void {
    if (this.#used > 0) this.full.push(this.#buffer.subarray(0, this.#used));
    this.#buffer = Buffer.allocUnsafe(OUT_SIZE);
    this.#used = 0;
  }

  ascii(text: string): void {
    this.#used += this.#buffer.write(text, this.#used, "latin1");
  }

  byte(value: number): void {
    this.#buffer[this.#used++] = value;
  }

  /** A bare carriage return within a field would end the row for its reader, so it becomes a space. */
  bytes(from: Uint8Array, start: number, end: number): void {
    const to = this.#buffer;
    let used = this.#used;
    for (let i = start; i < end; i++) {
      const byte = from[i] ?? 0;
      to[used++] = byte === RETURN ? SPACE : byte;
    }
    this.#used = used;
  }
}

class LineScan {
  readonly #format: LineFormat;
  readonly #starts = new Int32Array(4096);
  readonly #out = new StagedRows();
  readonly #reject: (reject: Reject) => void;
  readonly count: ScanCount = { rows: 0 };
  #line = 0;

  constructor(format: LineFormat, reject: (reject: Reject) => void) {
    this.#format = format;
    this.#reject = reject;
  }

  refuse(line: Line, reason: RejectReason, detail: string): void {
    const raw = Buffer.from(line.bytes.subarray(0, RAW_LIMIT * 4)).toString("utf8");
    const shown = raw.replaceAll("\0", "\u2400").slice(0, RAW_LIMIT);
    this.#reject({ line: Math.max(1, this.#line), reason, detail, raw: shown });
  }

  /** Field starts into #starts; returns the number of fields and what bytes were met. */
  #measure(bytes: Uint8Array): { fields: number; high: number; nul: boolean } {
    const starts = this.#starts;
    const last = starts.length - 1;
    let [fields, high, nul] = [1, 0, false];
    starts[0] = 0;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] ?? 0;
      high |= byte;
      if (byte === TAB) starts[Math.min(fields++, last)] = i + 1;
      else if (byte === NUL) nul = true;
    }
    starts[Math.min(fields, last)] = bytes.length + 1;
    return { fields, high, nul };
  }

  #isHeader(bytes: Uint8Array): boolean {
    if (this.count.rows > 0) return false;
    const text = Buffer.from(bytes.subarray(0, 64)).toString("latin1");
    return this.#format.headers.some((header) => text.startsWith(header));
  }

  #faultOf(
    line: Line,
    found: { fields: number; high: number; nul: boolean },
  ): [RejectReason, string] | undefined {
    if (line.broken) return ["file-truncated", "the file breaks off inside this row"];
    if (line.tooLong) return ["line-too-long", `longer than ${LINE_LIMIT} bytes`];
    if (found.nul) return ["nul-byte", "holds a NUL byte"];
    if (found.high > 127 && !isUtf8(line.bytes)) return ["not-utf8", "not valid UTF-8"];
    return undefined;
  }

  take(line: Line): void {
    this.#line++;
    let bytes = line.bytes;
    if (this.#line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      bytes = bytes.subarray(3);
    }
    if (bytes.length === 0 && !line.broken) return;
    if (this.#isHeader(bytes)) return;
    this.count.rows++;
    const found = this.#measure(bytes);
    const fault = this.#faultOf(line, found);
    const layout = this.#format.layouts.find((l) => l.fields === found.fields);
    if (fault !== undefined) {
      this.refuse(line, ...fault);
    } else if (layout === undefined) {
      const wanted = this.#format.layouts.map((l) => l.fields).join(", ");
      this.refuse(line, "field-count", `${found.fields} fields; expected ${wanted}`);
    } else {
      this.#write(bytes, layout);
    }
  }

  #write(bytes: Uint8Array, layout: LineLayout): void {
    const out = this.#out;
    const starts = this.#starts;
    out.reserve(bytes.length * 2 + layout.keep.length + 20);
    out.ascii(String(this.#line));
    for (const column of layout.keep) {
      out.byte(TAB);
      if (column >= 0) out.bytes(bytes, starts[column] ?? 0, (starts[column + 1] ?? 1) - 1);
    }
    out.byte(NEWLINE);
  }

  /** The file broke off between two rows, or before the first. */
  damaged(damage: DamagedContainer, brokenRow: boolean): void {
    if (brokenRow) return;
    this.#line++;
    this.count.rows++;
    const line: Line = { bytes: new Uint8Array(), tooLong: false, broken: true };
    this.refuse(line, this.#line === 1 ? "file-corrupt" : "file-truncated", damage.message);
  }

  staged(): Uint8Array[] {
    return this.#out.full.splice(0);
  }

  finish(): Uint8Array[] {
    this.#out.flush();
    return this.staged();
  }
}

/**
 * Read a tab-separated stream, refuse what is not a row of it, and hand on the kept columns of the rest as
 * clean tab-separated chunks whose first field is the line number.
 *
 * @param count filled as the scan goes
 * @param reject called for every refused row
 */
export async function* scanLines(
  chunks: AsyncIterable<Uint8Array>,
  format: LineFormat,
  count: ScanCount,
  reject: (reject: Reject) => void,
): AsyncGenerator<Uint8Array> {
  const scan = new LineScan(format, reject);
  let brokenRow = false;
  try {
    for await (const lines of linesOf(chunks)) {
      for (const line of lines) {
        brokenRow ||= line.broken;
        scan.take(line);
      }
      yield* scan.staged();
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    scan.damaged(error, brokenRow);
  }
  yield* scan.finish();
  count.rows = scan.count.rows;
}
