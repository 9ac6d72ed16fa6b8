export { blockDraws, bootstrappedSkill, type SkillInterval } from "./block-bootstrap.ts";
export {
  type BrierDecomposition,
  brierDecomposition,
  brierScore,
  type CalibrationBin,
  eventLogScore,
} from "./brier.ts";
export {
  dawidSebastianiScore,
  normalCrps,
  normalLogScore,
  studentTCrps,
  studentTLogScore,
} from "./continuous-scores.ts";
export {
  negativeBinomialCrps,
  negativeBinomialLogScore,
  poissonCrps,
  poissonLogScore,
} from "./count-crps.ts";
export {
  countDawidSebastianiScore,
  logScore,
  normalizedSquaredError,
  quadraticScore,
  rankedProbabilityScore,
  sphericalScore,
} from "./count-scores.ts";
export { areaUnderCurve } from "./discrimination.ts";
export { empiricalCounts } from "./empirical-counts.ts";
export {
  type IntervalSummary,
  intervalScore,
  intervalSummary,
  pinballLoss,
  quantileScore,
} from "./interval-score.ts";
export { kolmogorovSmirnov, kolmogorovTail, type UniformTest } from "./kolmogorov-smirnov.ts";
export { halfMeanDifference } from "./mean-difference.ts";
export { pitHistogram, randomizedPit } from "./pit.ts";
export { type SampleCrpsOptions, sampleCrps } from "./sample-crps.ts";
export { skillScore } from "./skill.ts";
