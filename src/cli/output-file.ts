import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { outputUnwritable } from "./messages.ts";

/** A device or pipe is written to; replacing it would be wrong. */
function isReplaceable(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
}

/**
 * Write a file whole or not at all: beside its place first, then moved there.
 *
 * @throws `cli.output-unwritable`
 */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.new-${process.pid}`;
  try {
    if (!isReplaceable(path)) {
      writeFileSync(path, text);
      return;
    }
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw outputUnwritable({ path, why }, error);
  }
}
