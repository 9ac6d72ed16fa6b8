import { describe, expect, test } from "vitest";
import { EntenteError, errorKind } from "./errors.ts";
import { programVersion } from "./version.ts";

const lost = errorKind<{ path: string }>({
  code: "kernel.test-lost",
  exitCode: 3,
  message: ({ path }) => `${path} is lost.`,
  hint: () => "Look again.",
});

describe("a coded error", () => {
  test("carries code, exit code, sentence, hint, facts and cause", () => {
    const cause = new Error("deeper");
    const error = lost({ path: "a.csv" }, cause);
    expect(error).toBeInstanceOf(EntenteError);
    expect(error).toMatchObject({
      code: "kernel.test-lost",
      exitCode: 3,
      message: "a.csv is lost.",
      hint: "Look again.",
      facts: { path: "a.csv" },
      cause,
    });
    expect(lost.code).toBe("kernel.test-lost");
  });

  test("without a cause has none", () => {
    expect("cause" in lost({ path: "a" })).toBe(false);
  });
});

describe("the program", () => {
  test("knows its version", () => {
    expect(programVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});
