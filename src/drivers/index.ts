export {
  type Explanation,
  explainRelation,
} from "./explanation/explanation.ts";
export { type ChosenHypotheses, hypothesesOf } from "./explanation/hypotheses-of.ts";
export { weighMatrixAlone } from "./explanation/matrix-alone.ts";
export type { QualitativeLeg } from "./explanation/qualitative-leg.ts";
export type { LeftOut } from "./hypotheses/default-draft.ts";
export type {
  Hypothesis,
  HypothesisFile,
} from "./hypotheses/hypothesis.ts";
export type { HypothesesText } from "./hypotheses/read-hypotheses.ts";
export { registerFile, registerPath } from "./hypotheses/register-file.ts";
export { hypothesisFileSchema } from "./hypotheses/schema.ts";
export { enterTried } from "./hypotheses/tried.ts";
export type { HeuerView } from "./matrix/diagnosticity.ts";
export type { FlipSet } from "./matrix/flip-set.ts";
export type { EvidenceItem, Matrix } from "./matrix/matrix.ts";
export { matrixFileSchema } from "./matrix/specification.ts";
export type { WeighedMatrix } from "./matrix/weighed-matrix.ts";
export { weightInWords } from "./matrix/weight-scale.ts";
export type { MissingEvidence } from "./matrix/what-would-tell.ts";
export type { PanelReading } from "./series/driver-panel.ts";
export type { MissingSeries } from "./series/panel-findings.ts";
export { isMissing, type Missing, type PanelScope } from "./series/reading.ts";
export type {
  KnownLeg,
  MeasuredHypothesis,
  StatisticalLeg,
} from "./statistical/statistical-leg.ts";
export type { Reason, Verdict } from "./statistical/verdict.ts";
export type { WouldTell } from "./statistical/would-tell.ts";
export { type DriversValidationRequest, validateDrivers } from "./validation/validate.ts";
