import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll } from "vitest";
import { type Effects, main } from "../../src/cli/index.ts";
import { clockAt, isoDate } from "../../src/kernel/index.ts";

/** What a command line gave. */
export interface CapturedRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where it ran; left out: in a pipe, 80 columns, no colour, on 1 January 2026. */
export interface Circumstances {
  readonly terminal?: boolean;
  readonly colour?: boolean;
  readonly width?: number;
  readonly unicode?: boolean;
  readonly env?: Effects["env"];
  readonly cwd?: string;
  readonly stdin?: string;
}

/** Run a command line in this process and keep what it writes. */
export async function run(
  argv: readonly string[],
  { terminal = false, colour = false, ...where }: Circumstances = {},
): Promise<CapturedRun> {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr"): Effects["stdout"] => ({
    isTerminal: terminal,
    colour,
    write: (text) => {
      written[name] += text;
    },
  });
  const exitCode = await main(argv, {
    stdout: output("stdout"),
    stderr: output("stderr"),
    width: where.width ?? 80,
    unicode: where.unicode ?? true,
    env: where.env ?? {},
    cwd: where.cwd ?? process.cwd(),
    stdin: () => Readable.from([Buffer.from(where.stdin ?? "")]),
    clock: clockAt(isoDate("2026-01-01")),
    threads: 0,
  });
  return { exitCode, ...written };
}

/** A folder for one test file, taken away at its end. */
export function folderForThisFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "entente-cli-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The lines of a text without the last, empty one. */
export function linesOf(text: string): string[] {
  return text.split("\n").slice(0, -1);
}
