export {
  type Block,
  type BoundSpan,
  type Brief,
  type BriefDocument,
  briefHtml,
  briefJson,
  briefMarkdown,
  briefText,
  type ChartedSeries,
  type EventEvidence,
  type Evidence,
  type QueryEvidence,
  relationCharts,
  type Section,
  type SectionId,
  type Statement,
} from "../brief/index.ts";
export { EntenteError } from "../kernel/index.ts";
export { nothingRecorded } from "../record/index.ts";
export {
  type ActorEntry,
  type ActorsDocument,
  actorsDocument,
  type SourcesDocument,
  sourcesDocument,
} from "./catalogue.ts";
export type {
  DyadsDocument,
  EventsDocument,
  ExportDocument,
  ImportDocument,
  PanelDocument,
  RecordDocument,
  RejectsDocument,
  RelationsDocument,
  VerifyDocument,
} from "./documents.ts";
export {
  type Detector,
  methodTurningPoints,
  type SeriesModel,
  type TurningPointsDocument,
} from "./method-turning-points.ts";
export { documentSchema, jsonSchema, schemaNames, schemasDocument } from "./schema.ts";
export type { FailureDocument } from "./schemas/failure.ts";
export type { SchemasDocument } from "./schemas/reference.ts";
export { type ValidationDocument, validation } from "./validation.ts";
export {
  type DyadsQuestion,
  type EventsQuestion,
  importFault,
  openWorkbench,
  Workbench,
  type WorkbenchOptions,
} from "./workbench.ts";
