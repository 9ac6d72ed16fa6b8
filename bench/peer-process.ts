import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

/** What a model found: lists of numbers by name. */
export type Found = Readonly<Record<string, readonly number[]>>;

/** A run of a model by a peer, or what it lacks to run it. */
export type PeerAnswer =
  | { readonly seconds: number; readonly found: Found }
  | { readonly missing: string };

/** A program that stays open, reads one job a line and answers each with a line, timing itself. */
export class PeerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #command: string;
  /** Settles only if there is no such program. */
  readonly #absent: Promise<{ readonly done: true; readonly value: undefined }>;

  constructor(command: string, script: string) {
    this.#command = command;
    const env = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
    this.#child = spawn(command, [script], { stdio: ["pipe", "pipe", "ignore"], env });
    this.#absent = once(this.#child, "spawn").then(
      () => new Promise(() => undefined),
      () => ({ done: true, value: undefined }),
    );
    // A program that has ended shows as the end of its lines.
    this.#child.on("error", () => undefined);
    this.#child.stdin.on("error", () => undefined);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** Put a job; a peer that cannot run it says so and never fails the bench. */
  async ask(job: object): Promise<PeerAnswer> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const line = await Promise.race([this.#lines.next(), this.#absent]);
    if (line.done === true) return { missing: this.#command };
    return JSON.parse(line.value) as PeerAnswer;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
