import { availableParallelism } from "node:os";
import type { Readable } from "node:stream";
import { systemClock } from "../kernel/index.ts";
import type { Effects, Output } from "./effects.ts";

const NARROWEST = 60;
const WIDTH_UNKNOWN = 80;

type Environment = Readonly<Record<string, string | undefined>>;

/** The parts of a standard stream that matter here. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
  on(event: "error", listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** The parts of the process that matter here. */
export interface ProcessLike {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly stdin: Readable;
  readonly env: Environment;
  readonly platform: string;
  cwd(): string;
}

/** `FORCE_COLOR` comes before `NO_COLOR`, as in Node itself; an empty value counts as not set, except for force. */
function wantsColour(isTerminal: boolean, env: Environment): boolean {
  const forced = env["FORCE_COLOR"];
  if (forced !== undefined) return forced !== "0" && forced !== "false";
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  return isTerminal && env["TERM"] !== "dumb";
}

/** Whether a terminal can be trusted with more than ASCII, by its locale; one that says nothing can. */
function showsUnicode(env: Environment, platform: string): boolean {
  if (env["TERM"] === "dumb" || env["TERM"] === "linux") return false;
  if (platform === "win32") {
    return env["WT_SESSION"] !== undefined || env["TERM_PROGRAM"] !== undefined;
  }
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find((name) => (name ?? "") !== "");
  return locale === undefined || /utf-?8/i.test(locale);
}

/**
 * Write to a stream until its reader goes away: `entente events A B | head -1` is no failure.
 *
 * @param failed told of any other failure to write
 */
function outputTo(
  stream: OutputStream,
  env: Environment,
  failed: (error: NodeJS.ErrnoException) => void,
): Output {
  let isOpen = true;
  stream.on("error", (error) => {
    isOpen = false;
    if (error.code !== "EPIPE") failed(error);
  });
  const isTerminal = stream.isTTY === true;
  return {
    isTerminal,
    colour: wantsColour(isTerminal, env),
    write: (text) => {
      if (isOpen) stream.write(text);
    },
  };
}

/**
 * The real effects of a process.
 *
 * @param failed told when standard output cannot be written for another reason than a reader that left
 */
export function processEffects(
  process: ProcessLike,
  failed: (error: NodeJS.ErrnoException) => void,
): Effects {
  const { env, platform, stdin } = process;
  return {
    stdout: outputTo(process.stdout, env, failed),
    stderr: outputTo(process.stderr, env, () => undefined),
    width: Math.max(NARROWEST, process.stdout.columns || WIDTH_UNKNOWN),
    unicode: showsUnicode(env, platform),
    env,
    cwd: process.cwd(),
    stdin: () => stdin,
    clock: systemClock,
    threads: availableParallelism() - 1,
  };
}
