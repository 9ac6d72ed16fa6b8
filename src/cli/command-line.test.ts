import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { run } from "../../test/support/captured-run.ts";
import { sourcesDocument } from "../workbench/index.ts";
import { readCommandLine } from "./command-line.ts";
import { COMMANDS } from "./commands.ts";
import { PLANNED_COMMANDS, PLANNED_SOURCES } from "./planned.ts";

/** The code and hint of a command line that cannot be understood. */
async function refusal(...argv: readonly string[]): Promise<{ code: string; hint: string }> {
  const { exitCode, stdout, stderr } = await run([...argv, "--json"]);
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  const { error } = JSON.parse(stderr) as { error: { code: string; hint: string } };
  return error;
}

describe("a command line", () => {
  test("reads the same wherever its options stand", () => {
    const words = ["events", "RUS", "PAK"];
    const options = [["--from", "2017"], ["--json"], ["--limit=5"], ["--record", "x.duckdb"]];
    const parts = [...words.map((word) => [word]), ...options];
    const read = (line: readonly (readonly string[])[]) => {
      const { words: found, given } = readCommandLine(line.flat());
      const values = given.map(({ name, value }) => `${name}=${value}`).sort();
      return { found, values };
    };
    const expected = read(parts);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (line) => {
        const kept = line.filter((part) => part.length === 1 && words.includes(part[0] ?? ""));
        fc.pre(kept.flat().join() === words.join());
        expect(read(line)).toEqual(expected);
      }),
    );
  });

  test("takes all after -- as words", () => {
    expect(readCommandLine(["record", "add", "events", "--", "--json"]).words).toEqual([
      "record",
      "add",
      "events",
      "--json",
    ]);
  });

  test.each([
    ["evnts", "events"],
    ["bief", "brief"],
    ["EVENTS", "events"],
    ["recrod", "record"],
  ])("a slip of the pen in %s suggests %s", async (slip, command) => {
    expect(await refusal(slip)).toMatchObject({
      code: "cli.command-unknown",
      hint: expect.stringContaining(`Did you mean "entente ${command}"?`),
    });
  });

  test("a word unlike any command suggests none", async () => {
    const { code, hint } = await refusal("quetzalcoatl");
    expect(code).toBe("cli.command-unknown");
    expect(hint).not.toContain("Did you mean");
  });

  test("an unknown command under record is told from an argument", async () => {
    expect(await refusal("record", "exprot", "x")).toMatchObject({
      code: "cli.command-unknown",
      hint: expect.stringContaining('"entente record export"'),
    });
  });

  test.each([
    [["events", "RUS", "PAK", "--form", "2017"], "--from"],
    [["panel", "RUS", "PAK", "--jsn"], "--json"],
    [["--quite"], "--quiet"],
  ])("an unknown option in %j suggests %s", async (argv, option) => {
    expect(await refusal(...argv)).toMatchObject({
      code: "cli.option-unknown",
      hint: expect.stringContaining(`Did you mean ${option}?`),
    });
  });

  test("an option of another command is refused, not ignored", async () => {
    expect((await refusal("panel", "RUS", "PAK", "--limit", "5")).code).toBe("cli.option-unknown");
  });

  test.each([
    [["events", "RUS", "PAK", "--from"]],
    [["events", "RUS", "PAK", "--from", "--to", "2017"]],
    [["events", "RUS", "PAK", "--code="]],
  ])("an option without its value is refused: %j", async (argv) => {
    expect((await refusal(...argv)).code).toBe("cli.value-missing");
  });

  test("a switch takes no value", async () => {
    expect((await refusal("record", "--quiet=yes")).code).toBe("cli.value-surplus");
  });

  test.each(["0", "-3", "2.5", "many", "1e3", "99999999999999999999"])(
    "%s is no number of rows",
    async (limit) => {
      expect((await refusal("events", "RUS", "PAK", `--limit=${limit}`)).code).toBe(
        "cli.number-malformed",
      );
    },
  );

  test("a value outside the choice is refused with the nearest", async () => {
    expect(await refusal("panel", "RUS", "PAK", "--by", "yaer")).toMatchObject({
      code: "cli.choice-unknown",
      hint: "Did you mean year? It can be month, quarter, year.",
    });
  });

  test("too few and too many words are refused with the usage", async () => {
    expect(await refusal("events", "RUS")).toMatchObject({
      code: "cli.argument-missing",
      hint: "Usage: entente events A B [options]",
    });
    expect(await refusal("events", "South", "Korea", "Japan")).toMatchObject({
      code: "cli.argument-surplus",
      hint: expect.stringContaining("in quotes"),
    });
    expect((await refusal("record", "add", "events")).code).toBe("cli.argument-missing");
  });

  test.each([
    ...PLANNED_COMMANDS.map((name) => [...name.split(" "), "RUS", "PAK"]),
    ["brief", "RUS", "PAK", "--format", "docx"],
    ["brief", "RUS", "PAK", "--format", "stix"],
    ["brief", "RUS", "PAK", "--out", "brief.docx"],
    ["brief", "RUS", "PAK", "--lock", "brief.lock"],
    ...PLANNED_SOURCES.map((source) => ["record", "add", source, "x.csv"]),
  ])("what is only announced says so: %s %s %s %s %s", async (...argv) => {
    const given = argv.filter((word) => typeof word === "string");
    expect((await refusal(...given)).code).toBe("cli.not-in-this-version");
  });

  test("nothing that exists is said to be missing", () => {
    const commands = COMMANDS.map(({ name }) => name);
    expect(PLANNED_COMMANDS.filter((name) => commands.includes(name))).toEqual([]);
    const sources = sourcesDocument().sources.map(({ id }) => id);
    expect(PLANNED_SOURCES.filter((source) => sources.includes(source))).toEqual([]);
  });
});
