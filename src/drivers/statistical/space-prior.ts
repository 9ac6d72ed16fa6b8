import { logBeta } from "../../maths/index.ts";

/** What the walk needs of the priors. */
export interface SpacePrior {
  readonly g: number;
  /** Log prior probability of one set of hypotheses, by how many it holds. */
  readonly logBySize: readonly number[];
  /** Hypotheses that a model holds at most. */
  readonly largest: number;
}

/** The g of the leg: n effective rows, or the square of all hypotheses ever tried when that is more. */
export function usualG(effectiveRows: number, tried: number): number {
  return Math.max(effectiveRows, tried ** 2);
}

/**
 * The second parameter of the beta-binomial(1, b) over all hypotheses ever tried, under which one of them is expected at work:
 * b = H - 1. Of a single one nothing is expected either way.
 */
export function priorRest(measured: number, tried: number): number {
  return Math.max(1, Math.max(measured, tried) - 1);
}

/**
 * Log prior of a set of j of m measured hypotheses when H were tried, by j.
 *
 * Method: beta-binomial(1, H - 1) over all H, of which the m measured are part: one of all ever tried is expected at work.
 * Source: Ley and Steel (2009), eq. 8 with a mean model size of one; Scott and Berger (2010).
 */
export function logPriorBySize(measured: number, tried: number): readonly number[] {
  const rest = priorRest(measured, tried);
  return Array.from(
    { length: measured + 1 },
    (_, j) => logBeta(1 + j, rest + measured - j) - logBeta(1, rest),
  );
}

/** Prior probability that one measured hypothesis is in: 1 / H. */
export function priorInclusion(measured: number, tried: number): number {
  return 1 / (1 + priorRest(measured, tried));
}

/** Models of the candidates that hold at most so many of them. */
export function modelsUpTo(alternatives: readonly number[], largest: number): number {
  const bySize = new Array<number>(largest + 1).fill(0);
  bySize[0] = 1;
  for (const count of alternatives) {
    for (let j = largest; j > 0; j--) bySize[j] = (bySize[j] ?? 0) + count * (bySize[j - 1] ?? 0);
  }
  return bySize.reduce((a, b) => a + b, 0);
}

/** The most hypotheses a model may hold for the space to stay within a number of models; at least one. */
export function largestWithin(alternatives: readonly number[], models: number): number {
  let largest = alternatives.length;
  while (largest > 1 && modelsUpTo(alternatives, largest) > models) largest--;
  return largest;
}
