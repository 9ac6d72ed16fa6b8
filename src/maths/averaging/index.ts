export { type AveragedColumn, coefficients, type Spread } from "./coefficients.ts";
export { type CrossProducts, crossProducts } from "./cross-products.ts";
export { enumerateModels } from "./enumeration.ts";
export { logBayesFactors } from "./evidence-table.ts";
export {
  bric,
  type GPrior,
  hyperBric,
  hyperUnitInformation,
  logBayesFactor,
  shrinkageMoments,
  unitInformation,
} from "./g-prior.ts";
export type { ModelPrior } from "./model-prior.ts";
export { type Candidate, columnCandidates, type ModelSpace, modelCount } from "./model-space.ts";
export { occamWindow } from "./occam-window.ts";
export { type SampledModel, sampleModels } from "./sampled-models.ts";
export { type SearchedSpace, type SearchOptions, searchModels } from "./search.ts";
export { type Averaged, topModels, type WeighedModel, weighModels } from "./weighing.ts";
