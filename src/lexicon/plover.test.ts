import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedData } from "../../test/support/shared-data.ts";
import { cameoEntries } from "./cameo.ts";
import {
  isPloverType,
  PLOVER_TYPES,
  ploverEntries,
  ploverEntry,
  ploverOf,
  ploverScore,
} from "./plover.ts";

describe("the PLOVER code book", () => {
  test("holds sixteen types and 66 modes with scores between -10 and +10", () => {
    expect(ploverEntries().map((entry) => entry.type)).toEqual([...PLOVER_TYPES]);
    const modes = ploverEntries().flatMap((entry) => entry.modes);
    expect(modes).toHaveLength(66);
    for (const { score } of [...ploverEntries(), ...modes]) {
      expect(Math.abs(score)).toBeLessThanOrEqual(10);
    }
  });

  test("scores cooperation above zero and conflict at or below it, ACCUSE included", () => {
    for (const entry of ploverEntries()) expect(entry.score > 0).toBe(entry.quad <= 2);
    expect(ploverScore("ACCUSE")).toBe(-3);
  });

  test("counts words as words: SANCTION is a deed, REJECT is not", () => {
    expect(ploverEntry("SANCTION")?.quad).toBe(4);
    expect(ploverEntry("REJECT")?.quad).toBe(3);
    expect(ploverEntry("RETREAT")?.quad).toBe(2);
    expect(ploverEntry("CONCEDE")?.quad).toBe(1);
  });

  test("knows no type in lower case, none that it dropped and none made up", () => {
    for (const text of ["agree", "APPEAL", "DEMAND", ""]) {
      expect(isPloverType(text)).toBe(false);
      expect(ploverEntry(text)).toBeUndefined();
    }
  });

  test("knows every type that the chronicle uses", () => {
    const file = new URL("../../data/chronicle/chronicle.csv", import.meta.url);
    const types = csvParse(readFileSync(file, "utf8")).map((row) => row["plover_type"] ?? "");
    expect(types.length).toBeGreaterThan(500);
    expect(types.filter((type) => !isPloverType(type))).toEqual([]);
  });
});

describe("a PLOVER score", () => {
  test("is the mode's where the mode is scored, and otherwise the type's", () => {
    expect(ploverScore("CONSULT", "visit")).toBe(4);
    expect(ploverScore("CONSULT", "phone")).toBe(1.5);
    expect(ploverScore("AGREE", "energy")).toBe(2.5);
    expect(ploverScore("CONSULT")).toBe(2.5);
  });

  test("of a mode word of another type is the type's own", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(...ploverEntries().flatMap((entry) => entry.modes.map((m) => m.mode))),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ploverEntries()), word, (entry, mode) => {
        const scored = entry.modes.find((m) => m.mode === mode);
        return ploverScore(entry.type, mode) === (scored?.score ?? entry.score);
      }),
    );
  });
});

describe("a CAMEO code said in PLOVER", () => {
  test("is undefined for the two roots that PLOVER dropped, and only for these", () => {
    for (const { code, root } of cameoEntries()) {
      expect([code, ploverOf(code) === undefined]).toEqual([code, root === "01" || root === "02"]);
    }
    expect(ploverOf("999")).toBeUndefined();
  });

  test("has a mode that the code book scores for that type, or none", () => {
    for (const { code } of cameoEntries()) {
      const coding = ploverOf(code);
      if (coding?.mode === undefined) continue;
      const modes = ploverEntry(coding.type)?.modes.map((m) => m.mode);
      expect([code, modes?.includes(coding.mode)]).toEqual([code, true]);
    }
  });

  test("splits yielding into words and deeds", () => {
    expect(ploverOf("080")?.type).toBe("CONCEDE");
    expect(ploverOf("0871")).toEqual({ type: "RETREAT", mode: "ceasefire", context: "military" });
  });

  test("calls a sanction a sanction and a drone strike a drone strike", () => {
    expect(ploverOf("163")).toMatchObject({ type: "SANCTION", mode: "discontinue" });
    expect(ploverOf("1952")).toMatchObject({ type: "ASSAULT", mode: "drone" });
  });
});

describe.skipIf(!hasSharedData)("the published conversion of 2021", () => {
  const printed = new Map<string, readonly string[]>();
  if (hasSharedData) {
    const file = sharedData("plover-polecat", "CAMEO2PLOVER-2021.txt");
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const match = /^(\d+):\s*([^#]*)/.exec(line);
      const [code, fields] = [match?.[1], match?.[2]];
      if (code === undefined || fields === undefined || printed.has(code)) continue;
      printed.set(
        code,
        fields.split(",").map((field) => field.trim()),
      );
    }
  }

  test("is followed in the type of every code but one", () => {
    expect(printed.size).toBeGreaterThan(270);
    const differing = [...printed].filter(([code, [type]]) => ploverOf(code)?.type !== type);
    expect(differing.map(([code]) => code)).toEqual(["163"]);
  });

  test("is followed in every mode that the manual defines, but for 163 and 195", () => {
    const differing = [...printed].filter(([code, [type = "", mode = ""]]) => {
      const defined = ploverEntry(type)?.modes.some((m) => m.mode === mode) ?? false;
      return defined && ploverOf(code)?.mode !== mode;
    });
    expect(differing.map(([code]) => code)).toEqual(["163", "195"]);
  });
});
