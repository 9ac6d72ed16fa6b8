import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { EntenteError } from "../../kernel/index.ts";
import type { Question } from "./question.ts";
import { readQuestions } from "./read-questions.ts";
import { questionFileSchema } from "./schema.ts";

const SAMPLE = `schema: entente/questions@1
title: A sample
questions:
  - id: visit
    between: [Russia, Pakistan]
    opens: 2026-11-30
    by: 2027-06-30
    source: chronicle
    rule:
      kind: events
      select: { codes: ["042", "043"], mentions: [prime minister, president] }
      atLeast: 1
  - id: conflict
    between: [RUS, PAK]
    opens: 2026-11-30
    source: icews
    rule: { kind: count, period: 2027-Q1, above: 10, select: { quads: [4], by: RUS } }
  - id: balance
    text: Does it hold?
    between: [RUS, PAK]
    opens: 2026-11-30
    source: icews
    rule: { kind: balance, period: 2027, below: 40 }
    void: { mostUnseen: 0.25 }
    finePrint: [As the desk has it.]
`;

const read = (text: string): readonly Question[] =>
  readQuestions({ file: "sample.yaml", text }).questions;

/** The sample with one place changed; the place must be there. */
function changed(from: string, to: string): string {
  expect(SAMPLE).toContain(from);
  return SAMPLE.replace(from, to);
}

function failure(text: string): { code: string; at: string; message: string } {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    const { code, message, facts } = error;
    return { code, message, at: `${facts["line"]}:${facts["column"]}` };
  }
  throw new Error("the file was read");
}

describe("a question file", () => {
  test("comes with codes, days, rules and void rules filled in", () => {
    const [visit, conflict, balance] = read(SAMPLE);
    expect(visit).toMatchObject({
      dyad: ["RUS", "PAK"],
      opens: "2026-11-30",
      by: "2027-06-30",
      teller: "chronicle",
      rule: { kind: "events", bound: { atLeast: 1 } },
      voidRule: { mostUnseen: 0.1 },
    });
    expect(conflict).toMatchObject({
      by: "2027-03-31",
      rule: { kind: "count", period: "2027-Q1", bound: { above: 10 }, select: { by: "RUS" } },
    });
    expect(balance).toMatchObject({
      text: "Does it hold?",
      by: "2027-12-31",
      rule: { kind: "balance", bound: { below: 40 } },
      voidRule: { mostUnseen: 0.25 },
    });
    expect(balance?.finePrint[0]).toBe("As the desk has it.");
  });

  test("has its questions put into words where they are left out", () => {
    const [visit, conflict] = read(SAMPLE);
    expect(visit?.text).toBe(
      "Will chronicle tell of at least 1 event coded 042 (Make a visit) or 043 (Host a visit), whose summary has “prime minister” or “president” between Russia and Pakistan from 1 December 2026 to 30 June 2027?",
    );
    expect(conflict?.text).toContain("more than 10 events of material conflict, begun by Russia");
    expect(visit?.finePrint.join(" ")).toContain("void where it gives none");
    const none = read(changed("atLeast: 1", "atMost: 0"))[0];
    expect(none?.text).toContain("tell of no event");
    const balance = read(changed("    text: Does it hold?\n", ""))[2];
    expect(balance?.text).toContain("be below 40 per cent in 2027, as icews tells them?");
  });

  test("may be JSON", () => {
    const text = `{"schema":"entente/questions@1","questions":[{"id":"a","between":["RUS","PAK"],"opens":"2026-11-30","by":"2027-01-31","source":"icews","rule":{"kind":"events","atMost":3}}]}`;
    expect(read(text)[0]?.rule).toEqual({ kind: "events", select: {}, bound: { atMost: 3 } });
  });

  test("on the format page is one that can be read", () => {
    const page = readFileSync("docs/formats/questions.md", "utf8");
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(read(example ?? "").length).toBe(3);
  });
});

