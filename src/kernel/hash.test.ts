import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, contentHash, sha256 } from "./hash.ts";

describe("hashes", () => {
  test("agree with the published value for the empty text and for abc", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("of equal values are equal whatever the order of their keys", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(contentHash(turned)).toBe(contentHash(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("canonical JSON sorts keys and has no space", () => {
    expect(canonicalJson({ b: 1, a: [1, "é", null] })).toBe('{"a":[1,"é",null],"b":1}');
    expect(() => canonicalJson(undefined)).toThrow(TypeError);
  });
});
