import type { Random } from "../../kernel/index.ts";
import type { CrossProducts } from "./cross-products.ts";
import { type GPrior, logBayesFactor } from "./g-prior.ts";
import { logPriorOf, type ModelPrior, modelPriorTable } from "./model-prior.ts";
import { type Candidate, checkCandidates, columnsOfModel, type ModelSpace } from "./model-space.ts";
import { scaledProducts } from "./scaled-products.ts";
import { fitSubset, subsetFit } from "./subset-fit.ts";

/** How a space of models is searched. */
export interface SearchOptions {
  readonly random: Random;
  /** Steps of the chain that count as visits. */
  readonly iterations: number;
  /** Steps before them. */
  readonly burnIn: number;
  readonly g: GPrior;
  readonly modelPrior: ModelPrior;
}

/** The models that a search found. */
export interface SearchedSpace extends ModelSpace {
  /** Per model: steps after the burn-in in which the chain stood there; 0 for one that was tried and not taken. */
  readonly visits: Uint32Array;
}

/** Arrays that grow as models are found. */
interface Found {
  readonly place: Map<string, number>;
  choice: Uint8Array;
  readonly terms: number[];
  readonly r2: number[];
  readonly logWeight: number[];
  readonly visits: number[];
}

/** Fits and weighs a state, or finds it where it has been before; gives its place among the models found. */
function looker(
  products: CrossProducts,
  candidates: readonly Candidate[],
  options: SearchOptions,
  found: Found,
): (state: Uint8Array) => number {
  const scaled = scaledProducts(products);
  const fit = subsetFit(scaled);
  const columns = new Int32Array(scaled.k);
  const factor = logBayesFactor(options.g, products);
  const table = modelPriorTable(options.modelPrior, candidates);
  const count = candidates.length;
  return (state) => {
    const key = String.fromCharCode(...state);
    const known = found.place.get(key);
    if (known !== undefined) return known;
    const at = found.terms.length;
    if ((at + 1) * count > found.choice.length) {
      const greater = new Uint8Array(2 * found.choice.length);
      greater.set(found.choice);
      found.choice = greater;
    }
    found.choice.set(state, at * count);
    const size = columnsOfModel(candidates, state, 0, columns);
    fitSubset(fit, columns, size);
    const { rank: terms, r2 } = fit;
    found.place.set(key, at);
    found.terms.push(terms);
    found.r2.push(r2);
    found.logWeight.push(factor(terms, r2) + logPriorOf(table, state, 0));
    found.visits.push(0);
    return at;
  };
}

/** A candidate changes to another of its states, each as likely: the way there is as likely as the way back. */
function change(random: Random, candidates: readonly Candidate[], state: Uint8Array): number {
  const c = random.below(candidates.length);
  const others = candidates[c]?.alternatives.length ?? 0;
  const drawn = random.below(others);
  state[c] = drawn < (state[c] as number) ? drawn : drawn + 1;
  return 0;
}

/**
 * A candidate that is in goes out and one that is out comes in.
 *
 * @returns log of the probability of the way back over that of the way there; undefined if there is no such pair
 */
function swap(
  random: Random,
  candidates: readonly Candidate[],
  state: Uint8Array,
): number | undefined {
  const inside: number[] = [];
  const outside: number[] = [];
  state.forEach((chosen, c) => {
    (chosen > 0 ? inside : outside).push(c);
  });
  if (inside.length === 0 || outside.length === 0) return undefined;
  const from = inside[random.below(inside.length)] as number;
  const to = outside[random.below(outside.length)] as number;
  const [back, there] = [from, to].map((c) => candidates[c]?.alternatives.length ?? 1);
  state[from] = 0;
  state[to] = 1 + random.below(there as number);
  return Math.log((there as number) / (back as number));
}

/**
 * Search a space of models that is too great to be enumerated.
 *
 * Method: Markov chain Monte Carlo over models (MC3). Half the proposals change one candidate (in, out, or to another
 * alternative), half swap one that is in for one that is out; each is taken with the probability of Metropolis and
 * Hastings. All models that were tried are returned, to be weighed by their own probabilities, not by visits.
 * Source: Madigan and York (1995), "Bayesian graphical models for discrete data"; swaps: Clyde, Ghosh and Littman
 * (2011), "Bayesian adaptive sampling for variable selection and model averaging", section 3.
 * Check: search.test.ts: inclusion within .01 of the enumeration of the crime data's 32,768 models.
 *
 * @returns the models tried, the one without candidates first, in the order in which they were found
 * @throws maths.candidate-misshapen, maths.prior-out-of-domain
 */
export function searchModels(
  products: CrossProducts,
  candidates: readonly Candidate[],
  options: SearchOptions,
): SearchedSpace {
  checkCandidates(candidates, products.xy.length);
  const count = candidates.length;
  const found: Found = {
    ...{ place: new Map(), choice: new Uint8Array(1024 * Math.max(1, count)) },
    ...{ terms: [], r2: [], logWeight: [], visits: [] },
  };
  const look = looker(products, candidates, options, found);
  const { random, burnIn, iterations } = options;
  const state = new Uint8Array(count);
  const proposal = new Uint8Array(count);
  let at = look(state);
  const steps = count === 0 ? 0 : burnIn + iterations;
  for (let step = 0; step < steps; step++) {
    proposal.set(state);
    const isSwap = random.uniform() < 0.5;
    const back = (isSwap ? swap : change)(random, candidates, proposal);
    if (back !== undefined) {
      const next = look(proposal);
      const gain = (found.logWeight[next] as number) - (found.logWeight[at] as number) + back;
      if (!(Math.log(random.uniform()) >= gain)) {
        state.set(proposal);
        at = next;
      }
    }
    if (step >= burnIn) found.visits[at] = (found.visits[at] as number) + 1;
  }
  const models = found.terms.length;
  return {
    candidates,
    products,
    models,
    choice: found.choice.slice(0, models * count),
    terms: Uint16Array.from(found.terms),
    r2: Float64Array.from(found.r2),
    visits: Uint32Array.from(found.visits),
  };
}
