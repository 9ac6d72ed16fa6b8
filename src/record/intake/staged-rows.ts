const [TAB, NEWLINE, RETURN, SPACE, ZERO] = [9, 10, 13, 32, 48];

const CHUNK_SIZE = 1 << 18;

/** Writes tab-separated rows into large chunks: a row's number, then fields copied byte by byte. */
export class StagedRows {
  #chunk: Uint8Array = Buffer.allocUnsafe(CHUNK_SIZE);
  #used = 0;
  #full: Uint8Array[] = [];

  /**
   * Begin a row.
   *
   * @param room how many bytes its fields and what stands between them take at most
   */
  begin(row: number, room: number): void {
    const needed = room + 20;
    if (this.#used + needed > this.#chunk.length) this.#next(needed);
    this.#number(row);
  }

  /** Add fields that stand side by side. A bare carriage return would end the row for its reader, so it becomes a space. */
  fields(from: Uint8Array, start: number, end: number): void {
    const to = this.#chunk;
    let used = this.#used;
    to[used++] = TAB;
    for (let i = start; i < end; i++) {
      const byte = from[i] ?? 0;
      to[used++] = byte === RETURN ? SPACE : byte;
    }
    this.#used = used;
  }

  /** End the row. */
  end(): void {
    this.#chunk[this.#used++] = NEWLINE;
  }

  /** The chunks that are full, each once. */
  full(): Uint8Array[] {
    return this.#full.splice(0);
  }

  /** Everything not yet handed on. */
  rest(): Uint8Array[] {
    this.#next(0);
    return this.full();
  }

  #next(needed: number): void {
    if (this.#used > 0) this.#full.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK_SIZE, needed));
    this.#used = 0;
  }

  #number(value: number): void {
    let end = this.#used;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) end++;
    this.#used = end;
    for (let rest = value; rest > 0; rest = Math.floor(rest / 10)) {
      this.#chunk[--end] = ZERO + (rest % 10);
    }
  }
}
