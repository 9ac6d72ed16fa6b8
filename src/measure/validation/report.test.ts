import { describe, expect, test } from "vitest";
import type { CheckRow } from "./check.ts";
import type { Check } from "./checks.ts";
import { figureText, validationPage } from "./report.ts";

describe("a figure on the page", () => {
  test.each([
    [0.4971735, "0.4972"],
    [-0.0234567, "−0.0235"],
    [-0.00001, "0.0000"],
    [15098.52, "15099"],
    [12.34567, "12.35"],
    [300, "300"],
    [Number.NaN, "–"],
    [null, "–"],
    ["a | b", "a \\| b"],
  ])("of %s is %s", (value, text) => {
    expect(figureText(value)).toBe(text);
  });
});

describe("the page", () => {
  const check = (id: string): Check => ({
    id,
    question: `Question of ${id}?`,
    data: "Some data.",
    how: "Somehow.",
    run: async () => [],
  });
  const row = (id: string, passed: boolean | null): CheckRow => ({
    check: id,
    what: `what of ${id}`,
    value: passed === null ? null : 0.5,
    passLine: "below 1",
    passed,
    detail: `Detail of ${id}.`,
  });
  const page = validationPage(
    [check("V1"), check("V2"), check("V3")],
    [row("V1", true), row("V2", false), row("V2", null)],
    ["# Heading"],
  );

  test("begins with its own heading", () => {
    expect(page.startsWith("# Heading\n\n1 of 3 lines passed")).toBe(true);
  });

  test("says how many lines passed, failed and could not be tested", () => {
    expect(page).toContain("1 of 3 lines passed, 1 failed, 1 could not be tested.");
  });

  test("has each line's value, pass line and verdict, and its detail", () => {
    expect(page).toContain("| V1 | what of V1 | 0.5000 | below 1 | passed |");
    expect(page).toContain("| V2 | what of V2 | – | below 1 | not testable |");
    expect(page).toContain("- Detail of V2.");
  });

  test("has a section for each check that was run and no other", () => {
    expect(page).toContain("## V2: Question of V2?");
    expect(page).not.toContain("## V3");
  });
});
