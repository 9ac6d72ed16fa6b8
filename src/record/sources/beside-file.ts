import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { csvParse } from "d3-dsv";
import { containerOf } from "../intake/unpack.ts";
import { inputMissing, inputUnreadable } from "../messages.ts";

/**
 * Read a small CSV file that lies beside the one that is imported, plain or gzip.
 *
 * @param name without `.gz`
 * @param columns that it must have
 * @returns its rows, by the header's column names
 * @throws `record.input-missing`, `record.input-unreadable`
 */
export function tableBeside(
  folder: string,
  name: string,
  columns: readonly string[],
): readonly Readonly<Record<string, string | undefined>>[] {
  const found = [name, `${name}.gz`].map((n) => join(folder, n)).find((path) => existsSync(path));
  if (found === undefined) throw inputMissing({ path: join(folder, name) });
  let text: string;
  try {
    const bytes = readFileSync(found);
    text = (containerOf(bytes) === "gzip" ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    throw inputUnreadable({ path: found, why: (error as Error).message }, error);
  }
  const rows = csvParse(text.replace(/^\uFEFF/, ""));
  const missing = columns.filter((column) => !rows.columns.includes(column));
  if (missing.length === 0) return rows;
  throw inputUnreadable({ path: found, why: `it has no column ${missing.join(", ")}` });
}
