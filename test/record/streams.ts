/** Byte streams for tests of intake. */

/** A stream of these bytes, cut at the given places. */
export async function* chunked(
  bytes: Uint8Array | string,
  cuts: readonly number[] = [],
): AsyncGenerator<Uint8Array> {
  const all = Buffer.from(bytes);
  const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, all.length)), all.length])];
  places.sort((a, b) => a - b);
  for (const [i, from] of places.entries()) {
    const to = places[i + 1];
    if (to !== undefined) yield all.subarray(from, to);
  }
}

/** A stream of these bytes that ends in an error. */
export async function* breakingOff(
  bytes: Uint8Array | string,
  error: Error,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(bytes);
  throw error;
}

/** All that a stream gives, and the error that it ends in, if it does. */
export async function collected(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ text: string; error?: Error }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stream) chunks.push(Uint8Array.from(chunk));
  } catch (error) {
    return { text: Buffer.concat(chunks).toString("utf8"), error: error as Error };
  }
  return { text: Buffer.concat(chunks).toString("utf8") };
}
