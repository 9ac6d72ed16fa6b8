import type { Readable } from "node:stream";
import type { Clock } from "../kernel/index.ts";

/** A place to write text to. */
export interface Output {
  write(text: string): void;
  /** Whether a person reads it as it is written. */
  readonly isTerminal: boolean;
  /** Whether escape sequences for colour are wanted. */
  readonly colour: boolean;
}

/** All that a command touches outside itself; a test hands in its own. */
export interface Effects {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Columns of the terminal. */
  readonly width: number;
  /** Whether the terminal shows block characters and arrows. */
  readonly unicode: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly stdin: () => Readable;
  readonly clock: Clock;
  /** Threads that long work may use besides this one. */
  readonly threads: number;
}
