import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { beforeAll, describe, expect, test } from "vitest";
import { folderForThisFile, linesOf, run } from "../../test/support/captured-run.ts";
import { type DriversDocument, documentSchema } from "../workbench/index.ts";

const folder = folderForThisFile();
const record = join(folder, "record.duckdb");
const register = join(folder, "record.hypotheses.jsonl");

const QUICK = ["--draws", "4"];

const ask = async (...words: string[]) => await run([...words, "--record", record]);

/** The document of a question, held against its published schema. */
async function documentOf(...words: string[]): Promise<DriversDocument> {
  const { exitCode, stdout, stderr } = await ask("drivers", ...words, ...QUICK, "--json");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const document: unknown = JSON.parse(stdout);
  expect(documentSchema("drivers").parse(document)).toEqual(document);
  return document as DriversDocument;
}

const hypothesis = (id: string, between: string, more: string = ""): string => `
  - id: ${id}
    statement: It is ${id}.
    mechanism: Made up.
    decider: IND
    sign: positive
    speed: {from: 1, to: 6, because: Made up.}
    exposures:
      - {id: theirs, says: In words., series: {kind: dyad, between: ${between}, measure: cooperation}}
${more}`;

function file(name: string, hypotheses: string, more: string = ""): string {
  const path = join(folder, name);
  writeFileSync(
    path,
    `schema: entente/hypotheses@1
dyad: [IND, PAK]
title: Made up
declared: 2025-06-01
hypotheses:${hypotheses}${more}`,
  );
  return path;
}

const MATRIX = `
assumptions:
  - {says: It is as it seems., ifWrong: Then nothing is.}
premortem: We were wrong.
devilsAdvocate: {against: tilt, says: It cannot be.}
matrix:
  judges:
    - {id: first, name: A. Judge, judged: 2025-06-01, panelResult: unseen}
    - {id: second, name: B. Judge, judged: 2025-06-02, panelResult: seen}
  evidence:
    - id: cable
      says: An envoy says so.
      date: 2016-10-01
      rating: B2
      weights: {first: {tilt: 10, idle: -3}, second: {tilt: 3}}
    - id: asked
      says: The two have met.
      record: {between: [CHN, RUS], from: 2001, to: 2022}
      weights: {first: {idle: {test: hoop}}}
`;

let own: DriversDocument;

beforeAll(async () => {
  expect((await ask("record")).exitCode).toBe(0);
  const hypotheses = `${hypothesis("tilt", "[IND, USA]")}${hypothesis("idle", "[FRA, BDI]")}`;
  const path = file("own.yaml", hypotheses, MATRIX);
  own = await documentOf("IND", "PAK", "--by", "quarter", "--hypotheses", path);
});

