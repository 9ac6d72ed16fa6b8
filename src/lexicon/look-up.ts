import { distance } from "fastest-levenshtein";
import type { Actor } from "./actor.ts";
import { type ActorMention, actorAmbiguous, actorUnknown } from "./actor-messages.ts";
import { actorByCode, actors } from "./actor-table.ts";
import { stateByCode } from "./country-codes.ts";

/** A typing error every so many characters is forgiven, and never fewer than one. */
const CHARACTERS_PER_EDIT = 3;
const MOST_SUGGESTIONS = 3;

/**
 * A name as look-ups compare it: lower case, without accents, full stops, apostrophes and a leading
 * "the"; whatever else is neither letter, digit nor plus sign becomes one space.
 */
export function normaliseActorName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[.'\u2018\u2019\u02bc]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z0-9+]+/g, " ")
    .trim()
    .replace(/^the /, "");
}

/** A word for a people in the singular and, where an `s` makes it, the plural. */
function people(word: string | undefined, takesPlural: RegExp): readonly string[] {
  if (word === undefined) return [];
  return takesPlural.test(word) ? [word, `${word}s`] : [word];
}

function namesOf(actor: Actor): readonly string[] {
  return [
    actor.code,
    actor.name,
    ...actor.aliases,
    ...actor.sharedNames,
    ...people(actor.adjective, /(?:an|i)$/),
    ...people(actor.demonym, /(?<!s|ese)$/),
  ];
}

let index: ReadonlyMap<string, readonly Actor[]> | undefined;

function byName(): ReadonlyMap<string, readonly Actor[]> {
  if (index !== undefined) return index;
  const filling = new Map<string, readonly Actor[]>();
  for (const actor of actors()) {
    for (const key of new Set(namesOf(actor).map(normaliseActorName))) {
      filling.set(key, [...(filling.get(key) ?? []), actor]);
    }
  }
  index = filling;
  return index;
}

function mention({ code, name }: Actor): ActorMention {
  return { code, name };
}

/** Every actor that bears a name, alias, adjective, demonym or shared name; a code is a name too. */
export function actorsNamed(text: string): readonly Actor[] {
  return byName().get(normaliseActorName(text)) ?? [];
}

/**
 * The actor that a person means. A code comes first (alpha-3, then alpha-2), then names; case, accents
 * and "the" do not matter.
 *
 * @param text `RUS`, `ru`, `Russia`, `Russian`, `Moscow`, `the Kremlin`
 * @throws `lexicon.actor-unknown` with the nearest names, `lexicon.actor-ambiguous` with the bearers
 */
export function findActor(text: string): Actor {
  const code = text.trim().toUpperCase();
  const coded = actorByCode(code) ?? stateByCode("iso2", code);
  if (coded !== undefined) return coded;
  const [only, ...others] = actorsNamed(text);
  if (only === undefined)
    throw actorUnknown({ text, suggestions: suggestActors(text).map(mention) });
  if (others.length > 0) throw actorAmbiguous({ text, candidates: [only, ...others].map(mention) });
  return only;
}

/**
 * The actors whose names or codes are written most like a text, best first, at most three.
 *
 * A name is near when it is at most one edit per three characters of the text away (insertion, deletion,
 * replacement; at least one is allowed); of equally near ones, a state comes before an organisation or
 * a group, then the alphabet decides.
 */
export function suggestActors(text: string): readonly Actor[] {
  const key = normaliseActorName(text);
  if (key.length < 3) return [];
  const limit = Math.max(1, Math.floor(key.length / CHARACTERS_PER_EDIT));
  const nearest = new Map<Actor, number>();
  for (const [name, bearers] of byName()) {
    if (Math.abs(name.length - key.length) > limit) continue;
    const edits = distance(key, name);
    if (edits > limit) continue;
    for (const actor of bearers) {
      nearest.set(actor, Math.min(edits, nearest.get(actor) ?? edits));
    }
  }
  const rank = (actor: Actor): number => (actor.kind === "state" ? 0 : 1);
  return [...nearest]
    .sort(([a, i], [b, j]) => i - j || rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(([actor]) => actor);
}
