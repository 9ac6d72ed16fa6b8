import { closest, distance } from "fastest-levenshtein";
import type { EventSource, SourceCard } from "./intake/source.ts";
import { sourceUnknown } from "./messages.ts";
import { CHRONICLE } from "./sources/chronicle.ts";
import { EVENTS } from "./sources/events.ts";
import { GDELT } from "./sources/gdelt.ts";
import { ICEWS } from "./sources/icews.ts";
import { ICEWS_TKG } from "./sources/icews-tkg.ts";

/** Every source that can be imported, in the order in which they are listed. */
const SOURCES: readonly EventSource[] = [CHRONICLE, EVENTS, GDELT, ICEWS, ICEWS_TKG];

/** The cards of all sources: licence, citation, known faults. */
export function sourceCards(): readonly SourceCard[] {
  return SOURCES;
}

/**
 * A source by its name.
 *
 * @throws `record.source-unknown`
 */
export function sourceNamed(id: string): EventSource {
  const found = SOURCES.find((source) => source.id === id);
  if (found !== undefined) return found;
  const known = SOURCES.map((source) => source.id);
  const near = closest(id.toLowerCase(), known);
  const isNear = distance(id.toLowerCase(), near) <= near.length / 2;
  throw sourceUnknown({ source: id, known, near: isNear ? near : "" });
}
