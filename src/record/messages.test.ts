import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import * as messages from "./messages.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The text of every test but this one. */
function testsText(): string {
  const under = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts") && !name.endsWith("messages.test.ts"))
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8"));
  return [...under("src"), ...under("test")].join("\n");
}

/** The sentences that the workbench raises from these kinds, with what it gives them. */
const RAISED_ABOVE = [
  messages.nothingAccepted({ path: "a.csv", source: "gdelt", rejected: 3 }),
  messages.rowsRejected({ rejected: 1, source: "gdelt" }),
  messages.rowsRejected({ rejected: 2, source: "gdelt" }),
  messages.sameActor({ actor: "Russia" }),
];

describe("the errors of the record", () => {
  test("have a code of their own under the folder's name, and an exit code of the contract", () => {
    const kinds = Object.values(messages);
    const codes = kinds.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, exitCode } of kinds) {
      expect(code).toMatch(/^record\.[a-z-]+$/);
      expect([2, 3, 4, 5]).toContain(exitCode);
    }
  });

  test("are each produced by some test", () => {
    const tested = testsText();
    const here = RAISED_ABOVE.map(({ code }) => code);
    const untested = Object.values(messages)
      .map(({ code }) => code)
      .filter((code) => !here.includes(code) && !tested.includes(`"${code}"`));
    expect(untested).toEqual([]);
  });

  test("that are raised above the record speak in whole sentences and say what to do", () => {
    expect(RAISED_ABOVE.map(({ message }) => message)).toEqual([
      "Not one of the 3 rows of a.csv can be read as gdelt.",
      "1 row of gdelt went to the reject table.",
      "2 rows of gdelt went to the reject table.",
      "Russia has no dyad with itself.",
    ]);
    for (const { hint } of RAISED_ABOVE) expect(hint).toMatch(/^[A-Z].*[.?]$/);
  });
});
