import type { Rule } from "./rules.ts";
import type { Trial } from "./trial.ts";

/** How often a rule errs and how often it finds. */
export interface Rates {
  /** Share of the false hypotheses that it holds to be true; NaN of none. */
  readonly falsePositives: number;
  /** Share of the true ones that it finds; NaN of none. */
  readonly power: number;
}

/** The rates of a rule over trials. */
export function ratesOf({ holds }: Rule, trials: readonly Trial[]): Rates {
  const held = { true: 0, false: 0 };
  const all = { true: 0, false: 0 };
  for (const trial of trials) {
    const answers = holds(trial);
    trial.isTrue.forEach((isTrue, h) => {
      const kind = isTrue ? "true" : "false";
      all[kind]++;
      if (answers[h] === true) held[kind]++;
    });
  }
  return { falsePositives: held.false / all.false, power: held.true / all.true };
}

/** A run of inclusion probabilities and what came of the hypotheses that had them. */
export interface CalibrationBin {
  readonly from: number;
  readonly to: number;
  readonly hypotheses: number;
  readonly meanInclusion: number;
  /** Share of them that are true. */
  readonly trueShare: number;
}

const EDGES = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1];

/** Inclusion probabilities against the truth; a probability on an edge is in the bin above, 1 in the last. */
export function calibrationOf(trials: readonly Trial[]): CalibrationBin[] {
  const told = trials.flatMap(({ inclusion, isTrue }) =>
    inclusion.map((probability, h) => ({ probability, isTrue: isTrue[h] === true })),
  );
  return EDGES.slice(0, -1).map((from, i) => {
    const to = EDGES[i + 1] ?? 1;
    const own = told.filter(({ probability: p }) => p >= from && (p < to || (to === 1 && p <= 1)));
    const sum = own.reduce((total, { probability }) => total + probability, 0);
    return {
      from,
      to,
      hypotheses: own.length,
      meanInclusion: sum / own.length,
      trueShare: own.filter(({ isTrue }) => isTrue).length / own.length,
    };
  });
}
