import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Effects } from "./effects.ts";
import { type OutputStream, processEffects } from "./process-effects.ts";

type Listener = (error: NodeJS.ErrnoException) => void;

class Stream implements OutputStream {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly written: string[] = [];
  readonly #listeners: Listener[] = [];
  constructor(isTTY: boolean, columns: number) {
    this.isTTY = isTTY;
    this.columns = columns;
  }
  write(text: string): boolean {
    this.written.push(text);
    return true;
  }
  on(_event: "error", listener: Listener): void {
    this.#listeners.push(listener);
  }
  fail(code: string): void {
    for (const listen of this.#listeners) listen(Object.assign(new Error(code), { code }));
  }
}

function effectsIn(
  env: Effects["env"],
  { isTTY = true, columns = 120, platform = "linux", failed = (_: Error): void => undefined } = {},
): { effects: Effects; stdout: Stream } {
  const stdout = new Stream(isTTY, columns);
  const stderr = new Stream(isTTY, columns);
  const stdin = Readable.from([]);
  const cwd = (): string => "/somewhere";
  return {
    effects: processEffects({ stdout, stderr, stdin, env, platform, cwd }, failed),
    stdout,
  };
}

describe("colour", () => {
  test.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: "1" }, true, false],
    [{ NO_COLOR: "" }, true, true],
    [{ TERM: "dumb" }, true, false],
    [{ FORCE_COLOR: "1" }, false, true],
    [{ FORCE_COLOR: "0" }, true, false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
  ])("with %j, terminal %s: %s", (env, isTTY, colour) => {
    expect(effectsIn(env, { isTTY }).effects.stdout.colour).toBe(colour);
  });
});

describe("more than ASCII", () => {
  test.each([
    [{}, "linux", true],
    [{ LANG: "en_GB.UTF-8" }, "linux", true],
    [{ LANG: "C.utf8" }, "linux", true],
    [{ LANG: "C" }, "linux", false],
    [{ LC_ALL: "C", LANG: "en_GB.UTF-8" }, "linux", false],
    [{ LANG: "en_GB.UTF-8", TERM: "linux" }, "linux", false],
    [{}, "win32", false],
    [{ WT_SESSION: "x" }, "win32", true],
  ])("with %j on %s: %s", (env, platform, unicode) => {
    expect(effectsIn(env, { platform }).effects.unicode).toBe(unicode);
  });
});

describe("the width", () => {
  test("is the terminal's, 80 where there is none, and never below what tables need", () => {
    expect(effectsIn({}).effects.width).toBe(120);
    expect(effectsIn({}, { columns: 20 }).effects.width).toBe(60);
    expect(effectsIn({}, { columns: 0 }).effects.width).toBe(80);
    const stdout = { write: () => true, on: () => undefined };
    const parts = { stdout, stderr: stdout, stdin: Readable.from([]), env: {}, platform: "linux" };
    expect(processEffects({ ...parts, cwd: () => "/" }, () => undefined).width).toBe(80);
  });
});

describe("standard output", () => {
  test("goes quiet when its reader has left, which is no failure", () => {
    const failures: Error[] = [];
    const { effects, stdout } = effectsIn({}, { failed: (error) => failures.push(error) });
    effects.stdout.write("one\n");
    stdout.fail("EPIPE");
    effects.stdout.write("two\n");
    expect(stdout.written).toEqual(["one\n"]);
    expect(failures).toEqual([]);
  });

  test("reports any other failure once and writes no more", () => {
    const failures: Error[] = [];
    const { effects, stdout } = effectsIn({}, { failed: (error) => failures.push(error) });
    stdout.fail("ENOSPC");
    effects.stdout.write("lost\n");
    expect(stdout.written).toEqual([]);
    expect(failures.map((error) => error.message)).toEqual(["ENOSPC"]);
  });
});
