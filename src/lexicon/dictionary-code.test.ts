import { describe, expect, test } from "vitest";
import { actorByDictionaryCode } from "./dictionary-code.ts";

function codesOf(codes: readonly string[]): readonly (string | undefined)[] {
  return codes.map((code) => actorByDictionaryCode(code).actor?.code);
}

describe("a code of an actor dictionary", () => {
  test("means the state that it begins with, whatever the role in it", () => {
    expect(codesOf(["AFG", "AFGGOV", "AFGELI", "USAGOVMIL", "romgov", "PAKREL"])).toEqual([
      "AFG",
      "AFG",
      "AFG",
      "USA",
      "ROU",
      "PAK",
    ]);
  });

  test("means the territory where the state administers one, and not where a role is spelt like a state", () => {
    expect(codesOf(["GBRVGBGOV", "DNKFRO", "INDGOVMUS", "CHNPRI"])).toEqual([
      "VGB",
      "FRO",
      "IND",
      "CHN",
    ]);
  });

  test("means the narrowest body that is known", () => {
    expect(codesOf(["IGOUNO", "IGOUNOREFHCR", "IGOEUREEC", "NGOHRIAMN", "IMGMUSALQ"])).toEqual([
      "UN",
      "UNHCR",
      "EU",
      "AMNESTY",
      "AL-QAEDA",
    ]);
  });

  test("means for people in arms their group and never the state", () => {
    expect(codesOf(["AFGREBTAL", "AFGREB", "INDSEP", "SOMUAF", "IRQINS"])).toEqual([
      "TALIBAN",
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("means nobody where it begins with a former state, a firm or nothing known", () => {
    const codes = ["USRGEO", "YUGGOV", "MNCUSA", "ELI", "---", ""];
    expect(codesOf(codes)).toEqual(codes.map(() => undefined));
  });

  test("speaks of a place where it names a state or a territory and no role", () => {
    const places = ["AFG", "GBRVGB", "AFGGOV", "GBRVGBGOV", "IGOUNO", "AFGREB", "INDMUS"];
    expect(places.filter((code) => actorByDictionaryCode(code).isPlace)).toEqual(["AFG", "GBRVGB"]);
  });
});
