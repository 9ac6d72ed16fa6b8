/** The four tests of process tracing (Van Evera 1997; Collier 2011). */
export type TestKind = "hoop" | "smoking-gun" | "straw" | "doubly-decisive";

/** The four, from the weakest to the strongest. */
export const TEST_KINDS: readonly TestKind[] = ["straw", "hoop", "smoking-gun", "doubly-decisive"];

/** What each outcome of a test weighs, in decibels. */
export interface PresetWeights {
  readonly found: number;
  readonly notFound: number;
}

const PRESETS: Readonly<Record<TestKind, PresetWeights>> = {
  straw: { found: 2, notFound: -2 },
  hoop: { found: 2, notFound: -15 },
  "smoking-gun": { found: 15, notFound: -2 },
  "doubly-decisive": { found: 20, notFound: -20 },
};

/** The weights of a test: a hoop is hardly for whoever passes it and strongly against whoever fails. */
export function presetWeights(test: TestKind): PresetWeights {
  return PRESETS[test];
}

/** How often a test turns out positive. */
export interface TestChances {
  /** If the hypothesis holds. */
  readonly ifTrue: number;
  /** If it does not. */
  readonly ifFalse: number;
}

/**
 * The chances of a positive outcome that two weights imply.
 *
 * Method: with U and V the likelihood ratios of a positive and a negative outcome, a/b = U and (1 − a)/(1 − b) = V
 * have one solution, b = (1 − V)/(U − V), a = U b.
 *
 * @param weights decibels, above 0 if found and below 0 if not
 */
export function impliedChances(weights: PresetWeights): TestChances {
  const u = 10 ** (weights.found / 10);
  const v = 10 ** (weights.notFound / 10);
  const ifFalse = (1 - v) / (u - v);
  return { ifTrue: u * ifFalse, ifFalse };
}
