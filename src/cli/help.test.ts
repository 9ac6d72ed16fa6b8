import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { linesOf, run } from "../../test/support/captured-run.ts";
import { programVersion } from "../kernel/index.ts";
import { checkedCall } from "./call.ts";
import { readCommandLine } from "./command-line.ts";
import { COMMANDS, commandOf } from "./commands.ts";
import type { Effects } from "./effects.ts";
import type { OptionName } from "./options.ts";
import { PLANNED_COMMANDS } from "./planned.ts";

const NAMES = COMMANDS.map(({ name }) => name);

/** The words of an example, as a shell takes them apart. */
function shellWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map((match) => match[1] ?? match[0]);
}

describe("help", () => {
  test.each(NAMES)("of %s has usage, options and examples in 80 columns", async (name) => {
    const { exitCode, stdout, stderr } = await run([...name.split(" "), "--help"]);
    expect(exitCode).toBe(0);
    expect(stderr).toBe("");
    expect(stdout).toMatch(new RegExp(`^Usage: entente ${name} `));
    expect(stdout).toContain("--as-of DATE");
    expect(stdout).toContain("\nExamples\n  entente ");
    expect(Math.max(...linesOf(stdout).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(NAMES)("every example of %s fits its command", async (name) => {
    const { called } = await commandOf(name.split(" "));
    expect(called.command.examples.length).toBeGreaterThan(0);
    for (const example of called.command.examples) {
      const [program, ...argv] = shellWords(example.line);
      expect(program).toBe("entente");
      const line = readCommandLine(argv);
      const found = await commandOf(line.words);
      expect(found.called.name).toBe(name);
      const call = checkedCall(found.called, found.rest, line, {} as Effects);
      for (const [option, choice] of Object.entries(called.command.choices ?? {})) {
        const value = call.choice(option as OptionName, choice);
        if (value !== undefined) expect(choice.values).toContain(value);
      }
    }
  });

  test("of the program lists every command and none that is only announced", async () => {
    const { exitCode, stdout } = await run([]);
    expect(exitCode).toBe(0);
    for (const name of NAMES) expect(stdout).toContain(`\n  ${name} `);
    for (const name of PLANNED_COMMANDS) expect(stdout).not.toContain(`\n  ${name} `);
    expect(Math.max(...linesOf(stdout).map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test("can be asked for before or after the command, by word or by letter", async () => {
    const { stdout } = await run(["events", "--help"]);
    for (const argv of [
      ["help", "events"],
      ["--help", "events"],
      ["-h", "events", "RUS"],
    ]) {
      expect((await run(argv)).stdout).toBe(stdout);
    }
    expect((await run(["help"])).stdout).toBe((await run(["--help"])).stdout);
  });

  test("of a command with commands under it lists them", async () => {
    expect((await run(["record", "--help"])).stdout).toContain("\n  record add ");
  });

  test("the version is the package's", async () => {
    expect(await run(["--version"])).toEqual({
      exitCode: 0,
      stdout: `${programVersion()}\n`,
      stderr: "",
    });
  });

  test("waits for no database: no file of this folder imports the workbench before it is needed", () => {
    const folder = new URL(".", import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
    );
    expect(files.length).toBeGreaterThan(COMMANDS.length);
    const early = files.filter((file) =>
      /^(?:import|export) (?!type\b)[^;]*?from "[./]+\/(?:workbench|brief|measure|record)\/index/m.test(
        readFileSync(new URL(file, folder), "utf8"),
      ),
    );
    expect(early).toEqual([]);
  });
});
