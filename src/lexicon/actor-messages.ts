import { type ErrorKind, errorKind } from "../kernel/index.ts";
import type { ActorCode } from "./actor.ts";

/** An actor as an error mentions it. */
export interface ActorMention {
  readonly code: ActorCode;
  readonly name: string;
}

function inWords(mentions: readonly ActorMention[]): string {
  return mentions.map(({ code, name }) => `${name} (${code})`).join(", ");
}

/** A text that names no actor of the lexicon; `suggestions` are the nearest, best first. */
export const actorUnknown: ErrorKind<{ text: string; suggestions: readonly ActorMention[] }> =
  errorKind({
    code: "lexicon.actor-unknown",
    exitCode: 2,
    message: ({ text }) => `"${text}" is not an actor that the lexicon knows.`,
    hint: ({ suggestions }) =>
      suggestions.length === 0
        ? "Write an ISO code (RUS), an English name (Russia) or a usual alias (Moscow)."
        : `Did you mean ${inWords(suggestions)}?`,
  });

/** A name that several actors bear. */
export const actorAmbiguous: ErrorKind<{ text: string; candidates: readonly ActorMention[] }> =
  errorKind({
    code: "lexicon.actor-ambiguous",
    exitCode: 2,
    message: ({ text, candidates }) => `"${text}" may mean ${inWords(candidates)}.`,
    hint: ({ candidates }) => `Write the code: ${candidates.map(({ code }) => code).join(" or ")}.`,
  });
