import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { systemClock } from "../kernel/index.ts";
import type { Effects } from "./effects.ts";
import { reportFailure } from "./failure.ts";
import { commandUnknown } from "./messages.ts";

function report(
  error: unknown,
  { json = false, colour = false, env = {} as Effects["env"] } = {},
): { exitCode: number; stderr: string } {
  let stderr = "";
  const write = (text: string): void => {
    stderr += text;
  };
  const exitCode = reportFailure(error, json, {
    stdout: { isTerminal: true, colour, write: () => undefined },
    stderr: { isTerminal: true, colour, write },
    width: 80,
    unicode: true,
    env,
    cwd: "/",
    stdin: () => Readable.from([]),
    clock: systemClock,
    threads: 0,
  });
  return { exitCode, stderr };
}

const coded = commandUnknown({ command: "evnts", near: "events" });

describe("a coded error", () => {
  test("is a message and a hint, with its exit code", () => {
    expect(report(coded)).toEqual({
      exitCode: 2,
      stderr: `error: ${coded.message}\nhint: ${coded.hint}\n`,
    });
  });

  test("with --json is one line", () => {
    const { stderr } = report(coded, { json: true });
    expect(stderr.indexOf("\n")).toBe(stderr.length - 1);
    expect(JSON.parse(stderr)).toEqual({
      error: {
        code: "cli.command-unknown",
        message: coded.message,
        hint: coded.hint,
        facts: { command: "evnts", near: "events" },
      },
    });
  });

  test("shows its labels in colour where colour is wanted", () => {
    expect(report(coded, { colour: true }).stderr).toContain("\u001b[1;31merror:\u001b[0m ");
  });

  test("cannot command the terminal, whatever was typed", () => {
    const hostile = commandUnknown({ command: "\u001b[2J\u202Eexe\u0007", near: "" });
    expect(report(hostile).stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });
});

describe("any other error", () => {
  test("is our fault: exit code 1 and a request to report it", () => {
    const { exitCode, stderr } = report(new TypeError("x is not a function"));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("error: x is not a function\n");
    expect(stderr).toContain("Please report it");
    expect(stderr).not.toContain("failure.test.ts");
    expect(report("thrown text").stderr).toContain("error: thrown text\n");
  });

  test("shows where it happened only when asked to", () => {
    const debug = report(new TypeError("lost"), { env: { ENTENTE_DEBUG: "1" } });
    expect(debug.stderr).toContain("failure.test.ts");
    expect(report(coded, { env: { ENTENTE_DEBUG: "1" } }).stderr).not.toContain("failure.test.ts");
  });

  test("with --json is a document as well", () => {
    const { stderr } = report(new Error("lost"), { json: true });
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "cli.bug", message: "lost" } });
  });
});
