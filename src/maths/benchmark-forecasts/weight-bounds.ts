/** Bounds of the weights in the R package forecast: of alpha and beta (with beta at most alpha), and of phi. */
export const LEAST_WEIGHT = 1e-4;
export const GREATEST_WEIGHT: number = 1 - 1e-4;
export const LEAST_PHI = 0.8;
export const GREATEST_PHI = 0.98;
