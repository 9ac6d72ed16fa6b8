export {
  type Explanation,
  explainRelation,
} from "./explanation/explanation.ts";
export { type ChosenHypotheses, hypothesesOf } from "./explanation/hypotheses-of.ts";
export { weighMatrixAlone } from "./explanation/matrix-alone.ts";
export type { QualitativeLeg } from "./explanation/qualitative-leg.ts";
export { relationPosterior } from "./explanation/relation-posterior.ts";
export type { LeftOut } from "./hypotheses/default-draft.ts";
export { type DocumentErrors, readDocument, type WrittenDocument } from "./hypotheses/document.ts";
export { documentErrors, nameError, placeText } from "./hypotheses/document-errors.ts";
export type {
  Hypothesis,
  HypothesisFile,
} from "./hypotheses/hypothesis.ts";
export type { FieldPath, Place, PlaceOf } from "./hypotheses/place.ts";
export type { HypothesesText } from "./hypotheses/read-hypotheses.ts";
export { registerFile, registerPath } from "./hypotheses/register-file.ts";
export { hypothesisFileSchema } from "./hypotheses/schema.ts";
export { enterTried } from "./hypotheses/tried.ts";
export { type Following, lineFile, pathBeside } from "./line-file.ts";
export type { HeuerView } from "./matrix/diagnosticity.ts";
export type { FlipSet } from "./matrix/flip-set.ts";
export type { EvidenceItem, Matrix } from "./matrix/matrix.ts";
export { matrixFileSchema } from "./matrix/specification.ts";
export type { WeighedMatrix } from "./matrix/weighed-matrix.ts";
export { weightInWords } from "./matrix/weight-scale.ts";
export type { MissingEvidence } from "./matrix/what-would-tell.ts";
export type { DriverPanel, LagWindow } from "./panel.ts";
export type { PanelReading } from "./series/driver-panel.ts";
export type { MissingSeries } from "./series/panel-findings.ts";
export { isToldFromItsStart, isToldToItsEnd } from "./series/panel-periods.ts";
export { isMissing, type Missing, namesOf, type PanelScope } from "./series/reading.ts";
export { furthestTeller, isHandCoded } from "./series/told-source.ts";
export { expectedVariance, outcomeOf } from "./statistical/outcome.ts";
export { PER_YEAR } from "./statistical/own-lags.ts";
export {
  type DriversPosterior,
  type KnownPosterior,
  type PosteriorDraw,
  type PosteriorExposure,
  posteriorDraws,
} from "./statistical/posterior-draws.ts";
export type {
  KnownLeg,
  MeasuredHypothesis,
  StatisticalLeg,
} from "./statistical/statistical-leg.ts";
export type { ExclusionTest } from "./statistical/test-result.ts";
export { testsOfHypothesis } from "./statistical/tests-of-hypothesis.ts";
export type { Reason, Verdict } from "./statistical/verdict.ts";
export { windowMeans } from "./statistical/window-means.ts";
export type { WouldTell } from "./statistical/would-tell.ts";
export { validateDrivers } from "./validation/validate.ts";
