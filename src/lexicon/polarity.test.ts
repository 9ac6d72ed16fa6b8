import { describe, expect, test } from "vitest";
import { cameoCode, cameoEntries } from "./cameo.ts";
import { isOfMatter, polarityOf } from "./polarity.ts";

describe("polarity", () => {
  test("is the sign of the Goldstein value; a bare statement shows attention only", () => {
    expect(polarityOf(cameoCode("057"))).toBe("cooperation");
    expect(polarityOf(cameoCode("190"))).toBe("conflict");
    expect(polarityOf(cameoCode("010"))).toBe("attention");
  });

  test("every code is a word or a deed and never both", () => {
    for (const { code } of cameoEntries()) {
      expect(isOfMatter(code, "words")).not.toBe(isOfMatter(code, "deeds"));
      expect(isOfMatter(code, "all")).toBe(true);
    }
  });

  test("words are the verbal quad classes", () => {
    expect(isOfMatter(cameoCode("111"), "words")).toBe(true);
    expect(isOfMatter(cameoCode("190"), "deeds")).toBe(true);
    expect(isOfMatter(cameoCode("0212"), "words")).toBe(true);
  });
});
