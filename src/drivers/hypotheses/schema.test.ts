import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hypothesisFileSchema } from "./schema.ts";

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly $defs?: Readonly<Record<string, Node>>;
}

/** The parts of the matrix are the matrix folder's own. */
const ELSEWHERE = ["matrix", "assumptions", "devilsAdvocate"];

function undescribed(node: Node, at: string): string[] {
  const fields = Object.entries(node.properties ?? {});
  const inside = [
    ...fields.filter(([name]) => !ELSEWHERE.includes(name)),
    ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.prefixItems ?? [])].map(
      (part, i) => [`${i}`, part] as const,
    ),
    ...Object.entries(node.$defs ?? {}),
    ...(node.items === undefined ? [] : [["items", node.items] as const]),
  ];
  const own = fields.filter(([, field]) => (field.description ?? "") === "");
  return [
    ...own.map(([name]) => `${at}.${name}`),
    ...inside.flatMap(([name, part]) => undescribed(part, `${at}.${name}`)),
  ];
}

function open(node: Node, at: string): string[] {
  const parts = Object.entries({
    ...node.properties,
    ...node.$defs,
    ...(node.items && { items: node.items }),
  });
  const choices = [...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap((part) => open(part, at));
  const here = node.properties !== undefined && node.additionalProperties !== false ? [at] : [];
  return [...here, ...choices, ...parts.flatMap(([name, part]) => open(part, `${at}.${name}`))];
}

const published = z.toJSONSchema(hypothesisFileSchema) as Node;

describe("the schema of hypothesis files", () => {
  test("describes every field, and the check can fail", () => {
    expect(
      undescribed(
        { properties: { a: { items: { properties: { b: {} } }, description: "A" } } },
        "x",
      ),
    ).toEqual(["x.a.items.b"]);
    expect(Object.keys(published.properties ?? {}).length).toBeGreaterThan(8);
    expect(undescribed(published, "file")).toEqual([]);
  });

  test("knows no field that it does not name", () => {
    expect(open({ properties: { a: {} } }, "x")).toEqual(["x"]);
    expect(open(published, "file")).toEqual([]);
  });
});
