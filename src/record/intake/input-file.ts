import { createHash } from "node:crypto";
import { createReadStream, type Dirent, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { inputMissing, inputUnreadable } from "../messages.ts";
import { DamagedContainer } from "./inflate.ts";
import type { InputFile } from "./input-part.ts";
import { containerOf, MAGIC_LENGTH, unpacked } from "./unpack.ts";
import { zipParts } from "./zip.ts";

/** An iterable whose consumer may stop early without closing it. */
function kept<T>(items: AsyncGenerator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => ({ next: () => items.next() }) };
}

/** Unpacking may end before the file does; its checksum is of all its bytes. */
async function drained(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
  while ((await bytes.next()).done !== true);
}

function streamFile(path: string, source: () => Readable): InputFile {
  const hash = createHash("sha256");
  let digest: string | undefined;
  async function* hashed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of source()) {
      hash.update(chunk as Uint8Array);
      yield chunk as Uint8Array;
    }
  }
  const zip = (): Error =>
    inputUnreadable({ path, why: "a zip archive cannot be read from standard input" });
  return {
    path,
    async *open(): AsyncGenerator<Uint8Array> {
      const bytes = hashed();
      try {
        yield* unpacked(kept(bytes), zip);
        await drained(bytes);
      } catch (error) {
        if (!(error instanceof DamagedContainer)) throw error;
        await drained(bytes);
        throw error;
      } finally {
        await bytes.return(undefined);
      }
    },
    sha256: () => {
      digest ??= hash.digest("hex");
      return digest;
    },
  };
}

function isHidden(entry: Dirent): boolean {
  return entry.name.startsWith(".");
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !isHidden(entry))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesUnder(path);
      return entry.isFile() ? [path] : [];
    });
}

async function isZip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: MAGIC_LENGTH - 1 })) {
    return containerOf(chunk as Uint8Array) === "zip";
  }
  return false;
}

/** How much of a file is read at a time. */
const READ_SIZE = 1 << 18;

async function filesAt(path: string): Promise<InputFile[]> {
  // A pipe can be read only once, so its first bytes are left alone.
  if (statSync(path).isFile() && (await isZip(path))) return await zipParts(path);
  return [streamFile(path, () => createReadStream(path, { highWaterMark: READ_SIZE }))];
}

/**
 * The files that a path stands for: itself, the members of an archive, or everything under a folder in
 * the order of names (hidden files left out). `-` is standard input.
 *
 * @throws `record.input-missing`, `record.input-unreadable`
 */
export async function inputFiles(path: string, stdin: () => Readable): Promise<InputFile[]> {
  if (path === "-") return [streamFile("-", stdin)];
  const files: InputFile[] = [];
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw inputMissing({ path });
    const paths = stat.isDirectory() ? filesUnder(path) : [path];
    for (const one of paths) files.push(...(await filesAt(one)));
    return files;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw code === "EACCES" || code === "EPERM" ? inputMissing({ path }, error) : error;
  }
}
