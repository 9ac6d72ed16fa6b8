import { join } from "node:path";
import envPaths from "env-paths";

/** Where a user's record lives unless told otherwise: the platform's folder for application data. */
export function defaultRecordPath(): string {
  return join(envPaths("entente", { suffix: "" }).data, "record.duckdb");
}
