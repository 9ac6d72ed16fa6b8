export { type MeanErrors, mase, owa, smape } from "./accuracy.ts";
export { type BenchmarkForecasts, benchmarkForecasts } from "./benchmarks.ts";
export {
  combForecast,
  dampedForecast,
  fitSmoothing,
  forecastSmoothing,
  holtForecast,
  type SmoothingFit,
  sesForecast,
  type WeightSearch,
} from "./exponential-smoothing.ts";
export type { Forecast } from "./forecast.ts";
export { naiveForecast } from "./naive.ts";
export type { SmoothingState, SmoothingWeights, Trend } from "./recursion.ts";
export {
  isSeasonal,
  type SeasonalAdjustment,
  seasonalFactors,
  seasonallyAdjusted,
} from "./seasonality.ts";
export { thetaForecast } from "./theta.ts";
