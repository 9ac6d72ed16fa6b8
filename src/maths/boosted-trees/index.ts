export {
  type BoostedCounts,
  type BoostedOptions,
  boostedMean,
  fitBoostedCounts,
} from "./boosted-counts.ts";
export type { BoostedTree } from "./tree.ts";
