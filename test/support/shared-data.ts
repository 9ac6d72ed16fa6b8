import { existsSync } from "node:fs";
import { join } from "node:path";

const ROOT = process.env["ENTENTE_DATA"] ?? "../shared";

/** The folder that holds the real data and the reference answers. */
export const sharedRoot: string = ROOT;

/** Whether the real data that some tests need is here. */
export const hasSharedData: boolean = existsSync(join(ROOT, "data", "README.md"));

if (!hasSharedData) {
  const message = `No test data at ${ROOT}: the tests that read real files are skipped.`;
  if (process.env["ENTENTE_REQUIRE_DATA"] === "1") throw new Error(message);
  process.stderr.write(`${message}\n`);
}

/**
 * Whether the largest real files are read whole, which takes most of a minute: where their absence would be a failure too.
 * Elsewhere the everyday run passes them over, and says so.
 */
export const readsLargeFiles: boolean =
  hasSharedData && process.env["ENTENTE_REQUIRE_DATA"] === "1";

/** Whether tests that take seconds without being about data run: where data are required, as in CI. */
export const runsSlowTests: boolean = process.env["ENTENTE_REQUIRE_DATA"] === "1";

if (hasSharedData && !readsLargeFiles) {
  process.stderr.write("The largest real files are read only with ENTENTE_REQUIRE_DATA=1.\n");
}

/** The path of a real file, e.g. `sharedData("gdelt-raw", "20180101000000.export.CSV.gz")`. */
export function sharedData(...parts: readonly string[]): string {
  return join(ROOT, "data", ...parts);
}

/** The path of a reference answer, e.g. `sharedGold("scoring", "expected.json")`; it lies beside the data. */
export function sharedGold(...parts: readonly string[]): string {
  return join(ROOT, "gold", ...parts);
}
