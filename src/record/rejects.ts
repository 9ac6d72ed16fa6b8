import { rowsOf } from "./query.ts";
import type { Store } from "./store.ts";

/** A refused row as the record keeps it. */
export interface KeptReject {
  readonly source: string;
  readonly path: string;
  readonly line: number;
  readonly reason: string;
  readonly detail: string;
  readonly raw: string;
}

/** The refused rows, of one source or all, in the order of files and lines. */
export async function rejects(
  store: Store,
  filter: { readonly source?: string | undefined; readonly limit?: number | undefined } = {},
): Promise<KeptReject[]> {
  return await rowsOf<KeptReject>(
    store.connection,
    `SELECT reject.source, file.path, line::DOUBLE AS line, reason, detail, raw
     FROM reject JOIN file USING (file_no)
     WHERE $source = '' OR reject.source = $source
     ORDER BY reject.source, file.path, line LIMIT $limit`,
    { source: filter.source ?? "", limit: filter.limit ?? 2_147_483_647 },
  );
}
