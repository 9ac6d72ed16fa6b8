export type { Alignment, VoteSeries } from "./neighbourhood/alignment.ts";
export type { Alliances } from "./neighbourhood/alliances.ts";
export type { ArmsFlow, ArmsTransfers } from "./neighbourhood/arms-flows.ts";
export type { Disputes, StructuralProfile } from "./neighbourhood/conflicts-and-rivalry.ts";
export type { Dependence } from "./neighbourhood/dependence.ts";
export {
  type BalanceYear,
  type Neighbourhood,
  neighbourhoodOf,
  type TriadSurroundings,
} from "./neighbourhood/neighbourhood.ts";
export type { SignedNetwork } from "./neighbourhood/signed-network.ts";
export type { SimilarDyads } from "./neighbourhood/similar.ts";
export type { Strength } from "./neighbourhood/strengths.ts";
export type {
  Absent,
  Part,
  Standing,
  StructuralSeries,
} from "./neighbourhood/structural-series.ts";
export type { TradeDependence } from "./neighbourhood/trade-dependence.ts";
export type { Third } from "./neighbourhood/triads.ts";
export { dyadPanel, type Panel } from "./panel.ts";
export { suitableGranularity } from "./relation/granularity.ts";
export type { Share } from "./relation/initiative.ts";
export type { LegacyScores } from "./relation/legacy.ts";
export type { DirectedHalf, RelationSeries, Unknown } from "./relation/parts.ts";
export { measureRelation, type Relation } from "./relation/relation.ts";
export type { SeriesPoint } from "./relation/scale.ts";
export type { RelationEpisode, Turn, TurnsOfSeries } from "./relation/turns.ts";
export type { TurningSeries } from "./turning-points/observations.ts";
export { findTurningPoints } from "./turning-points/turning-points.ts";
export type { CheckRow } from "./validation/check.ts";
export { type Validation, type ValidationRequest, validateMeasure } from "./validation/validate.ts";
