import { isoDate } from "../../kernel/index.ts";
import {
  type Hypothesis,
  type HypothesisFile,
  hypothesisFile,
  type Implication,
  type NamedChange,
  type Sign,
} from "./hypothesis.ts";
import { Names } from "./names.ts";
import type { FieldPath, PlaceOf } from "./place.ts";
import { settleExposures, settleOutcome } from "./settle-series.ts";
import type {
  HypothesisFileSpecification,
  HypothesisSpecification,
  ImplicationSpecification,
  SignWord,
} from "./specification.ts";

/** Effect that matters where a file does not say, logits of the balance per standard deviation of the exposure. */
export const MATTERS = 0.25;

const SIGNS: Readonly<Record<SignWord, Sign>> = { positive: 1, negative: -1, none: 0 };

interface InFile {
  readonly names: Names;
  readonly dyad: readonly [string, string];
  /** Of all hypotheses of the file. */
  readonly ids: readonly string[];
}

function settleImplication(
  { names, dyad }: InFile,
  implication: ImplicationSpecification,
  path: FieldPath,
): Implication {
  const { separates } = implication;
  switch (implication.kind) {
    case "initiative": {
      const leads = names.side(implication.leads, dyad, [...path, "leads"]);
      return { kind: "initiative", leads, separates };
    }
    case "target": {
      const outcome = settleOutcome(names, implication.outcome, [...path, "outcome"]);
      return { kind: "target", outcome, sign: SIGNS[implication.sign], separates };
    }
    case "specificity": {
      const outcomes = implication.outcomes.map((outcome, i) =>
        settleOutcome(names, outcome, [...path, "outcomes", i]),
      );
      return { kind: "specificity", outcomes, separates };
    }
    case "exposure-control": {
      const exposures = settleExposures(names, implication.exposures, [...path, "exposures"]);
      return { kind: "exposure-control", exposures, separates };
    }
    case "timing":
    case "lead":
    case "asymmetry":
      return implication;
  }
}

function settleChange(
  { names }: InFile,
  { namedChange, exposures }: HypothesisSpecification,
  path: FieldPath,
): NamedChange | undefined {
  if (namedChange === undefined) return undefined;
  const known = exposures.map(({ id }) => id);
  const { says, exposure = known[0] ?? "", from, to } = namedChange;
  names.refer(exposure, "exposure", known, [...path, "exposure"]);
  return { says, exposure, from: String(from), to: String(to) };
}

/** The ids of a hypothesis' series, exposures first, each with its place. */
function seriesIds(
  { exposures, implications = [] }: HypothesisSpecification,
  path: FieldPath,
): { readonly id: string; readonly path: FieldPath }[] {
  const own = exposures.map(({ id }, k) => ({ id, path: [...path, "exposures", k, "id"] }));
  const controls = implications.flatMap((implication, i) =>
    implication.kind === "exposure-control"
      ? implication.exposures.map(({ id }, k) => ({
          id,
          path: [...path, "implications", i, "exposures", k, "id"],
        }))
      : [],
  );
  return [...own, ...controls];
}

function settleHypothesis(
  file: InFile,
  written: HypothesisSpecification,
  path: FieldPath,
): Omit<Hypothesis, "hash"> {
  const { names } = file;
  const { id, statement, mechanism, speed, implications = [], rivals = [] } = written;
  names.refuseRepeated(seriesIds(written, path));
  const others = file.ids.filter((other) => other !== id);
  rivals.forEach((rival, i) => {
    names.refer(rival.id, "other hypothesis", others, [...path, "rivals", i, "id"]);
  });
  return {
    id,
    statement,
    mechanism,
    decider: names.actor(written.decider, [...path, "decider"]),
    sign: SIGNS[written.sign],
    speed,
    exposures: settleExposures(names, written.exposures, [...path, "exposures"]),
    implications: implications.map((implication, i) =>
      settleImplication(file, implication, [...path, "implications", i]),
    ),
    rivals,
    matters: written.matters ?? MATTERS,
    namedChange: settleChange(file, written, [...path, "namedChange"]),
    tests: written.tests ?? [],
  };
}

/**
 * Put the parts of a hypothesis file in their place: actors by their codes, defaults filled in, references checked.
 *
 * @throws `drivers.hypotheses-…` with the place of the first problem
 */
export function settleHypotheses(
  written: HypothesisFileSpecification,
  placeOf: PlaceOf,
): HypothesisFile {
  const names = new Names(placeOf);
  const ids = written.hypotheses.map(({ id }) => id);
  const file: InFile = { names, dyad: names.pair(written.dyad, ["dyad"]), ids };
  names.refuseRepeated(ids.map((id, i) => ({ id, path: ["hypotheses", i, "id"] })));
  const { devilsAdvocate } = written;
  if (devilsAdvocate !== undefined) {
    names.refer(devilsAdvocate.against, "hypothesis", ids, ["devilsAdvocate", "against"]);
  }
  return hypothesisFile({
    byRule: false,
    dyad: file.dyad,
    title: written.title,
    source: written.source,
    declared: isoDate(written.declared),
    hypotheses: written.hypotheses.map((one, i) => settleHypothesis(file, one, ["hypotheses", i])),
    assumptions: written.assumptions ?? [],
    premortem: written.premortem,
    devilsAdvocate,
    matrix: written.matrix,
    limits: written.limits ?? [],
  });
}
