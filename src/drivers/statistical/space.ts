import type { Random } from "../../kernel/index.ts";
import {
  type Candidate,
  enumerateModels,
  type ModelPrior,
  type ModelSpace,
  modelCount,
  searchModels,
} from "../../maths/index.ts";
import type { PreparedDesign } from "./inclusion.ts";
import { priorRest } from "./space-prior.ts";

/** Models that are enumerated; a larger space is searched. */
export const EXACT_UP_TO = 100_000;

const ITERATIONS = 60_000;
const BURN_IN = 10_000;

/** The models of a design, all of them or those that a search found. */
export interface WeighedSpace {
  readonly space: ModelSpace;
  readonly exact: boolean;
  /** Models of the whole space. */
  readonly possible: number;
}

/** The design's candidates in the terms of the averaging. */
export function averagingCandidates({ design }: PreparedDesign): readonly Candidate[] {
  return design.candidates.map(({ columns, shares }) => ({
    alternatives: columns.map((column) => [column]),
    shares,
  }));
}

/** The prior over sets of hypotheses: one of all ever tried is expected at work. */
export function usualModelPrior(measured: number, tried: number): ModelPrior {
  return { kind: "beta-binomial", a: 1, b: priorRest(measured, tried) };
}

/** Enumerate the models of a design or, beyond `exactUpTo`, search them. */
export function spaceOf(
  prepared: PreparedDesign,
  tried: number,
  random: Random,
  exactUpTo: number = EXACT_UP_TO,
): WeighedSpace {
  const candidates = averagingCandidates(prepared);
  const possible = modelCount(candidates);
  if (possible <= exactUpTo) {
    return { space: enumerateModels(prepared.products, candidates), exact: true, possible };
  }
  const space = searchModels(prepared.products, candidates, {
    random,
    iterations: ITERATIONS,
    burnIn: BURN_IN,
    g: { kind: "fixed", g: prepared.prior.g },
    modelPrior: usualModelPrior(candidates.length, tried),
  });
  return { space, exact: false, possible };
}
