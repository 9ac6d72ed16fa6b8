import type { Actor, ActorCode } from "./actor.ts";
import { actorByCode, actors } from "./actor-table.ts";

/**
 * What ICEWS alone writes so or means otherwise than everyday English, and the disputed or autonomous
 * regions that it names apart; each goes to the country that ICEWS's own country column gives.
 */
const ICEWS_OWN: readonly (readonly [string, string])[] = [
  ["Congo", "COG"],
  ["the former Yugoslav Republic of Macedonia", "MKD"],
  ["U.S. Virgin Islands", "VIR"],
  ["Indian Administered Kashmir", "IND"],
  ["Pakistan administered Kashmir", "PAK"],
  ["Tibet Autonomous Region", "CHN"],
  ["Xinjiang Uyghur", "CHN"],
  ["XinjiangUyghur", "CHN"],
  ["Iraqi Kurdistan", "IRQ"],
  ["Sicily", "ITA"],
];

/**
 * Places that stay nobody's whatever one file says, in the form in which names are joined: ICEWS's country column has
 * Ukraine in some rows and Russia in others.
 */
export const CONTESTED_NAMES: readonly string[] = ["crimea"];

/** The form in which ICEWS names are joined: lower case, anything but letters a-z and digits one space. */
export function normaliseIcewsName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

function withoutAccents(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "");
}

/** A capital or a palace in ICEWS is a place, and an adjective an ethnic group: neither is the state. */
function icewsNames(actor: Actor): readonly string[] {
  const metonyms = new Set(actor.metonyms);
  const names = [
    actor.name,
    actor.inSentence,
    ...actor.aliases.filter((alias) => !metonyms.has(alias)),
  ];
  return names.flatMap((name) => [name, withoutAccents(name)]).map(normaliseIcewsName);
}

let index: ReadonlyMap<string, ActorCode> | undefined;

function byName(): ReadonlyMap<string, ActorCode> {
  index ??= new Map([
    ...actors()
      .filter(({ kind }) => kind !== "unknown")
      .flatMap((actor) => icewsNames(actor).map((name) => [name, actor.code] as const)),
    ...ICEWS_OWN.map(([name, code]) => [normaliseIcewsName(name), code as ActorCode] as const),
  ]);
  return index;
}

/** The text in the bracket that ends a name, nested brackets kept: `Man (Holy See (Vatican))` has `Holy See (Vatican)`. */
function lastBracket(name: string): string | undefined {
  const text = name.trim();
  if (!text.endsWith(")")) return undefined;
  let depth = 0;
  for (let i = text.length - 1; i >= 0; i -= 1) {
    if (text[i] === ")") depth += 1;
    if (text[i] === "(") depth -= 1;
    if (depth === 0) return text.slice(i + 1, -1);
  }
  return undefined;
}

/** People in arms who are not a state's: whatever country stands behind them in brackets, they are not it. */
const ARMED_NON_STATE =
  /\b(militants?|militia|rebels?|insurgents?|guerrillas?|separatists?|terrorists?|extremists?|combatants?|attackers?|armed (gang|band|opposition)|drug gang|gunmen|suicide bomber)\b/i;

/**
 * The actor that an ICEWS actor name speaks of: a country, organisation or group itself, or an office or
 * sector of one, which ICEWS writes with its owner in brackets.
 *
 * @param name as ICEWS writes it: `Russian Federation`, `Foreign Affairs (Bangladesh)`, `Police_(Australia)`
 * @returns undefined for a person, a party, a region, armed people of a country who belong to no group that the
 *   lexicon knows, and whatever else it does not know
 */
export function actorByIcewsName(name: string): Actor | undefined {
  const code = byName().get(normaliseIcewsName(name));
  if (code !== undefined) return actorByCode(code);
  const owner = lastBracket(name);
  if (owner === undefined) return undefined;
  const actor = actorByIcewsName(owner);
  const head = name.slice(0, name.length - owner.length).replaceAll("_", " ");
  return actor?.kind === "state" && ARMED_NON_STATE.test(head) ? undefined : actor;
}

/** Every spelling of a country, organisation or group in the form of {@link normaliseIcewsName}, each once, for a join. */
export function icewsActors(): readonly { readonly name: string; readonly code: ActorCode }[] {
  return [...byName()].map(([name, code]) => ({ name, code }));
}
