export {
  type Block,
  type BoundSpan,
  BRIEF_STYLES as PAGE_STYLES,
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
export * from "./drivers/index.ts";
export { type ForecastDocument, methodForecast } from "./method-forecast.ts";
export {
  type Detector,
  methodTurningPoints,
  type SeriesModel,
  type TurningPointsDocument,
} from "./method-turning-points.ts";
export { methodWeigh } from "./method-weigh.ts";
export * from "./outlook/index.ts";
export type { DyadsQuestion, EventsQuestion } from "./question.ts";
export {
  documentSchema,
  inputSchemaNames,
  jsonSchema,
  schemaNames,
  schemasDocument,
} from "./schema.ts";
export type { FailureDocument } from "./schemas/failure.ts";
export type { SchemasDocument } from "./schemas/reference.ts";
export {
  type ValidationDocument,
  type ValidationQuestion,
  type ValidationSubject,
  validation,
} from "./validation.ts";
export type { WeighDocument } from "./weigh/document.ts";
export {
  importFault,
  openWorkbench,
  Workbench,
  type WorkbenchOptions,
} from "./workbench.ts";
