import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StagedRows } from "./staged-rows.ts";

interface Row {
  readonly number: number;
  readonly fields: readonly string[];
}

function staged(rows: readonly Row[]): string {
  const out = new StagedRows();
  const chunks: Uint8Array[] = [];
  for (const { number, fields } of rows) {
    const bytes = fields.map((field) => Buffer.from(field));
    out.begin(
      number,
      bytes.reduce((room, field) => room + field.length + 1, 0),
    );
    for (const field of bytes) out.fields(field, 0, field.length);
    out.end();
    chunks.push(...out.full());
  }
  return Buffer.concat([...chunks, ...out.rest()]).toString("utf8");
}

const lineOf = ({ number, fields }: Row): string => `${[number, ...fields].join("\t")}\n`;

describe("staged rows", () => {
  test("are a number and fields between tabs, empty ones too", () => {
    expect(staged([{ number: 7, fields: ["a", "", "é\tb"] }])).toBe("7\ta\t\té\tb\n");
    expect(staged([])).toBe("");
  });

  test("have no carriage return in them", () => {
    expect(staged([{ number: 1, fields: ["a\rb", "\r"] }])).toBe("1\ta b\t \n");
  });

  test("are whole and in order however they fall into chunks, even those longer than one", () => {
    const field = fc.oneof(
      fc.constantFrom("", "a", "漢"),
      fc.nat({ max: 400_000 }).map((length) => "x".repeat(length)),
    );
    const row = fc.record({
      number: fc.oneof(fc.constantFrom(1, 9, 10, 99, 100), fc.integer({ min: 1, max: 2 ** 52 })),
      fields: fc.array(field, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        expect(staged(rows) === rows.map(lineOf).join("")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
