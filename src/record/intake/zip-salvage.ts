import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Readable } from "node:stream";
import { createInflateRaw } from "node:zlib";
import { DamagedContainer, inflated } from "./inflate.ts";

/** Offsets within a local file header, by the ZIP application note 6.3.10, section 4.3.7. */
const HEADER = { length: 30, flags: 6, method: 8, packedSize: 18, nameLength: 26, extraLength: 28 };

const [LOCAL_HEADER, DESCRIPTOR] = [0x04034b50, 0x08074b50];

const [STORED, DEFLATED] = [0, 8];

/** Sizes stand behind the data, in a descriptor. */
const SIZES_FOLLOW = 8;

interface LocalHeader {
  readonly method: number;
  /** Undefined where it stands behind the data. */
  readonly packedSize: number | undefined;
  readonly dataStart: number;
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function headerAt(file: FileHandle, at: number): Promise<LocalHeader | undefined> {
  const bytes = await bytesAt(file, at, HEADER.length);
  if (bytes.length < HEADER.length || bytes.readUInt32LE(0) !== LOCAL_HEADER) return undefined;
  const nameLength = bytes.readUInt16LE(HEADER.nameLength);
  const sizesFollow = (bytes.readUInt16LE(HEADER.flags) & SIZES_FOLLOW) !== 0;
  return {
    method: bytes.readUInt16LE(HEADER.method),
    packedSize: sizesFollow ? undefined : bytes.readUInt32LE(HEADER.packedSize),
    dataStart: at + HEADER.length + nameLength + bytes.readUInt16LE(HEADER.extraLength),
  };
}

/** Where the next header begins after data whose size stands behind it. */
async function afterDescriptor(file: FileHandle, at: number): Promise<number> {
  const signed = await bytesAt(file, at, 4);
  const start = signed.length === 4 && signed.readUInt32LE(0) === DESCRIPTOR ? at + 4 : at;
  for (const length of [12, 20]) {
    if ((await headerAt(file, start + length)) !== undefined) return start + length;
  }
  return start + 12;
}

interface Member {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Where its packed bytes end; known once `bytes` has been read. */
  packedEnd(): number;
}

function bytesFrom(path: string, start: number, length: number | undefined): Readable {
  if (length === 0) return Readable.from([]);
  return createReadStream(
    path,
    length === undefined ? { start } : { start, end: start + length - 1 },
  );
}

function memberOf(path: string, header: LocalHeader): Member | undefined {
  const { method, packedSize, dataStart } = header;
  const packed = (): Readable => bytesFrom(path, dataStart, packedSize);
  if (method === DEFLATED) {
    const engine = createInflateRaw();
    const packedEnd = (): number => dataStart + (packedSize ?? engine.bytesWritten);
    return { bytes: inflated(packed(), engine), packedEnd };
  }
  if (method !== STORED || packedSize === undefined) return undefined;
  return { bytes: packed(), packedEnd: () => dataStart + packedSize };
}

async function* membersOf(path: string, file: FileHandle): AsyncGenerator<Uint8Array> {
  const { size } = await file.stat();
  let at = 0;
  for (;;) {
    const header = await headerAt(file, at);
    const member = header && memberOf(path, header);
    if (header === undefined || member === undefined) return;
    yield* member.bytes;
    at = member.packedEnd();
    if (at > size) return;
    // A member that is whole ends its last row, with or without a newline of its own.
    yield Buffer.from("\n");
    if (header.packedSize === undefined) at = await afterDescriptor(file, at);
  }
}

/**
 * What can be read, member by member, of a zip archive whose directory at the end is lost: a download that broke
 * off. Ends with `DamagedContainer`.
 *
 * @param why how the directory is damaged
 */
export async function* salvagedZip(path: string, why: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    yield* membersOf(path, file);
  } finally {
    await file.close();
  }
  throw new DamagedContainer(why);
}
