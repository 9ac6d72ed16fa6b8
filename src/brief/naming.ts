import { type Actor, actorByCode } from "../lexicon/index.ts";
import type { Material } from "./material.ts";

/** `Russia's`, `the United States'`. */
export function possessive(actor: Actor): string {
  return actor.inSentence.endsWith("s") ? `${actor.inSentence}’` : `${actor.inSentence}’s`;
}

/** An actor's name in running text, by code. */
export function nameOf(code: string): string {
  return actorByCode(code)?.inSentence ?? code;
}

/** `Russia and Pakistan`, `the United States and Iran`. */
export function bothNames(material: Material): string {
  return `${material.a.inSentence} and ${material.b.inSentence}`;
}
