export { addToRecord, type ImportAnswer } from "./add.ts";
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
export {
  type EventClass,
  type EventSelection,
  instrumentOfEvent,
  isOfClass,
  isSelected,
} from "./event-selection.ts";
export { type ExportAnswer, type ExportFormat, exportRecord } from "./export.ts";
export { dyadFunnel, dyadPerspective, type Funnel, type Perspective } from "./funnel.ts";
export { holdings, type SourceHolding, type Totals, totals } from "./holdings.ts";
export type { ImportEffects, Progress } from "./intake/import.ts";
export type { SourceCard } from "./intake/source.ts";
export { nothingAccepted, nothingRecorded, rowsRejected, sameActor } from "./messages.ts";
export { type OccurrenceCell, occurrenceCells } from "./occurrence-cells.ts";
export { openRecord } from "./open.ts";
export { type KeptReject, rejects } from "./rejects.ts";
export { snapshotOf } from "./snapshot.ts";
export { type SourceCoverage, sourceCoverage } from "./source-coverage.ts";
export { sourceCards, sourceNamed } from "./source-registry.ts";
export type { Access, Store } from "./store.ts";
export { type Check, verifyRecord } from "./verify.ts";
