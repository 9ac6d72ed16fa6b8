import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderForThisFile } from "../../test/support/captured-run.ts";

const record = join(folderForThisFile(), "record.duckdb");
const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the program itself. With `leaves`, its reader leaves after the first piece of output. */
async function spawned(
  argv: readonly string[],
  { leaves = false }: { readonly leaves?: boolean } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...argv, "--record", record]);
  const written = { stdout: "", stderr: "" };
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written.stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.stdout += text;
    if (leaves) child.stdout.destroy();
  });
  const exitCode = await new Promise<number | null>((done) => child.on("close", done));
  return { exitCode, ...written };
}

describe("the program", () => {
  test("writes all of a long answer into a pipe before it ends", async () => {
    const { exitCode, stdout, stderr } = await spawned(["events", "RUS", "PAK"]);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^Made a new record at .+, with the chronicle in it\.\n$/);
    expect(stdout.length).toBeGreaterThan(65_536);
    expect(stdout.endsWith("}\n")).toBe(true);
  });

  test("ends quietly when its reader leaves", async () => {
    const { exitCode, stderr } = await spawned(["events", "IND", "PAK"], { leaves: true });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  });

  test("ends with the exit code of its failure", async () => {
    const { exitCode, stdout, stderr } = await spawned(["evnts"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain('Did you mean "entente events"?');
  });
});
