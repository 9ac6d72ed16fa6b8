import { benjaminiHochberg } from "../../maths/index.ts";
import { LIKELY, type Trial } from "./trial.ts";

/** A way to say which hypotheses move the outcome. */
export interface Rule {
  readonly name: string;
  /** One answer per hypothesis. */
  readonly holds: (trial: Trial) => readonly boolean[];
}

const below = (values: readonly number[], line: number): boolean[] =>
  values.map((value) => value < line);
const above = (values: readonly number[], line: number): boolean[] =>
  values.map((value) => value > line);

/** Significance that tests are held to, and share of false discoveries that is borne with. */
const P = 0.05;
const Q = 0.1;

/** A hypothesis counts as found above this inclusion probability. */
export const FOUND = 0.75;

/** Name of a rival's rule. */
export type RivalName =
  | "correlation"
  | "rawGranger"
  | "granger"
  | "discoveries"
  | "rawAveraging"
  | "ratioAveraging";

/** Tests of the field, and what the statistical leg does without some of its parts. */
export const RIVALS: Readonly<Record<RivalName, Rule>> = {
  correlation: {
    name: "correlation of raw sums a month apart, p < .05",
    holds: ({ correlation }) => below(correlation, P),
  },
  rawGranger: {
    name: "Granger test on raw sums, p < .05",
    holds: ({ rawGranger }) => below(rawGranger, P),
  },
  granger: {
    name: "Granger test on log ratios, with controls, p < .05",
    holds: ({ controlledGranger }) => below(controlledGranger, P),
  },
  discoveries: {
    name: "the same, false discoveries held to q = .10",
    holds: ({ controlledGranger }) =>
      [...benjaminiHochberg(controlledGranger)].map((value) => value <= Q),
  },
  rawAveraging: {
    name: "model averaging on raw sums, own lags only, PIP > .75",
    holds: ({ rawInclusion }) => above(rawInclusion, FOUND),
  },
  ratioAveraging: {
    name: "model averaging on log ratios, own lags only, PIP > .75",
    holds: ({ ratioInclusion }) => above(ratioInclusion, FOUND),
  },
};

/** Name of a rule of our own. */
export type OwnName = "likely" | "found" | "sure" | "gaining";

/** The statistical leg at several thresholds. */
export const OURS: Readonly<Record<OwnName, Rule>> = {
  likely: {
    name: "the statistical leg, PIP > .5",
    holds: ({ inclusion }) => above(inclusion, LIKELY),
  },
  found: { name: "PIP > .75", holds: ({ inclusion }) => above(inclusion, FOUND) },
  sure: { name: "PIP > .9", holds: ({ inclusion }) => above(inclusion, 0.9) },
  gaining: {
    name: "PIP > .5 and a gain above 0",
    holds: ({ inclusion, gains }) => {
      const known = gains();
      return inclusion.map((value, h) => value > LIKELY && (known[h] ?? 0) > 0);
    },
  },
};

/** All rules, in the order of the table. */
export const RULES: readonly Rule[] = [...Object.values(RIVALS), ...Object.values(OURS)];
