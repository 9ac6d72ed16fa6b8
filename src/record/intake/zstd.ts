import { Decompress } from "fzstd";
import { DamagedContainer } from "./inflate.ts";

/** The window of `zstd --long`; a frame that asks for more is refused by the reference program, too. */
const WINDOW_LIMIT = 2 ** 27;

/** A frame's header is at most this long. */
export const ZSTD_HEADER_LENGTH = 18;

/**
 * The memory that reading a frame takes: its window, or all its content where it is one segment (RFC 8878,
 * section 3.1.1.1).
 *
 * @param head at least the frame's header, or all there is
 */
function windowOf(head: Uint8Array): number {
  const [flags = 0, windowByte = 0] = head.subarray(4);
  if ((flags & 0x20) === 0) {
    const base = 2 ** (10 + (windowByte >> 3));
    return base + (base / 8) * (windowByte & 7);
  }
  const idLength = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeLength = [1, 2, 4, 8][flags >> 6] ?? 1;
  const size = head.subarray(5 + idLength, 5 + idLength + sizeLength);
  return size.reduceRight((sum, byte) => sum * 256 + byte, 0);
}

/**
 * Unpack a zstd stream. Every block before a fault is handed on before the fault is thrown.
 *
 * @param head the stream's first bytes, which `chunks` gives again
 * @throws `DamagedContainer`
 */
export async function* unzstd(
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (windowOf(head) > WINDOW_LIMIT) throw new DamagedContainer("its window is beyond 128 MiB");
  const ready: Uint8Array[] = [];
  let finished = false;
  const stream = new Decompress((chunk, final) => {
    ready.push(chunk);
    finished = final === true;
  });
  try {
    for await (const chunk of chunks) {
      stream.push(chunk);
      yield* ready.splice(0);
    }
    stream.push(new Uint8Array(), true);
  } catch (error) {
    yield* ready.splice(0);
    throw new DamagedContainer((error as Error).message, { cause: error });
  }
  yield* ready.splice(0);
  if (!finished) throw new DamagedContainer("unexpected end of file");
}
