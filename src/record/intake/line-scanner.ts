import { isUtf8 } from "node:buffer";
import { DamagedContainer } from "./inflate.ts";
import { blocksOf, LINE_LIMIT, type LineBlock } from "./lines.ts";
import { RAW_LIMIT, type Reject, type RejectReason } from "./reject.ts";
import { StagedRows } from "./staged-rows.ts";

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

const [NUL, TAB, NEWLINE, RETURN] = [0, 9, 10, 13];

const BYTE_ORDER_MARK: readonly number[] = [0xef, 0xbb, 0xbf];

/** Columns to keep that stand side by side are copied as one. */
type Run = readonly [first: number, last: number];

function runsOf(keep: readonly number[]): Run[] {
  const runs: [number, number][] = [];
  for (const column of keep) {
    const run = runs.at(-1);
    if (run !== undefined && column > 0 && column === run[1] + 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs;
}

/** Where a line lies in its block. */
interface Place {
  readonly block: LineBlock;
  readonly start: number;
  /** Before the carriage return, if there is one. */
  readonly end: number;
  /** Where its newline is. */
  readonly stop: number;
}

const bytesAt = ({ block, start, end }: Place): Uint8Array => block.bytes.subarray(start, end);

/** Why a line is no text that a row could be in. */
function faultAt(place: Place): [RejectReason, string] | undefined {
  const bytes = bytesAt(place);
  if (place.block.broken) return ["file-truncated", "the file breaks off inside this row"];
  if (place.stop - place.start > LINE_LIMIT) {
    return ["line-too-long", `longer than ${LINE_LIMIT} bytes`];
  }
  if (bytes.includes(NUL)) return ["nul-byte", "holds a NUL byte"];
  return isUtf8(bytes) ? undefined : ["not-utf8", "not valid UTF-8"];
}

class LineScan {
  readonly #headers: readonly string[];
  readonly #layouts: readonly { readonly fields: number; readonly runs: readonly Run[] }[];
  /** Where the fields of the line begin; its last entry stands for all beyond. */
  readonly #starts = new Int32Array(4096);
  /** Where the line that was measured last stops. */
  #stop = 0;
  readonly #out = new StagedRows();
  readonly #reject: (reject: Reject) => void;
  readonly count: ScanCount = { rows: 0 };
  #line = 0;

  constructor(format: LineFormat, reject: (reject: Reject) => void) {
    this.#headers = format.headers;
    this.#layouts = format.layouts.map(({ fields, keep }) => ({ fields, runs: runsOf(keep) }));
    this.#reject = reject;
  }

  take(block: LineBlock): Uint8Array[] {
    const { bytes, broken } = block;
    const isSound = !broken && isUtf8(bytes) && !bytes.includes(NUL);
    for (let start = 0; start < bytes.length; ) {
      if (++this.#line === 1 && BYTE_ORDER_MARK.every((byte, i) => bytes[i] === byte)) start = 3;
      const fields = this.#measure(bytes, start);
      const stop = this.#stop;
      const end = stop > start && bytes[stop - 1] === RETURN ? stop - 1 : stop;
      this.#starts[Math.min(fields, this.#starts.length - 1)] = end + 1;
      this.#row({ block, start, end, stop }, fields, isSound);
      start = stop + 1;
    }
    return this.#out.full();
  }

  /** The starts of a line's fields; returns how many there are. */
  #measure(bytes: Uint8Array, start: number): number {
    const starts = this.#starts;
    const last = starts.length - 1;
    let fields = 1;
    let at = start;
    starts[0] = start;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte > NEWLINE) continue;
      if (byte === NEWLINE) break;
      if (byte === TAB) starts[Math.min(fields++, last)] = at + 1;
    }
    this.#stop = at;
    return fields;
  }

  #row(place: Place, fields: number, isSound: boolean): void {
    const isBlank = place.end === place.start && !place.block.broken;
    if (isBlank || this.#isHeader(place)) return;
    this.count.rows++;
    const isPlain = isSound && place.stop - place.start <= LINE_LIMIT;
    const fault = isPlain ? undefined : faultAt(place);
    const layout = this.#layouts.find((one) => one.fields === fields);
    if (fault !== undefined) {
      this.refuse(bytesAt(place), ...fault);
    } else if (layout === undefined) {
      const wanted = this.#layouts.map((one) => one.fields).join(", ");
      this.refuse(bytesAt(place), "field-count", `${fields} fields; expected ${wanted}`);
    } else {
      this.#write(place.block.bytes, place.end - place.start, layout.runs);
    }
  }

  #isHeader(place: Place): boolean {
    if (this.count.rows > 0) return false;
    const text = Buffer.from(bytesAt(place).subarray(0, 64)).toString("latin1");
    return this.#headers.some((header) => text.startsWith(header));
  }

  #write(bytes: Uint8Array, length: number, runs: readonly Run[]): void {
    const starts = this.#starts;
    this.#out.begin(this.#line, length + 2 * runs.length);
    for (const [first, last] of runs) {
      if (first < 0) this.#out.fields(bytes, 0, 0);
      else this.#out.fields(bytes, starts[first] ?? 0, (starts[last + 1] ?? 1) - 1);
    }
    this.#out.end();
  }

  refuse(bytes: Uint8Array, reason: RejectReason, detail: string): void {
    const raw = Buffer.from(bytes.subarray(0, RAW_LIMIT * 4)).toString("utf8");
    const shown = raw.replaceAll("\0", "\u2400").slice(0, RAW_LIMIT);
    this.#reject({ line: Math.max(1, this.#line), reason, detail, raw: shown });
  }

  /** The file broke off between two rows, or before the first. */
  damaged(damage: DamagedContainer): void {
    this.#line++;
    this.count.rows++;
    const reason = this.#line === 1 ? "file-corrupt" : "file-truncated";
    this.refuse(new Uint8Array(), reason, damage.message);
  }

  finish(): Uint8Array[] {
    return this.#out.rest();
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
    for await (const block of blocksOf(chunks)) {
      brokenRow ||= block.broken;
      yield* scan.take(block);
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    if (!brokenRow) scan.damaged(error);
  }
  yield* scan.finish();
  count.rows = scan.count.rows;
}
