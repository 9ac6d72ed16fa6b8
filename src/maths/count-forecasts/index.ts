export {
  climatologyForecasts,
  expandingMeanRule,
  lastValueForecasts,
  recentMeanForecasts,
  recentMeanRule,
} from "./baselines.ts";
export { adaptiveIntervals, type ConformalInterval, type ConformalOptions } from "./conformal.ts";
export {
  type CountDistribution,
  countsOfMoments,
  negativeBinomialCounts,
} from "./count-distribution.ts";
export {
  type DiscountedGrid,
  type DiscountedModel,
  discountedForecasts,
  fitDiscounted,
} from "./discounted.ts";
export { type SizePrior, sizeByLikelihood, sizeByMoments } from "./dispersion.ts";
export {
  type CovariateWeight,
  type IngarchModel,
  type IngarchPathOptions,
  ingarchMeans,
  ingarchPaths,
  type LagWeight,
  stationaryMean,
} from "./ingarch.ts";
export { fitIngarch, type IngarchFit, type IngarchOrder } from "./ingarch-fit.ts";
export {
  crostonForecasts,
  crostonRule,
  type IntermittentOptions,
  tsbForecasts,
  tsbRule,
} from "./intermittent-demand.ts";
export { isotonicRegression } from "./isotonic.ts";
export {
  fitLevelPrior,
  type LevelPrior,
  longRunMean,
  type SeriesTotal,
  seriesTotal,
} from "./level-prior.ts";
export { linearPool } from "./linear-pool.ts";
export {
  type DispersionOptions,
  type MeanRule,
  meanForecasts,
  meanPath,
} from "./mean-forecasts.ts";
export {
  fitPooledIngarch,
  ingarchMoments,
  type PooledIngarch,
  pooledIngarchForecasts,
} from "./pooled-ingarch.ts";
export {
  type ForecastOutcome,
  fitRecalibration,
  type Recalibration,
  type RecalibrationOptions,
  recalibrated,
} from "./recalibration.ts";
