import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = "expected.txt";

/** The first lines that differ, side by side. */
function firstDifference(expected: string, text: string): string {
  const [was, is] = [expected.split("\n"), text.split("\n")];
  const at = is.findIndex((line, i) => line !== was[i]);
  const line = at < 0 ? is.length : at;
  return `line ${line + 1}\n  was: ${was[line] ?? "(nothing)"}\n  is:  ${is[line] ?? "(nothing)"}`;
}

/**
 * Compare a text with the one that a folder expects. A missing expectation is written, but not where the tests
 * are the judge; a text that differs is left beside it, to be read and accepted or not.
 *
 * @param isJudge true in continuous integration
 * @throws where the text differs, or nothing is expected and the tests judge
 */
export function compareWithExpectation(folder: string, text: string, isJudge: boolean): void {
  const path = join(folder, FILE);
  const changed = `${path}-changed`;
  rmSync(changed, { force: true });
  if (!existsSync(path)) {
    if (isJudge)
      throw new Error(
        `${path} is missing: run the tests at home, read the file that they write, and commit it.`,
      );
    writeFileSync(path, text);
    return;
  }
  const expected = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  if (expected === text) return;
  writeFileSync(changed, text);
  const accept = `If the new text is better, accept it: mv ${changed} ${path}`;
  throw new Error(
    `The brief differs from ${path} at ${firstDifference(expected, text)}\n${accept}`,
  );
}