describe("drivers", () => {
  test("of a file of one's own fit their published schema and name the file by its hash", () => {
    const { origin, declared, tried, hash } = own.file;
    expect({ origin, declared, tried }).toEqual({
      ...{ origin: "given", declared: "2025-06-01", tried: 2 },
    });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(own.drivers.map(({ id }) => id)).toEqual(["tilt", "idle"]);
  });

  test("have a probability with its range, an effect, a power and reasons where the record measures them", () => {
    const [tilt] = own.drivers;
    expect(tilt?.inclusion).toBeGreaterThan(0);
    expect(tilt?.range?.lowest.inclusion).toBeLessThanOrEqual(tilt?.inclusion ?? 0);
    expect(tilt?.range?.highest.inclusion).toBeGreaterThanOrEqual(tilt?.inclusion ?? 1);
    expect(tilt?.effect?.lo).toBeLessThan(tilt?.effect?.hi ?? 0);
    expect(tilt?.power?.simulations).toBe(4);
    expect(tilt?.response?.lags.map(({ lag }) => lag)).toEqual([1, 2, 3, 4]);
    expect(tilt?.places.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(
      tilt?.inclusion ?? 0,
      9,
    );
    expect(tilt?.why.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["inclusion", "gain", "stable", "lead", "placebos", "power"]),
    );
    expect(tilt?.series[0]?.queries[0]).toMatch(/^entente events IND USA /);
  });

  test("that the record does not measure are null and not zero, and say why", () => {
    const idle = own.drivers[1];
    expect(idle).toMatchObject({
      ...{ inclusion: null, effect: null, explained: null, power: null, tests: null },
      response: null,
      verdict: "the record cannot tell",
    });
    expect(idle?.series[0]?.missing?.reason).toMatch(/tells nothing of/);
    expect(own.limitations.join(" ")).toContain("Series of hypotheses that the panel lacks:");
  });

  test("share the variation with the balance's own past and the other controls", () => {
    const { explained, says, none } = own.joint;
    const parts = Object.entries(explained ?? {}).filter(([name]) => name !== "total");
    expect(parts.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(explained?.total ?? 0, 9);
    expect(says).toMatch(/^Of the variation of the balance /);
    expect(none).toBeGreaterThan(0);
  });

  test("come with the documents, alone and together, and with what the judges differ on", () => {
    const { matrix, challenge } = own;
    const tilt = matrix.hypotheses.find(({ id }) => id === "tilt");
    expect(tilt?.documents?.decibels).toBeGreaterThan(0);
    expect(tilt?.together?.decibels).toBeCloseTo(
      (tilt?.statistics?.decibels ?? 0) + (tilt?.documents?.decibels ?? 0),
      9,
    );
    expect(matrix.disagreement).toEqual([
      { evidence: "cable", hypothesis: "tilt", low: 3, high: 10 },
    ]);
    expect(matrix.evidence.find(({ id }) => id === "asked")?.record).toBe("found");
    expect(challenge.devilsAdvocate).toEqual({ against: "tilt", says: "It cannot be." });
  });

  test("do not depend on the order in which the two are named, and are the same every time", async () => {
    const path = join(folder, "own.yaml");
    const again = await documentOf("IND", "PAK", "--by", "quarter", "--hypotheses", path);
    expect(again).toEqual(own);
    const turned = await documentOf("PAK", "IND", "--by", "quarter", "--hypotheses", path);
    expect(turned.drivers[0]?.inclusion).toBeCloseTo(own.drivers[0]?.inclusion ?? 0, 9);
  });

  test("that were ever tried for the two count, whatever became of them", async () => {
    const lines = linesOf(readFileSync(register, "utf8"));
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(["tilt", "idle"]);
    const path = file("other.yaml", hypothesis("other", "[CHN, USA]"));
    const other = await documentOf("IND", "PAK", "--by", "quarter", "--hypotheses", path);
    expect(other.file.tried).toBe(3);
    expect(other.settings?.tried).toBe(3);
    expect(linesOf(readFileSync(register, "utf8"))).toHaveLength(3);
  });

  test("are weighed where the register cannot be written, which is said", async () => {
    const elsewhere = join(folder, "closed.duckdb");
    expect((await run(["record", "--record", elsewhere])).exitCode).toBe(0);
    mkdirSync(join(folder, "closed.hypotheses.jsonl"));
    const words = ["drivers", "IND", "PAK", "--by", "quarter", ...QUICK, "--json"];
    const given = ["--hypotheses", join(folder, "own.yaml"), "--record", elsewhere];
    const { exitCode, stdout } = await run([...words, ...given]);
    expect(exitCode).toBe(0);
    const { limitations, file: tested } = JSON.parse(stdout) as DriversDocument;
    expect(limitations.join(" ")).toContain("register of hypotheses ever tried could not be kept");
    expect(tested.tried).toBe(2);
  });

  test("of Russia and Pakistan are the founding article's five, and never said to be causes", async () => {
    const document = await documentOf("RUS", "PAK", "--by", "quarter");
    expect(document.file.origin).toBe("carried");
    expect(document.file.source?.author).toBe("Stephen Blank");
    expect(document.drivers).toHaveLength(5);
    expect(document.matrix.stated).toBe(true);
    const ours = [
      ...document.answer,
      ...document.drivers.flatMap(({ told, why, wouldTell }) => [
        ...told.effect,
        ...told.tests.map(({ says }) => says),
        ...[...why, ...wouldTell].map(({ says }) => says),
      ]),
    ];
    expect(ours.join(" ")).not.toMatch(/\bcause[sd]?\b/);
  });

  test("of two without a file are made from the record, and by year say what else to ask", async () => {
    const {
      file: tested,
      answer,
      cannotTell,
      drivers,
    } = await documentOf("CHN", "PAK", "--by", "year");
    expect(tested.origin).toBe("default");
    expect(drivers.length).toBeGreaterThan(2);
    expect(cannotTell).toBe(true);
    expect(answer.join(" ")).toMatch(/cannot tell what moves .*Quarters or months/);
    expect(drivers[0]?.says).toMatch(/: the record cannot tell, for too few periods/);
  });

  test.each([80, 120])("fit a terminal of %d columns, the answer first", async (width) => {
    const words = ["IND", "PAK", "--by", "quarter", "--hypotheses", join(folder, "own.yaml")];
    const { stdout, stderr, exitCode } = await run(
      ["drivers", ...words, ...QUICK, "--record", record],
      { terminal: true, width },
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain("Weighing 2 hypotheses, 4 simulated records for each");
    expect(stdout).toMatch(/^India and Pakistan by quarter, as of 2026-01-01: why\?\n\n\S/);
    const text = stdout.replace(/\s+/g, " ");
    for (const part of [
      "tilt (India decides).",
      "What would tell:",
      "The balance after a rise of theirs (tilt)",
      "Heuer's view: least contradicted is",
      "The judges differ on 1 cell, most on cable for tilt (3.0 to 10.0)",
      "Assumed: It is as it seems. If wrong: Then nothing is.",
      "Devil's advocate, against tilt: It cannot be.",
      "Several hypotheses may hold at once",
    ]) {
      expect(text.replace("+3.0 to +10.0", "3.0 to 10.0")).toContain(part);
    }
    expect(Math.max(...linesOf(stdout).map((line) => stringWidth(line)))).toBeLessThanOrEqual(
      width,
    );
  });

  test("in a pipe are one hypothesis a line", async () => {
    const words = ["IND", "PAK", "--by", "quarter", "--hypotheses", join(folder, "own.yaml")];
    const { stdout } = await ask("drivers", ...words, ...QUICK);
    expect(linesOf(stdout).map((line) => JSON.parse(line).id)).toEqual(["tilt", "idle"]);
  });
});

describe("drivers end with a code", () => {
  const failing = async (...words: string[]): Promise<[number, string, string]> => {
    const { exitCode, stderr } = await ask("drivers", ...words, "--json");
    const { error } = JSON.parse(stderr) as { error: { code: string; message: string } };
    return [exitCode, error.code, error.message];
  };

  test("for two of whom nothing is told", async () => {
    expect(await failing("Iceland", "Fiji")).toEqual([
      5,
      "record.nothing-recorded",
      expect.stringContaining("no event"),
    ]);
  });

  test("for hypotheses about others", async () => {
    expect(await failing("CHN", "PAK", "--hypotheses", join(folder, "own.yaml"))).toEqual([
      2,
      "workbench.hypotheses-of-others",
      expect.stringContaining("is about IND and PAK, not about CHN and PAK"),
    ]);
  });

  test("for a faulty file, with the line and the field", async () => {
    const path = file("faulty.yaml", hypothesis("tilt", "[IND, USA]").replace("positive", "up"));
    const [exit, code, message] = await failing("IND", "PAK", "--hypotheses", path);
    expect([exit, code]).toEqual([4, "drivers.hypotheses-malformed"]);
    expect(message).toMatch(/faulty\.yaml:10:\d+: hypotheses\.0\.sign: /);
    const missing = join(folder, "none.yaml");
    expect(existsSync(missing)).toBe(false);
    expect((await failing("IND", "PAK", "--hypotheses", missing)).slice(0, 2)).toEqual([
      3,
      "cli.file-unreadable",
    ]);
  });
});
