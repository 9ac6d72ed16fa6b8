import type { Actor } from "./actor.ts";
import { actorByCode } from "./actor-table.ts";
import { cameoActors, stateByCode } from "./country-codes.ts";

/** Roles of people in arms who are not a state's: rebels, insurgents, separatists, unaligned armed forces. */
const ARMED_ROLES: ReadonlySet<string> = new Set(["REB", "INS", "SEP", "UAF"]);

/** What an actor dictionary's code says. */
export interface DictionaryActor {
  /** Undefined for whoever the lexicon does not know: a former state, a firm, people in arms of no known group. */
  readonly actor: Actor | undefined;
  /** Whether the code names a state and no role in it: the entry is a place, a people or a demonym. */
  readonly isPlace: boolean;
}

let bodies: ReadonlyMap<string, Actor | undefined> | undefined;

function bodyByCode(code: string): Actor | undefined {
  bodies ??= new Map(cameoActors().map(({ cameo, code: own }) => [cameo, actorByCode(own)]));
  const actor = bodies.get(code);
  return actor?.kind === "state" ? undefined : actor;
}

/**
 * The actor of a code in a PETRARCH actor dictionary: three letters for a state or a kind of body (`AFG`, `IGO`),
 * then three for each role or narrower body (`AFGGOVMIL`, `IGOUNOHCR`).
 *
 * People in arms against a state are their group's where the code names one that the lexicon knows, never the
 * state's. Of bodies within bodies the narrowest counts.
 *
 * @param code letters in either case
 */
export function actorByDictionaryCode(code: string): DictionaryActor {
  const [head = "", ...rest] = code.toUpperCase().match(/.{1,3}/g) ?? [];
  const body = [head, ...rest].map(bodyByCode).findLast((actor) => actor !== undefined);
  const state = stateByCode("cameo", head);
  if (state === undefined) return { actor: body, isPlace: false };
  if (rest.some((role) => ARMED_ROLES.has(role))) return { actor: body, isPlace: false };
  const [second = "", ...roles] = rest;
  const territory = stateByCode("cameo", second);
  return territory?.administeredBy === state.code
    ? { actor: territory, isPlace: roles.length === 0 }
    : { actor: state, isPlace: rest.length === 0 };
}
