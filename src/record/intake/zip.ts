import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import { crc32, createInflateRaw } from "node:zlib";
import { type Entry, open, type ZipFile, type ZipFileOptions } from "yauzl";
import { DamagedContainer, inflated } from "./inflate.ts";
import type { InputFile } from "./input-part.ts";
import { unpacked } from "./unpack.ts";
import { salvagedZip } from "./zip-salvage.ts";

const openZip = promisify<string, { lazyEntries: true; autoClose: false }, ZipFile>(open);

const DEFLATED = 8;

const AS_STORED = { decrypt: null, start: null, end: null } as const;

/** Folders, hidden files and the shadow files that a Mac adds hold no rows. */
function isFile(name: string): boolean {
  return !name.endsWith("/") && !name.split("/").some((part) => /^(\.|__MACOSX$)/.test(part));
}

/** The last `!` of a path stands before the member's name. */
function memberName(entry: Entry): string {
  return entry.fileName.replaceAll("!", "%21");
}

async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  await new Promise<void>((done, fail) => {
    zip.on("entry", (entry: Entry) => {
      if (isFile(entry.fileName)) entries.push(entry);
      zip.readEntry();
    });
    zip.on("end", done);
    zip.on("error", fail);
    zip.readEntry();
  });
  return entries;
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}

async function* inflatedEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) throw new DamagedContainer("the member is encrypted");
  const deflated = entry.compressionMethod === DEFLATED;
  const read = promisify<Entry, ZipFileOptions, Readable>(zip.openReadStream.bind(zip));
  const packed = await read(entry, { ...AS_STORED, decompress: deflated ? false : null });
  yield* deflated ? inflated(packed, createInflateRaw()) : packed;
}

async function* checkedEntry(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  for await (const chunk of inflatedEntry(zip, entry)) {
    checksum = crc32(chunk, checksum);
    yield chunk;
  }
  if (checksum !== entry.crc32) throw new DamagedContainer("incorrect data check");
}

async function* memberBytes(path: string, offset: number): AsyncGenerator<Uint8Array> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false });
  try {
    const entry = (await entriesOf(zip)).find((e) => e.relativeOffsetOfLocalHeader === offset);
    if (entry === undefined) throw new DamagedContainer("the archive has changed");
    const nested = (): Error => new DamagedContainer("a zip archive inside a zip archive");
    yield* unpacked(checkedEntry(zip, entry), nested);
  } catch (error) {
    throw error instanceof DamagedContainer
      ? error
      : new DamagedContainer((error as Error).message, { cause: error });
  } finally {
    zip.close();
  }
}

/**
 * The members of a zip archive as files to import. Nothing is written under a member's name.
 *
 * An archive whose directory is damaged counts as one file: what its members hold as far as they can be read.
 */
export async function zipParts(path: string): Promise<InputFile[]> {
  const digest = await fileHash(path);
  const sha256 = (): string => digest;
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(path, { lazyEntries: true, autoClose: false });
    return (await entriesOf(zip)).map((entry) => ({
      path: `${path}!${memberName(entry)}`,
      member: memberName(entry),
      open: () => memberBytes(path, entry.relativeOffsetOfLocalHeader),
      sha256,
    }));
  } catch (error) {
    const why = (error as Error).message;
    return [{ path, open: () => salvagedZip(path, why), sha256 }];
  } finally {
    zip?.close();
  }
}
