import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { EntenteError } from "../kernel/index.ts";
import {
  type CameoCode,
  cameoCode,
  cameoEntries,
  cameoEntry,
  describeEvent,
  readCameo,
} from "./cameo.ts";

const chronicle = csvParse(
  readFileSync(new URL("../../data/chronicle/chronicle.csv", import.meta.url), "utf8"),
);

function refusalOf(text: string): EntenteError {
  try {
    cameoCode(text);
  } catch (error) {
    if (error instanceof EntenteError) return error;
  }
  throw new Error(`${text} was not refused`);
}

describe("the code book", () => {
  test("holds the codes of GDELT, ICEWS and the manual's last edition, sorted, each once", () => {
    const codes = cameoEntries().map((entry) => entry.code);
    expect(codes).toHaveLength(318);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(codes.filter((code) => code.length === 2)).toHaveLength(20);
  });

  test("hangs every code under the next wider one, up to its root", () => {
    for (const entry of cameoEntries()) {
      expect(entry.root).toBe(entry.code.slice(0, 2));
      expect(entry.parent).toBe(entry.code.length === 2 ? undefined : entry.code.slice(0, -1));
      if (entry.parent !== undefined) expect(cameoEntry(entry.parent)).toBeDefined();
    }
  });

  test("names a code by its standard term", () => {
    expect(cameoEntry("013")?.name).toBe("Make optimistic comment");
    expect(cameoEntry("04")?.name).toBe("Consult");
    for (const { name } of cameoEntries()) expect(name).toMatch(/^[A-Z][^\n]*[a-zA-Z)]$/);
  });

  test("holds every code that the chronicle uses, drone strikes included", () => {
    expect(chronicle.length).toBeGreaterThan(500);
    const unknown = chronicle.filter((row) => cameoEntry(row["cameo"] ?? "") === undefined);
    expect(unknown.map((row) => row["cameo"])).toEqual([]);
    expect(chronicle.some((row) => row["cameo"] === "1952")).toBe(true);
  });

  test("is read in under 10 ms", () => {
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      readCameo();
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(10);
  });
});

describe("a code read from text", () => {
  test("is the code itself", () => {
    expect(cameoCode("0256")).toBe("0256");
  });

  test("that lost its leading zero is refused, and the zero suggested", () => {
    const error = refusalOf("43");
    expect(error.code).toBe("lexicon.cameo-unknown");
    expect(error.exitCode).toBe(2);
    expect(error.facts).toEqual({ text: "43", suggestions: ["043"] });
    expect(error.hint).toContain("043");
  });

  test("with a digit too many brings the wider code and its narrower ones", () => {
    expect(refusalOf("1953").facts["suggestions"]).toEqual(["195", "1951", "1952"]);
  });

  test("that is a word brings the codes with that word in their name", () => {
    expect(refusalOf("endorse").facts["suggestions"]).toEqual(["051"]);
  });

  test("that resembles nothing is refused with the shape of a code", () => {
    const error = refusalOf("");
    expect(error.facts["suggestions"]).toEqual([]);
    expect(error.hint).toContain("0256");
  });

  test("is never accepted and unknown at once, and suggestions are codes", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof(digits, fc.string()), (text) => {
        if (cameoEntry(text) !== undefined) return cameoCode(text) === text;
        const suggestions = refusalOf(text).facts["suggestions"] as readonly string[];
        return suggestions.length <= 5 && suggestions.every((code) => cameoEntry(code));
      }),
    );
  });
});

describe("the sentence of a code", () => {
  test("names both parties, once each, in the past tense, without full stop", () => {
    for (const { phrase } of cameoEntries()) {
      expect(phrase).toMatch(/^\{source\} (and \{target\} )?[a-z]/);
      expect(phrase.split("{target}")).toHaveLength(2);
      expect(phrase.split("{source}")).toHaveLength(2);
      expect(phrase).not.toMatch(/\.$|\b(was|were|is|are|has|have|its|their)\b| {2}/);
    }
  });

  test("is that code's alone", () => {
    const phrases = cameoEntries().map((entry) => entry.phrase);
    expect(new Set(phrases).size).toBe(phrases.length);
  });

  test("is filled in with the names as they should be printed", () => {
    expect(describeEvent(cameoCode("040"), "Russia", "Pakistan")).toBe(
      "Russia and Pakistan held consultations",
    );
    expect(describeEvent(cameoCode("1312"), "the United States", "Iran")).toBe(
      "the United States threatened Iran with sanctions, a boycott or an embargo",
    );
  });

  test("carries any name unharmed, even one that looks like a placeholder", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cameoEntries()), fc.string(), fc.string(), (entry, a, b) => {
        const [before, between, after] = entry.phrase.split(/\{source\}|\{target\}/);
        const text = describeEvent(entry.code, a, b);
        return text === `${before}${a}${between}${b}${after}`;
      }),
    );
  });

  test("of a code that was never read is refused", () => {
    expect(() => describeEvent("999" as CameoCode, "A", "B")).toThrow(EntenteError);
  });
});

describe.skipIf(!hasSharedData)("the code book beside ICEWS", () => {
  test("names every code as ICEWS does, case, spaces and punctuation apart", () => {
    const plain = (name: string | undefined): string | undefined =>
      name
        ?.toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim();
    const table = csvParse(readFileSync(sharedData("cameo", "icews_cameo_codes.csv"), "latin1"));
    expect(table).toHaveLength(312);
    const differing = table
      .filter((row) => plain(cameoEntry(row["code"] ?? "")?.name) !== plain(row["name"]))
      .map((row) => row["code"]);
    expect(differing).toEqual([]);
  });
});
