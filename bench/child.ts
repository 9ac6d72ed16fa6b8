import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const USAGE = new URL("report-usage.mjs", import.meta.url).href;

/** What a process took, from its start to its end. */
export interface ChildRun {
  readonly stdout: string;
  readonly seconds: number;
  /** The most memory that it held at once. */
  readonly peakMiB: number;
}

/**
 * Run a program to its end.
 *
 * @param folder where it may leave a note of its memory
 */
export async function childRun(
  command: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ChildRun> {
  const note = join(folder, "usage.txt");
  rmSync(note, { force: true });
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: packageFile("."),
    stdio: ["ignore", "pipe", "inherit"],
    shell: command.endsWith(".cmd"),
    env: {
      ...process.env,
      ...env,
      ENTENTE_BENCH_USAGE: note,
      NODE_OPTIONS: `--import ${USAGE}`,
    },
  });
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail).once("close", done);
  });
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
  const peaks = readFileSync(note, "utf8").trim().split("\n").map(Number);
  return { stdout, seconds, peakMiB: Math.max(...peaks) / 1024 };
}

/** The path of a file of the package. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
