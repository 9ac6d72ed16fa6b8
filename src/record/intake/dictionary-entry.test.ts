import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DictionaryEntries, type NameStatement } from "./dictionary-entry.ts";

interface Reading {
  readonly statements: readonly NameStatement[];
  readonly refused: readonly (readonly [line: number, reason: string, detail: string])[];
}

function read(text: string): Reading {
  const refused: [number, string, string][] = [];
  const entries = new DictionaryEntries((line, reason, detail) => {
    refused.push([line, reason, detail]);
  });
  const statements = text.split("\n").flatMap((line, i) => entries.read(i + 1, line));
  return { statements: [...statements, ...entries.end()], refused };
}

/** A statement in short: `name code first..last`. */
function shortOf({ name, code, first, last }: NameStatement): string {
  const span = (first ?? last) ? ` ${first ?? ""}..${last ?? ""}` : "";
  return `${name.trim()} ${code}${span}`;
}

const said = (text: string): readonly string[] => read(text).statements.map(shortOf);

describe("an actor dictionary", () => {
  test("gives a name and each of its synonyms each of the codes", () => {
    expect(said("ANNA_ARDEN_\n+A._ARDEN\n\t[GBRELI]\n\t[GBRGOV >20100511]\n")).toEqual([
      "ANNA_ARDEN_ GBRELI",
      "ANNA_ARDEN_ GBRGOV 2010-05-11..",
      "A._ARDEN GBRELI",
      "A._ARDEN GBRGOV 2010-05-11..",
    ]);
  });

  test("says of each statement on which line its name stands", () => {
    const { statements } = read("# head\n\nA\n+B\n\t[FRAGOV]\n");
    expect(statements.map(({ line }) => line)).toEqual([3, 4]);
  });

  test("may give a code beside the name and several on one line", () => {
    expect(
      said("OLD_LAND_  [FRA]\n+OLDLAND\nBEN_BIRCH [FRAMIL]; note\n\t[FRAGOV 990101-000630] [---]"),
    ).toEqual([
      "OLD_LAND_ FRA",
      "OLDLAND FRA",
      "BEN_BIRCH FRAMIL",
      "BEN_BIRCH FRAGOV 1999-01-01..2000-06-30",
      "BEN_BIRCH ---",
    ]);
  });

  test.each([
    ["[AFGGOV <20011113]", "..2001-11-13"],
    ["[AFGGOV > 011113]", "2001-11-13.."],
    ["[AFGGOV 301231-310101]", undefined],
    ["[AFGGOV 310101-301231]", "1931-01-01..2030-12-31"],
    ["[AFGGOV 18970101-450703]", "1897-01-01..1945-07-03"],
    ["[AFGGOV 20120229-20120229]", "2012-02-29..2012-02-29"],
  ])("reads the span of %s, years of two digits from 1931 to 2030", (role, span) => {
    const spans = said(`X\n\t${role}`).map((text) => text.replace("X AFGGOV ", ""));
    expect(spans).toEqual(span === undefined ? [] : [span]);
  });

  test("lets names that stand together share the codes below, with a plus or without", () => {
    expect(said("BORIS_B\nB._B\n+BB\n\t[RUSGOV]\nCARL_C\n\t[DEUGOV]")).toEqual([
      "BORIS_B RUSGOV",
      "B._B RUSGOV",
      "BB RUSGOV",
      "CARL_C DEUGOV",
    ]);
  });

  test("does not share them across an empty line", () => {
    expect(read("BUREAU_A\n\nBUREAU_B\n\t[USAGOV]")).toMatchObject({
      statements: [{ name: "BUREAU_B" }],
      refused: [[1, "code-missing", '"BUREAU_A" has no code']],
    });
  });

  test("has remarks after # and ;, which say nothing", () => {
    expect(read("# A\n<!-- B -->\nC ; [FRA]\n\t# [DEU]\n\t[ITAGOV] # was [ESP]\n")).toEqual({
      statements: [{ line: 3, name: "C", code: "ITAGOV" }],
      refused: [],
    });
  });

  test("loses only the line that cannot be read", () => {
    const { statements, refused } = read(
      "\t[FRAGOV]\nA\n\t[GBRGOV >201005011]\n\t[GBRGOV 20100230-20110101]\n\t[GBRGOV 20110101-20100101]\n\t[GBRGOV 20100101]\n\t[GBR GOV\n\t[GBRELI]\n+СССР\nD\n\t[DEUGOV 9]\nE",
    );
    expect(statements.map(shortOf)).toEqual(["A GBRELI"]);
    expect(refused).toEqual([
      [1, "name-missing", "a code without a name"],
      [3, "date-malformed", 'no such day in "[GBRGOV >201005011]"'],
      [4, "date-malformed", 'no such day in "[GBRGOV 20100230-20110101]"'],
      [5, "date-malformed", '"[GBRGOV 20110101-20100101]" ends before it begins'],
      [6, "role-malformed", '"[GBRGOV 20100101]" is no code with a span of days'],
      [7, "role-malformed", '"[[GBR GOV]" is no code with a span of days'],
      [9, "name-missing", 'no letter from a to z in "СССР"'],
      [11, "role-malformed", '"[DEUGOV 9]" is no code with a span of days'],
      [12, "code-missing", '"E" has no code'],
    ]);
  });

  test("states names times codes, however they are laid out", () => {
    const word = fc.stringMatching(/^[A-Z]{1,8}$/);
    const codes = fc.uniqueArray(fc.stringMatching(/^[A-Z]{3}GOV$/), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(
        word,
        fc.array(word, { maxLength: 4 }),
        codes,
        fc.boolean(),
        (name, more, roles, beside) => {
          const [first = "", ...rest] = roles;
          const lines = beside
            ? [`${name} [${first}]`, ...more.map((m) => `+${m}`), ...rest.map((r) => `\t[${r}]`)]
            : [name, ...more.map((m) => `+${m}`), `\t${roles.map((r) => `[${r}]`).join(" ")}`];
          const { statements, refused } = read(lines.join("\n"));
          expect(refused).toEqual([]);
          const expected = [name, ...more].flatMap((n) => roles.map((r) => `${n} ${r}`));
          expect(statements.map(shortOf)).toEqual(expected);
        },
      ),
    );
  });
});
