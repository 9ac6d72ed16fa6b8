export { addToRecord, type ImportAnswer } from "./add.ts";
export {
  type CountedFact,
  countedFacts,
  countedFactTotals,
  factSpans,
  POINTS_OF_AN_EVENT,
} from "./counted-facts.ts";
export type { Scope } from "./derivation.ts";
export {
  coverageBy,
  type DirectedCount,
  type DyadActivity,
  directedCounts,
  dyadActivity,
} from "./dyad-counts.ts";
export { type DyadEvent, dyadEvents, type EventReport } from "./dyad-events.ts";
export { type DyadSource, dyadSources } from "./dyad-sources.ts";
export { epochOf } from "./epochs.ts";
export {
  type EventClass,
  type EventSelection,
  instrumentOfEvent,
  isOfClass,
  isSelected,
  type Selectable,
} from "./event-selection.ts";
export { type ExportAnswer, type ExportFormat, exportRecord } from "./export.ts";
export { factCoverage } from "./fact-coverage.ts";
export {
  type FactReach,
  type FactSpan,
  factBeginnings,
  factCalendar,
  factReach,
} from "./fact-reach.ts";
export { factSeries, type StoredFact } from "./fact-series.ts";
export { dyadFunnel, dyadPerspective, type Funnel, type Perspective } from "./funnel.ts";
export { holdings, type SourceHolding, type Totals, totals } from "./holdings.ts";
export type { Measure } from "./intake/fact.ts";
export type { ImportEffects, Progress } from "./intake/import.ts";
export type { SourceCard } from "./intake/source.ts";
export {
  type CountedKind,
  type KindCount,
  kindCounts,
} from "./kind-counts.ts";
export { nothingAccepted, nothingRecorded, rowsRejected, sameActor } from "./messages.ts";
export { type OccurrenceCell, occurrenceCells } from "./occurrence-cells.ts";
export { openRecord } from "./open.ts";
export { type KeptReject, rejects } from "./rejects.ts";
export { type ResolvedShare, resolvedShare } from "./resolution.ts";
export { snapshotOf } from "./snapshot.ts";
export { type SourceCoverage, sourceCoverage } from "./source-coverage.ts";
export { epochOffsets, type SourceOffset, sourceOffsets } from "./source-offset.ts";
export { type RecallCell, recallCells } from "./source-recall.ts";
export { sourceCards, sourceMeasures, sourceNamed } from "./source-registry.ts";
export type { Access, Store } from "./store.ts";
export {
  type ActQuestion,
  steadiestDyads,
  type ToldAct,
  type ToldSpread,
  toldActs,
  toldSpread,
} from "./told-acts.ts";
export {
  type DirectedDay,
  directedDays,
  type ToldCell,
  toldCells,
  toldTotals,
} from "./told-cells.ts";
export { type ToldCounts, toldCounts, widestTeller } from "./told-counts.ts";
export { toldMonths } from "./told-months.ts";
export { type DyadPeriod, toldPanel } from "./told-panel.ts";
export { type Check, verifyRecord } from "./verify.ts";
export { voteAgreement } from "./vote-agreement.ts";
export { weightiestEvents } from "./weightiest-events.ts";
