import { logBeta } from "../special/gamma.ts";
import { priorOutOfDomain } from "./messages.ts";
import { alternativeShares, type Candidate } from "./model-space.ts";

/**
 * The prior of models, over candidates (not over columns); the shares of a candidate's alternatives multiply it.
 *
 * - `uniform`: every set of candidates is as likely;
 * - `beta-binomial`: each candidate is in with a probability that is beta(a, b); BMS's "random" of size m is a = 1,
 *   b = (k - m) / m, and a = b = 1 makes every size as likely;
 * - `fixed`: each is in with probability size / k;
 * - `independent`: each is in with its own probability.
 */
export type ModelPrior =
  | { readonly kind: "uniform" }
  | { readonly kind: "beta-binomial"; readonly a: number; readonly b: number }
  | { readonly kind: "fixed"; readonly size: number }
  | { readonly kind: "independent"; readonly inclusion: readonly number[] };

/** A model prior ready for sums over models: log probability = bySize[candidates in] + sum of state[offset + choice]. */
export interface ModelPriorTable {
  readonly bySize: Float64Array;
  readonly offset: Int32Array;
  readonly state: Float64Array;
  /** Prior probability of each candidate. */
  readonly inclusion: Float64Array;
}

function within(parameter: string, value: number, isInside: boolean, domain: string): void {
  if (!isInside) throw priorOutOfDomain({ parameter, value, domain });
}

/** Log prior of each single set of candidates of a size. */
function sizePrior(prior: ModelPrior, k: number): Float64Array {
  const sizes = Float64Array.from({ length: k + 1 }, (_, size) => size);
  if (prior.kind === "uniform") return sizes.map(() => -k * Math.LN2);
  if (prior.kind === "beta-binomial") {
    const { a, b } = prior;
    within("a", a, a > 0 && Number.isFinite(a), "above 0");
    within("b", b, b > 0 && Number.isFinite(b), "above 0");
    return sizes.map((size) => logBeta(a + size, b + k - size) - logBeta(a, b));
  }
  return sizes.fill(0);
}

function priorInclusion(prior: ModelPrior, k: number): Float64Array {
  switch (prior.kind) {
    case "uniform":
      return new Float64Array(k).fill(0.5);
    case "beta-binomial":
      return new Float64Array(k).fill(prior.a / (prior.a + prior.b));
    case "fixed":
      within("size", prior.size, prior.size >= 0 && prior.size <= k, `between 0 and ${k}`);
      return new Float64Array(k).fill(k === 0 ? 0 : prior.size / k);
    case "independent": {
      const { inclusion } = prior;
      within("number of probabilities", inclusion.length, inclusion.length === k, `${k}`);
      for (const p of inclusion) within("inclusion", p, p >= 0 && p <= 1, "between 0 and 1");
      return Float64Array.from(inclusion);
    }
  }
}

/**
 * Bring a model prior into tables.
 *
 * @throws maths.prior-out-of-domain
 */
export function modelPriorTable(
  prior: ModelPrior,
  candidates: readonly Candidate[],
): ModelPriorTable {
  const k = candidates.length;
  const bySize = sizePrior(prior, k);
  const inclusion = priorInclusion(prior, k);
  const isSeparate = prior.kind === "fixed" || prior.kind === "independent";
  const offset = new Int32Array(k + 1);
  candidates.forEach(({ alternatives }, c) => {
    offset[c + 1] = (offset[c] as number) + 1 + alternatives.length;
  });
  const state = new Float64Array(offset[k] as number);
  candidates.forEach((candidate, c) => {
    const [p, at] = [inclusion[c] as number, offset[c] as number];
    state[at] = isSeparate ? Math.log1p(-p) : 0;
    alternativeShares(candidate).forEach((share, a) => {
      state[at + 1 + a] = Math.log(share) + (isSeparate ? Math.log(p) : 0);
    });
  });
  return { bySize, offset, state, inclusion };
}

/** Log prior probability of the model whose choices begin at a place. */
export function logPriorOf(table: ModelPriorTable, choice: Uint8Array, from: number): number {
  const { bySize, offset, state } = table;
  const count = bySize.length - 1;
  let size = 0;
  let sum = 0;
  for (let c = 0; c < count; c++) {
    const chosen = choice[from + c] as number;
    if (chosen > 0) size++;
    sum += state[(offset[c] as number) + chosen] as number;
  }
  return sum + (bySize[size] as number);
}
