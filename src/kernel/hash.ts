import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** JSON that any implementation writes alike (RFC 8785): sorted keys, one way to write each number. */
export function canonicalJson(value: unknown): string {
  const text = (canonicalize as unknown as (v: unknown) => string | undefined)(value);
  if (text === undefined) throw new TypeError("a function or undefined has no canonical JSON");
  return text;
}

/** SHA-256 of text (as UTF-8) or bytes, in lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** SHA-256 of a value's canonical JSON: equal values have equal hashes on every machine. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}
