import { DamagedContainer } from "./inflate.ts";

const [NEWLINE, RETURN] = [10, 13];

/** Longest line that is read; a longer one is refused without being held in memory. */
export const LINE_LIMIT: number = 1 << 20;

/** Lines as they follow one another in a stream, each with its end; the stream's last line may lack one. */
export interface LineBlock {
  readonly bytes: Uint8Array;
  /** The stream broke inside the last line, which is all that the block holds. */
  readonly broken: boolean;
}

/** One line of a stream, without its end. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly tooLong: boolean;
  /** The stream broke inside this line. */
  readonly broken: boolean;
}

/**
 * Cut a stream between lines, so that no line is in two pieces. Of an over-long line only the beginning and the
 * end are kept, together still longer than the limit.
 *
 * A damaged container gives every whole line first, then the broken one, then throws `DamagedContainer`.
 */
export async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  let held: Uint8Array[] = [];
  let heldLength = 0;
  const hold = (bytes: Uint8Array): void => {
    if (heldLength <= LINE_LIMIT && bytes.length > 0) held.push(bytes);
    heldLength += bytes.length;
  };
  const release = (end: Uint8Array): Uint8Array => {
    const bytes = held.length === 0 ? end : Buffer.concat([...held, end]);
    held = [];
    heldLength = 0;
    return bytes;
  };
  let damage: DamagedContainer | undefined;
  try {
    for await (const chunk of chunks) {
      const first = held.length === 0 ? 0 : chunk.indexOf(NEWLINE) + 1;
      if (first > 0) yield { bytes: release(chunk.subarray(0, first)), broken: false };
      const last = chunk.lastIndexOf(NEWLINE) + 1;
      if (last > first) yield { bytes: chunk.subarray(first, last), broken: false };
      hold(chunk.subarray(last));
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    damage = error;
  }
  if (heldLength > 0) yield { bytes: release(new Uint8Array()), broken: damage !== undefined };
  if (damage !== undefined) throw damage;
}

/** Cut a stream into lines, in the manner of `blocksOf`. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  for await (const { bytes, broken } of blocksOf(chunks)) {
    const lines: Line[] = [];
    for (let from = 0; from < bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, from);
      const stop = newline < 0 ? bytes.length : newline;
      const end = stop > from && bytes[stop - 1] === RETURN ? stop - 1 : stop;
      lines.push({ bytes: bytes.subarray(from, end), tooLong: stop - from > LINE_LIMIT, broken });
      from = stop + 1;
    }
    yield lines;
  }
}
