import { readFileSync } from "node:fs";
import { csvParse } from "d3-dsv";
import { describe, expect, test } from "vitest";
import type { Actor } from "./actor.ts";
import { actorByCode, actors } from "./actor-table.ts";
import { normaliseActorName } from "./look-up.ts";

const EVENTS = csvParse(
  readFileSync(new URL("../../data/chronicle/chronicle.csv", import.meta.url), "utf8"),
);

function ofKind(kind: Actor["kind"]): readonly Actor[] {
  return actors().filter((actor) => actor.kind === kind);
}

/** Whatever a person may write for an actor, in the form in which look-ups compare it. */
function keysOf(actor: Actor): ReadonlySet<string> {
  const { code, iso2, name, adjective, demonym, aliases, sharedNames } = actor;
  const names = [code, iso2, name, adjective, demonym, ...aliases, ...sharedNames];
  return new Set(names.flatMap((text) => (text === undefined ? [] : [normaliseActorName(text)])));
}

describe("the table of actors", () => {
  test("holds every kind in strength", () => {
    expect(ofKind("state").length).toBe(251);
    expect(ofKind("organisation").length).toBeGreaterThanOrEqual(80);
    expect(ofKind("armed-group").length).toBeGreaterThanOrEqual(70);
    expect(ofKind("unknown").map(({ code }) => code)).toEqual(["UNK"]);
  });

  test("gives each actor one code of capitals, digits, plus and hyphen", () => {
    const codes = actors().map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[A-Z0-9][A-Z0-9+-]+$/.test(code))).toEqual([]);
    expect(ofKind("state").filter(({ code }) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
  });

  test("holds every code of the chronicle", () => {
    const codes = EVENTS.flatMap((e) => [
      e["source"],
      e["target"],
      ...(e["others"] ?? "").split(";"),
    ]);
    const written = codes.map((code) => code?.trim() ?? "").filter((code) => code !== "");
    expect(written.length).toBeGreaterThan(2 * 500);
    expect(written.filter((code) => actorByCode(code) === undefined)).toEqual([]);
  });

  test("counts 193 members of the United Nations, two observers, Kosovo and Taiwan as states of their own", () => {
    const own = ofKind("state").filter(({ administeredBy }) => administeredBy === undefined);
    const disputed = ["ATA", "ESH"];
    expect(own.filter(({ code }) => !disputed.includes(code))).toHaveLength(193 + 2 + 2);
  });

  test("gives a number of the Correlates of War and of Gleditsch and Ward to states alone", () => {
    const numbered = ofKind("state").filter(({ cow }) => cow !== undefined);
    expect(numbered.filter(({ administeredBy }) => administeredBy !== undefined)).toEqual([]);
    expect(numbered.filter(({ gw }) => gw === undefined)).toEqual([]);
    expect(numbered).toHaveLength(195);
  });

  test("lets no two actors bear a name unless each declares it shared", () => {
    const bearers = new Map<string, Actor[]>();
    for (const actor of actors()) {
      for (const key of keysOf(actor)) bearers.set(key, [...(bearers.get(key) ?? []), actor]);
    }
    const declares = (actor: Actor, key: string): boolean =>
      actor.sharedNames.some((name) => normaliseActorName(name) === key);
    const undeclared = [...bearers].filter(
      ([key, owners]) => owners.length > 1 && !owners.every((owner) => declares(owner, key)),
    );
    expect(undeclared.map(([key]) => key)).toEqual([]);
    const lonely = [...bearers].filter(
      ([key, owners]) => owners.length === 1 && owners.some((owner) => declares(owner, key)),
    );
    expect(lonely.map(([key]) => key).filter((key) => !/s$/.test(key))).toEqual([]);
  });

  test("speaks of an actor in a sentence as English does", () => {
    const said = ["USA", "RUS", "TALIBAN", "EU", "NATO", "PHL", "COD", "AL-QAEDA", "UNK"];
    expect(said.map((code) => actorByCode(code)?.inSentence)).toEqual([
      "the United States",
      "Russia",
      "the Taliban",
      "the European Union",
      "NATO",
      "the Philippines",
      "the Democratic Republic of the Congo",
      "al-Qaeda",
      "an unknown actor",
    ]);
  });

  test("refers only to actors that exist", () => {
    const links = actors().flatMap(({ administeredBy, partOf, home }) => [
      administeredBy,
      partOf,
      home,
    ]);
    const written = links.filter((code) => code !== undefined);
    expect(written.length).toBeGreaterThan(200);
    expect(written.filter((code) => actorByCode(code) === undefined)).toEqual([]);
  });

  test("keeps metonyms among the aliases and shared names out of them", () => {
    for (const { aliases, metonyms, sharedNames } of actors()) {
      expect(metonyms.filter((name) => !aliases.includes(name))).toEqual([]);
      expect(sharedNames.filter((name) => aliases.includes(name))).toEqual([]);
    }
    expect(actorByCode("RUS")).toMatchObject({
      capital: "Moscow",
      adjective: "Russian",
      region: "Eastern Europe",
    });
    expect(actorByCode("RUS")?.metonyms).toContain("Kremlin");
    expect(actorByCode("UNSC")?.partOf).toBe("UN");
    expect(actorByCode("LET")?.home).toBe("PAK");
  });

  test("knows an exactly written code only", () => {
    expect(actorByCode("rus")).toBeUndefined();
    expect(actorByCode("")).toBeUndefined();
  });
});
