import { type Actor, actors, findActor } from "../lexicon/index.ts";
import { type Measure, type SourceCard, sourceCards, sourceMeasures } from "../record/index.ts";

/** A source that can be imported. */
export interface SourceEntry extends SourceCard {
  /** What it states in numbers; none of a source of events. */
  readonly measures: readonly Measure[];
}

/** `entente record sources`: what can be imported. */
export interface SourcesDocument {
  readonly schema: "entente/sources@1";
  readonly sources: readonly SourceEntry[];
}

/** An actor as a document carries it: what is not known is null. */
export type ActorEntry = {
  readonly [K in keyof Actor]-?: undefined extends Actor[K]
    ? Exclude<Actor[K], undefined> | null
    : Actor[K];
};

/** `entente actors`. */
export interface ActorsDocument {
  readonly schema: "entente/actors@1";
  readonly actors: readonly ActorEntry[];
}

/** The cards of all sources; no record is needed. */
export function sourcesDocument(): SourcesDocument {
  const sources = sourceCards().map(
    ({ id, title, coding, licence, citation, address, faults, expects }) => ({
      id,
      title,
      coding,
      licence,
      citation,
      address,
      faults,
      expects,
      measures: sourceMeasures(id),
    }),
  );
  return { schema: "entente/sources@1", sources };
}

function entryOf(actor: Actor): ActorEntry {
  const fields = Object.entries(actor).map(([key, value]) => [key, value ?? null]);
  return Object.fromEntries(fields) as ActorEntry;
}

/**
 * The actor that a text means, or every actor of the lexicon; no record is needed.
 *
 * @param text a code, English name or alias; left out, all
 * @throws `lexicon.actor-unknown`, `lexicon.actor-ambiguous`
 */
export function actorsDocument(text?: string): ActorsDocument {
  const found = text === undefined ? actors() : [findActor(text)];
  return { schema: "entente/actors@1", actors: found.map(entryOf) };
}
