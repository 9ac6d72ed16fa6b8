import { createWriteStream } from "node:fs";
import { Readable, type Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

const BATCH = 2000;

function* batches(lines: Iterable<string>): Generator<string> {
  let batch: string[] = [];
  for (const line of lines) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    yield `${batch.join("\n")}\n`;
    batch = [];
  }
  if (batch.length > 0) yield `${batch.join("\n")}\n`;
}

/**
 * Write lines to a file.
 *
 * @param path packed with gzip where it ends in `.gz`
 */
export async function writeLines(path: string, lines: Iterable<string>): Promise<void> {
  const packing: Transform[] = path.endsWith(".gz") ? [createGzip({ level: 6 })] : [];
  await pipeline([
    Readable.from(batches(lines), { objectMode: true }),
    ...packing,
    createWriteStream(path),
  ]);
}

export { gdeltRows } from "./generate-gdelt.ts";
export { icewsRows } from "./generate-icews.ts";
