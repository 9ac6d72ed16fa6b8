import { DamagedContainer } from "./inflate.ts";

const [NEWLINE, RETURN] = [10, 13];

/** Longest line that is read; a longer one is refused without being held in memory. */
export const LINE_LIMIT: number = 1 << 20;

/** One line of a stream, without its end. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly tooLong: boolean;
  /** The stream broke inside this line. */
  readonly broken: boolean;
}

/**
 * Cut a stream into lines, chunk by chunk. Over-long lines keep only their beginning.
 *
 * A damaged container gives every whole line first, then the broken one, then throws `DamagedContainer`.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let held: Uint8Array[] = [];
  let heldLength = 0;
  const take = (bytes: Uint8Array, broken: boolean): Line => {
    const length = heldLength + bytes.length;
    const whole = held.length === 0 ? bytes : Buffer.concat([...held, bytes]);
    held = [];
    heldLength = 0;
    const end = whole.at(-1) === RETURN ? whole.length - 1 : whole.length;
    return { bytes: whole.subarray(0, end), tooLong: length > LINE_LIMIT, broken };
  };
  let damage: DamagedContainer | undefined;
  try {
    for await (const chunk of chunks) {
      const lines: Line[] = [];
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        lines.push(take(chunk.subarray(from, at), false));
        from = at + 1;
      }
      const rest = chunk.subarray(from);
      if (heldLength <= LINE_LIMIT && rest.length > 0) held.push(rest);
      heldLength += rest.length;
      yield lines;
    }
  } catch (error) {
    if (!(error instanceof DamagedContainer)) throw error;
    damage = error;
  }
  if (heldLength > 0) yield [take(new Uint8Array(), damage !== undefined)];
  if (damage !== undefined) throw damage;
}
