import { describe, expect, test } from "vitest";
import { EntenteError } from "../kernel/index.ts";
import { cameoEntries } from "./cameo.ts";
import { QUAD_CLASSES, quadClassName, quadClassOf } from "./quad-class.ts";

describe("the quad class", () => {
  test("follows the root alone", () => {
    const byRoot = cameoEntries()
      .filter((entry) => entry.parent === undefined)
      .map((entry) => entry.quadClass);
    expect(byRoot).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4]);
    for (const { code, root } of cameoEntries()) expect(quadClassOf(code)).toBe(quadClassOf(root));
  });

  test("puts investigations among deeds of cooperation and protests among words, as GDELT does", () => {
    expect(quadClassName(quadClassOf("090"))).toBe("material cooperation");
    expect(quadClassName(quadClassOf("145"))).toBe("verbal conflict");
  });

  test("has a name for each number", () => {
    expect(QUAD_CLASSES.map(quadClassName)).toEqual([
      "verbal cooperation",
      "material cooperation",
      "verbal conflict",
      "material conflict",
    ]);
  });

  test.each(["", "4", "00", "21", "2100", "04x", "04012", "visit"])(
    "of %j, which has no root, is refused",
    (text) => {
      expect(() => quadClassOf(text)).toThrow(EntenteError);
    },
  );
});
