/** Containers built byte by byte, so that no outside program is needed and every byte can be spoilt. */
import { crc32, deflateRawSync } from "node:zlib";

/** A member of a zip archive to build. */
export interface ZipMember {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Kept as it is instead of deflated. */
  readonly stored?: boolean;
  /** Sizes and checksum in a descriptor behind the data, as programs do that write to a pipe. */
  readonly streamed?: boolean;
  /** Marked as encrypted. */
  readonly encrypted?: boolean;
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

interface PackedMember {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly packed: Uint8Array;
  readonly sizes: Buffer;
  readonly local: Buffer;
}

function packedMember(member: ZipMember): PackedMember {
  const content = Buffer.from(member.content);
  const packed = member.stored === true ? content : deflateRawSync(content);
  const name = Buffer.from(member.name);
  const flags = (member.streamed === true ? 8 : 0) | (member.encrypted === true ? 1 : 0);
  const method = member.stored === true ? 0 : 8;
  const sizes = Buffer.concat([u32(crc32(content)), u32(packed.length), u32(content.length)]);
  const head = [u32(0x04034b50), u16(20), u16(flags), u16(method), u32(0)];
  const shown = member.streamed === true ? Buffer.alloc(12) : sizes;
  const descriptor = member.streamed === true ? [u32(0x08074b50), sizes] : [];
  const names = [u16(name.length), u16(0), name];
  const local = Buffer.concat([...head, shown, ...names, packed, ...descriptor]);
  return { name, flags, method, packed, sizes, local };
}

/** A zip archive. */
export function zipArchive(members: readonly ZipMember[]): Buffer {
  const packed = members.map(packedMember);
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, flags, method, sizes, local } of packed) {
    directory.push(
      u32(0x02014b50),
      ...[20, 20, flags, method].map(u16),
      u32(0),
      sizes,
      ...[name.length, 0, 0, 0, 0].map(u16),
      ...[0, offset].map(u32),
      name,
    );
    offset += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = [
    u32(0x06054b50),
    ...[0, 0, packed.length, packed.length].map(u16),
    u32(size),
    u32(offset),
    u16(0),
  ];
  return Buffer.concat([...packed.map(({ local }) => local), ...directory, ...end]);
}

/** A zstd frame of blocks that are not compressed, each of at most `block` bytes. */
export function zstdFrame(content: string | Uint8Array, block: number = 1000): Buffer {
  const bytes = Buffer.from(content);
  const parts: Buffer[] = [u32(0xfd2fb528), Buffer.from([0x00, 0x50])];
  for (let at = 0; at === 0 || at < bytes.length; at += block) {
    const part = bytes.subarray(at, at + block);
    const isLast = at + block >= bytes.length;
    parts.push(u32((part.length << 3) | (isLast ? 1 : 0)).subarray(0, 3), part);
  }
  return Buffer.concat(parts);
}
