import { describe, expect, test } from "vitest";
import { linesOf, run } from "../../test/support/captured-run.ts";
import {
  type ActorsDocument,
  documentSchema,
  inputSchemaNames,
  jsonSchema,
  schemaNames,
  schemasDocument,
} from "../workbench/index.ts";

describe("actors", () => {
  test.each(["Kremlin", "ru", "RUS", "russian federation"])("%s is Russia", async (text) => {
    const { exitCode, stdout } = await run(["actors", text, "--json"]);
    const document = JSON.parse(stdout) as ActorsDocument;
    expect(exitCode).toBe(0);
    expect(documentSchema("actors").parse(document)).toEqual(document);
    expect(document.actors).toMatchObject([{ code: "RUS", fips: "RS", cow: 365, partOf: null }]);
  });

  test("on a terminal are a card, or a list of all", async () => {
    const card = await run(["actors", "Switzerland"], { terminal: true });
    expect(card.stdout).toMatch(/^FIPS 10-4 +SZ$/m);
    expect(card.stdout).not.toContain("Part of");
    const list = await run(["actors"], { terminal: true });
    expect(list.stdout).toMatch(/^NATO +.*organisation/m);
    expect(linesOf((await run(["actors"])).stdout).length).toBeGreaterThan(250);
  });

  test("every one of them is what the schema says", async () => {
    const document: unknown = JSON.parse((await run(["actors", "--json"])).stdout);
    expect(documentSchema("actors").parse(document)).toEqual(document);
  });

  test.each([
    ["Rusia", "lexicon.actor-unknown"],
    ["Congo", "lexicon.actor-ambiguous"],
  ])("%s is refused: %s", async (text, code) => {
    const { exitCode, stderr } = await run(["actors", text, "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code } });
  });
});

describe("schema", () => {
  test("lists the schemas by name", async () => {
    const document: unknown = JSON.parse((await run(["schema", "--json"])).stdout);
    expect(document).toEqual(schemasDocument());
    expect(documentSchema("schemas").parse(document)).toEqual(document);
    const rows = linesOf((await run(["schema"])).stdout).map((row) => JSON.parse(row));
    expect(rows.map(({ name }) => name)).toEqual([...schemaNames(), ...inputSchemaNames()]);
    const shown = await run(["schema"], { terminal: true });
    expect(shown.stdout).toMatch(/^events +/m);
  });

  test.each([false, true])("prints one, on a terminal (%s) or not", async (terminal) => {
    const { exitCode, stdout } = await run(["schema", "events"], { terminal });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual(jsonSchema("events"));
  });

  test("of an unknown name suggests the nearest", async () => {
    const { exitCode, stderr } = await run(["schema", "event", "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        code: "workbench.schema-unknown",
        hint: expect.stringContaining("Did you mean events?"),
      },
    });
  });
});
