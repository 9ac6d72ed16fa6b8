export type { Actor, ActorCode, ActorKind } from "./actor.ts";
export { actorByCode, actors } from "./actor-table.ts";
export {
  type CameoCode,
  type CameoEntry,
  cameoCode,
  cameoEntries,
  cameoEntry,
  describeEvent,
} from "./cameo.ts";
export { type CodeScheme, cameoActors, stateByCode } from "./country-codes.ts";
export { actorByDictionaryCode } from "./dictionary-code.ts";
export { type GoldsteinScale, goldsteinOf } from "./goldstein.ts";
export { actorByIcewsName, CONTESTED_NAMES, icewsActors } from "./icews-name.ts";
export { INSTRUMENTS, type Instrument, instrumentOf } from "./instrument.ts";
export {
  allLikelihoodPhrases,
  type Confidence,
  confidenceMeaning,
  LIKELIHOOD_SCALES,
  type LikelihoodScale,
  type LikelihoodTerm,
  likelihoodTerms,
  likelihoodWords,
  probabilityFigure,
} from "./likelihood.ts";
export { findActor, suggestActors } from "./look-up.ts";
export { isMutual, mirrorOf } from "./mirror.ts";
export {
  type PloverEntry,
  type PloverMode,
  type PloverType,
  ploverEntries,
  ploverEntry,
  ploverOf,
  ploverScore,
} from "./plover.ts";
export { isOfMatter, type Matter, type Polarity, polarityOf } from "./polarity.ts";
export { publisherCountry } from "./publisher.ts";
export {
  QUAD_CLASSES,
  type QuadClass,
  type QuadClassName,
  quadClassName,
  quadClassOf,
} from "./quad-class.ts";
export {
  type Credibility,
  credibilityName,
  type Reliability,
  readRating,
  reliabilityName,
} from "./source-quality.ts";