describe("the hash of a question", () => {
  const hash = (text: string, i = 0): string | undefined => read(text)[i]?.hash;

  test("stays with names, words, and the order of actors and codes", () => {
    const same = [
      changed("[Russia, Pakistan]", "[Islamabad, Moscow]"),
      changed('["042", "043"]', '["043", "042"]'),
      changed("[prime minister, president]", "[President, Prime Minister]"),
      changed("  - id: visit\n", "  - id: visit\n    text: Will they come?\n"),
    ];
    for (const text of same) expect(hash(text)).toBe(hash(SAMPLE));
  });

  test("changes with all that decides it", () => {
    const other = [
      changed("atLeast: 1", "atLeast: 2"),
      changed("atLeast: 1", "atMost: 1"),
      changed("by: 2027-06-30", "by: 2027-06-29"),
      changed("opens: 2026-11-30", "opens: 2026-11-29"),
      changed("source: chronicle", "source: icews"),
      changed("[prime minister, president]", "[president]"),
    ];
    for (const text of other) expect(hash(text)).not.toBe(hash(SAMPLE));
    expect(hash(changed("mostUnseen: 0.25", "mostUnseen: 0.2"), 2)).not.toBe(hash(SAMPLE, 2));
  });
});

describe("a file that cannot be read is refused, with its place", () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ["no YAML", "title: A sample", "title: [", "outlook.questions-not-readable"],
    ["a field unknown", "title: A sample", "tilte: A", "outlook.questions-malformed"],
    ["both bounds", "atLeast: 1", "atLeast: 1\n      atMost: 2", "outlook.questions-malformed"],
    ["no deadline", "    by: 2027-06-30\n", "", "outlook.questions-malformed"],
    ["a code as a number", '["042", "043"]', "[42]", "outlook.questions-malformed"],
    ["a share beyond", "below: 40", "below: 140", "outlook.questions-malformed"],
    [
      "an actor unknown",
      "[Russia, Pakistan]",
      "[Rusia, Pakistan]",
      "outlook.questions-name-unknown",
    ],
    ["a code unknown", '"042", "043"', '"42"', "outlook.questions-name-unknown"],
    ["a source unknown", "source: chronicle", "source: cronicle", "outlook.questions-name-unknown"],
    ["one actor", "[Russia, Pakistan]", "[Russia, Moscow]", "outlook.questions-not-a-side"],
    ["a side that is none", "by: RUS }", "by: IND }", "outlook.questions-not-a-side"],
    ["a source of numbers", "source: chronicle", "source: trade", "outlook.questions-source-unfit"],
    ["a deadline past", "by: 2027-06-30", "by: 2026-11-30", "outlook.questions-window-past"],
    ["a period begun", "period: 2027-Q1", "period: 2026-Q4", "outlook.questions-window-past"],
    ["an id twice", "id: conflict", "id: visit", "outlook.questions-id-repeated"],
  ];

  test.each(cases)("%s", (_, from, to, code) => {
    const error = failure(changed(from, to));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^sample\.yaml:\d+:\d+: /);
  });

  test("at the line and column of what is wrong", () => {
    expect(failure(changed("source: chronicle", "source: trade")).at).toBe("8:13");
    expect(failure(changed("id: conflict", "id: visit")).at).toBe("13:9");
  });

  test("an alias without end", () => {
    const text = `schema: &a [${"*b, ".repeat(3)}]\n`;
    expect(failure(text).code).toBe("outlook.questions-not-readable");
  });
});

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean;
  readonly items?: Node;
  readonly prefixItems?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

const inside = (node: Node): Node[] => [
  ...Object.values(node.properties ?? {}),
  ...(node.items === undefined ? [] : [node.items]),
  ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.prefixItems ?? [])],
];

const all = (node: Node): Node[] => [node, ...inside(node).flatMap(all)];

describe("the schema of question files", () => {
  test("describes every field and is closed everywhere", () => {
    const nodes = all(z.toJSONSchema(questionFileSchema) as Node);
    const fields = nodes.flatMap((node) => Object.entries(node.properties ?? {}));
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter(([, field]) => (field.description ?? "") === "")).toEqual([]);
    const open = nodes.filter((node) => node.properties && node.additionalProperties !== false);
    expect(open).toEqual([]);
  });
});
