export {
  type Explanation,
  type ExplanationRequest,
  explainRelation,
} from "./explanation/explanation.ts";
export { type ChosenHypotheses, hypothesesOf } from "./explanation/hypotheses-of.ts";
export type { QualitativeLeg } from "./explanation/qualitative-leg.ts";
export type { LeftOut } from "./hypotheses/default-draft.ts";
export type {
  ExposureSeries,
  Hypothesis,
  HypothesisFile,
  Implication,
} from "./hypotheses/hypothesis.ts";
export type { HypothesesText } from "./hypotheses/read-hypotheses.ts";
export { hypothesisFileSchema } from "./hypotheses/schema.ts";
export { enterTried, type RegisterAccess, type TriedHypothesis } from "./hypotheses/tried.ts";
export type { HeuerView } from "./matrix/diagnosticity.ts";
export type { FlipSet } from "./matrix/flip-set.ts";
export type { Cell, EvidenceItem, Judge, Matrix } from "./matrix/matrix.ts";
export { type MatrixFile, readMatrixFile } from "./matrix/read-matrix.ts";
export { matrixFileSchema } from "./matrix/specification.ts";
export { weighEvidence } from "./matrix/weigh-evidence.ts";
export type { WeighedCell, WeighedHypothesis, WeighedMatrix } from "./matrix/weighed-matrix.ts";
export { weightInWords } from "./matrix/weight-scale.ts";
export type { MissingEvidence } from "./matrix/what-would-tell.ts";
export type { DriverPanel, LagWindow } from "./panel.ts";
export type { PanelReading } from "./series/driver-panel.ts";
export type { MissingSeries, SeriesEvidence } from "./series/panel-findings.ts";
export { isMissing, type Missing, type PanelScope } from "./series/reading.ts";
export type {
  KnownLeg,
  MeasuredHypothesis,
  NotMeasuredHypothesis,
  StatisticalLeg,
} from "./statistical/statistical-leg.ts";
export type { Reason, Verdict } from "./statistical/verdict.ts";
export type { WouldTell } from "./statistical/would-tell.ts";
