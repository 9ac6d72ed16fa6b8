import type { DuckDBAppender, DuckDBConnection } from "@duckdb/node-api";
import { RAW_LIMIT, type Reject } from "./reject.ts";

/** How many refused rows are held in memory before they go to the database. */
const BATCH = 4096;

/** The refused rows of one file, in the table `refused`: a file may be rubbish from beginning to end. */
export class RefusedRows {
  readonly #appender: DuckDBAppender;
  #count = 0;

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
  }

  /** Empty the table `refused` and begin to fill it; `close` must follow within the same transaction. */
  static async open(connection: DuckDBConnection): Promise<RefusedRows> {
    await connection.run(
      "CREATE OR REPLACE TEMP TABLE refused (line BIGINT, reason VARCHAR, detail VARCHAR, raw VARCHAR)",
    );
    return new RefusedRows(await connection.createAppender("refused", "main", "temp"));
  }

  get count(): number {
    return this.#count;
  }

  add({ line, reason, detail, raw }: Reject): void {
    this.#appender.appendBigInt(BigInt(line));
    for (const text of [reason, detail.slice(0, RAW_LIMIT), raw]) {
      this.#appender.appendVarchar(text);
    }
    this.#appender.endRow();
    if (++this.#count % BATCH === 0) this.#appender.flushSync();
  }

  close(): void {
    this.#appender.closeSync();
  }

  /** Close after a failure, which is what the caller wants to hear of. */
  abandon(): void {
    try {
      this.close();
    } catch {
      // the transaction is rolled back, and these rows with it
    }
  }
}
