export * from "./averaging/index.ts";
export * from "./benchmark-forecasts/index.ts";
export { smooth } from "./benchmark-forecasts/recursion.ts";
export * from "./boosted-trees/index.ts";
export { covering, f1Score } from "./change-points/agreement.ts";
export { amoc } from "./change-points/amoc.ts";
export { type BreakAnalysis, baiPerron, type MeanBreak } from "./change-points/bai-perron.ts";
export { binarySegmentation, type LimitedOptions } from "./change-points/binary-segmentation.ts";
export { bocpd, type OnlineOptions } from "./change-points/bocpd.ts";
export { type PeltOptions, pelt } from "./change-points/pelt.ts";
export type { CostModel, DetectorOptions, Penalty } from "./change-points/segment-cost.ts";
export { segmentNeighbourhood } from "./change-points/segment-neighbourhood.ts";
export * from "./count-forecasts/index.ts";
export { betaDistribution } from "./distributions/beta.ts";
export { betaBinomial } from "./distributions/beta-binomial.ts";
export { binomial } from "./distributions/binomial.ts";
export { fDistribution } from "./distributions/f.ts";
export { gammaDistribution } from "./distributions/gamma.ts";
export { negativeBinomial } from "./distributions/negative-binomial.ts";
export { normal } from "./distributions/normal.ts";
export { poisson } from "./distributions/poisson.ts";
export { studentT } from "./distributions/student-t.ts";
export { type BfgsOptions, bfgs } from "./optimise/bfgs.ts";
export { brentMinimum, brentRoot, type ScalarMinimum } from "./optimise/brent.ts";
export { type NelderMeadOptions, nelderMead } from "./optimise/nelder-mead.ts";
export type { Minimum, Objective } from "./optimise/objective.ts";
export * from "./regression/index.ts";
export * from "./scoring/index.ts";
export { gridMean, gridQuantile, levelAfter, levelBefore } from "./segmentation/levels.ts";
export {
  betaBinomialRows,
  differenceScale,
  negativeBinomialRows,
  normalRows,
} from "./segmentation/likelihood.ts";
export {
  type Burst,
  type LikelihoodRow,
  likelihoodColumns,
  type SegmentModel,
} from "./segmentation/model.ts";
export { type MostProbable, mostProbableSegmentation } from "./segmentation/most-probable.ts";
export { type NoChange, noChange } from "./segmentation/no-change.ts";
export {
  changeWithin,
  recentChange,
  type Segmentation,
  segmentEvidence,
  segmentPosterior,
} from "./segmentation/posterior.ts";
export { type SampledSegmentation, sampleSegmentations } from "./segmentation/sample.ts";
export { type SingleChange, singlePoissonChange } from "./segmentation/single-change.ts";
export { SegmentWorkspace } from "./segmentation/workspace.ts";
export { digamma, logBeta, logChoose, logGamma, trigamma } from "./special/gamma.ts";
export { regularizedBeta } from "./special/incomplete-beta.ts";
export { regularizedGammaP, regularizedGammaQ } from "./special/incomplete-gamma.ts";
export { logSumExp } from "./special/log-sum.ts";
export { log1pExp, logistic, logit } from "./special/logistic.ts";
export { erf, erfc } from "./special/normal-integral.ts";
export { type FilterResult, kalmanFilter } from "./state-space/kalman-filter.ts";
export { fitLocalLevel, type LocalLevelFit } from "./state-space/local-level.ts";
export type { StateEstimate, StateSpaceModel } from "./state-space/model.ts";
export {
  type Evidence,
  type MomentFilterResult,
  type MomentModel,
  type MomentObservation,
  momentFilter,
  projected,
  type QuadraturePoints,
  type StateMoments,
} from "./state-space/moment-filter.ts";
export { momentSmoother } from "./state-space/moment-smoother.ts";
export { smoothStates } from "./state-space/smoother.ts";
