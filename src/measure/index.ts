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
export { isThird, type SignedNetwork } from "./neighbourhood/signed-network.ts";
export type { SimilarDyads } from "./neighbourhood/similar.ts";
export {
  pairKey,
  type Strength,
  type StrengthsAt,
  strengthsOverTime,
} from "./neighbourhood/strengths.ts";
export type {
  Absent,
  Part,
  Standing,
  StructuralSeries,
} from "./neighbourhood/structural-series.ts";
export type { TradeDependence } from "./neighbourhood/trade-dependence.ts";
export { type Third, type TriadBalance, triadBalance } from "./neighbourhood/triads.ts";
export { dyadPanel, type Panel } from "./panel.ts";
export { filteredBalance } from "./relation/balance.ts";
export { smoothedShare } from "./relation/estimate.ts";
export { suitableGranularity } from "./relation/granularity.ts";
export { jeffreys, type Share } from "./relation/initiative.ts";
export type { LegacyScores } from "./relation/legacy.ts";
export type { DirectedHalf, RelationSeries, Unknown } from "./relation/parts.ts";
export { measureRelation, type Relation } from "./relation/relation.ts";
export type { SeriesPoint } from "./relation/scale.ts";
export { asBalance } from "./relation/scale.ts";
export type { RelationEpisode, Turn, TurnsOfSeries } from "./relation/turns.ts";
export type { TurningSeries } from "./turning-points/observations.ts";
export { findTurningPoints } from "./turning-points/turning-points.ts";
export { type Cell, type CheckRow, type Finding, notTestable } from "./validation/check.ts";
export type { Check } from "./validation/checks.ts";
export { scorePanel } from "./validation/daily-scores.ts";
export { yearlyPanel } from "./validation/dyad-years.ts";
export { DENSE_FROM, type DyadPanel, panelOf } from "./validation/dyads.ts";
export { DataAbsent, EVER, Ground } from "./validation/ground.ts";
export { shuffledAfter } from "./validation/look-ahead.ts";
export {
  runChecks,
  type Told,
  type Validation,
  type ValidationRequest,
} from "./validation/run-checks.ts";
export { quantileOf } from "./validation/summary.ts";
export { validateMeasure } from "./validation/validate.ts";
