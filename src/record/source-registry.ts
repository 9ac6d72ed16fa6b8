import { closest, distance } from "fastest-levenshtein";
import type { Measure } from "./intake/fact.ts";
import type { Source, SourceCard } from "./intake/source.ts";
import { sourceUnknown } from "./messages.ts";
import { ALLIANCES } from "./sources/alliances.ts";
import { ARMED_CONFLICTS } from "./sources/armed-conflicts.ts";
import { ARMS } from "./sources/arms.ts";
import { CAPABILITIES } from "./sources/capabilities.ts";
import { CHRONICLE } from "./sources/chronicle.ts";
import { CONTIGUITY } from "./sources/contiguity.ts";
import { DICTIONARY } from "./sources/dictionary.ts";
import { DISPUTES } from "./sources/disputes.ts";
import { DYAD_SCORES } from "./sources/dyad-scores.ts";
import { EVENTS } from "./sources/events.ts";
import { FIGURES } from "./sources/figures.ts";
import { GDELT } from "./sources/gdelt.ts";
import { ICEWS } from "./sources/icews.ts";
import { ICEWS_DYAD_YEAR } from "./sources/icews-dyad-year.ts";
import { ICEWS_TKG } from "./sources/icews-tkg.ts";
import { IDEAL_POINTS } from "./sources/ideal-points.ts";
import { IGOS } from "./sources/igos.ts";
import { LEADERS } from "./sources/leaders.ts";
import { REGIMES } from "./sources/regimes.ts";
import { RIVALRIES } from "./sources/rivalries.ts";
import { TRADE } from "./sources/trade.ts";
import { UN_VOTES } from "./sources/un-votes.ts";
import { WARS } from "./sources/wars.ts";

/** Every source that can be imported, in the order in which they are listed. */
const SOURCES: readonly Source[] = [
  CHRONICLE,
  EVENTS,
  GDELT,
  ICEWS,
  ICEWS_TKG,
  DICTIONARY,
  FIGURES,
  ICEWS_DYAD_YEAR,
  DYAD_SCORES,
  UN_VOTES,
  IDEAL_POINTS,
  ARMS,
  ALLIANCES,
  DISPUTES,
  RIVALRIES,
  WARS,
  ARMED_CONFLICTS,
  TRADE,
  IGOS,
  CAPABILITIES,
  REGIMES,
  CONTIGUITY,
  LEADERS,
];

/** The cards of all sources: licence, citation, known faults. */
export function sourceCards(): readonly SourceCard[] {
  return SOURCES;
}

/** What a source states in numbers; none of a source of events and of an unknown one. */
export function sourceMeasures(id: string): readonly Measure[] {
  const found = SOURCES.find((source) => source.id === id);
  return found?.kind === "facts" ? found.measures : [];
}

/**
 * A source by its name.
 *
 * @throws `record.source-unknown`
 */
export function sourceNamed(id: string): Source {
  const found = SOURCES.find((source) => source.id === id);
  if (found !== undefined) return found;
  const known = SOURCES.map((source) => source.id);
  const near = closest(id.toLowerCase(), known);
  const isNear = distance(id.toLowerCase(), near) <= near.length / 2;
  throw sourceUnknown({ source: id, known, near: isNear ? near : "" });
}
