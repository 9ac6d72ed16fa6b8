import fc from "fast-check";
import countries from "i18n-iso-countries";
import { describe, expect, test } from "vitest";
import { EntenteError } from "../kernel/index.ts";
import { actorAmbiguous, actorUnknown } from "./actor-messages.ts";
import { actors } from "./actor-table.ts";
import { actorsNamed, findActor, normaliseActorName, suggestActors } from "./look-up.ts";

function errorOf(text: string): EntenteError {
  try {
    findActor(text);
  } catch (error) {
    if (error instanceof EntenteError) return error;
    throw error;
  }
  throw new Error(`"${text}" was found`);
}

function codesOf(texts: readonly string[]): readonly string[] {
  return texts.map((text) => findActor(text).code);
}

describe("finding an actor", () => {
  test("takes alpha-3 and alpha-2 codes in either case", () => {
    expect(codesOf(["RUS", "rus", "ru", "PK", "al-qaeda", "unk"])).toEqual([
      "RUS",
      "RUS",
      "RUS",
      "PAK",
      "AL-QAEDA",
      "UNK",
    ]);
  });

  test("takes ISO and not FIPS where a code of two letters means two states", () => {
    expect(codesOf(["CH", "RS", "AU", "AS"])).toEqual(["CHE", "SRB", "AUS", "ASM"]);
  });

  test("takes names, adjectives, demonyms, capitals and seats of power", () => {
    const texts = [
      "the United States",
      "Russians",
      "British",
      "Islamabad",
      "The Kremlin",
      "U.S.",
      "Briton",
    ];
    expect(codesOf(texts)).toEqual(["USA", "RUS", "GBR", "PAK", "RUS", "USA", "GBR"]);
  });

  test("takes former names", () => {
    const texts = ["USSR", "Burma", "Swaziland", "Macedonia", "Czech Republic", "Zaire", "Ceylon"];
    expect(codesOf(texts)).toEqual(["RUS", "MMR", "SWZ", "MKD", "CZE", "COD", "LKA"]);
  });

  test("tells apart neighbours by name", () => {
    const texts = [
      "Niger",
      "Nigeria",
      "Nigerien",
      "Nigerian",
      "Georgia",
      "Guinea",
      "Ireland",
      "Sudan",
      "South Sudan",
    ];
    expect(codesOf(texts)).toEqual(["NER", "NGA", "NER", "NGA", "GEO", "GIN", "IRL", "SDN", "SSD"]);
  });

  test("takes organisations and armed groups by any of their names", () => {
    const texts = [
      "the Taliban",
      "ISIS-K",
      "Lashkar-e-Tayyiba",
      "North Atlantic Treaty Organization",
      "SCO",
    ];
    expect(codesOf(texts)).toEqual(["TALIBAN", "ISIS", "LET", "NATO", "SCO"]);
  });

  test("does not care for case, accents, full stops and the article", () => {
    expect(codesOf(["türkiye", "TURKIYE", "Côte d’Ivoire", "cote d'ivoire", "St. Lucia"])).toEqual([
      "TUR",
      "TUR",
      "CIV",
      "CIV",
      "LCA",
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...actors()), fc.boolean(), (actor, loud) => {
        const said = `  the ${loud ? actor.name.toUpperCase() : actor.name} `;
        expect(findActor(said)).toBe(actor);
      }),
    );
  });

  test("finds every actor by its code, its name and its sentence form", () => {
    for (const actor of actors()) {
      expect(findActor(actor.code)).toBe(actor);
      expect(findActor(actor.name)).toBe(actor);
      expect(findActor(actor.inSentence === "an unknown actor" ? "UNK" : actor.inSentence)).toBe(
        actor,
      );
    }
  });

  test("knows every English country name of an independent ISO 3166 list", () => {
    const names = Object.entries(countries.getNames("en", { select: "all" }));
    expect(names).toHaveLength(250);
    const missed = names.flatMap(([iso2, all]) =>
      all.filter((name) => !actorsNamed(name).some((actor) => actor.iso2 === iso2)),
    );
    expect(missed).toEqual([]);
  });
});

describe("a name that is shared", () => {
  test("is refused with its bearers", () => {
    const error = errorOf("Congo");
    expect(error).toMatchObject({ code: actorAmbiguous.code, exitCode: 2 });
    expect(error.facts).toEqual({
      text: "Congo",
      candidates: [
        { code: "COD", name: "Democratic Republic of the Congo" },
        { code: "COG", name: "Republic of the Congo" },
      ],
    });
    expect(error.hint).toBe("Write the code: COD or COG.");
  });

  test("is every name that two actors bear in common speech", () => {
    const bearers = [
      "Korea",
      "Koreans",
      "Jerusalem",
      "Brussels",
      "the Hague",
      "Yugoslavia",
      "Dominican",
    ];
    expect(bearers.map((text) => actorsNamed(text).map(({ code }) => code))).toEqual([
      ["KOR", "PRK"],
      ["KOR", "PRK"],
      ["ISR", "PSE"],
      ["BEL", "EU", "NATO"],
      ["NLD", "ICC", "ICJ"],
      ["BIH", "HRV", "MKD", "MNE", "SRB", "SVN"],
      ["DMA", "DOM"],
    ]);
    for (const text of bearers) expect(errorOf(text).code).toBe("lexicon.actor-ambiguous");
  });
});

describe("a name that is unknown", () => {
  test("is answered with what was probably meant", () => {
    const meant = ["Rusia", "Pakstan", "Untied States", "Isreal", "Ukrane", "Al Kaeda", "Hezbulah"];
    expect(meant.map((text) => suggestActors(text)[0]?.code)).toEqual([
      "RUS",
      "PAK",
      "USA",
      "ISR",
      "UKR",
      "AL-QAEDA",
      "HEZBOLLAH",
    ]);
    const error = errorOf("Pakstan");
    expect(error).toMatchObject({ code: actorUnknown.code, exitCode: 2 });
    expect(error.facts).toEqual({
      text: "Pakstan",
      suggestions: [{ code: "PAK", name: "Pakistan" }],
    });
    expect(error.hint).toBe("Did you mean Pakistan (PAK)?");
  });

  test("is answered with the forms to write where nothing is near", () => {
    const error = errorOf("xyzzyplugh");
    expect(error.facts).toEqual({ text: "xyzzyplugh", suggestions: [] });
    expect(error.hint).toContain("ISO code");
    expect(errorOf("").facts).toEqual({ text: "", suggestions: [] });
  });

  test("never gets more than three suggestions, and the right one first after one slip", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...actors().filter(({ name }) => name.length >= 12)),
        fc.nat(),
        (actor, at) => {
          const index = at % actor.name.length;
          const slipped = actor.name.slice(0, index) + actor.name.slice(index + 1);
          const suggested = suggestActors(slipped);
          expect(suggested.length).toBeLessThanOrEqual(3);
          expect(suggested).toContain(actor);
        },
      ),
    );
  });
});

test("a normalised name stays as it is when normalised again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = normaliseActorName(text);
      expect(once).toMatch(/^[a-z0-9+ ]*$/);
      expect(normaliseActorName(once).replace(/^(the )+/, "")).toBe(once.replace(/^(the )+/, ""));
    }),
  );
});
