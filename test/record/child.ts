/** Starts `import-child.ts` and waits for its end. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SCRIPT = fileURLToPath(new URL("./import-child.ts", import.meta.url));

/** How a child ended, and what it printed. */
export interface ChildEnd {
  readonly signal: string | null;
  readonly status: number | null;
  /** Its lines. */
  readonly said: readonly string[];
}

/** Limits that a shell sets before the child starts. */
export interface ChildLimits {
  /** Longest file that it may write, in KiB: what a full disk looks like to one process. */
  readonly fileKiB?: number;
}

/** Start a child on a record. */
export function startChild(args: readonly string[], limits: ChildLimits = {}): ChildProcess {
  const command = [process.execPath, "--import", "tsx", SCRIPT, ...args];
  const { fileKiB } = limits;
  if (fileKiB === undefined) return spawn(command[0] ?? "", command.slice(1), { cwd: ROOT });
  // in blocks of 512 bytes in a POSIX shell
  const script = `trap '' XFSZ; ulimit -f ${fileKiB * 2}; exec "$@"`;
  return spawn("sh", ["-c", script, "sh", ...command], { cwd: ROOT });
}

/** Wait for a child's end. */
export async function childEnd(child: ChildProcess): Promise<ChildEnd> {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  let errors = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return await new Promise((done) => {
    child.on("close", (status, signal) => {
      const said = `${text}${errors}`.split("\n").filter((line) => line !== "");
      done({ status, signal, said });
    });
  });
}

/** Run a child to its end. */
export async function runChild(
  args: readonly string[],
  limits: ChildLimits = {},
): Promise<ChildEnd> {
  return await childEnd(startChild(args, limits));
}
