import type { Gunzip, InflateRaw } from "node:zlib";

/** The container's bytes ended early or make no sense; what came before is good. */
export class DamagedContainer extends Error {
  override readonly name: string = "DamagedContainer";
}

/** A turn of the event loop, in which an engine hands over what it has inflated meanwhile and goes on. */
function aTurn(): Promise<void> {
  return new Promise((done) => {
    setImmediate(done);
  });
}

/**
 * Inflate a stream, each chunk while the one before is in use. What was decoded before a fault is handed on before
 * the fault is thrown; of a stream that makes no sense from some byte on, at most the 16 KiB decoded last are lost.
 *
 * @throws `DamagedContainer`
 */
export async function* inflated(
  chunks: AsyncIterable<Uint8Array>,
  engine: Gunzip | InflateRaw,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  let ended = false;
  const over = new Promise<void>((done, fail) => {
    engine.on("data", (chunk: Uint8Array) => ready.push(chunk));
    engine.once("end", () => {
      ended = true;
      done();
    });
    engine.once("error", fail);
  });
  over.catch(() => undefined);
  // Of bytes after its end an engine takes no more: then `end` comes and the write never returns.
  const write = (chunk: Uint8Array): Promise<void> =>
    Promise.race([
      over,
      new Promise<void>((taken, fail) => {
        engine.write(chunk, (error) => (error ? fail(error) : taken()));
      }),
    ]);
  try {
    for await (const chunk of chunks) {
      const before = ready.splice(0);
      const taken = write(chunk);
      taken.catch(() => undefined);
      for (const piece of before) {
        yield piece;
        await aTurn();
      }
      await taken;
      if (ended) break;
    }
    if (!ended) engine.end();
    await over;
    yield* ready.splice(0);
  } catch (error) {
    yield* ready.splice(0);
    throw new DamagedContainer((error as Error).message, { cause: error });
  } finally {
    engine.destroy();
  }
}
