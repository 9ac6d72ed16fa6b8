import { describe, expect, test } from "vitest";
import {
  documentSchema,
  inputSchemaNames,
  jsonSchema,
  schemaNames,
  schemasDocument,
} from "./schema.ts";

type Part = Readonly<Record<string, unknown>>;

/** Every part of a schema that stands for a value, with its place. */
function parts(schema: Part, place: string): [string, Part][] {
  const lists = ["anyOf", "oneOf", "prefixItems"].flatMap((key) =>
    ((schema[key] ?? []) as Part[]).flatMap((part, i) => parts(part, `${place}/${key}/${i}`)),
  );
  const named = Object.entries((schema["properties"] ?? {}) as Record<string, Part>).flatMap(
    ([name, part]) => parts(part, `${place}/${name}`),
  );
  const inside = ["items", "additionalProperties"].flatMap((key) => {
    const part = schema[key];
    return typeof part === "object" && part !== null ? parts(part as Part, `${place}/${key}`) : [];
  });
  return [[place, schema], ...named, ...lists, ...inside];
}

describe("a published schema", () => {
  test.each(schemaNames())("%s names its draft and itself", (name) => {
    const schema = jsonSchema(name) as Part;
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: `entente/${name}@1`,
      type: "object",
    });
    if (name !== "error") {
      expect(schema["properties"]).toMatchObject({ schema: { const: `entente/${name}@1` } });
    }
  });

  test.each(schemaNames())("%s describes every field", (name) => {
    const schema = jsonSchema(name) as Part;
    const silent = parts(schema, name).filter(
      ([place, part]) =>
        typeof part["description"] !== "string" &&
        part["type"] !== "null" &&
        !/\/anyOf\/\d+$/.test(place) &&
        !place.endsWith("facts/additionalProperties"),
    );
    expect(silent.map(([place]) => place)).toEqual([]);
  });

  test.each(schemaNames())("%s lets later versions add fields and refuses missing ones", (name) => {
    const objects = parts(jsonSchema(name) as Part, name).filter(([, part]) => part["properties"]);
    expect(objects.length).toBeGreaterThan(0);
    for (const [, part] of objects) {
      expect(part["additionalProperties"]).toBeUndefined();
      expect((part["required"] as string[]).length).toBeGreaterThan(0);
    }
    expect(documentSchema(name).safeParse({ schema: `entente/${name}@1` }).success).toBe(false);
  });

  test.each(inputSchemaNames())("%s is of a file, which takes no unknown field", (name) => {
    const schema = jsonSchema(name) as Part;
    expect(schema["$id"]).toBe(`entente/${name}@1`);
    for (const kind of (schema["oneOf"] as Part[] | undefined) ?? [schema]) {
      expect(kind).toMatchObject({
        type: "object",
        additionalProperties: false,
        properties: { schema: { const: `entente/${name}@1` } },
      });
    }
  });

  test("is found by its full name too", () => {
    expect(jsonSchema("entente/panel@1")).toEqual(jsonSchema("panel"));
  });

  test("has a line in the list", () => {
    expect(schemasDocument().schemas.map(({ name }) => name)).toEqual([
      ...schemaNames(),
      ...inputSchemaNames(),
    ]);
  });

  test.each([
    ["event", "Did you mean events?"],
    ["something else", "Schemas: brief, events"],
  ])("called %s is not there: %s", (name, hint) => {
    expect(() => jsonSchema(name)).toThrow(
      expect.objectContaining({
        code: "workbench.schema-unknown",
        exitCode: 2,
        hint: expect.stringContaining(hint),
      }),
    );
  });
});
