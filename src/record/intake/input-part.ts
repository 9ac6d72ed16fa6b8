/** One file to import, or one member of an archive. Its bytes are read once, front to back. */
export interface InputFile {
  /** As the user knows it; a member of an archive as `archive.zip!member`. */
  readonly path: string;
  /** The member's name where the file is one of an archive. */
  readonly member?: string;
  /** The unpacked bytes. A damaged container ends the stream with an error after the last good byte. */
  open(): AsyncIterable<Uint8Array>;
  /** SHA-256 of the file on disk (for a member, of its archive); known once the bytes have been read. */
  sha256(): string;
}
