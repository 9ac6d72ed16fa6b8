export {
  type BlockBootstrapOptions,
  type BootstrappedMean,
  blockBootstrapMean,
} from "./block-bootstrap.ts";
export { type BlockKind, blockLength } from "./block-length.ts";
export {
  type CovarianceKind,
  coefficientCovariance,
  contributions,
  type RobustKind,
} from "./covariance.ts";
export { effectiveSize, neighbourCorrelation } from "./effective-size.ts";
export { type FTest, testOfLastColumns } from "./f-test.ts";
export { type GrangerOptions, type GrangerTest, grangerBothWays, grangerTest } from "./granger.ts";
export {
  type LeastSquares,
  type LeastSquaresOptions,
  leastSquares,
  leverages,
} from "./least-squares.ts";
export {
  type LocalProjection,
  type LocalProjectionOptions,
  localProjection,
  type Range,
  type Response,
} from "./local-projection.ts";
export { benjaminiHochberg } from "./multiple-tests.ts";
export { pointwiseMultiplier, type SupTOptions, supTMultiplier } from "./sup-t.ts";
