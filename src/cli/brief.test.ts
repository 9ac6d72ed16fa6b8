import { readFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import {
  type CapturedRun,
  type Circumstances,
  folderForThisFile,
  linesOf,
  run,
} from "../../test/support/captured-run.ts";
import { runsSlowTests } from "../../test/support/shared-data.ts";
import { documentSchema } from "../workbench/index.ts";

const folder = folderForThisFile();
const record = join(folder, "record.duckdb");

async function ask(line: string, where: Circumstances = {}): Promise<CapturedRun> {
  return await run([...line.split(" "), "--record", record], { cwd: folder, ...where });
}

interface Evidence {
  readonly kind: string;
  readonly ref: string;
  readonly events?: readonly string[];
}

interface Document {
  readonly sections: readonly {
    readonly id: string;
    readonly statements: readonly { readonly evidence: readonly Evidence[] }[];
  }[];
}

async function documentOf(line: string): Promise<Document> {
  const { stdout } = await ask(`${line} --json`);
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("brief").parse(document)).toEqual(document);
  return document as Document;
}

const evidenceOf = ({ sections }: Document): readonly Evidence[] =>
  sections.flatMap(({ statements }) => statements.flatMap(({ evidence }) => evidence));

describe("a brief", () => {
  test.each(["RUS PAK", "IND PAK --as-of 2019-03-01", "USA AFG --since 2021-08-15"])(
    "on %s is what its schema says and has its sections in order",
    async (pair) => {
      const { sections } = await documentOf(`brief ${pair}`);
      expect(sections.map(({ id }) => id)).toEqual([
        "key-judgements",
        "background",
        "implications",
        "conclusions",
        "outlook",
        "sources-and-method",
      ]);
    },
  );

  test.skipIf(!runsSlowTests)(
    "cites commands that run and list the events that it counted",
    async () => {
      const cited = evidenceOf(await documentOf("brief RUS PAK --as-of 2017-08-29"));
      const queries = new Map(
        cited.filter(({ kind }) => kind === "query").map((query) => [query.ref, query]),
      );
      expect(queries.size).toBeGreaterThan(5);
      for (const { ref, events } of queries.values()) {
        const [program, ...argv] = ref.split(" ");
        expect(program).toBe("entente");
        const { exitCode, stdout } = await run([...argv, "--record", record, "--json"]);
        expect({ ref, exitCode }).toEqual({ ref, exitCode: 0 });
        const answer = JSON.parse(stdout) as { events?: readonly { readonly id: string }[] };
        if (argv[0] === "events" && events !== undefined && events.length > 0) {
          const listed = answer.events?.map(({ id }) => id) ?? [];
          expect({ ref, missing: events.filter((id) => !listed.includes(id)) }).toEqual({
            ref,
            missing: [],
          });
        }
      }
    },
  );

  test("in a pipe is plain text of 80 columns", async () => {
    const { exitCode, stdout, stderr } = await ask("brief Russia Pakistan", { width: 200 });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toContain("KEY JUDGEMENTS");
    expect(stdout).not.toContain("\u001b[");
    const long = linesOf(stdout).filter((line) => stringWidth(line) > 80);
    expect(long.filter((line) => !/https?:/.test(line))).toEqual([]);
  });

  test.skipIf(!runsSlowTests)(
    "on a terminal has the terminal's width up to a hundred columns",
    async () => {
      const widths = await Promise.all(
        [72, 100, 200].map(async (width) => {
          const { stdout } = await ask("brief Taliban USA", { terminal: true, width });
          return Math.max(
            ...linesOf(stdout)
              .filter((line) => !/https?:/.test(line))
              .map((line) => stringWidth(line)),
          );
        }),
      );
      expect(widths).toEqual([72, 100, 100]);
    },
  );

  test("has colour only where colour is wanted", async () => {
    const plain = await ask("brief Taliban USA", { terminal: true });
    const coloured = await ask("brief Taliban USA", { terminal: true, colour: true });
    expect(plain.stdout).not.toContain("\u001b[");
    expect(coloured.stdout).toContain("\u001b[");
  });

  test.each([
    ["md", /^# /m],
    ["html", /^<!doctype html>/i],
    ["json", /"schema": "entente\/brief@1"/],
    ["text", /^KEY JUDGEMENTS$/m],
  ])("is written as %s", async (format, sign) => {
    const { exitCode, stdout } = await ask(`brief Taliban USA --format ${format}`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(sign);
    expect(stdout.endsWith("\n")).toBe(true);
  });

  // each is two briefs, and takes seconds: the everyday run sees one ending
  test.each([
    ["brief.md", "--format md"],
    ...(runsSlowTests
      ? [
          ["brief.html", "--format html"],
          ["brief.json", "--format json"],
          ["brief.txt", "--format text"],
          ["brief.anything", "--format text"],
        ]
      : []),
  ])("goes to the file %s as by %s", async (file, format) => {
    const written = await ask(`brief Taliban USA --out ${file}`, { terminal: true, colour: true });
    expect(written).toEqual({ exitCode: 0, stdout: "", stderr: `Wrote ${file}.\n` });
    const printed = await ask(`brief Taliban USA ${format}`);
    expect(readFileSync(join(folder, file), "utf8")).toBe(printed.stdout);
  });

  test("goes to a file without a word when quiet was asked for", async () => {
    const written = await ask("brief Taliban USA --out brief.md --quiet");
    expect(written).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("that cannot be written ends with 3", async () => {
    const { exitCode, stderr } = await ask("brief Taliban USA --out nowhere/brief.md");
    expect(exitCode).toBe(3);
    expect(stderr).toContain("error: ");
  });

  test("cannot be JSON and something else at once", async () => {
    const { exitCode, stderr } = await ask("brief Taliban USA --json --format md");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "cli.options-conflict" } });
  });

  test("on strangers has nothing to rest on, which ends with 5", async () => {
    const { exitCode, stdout, stderr } = await ask("brief MEX PAK");
    expect({ exitCode, stdout }).toEqual({ exitCode: 5, stdout: "" });
    expect(stderr).toContain("error: ");
    expect(stderr).toContain("hint: ");
  });
});
