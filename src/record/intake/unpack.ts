import { createGunzip } from "node:zlib";
import { inflated } from "./inflate.ts";
import { unzstd, ZSTD_HEADER_LENGTH } from "./zstd.ts";

/** How a file's bytes are packed. */
export type Container = "plain" | "gzip" | "zip" | "zstd";

const MAGIC: readonly (readonly [Container, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["zstd", [0x28, 0xb5, 0x2f, 0xfd]],
];

/** How many bytes tell a container. */
export const MAGIC_LENGTH = 4;

/** Tell a container by its first bytes, never by its name. */
export function containerOf(head: Uint8Array): Container {
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => head[i] === byte));
  return found?.[0] ?? "plain";
}

/** Checksum and length at the end of a gzip stream. */
const GZIP_TRAILER = 8;

/** Hold back a stream's last bytes, so that a wrong checksum among them spoils nothing decoded before. */
async function* tailApart(
  chunks: AsyncIterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let tail: Uint8Array = new Uint8Array();
  for await (const chunk of chunks) {
    const all = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
    const cut = Math.max(0, all.length - length);
    if (cut > 0) yield all.subarray(0, cut);
    tail = all.subarray(cut);
  }
  if (tail.length > 0) yield tail;
}

/** How many packed bytes are unpacked at a time: of these even a bomb, a thousand times larger unpacked, fits in memory. */
const PACKED_SIZE = 1 << 16;

async function* inPieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PACKED_SIZE) {
      yield chunk.subarray(at, at + PACKED_SIZE);
    }
  }
}

/** Look at the first bytes of a stream, however they are chunked, without losing them. */
async function withHead(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ container: Container; head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  let failure: { readonly of: unknown } | undefined;
  try {
    while (head.length < ZSTD_HEADER_LENGTH) {
      const next = await rest.next();
      if (next.done === true) break;
      head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    }
  } catch (error) {
    failure = { of: error };
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    if (head.length > 0) yield head;
    if (failure !== undefined) throw failure.of;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { container: containerOf(head), head, all: all() };
}

/**
 * The bytes inside a gzip or zstd container, or of a plain stream as they are. Damage ends the stream with
 * `DamagedContainer` after the last good byte.
 *
 * @param zip what to throw of a zip archive, which cannot be read front to back
 */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  zip: () => Error,
): AsyncGenerator<Uint8Array> {
  const { container, head, all } = await withHead(chunks);
  switch (container) {
    case "gzip":
      yield* inflated(tailApart(inPieces(all), GZIP_TRAILER), createGunzip());
      return;
    case "zstd":
      yield* unzstd(head, inPieces(all));
      return;
    case "plain":
      yield* all;
      return;
    case "zip":
      throw zip();
  }
}
