import { withControls } from "./default-controls.ts";
import {
  type DefaultGround,
  type Draft,
  type Ground,
  type LeftOut,
  nameOf,
} from "./default-draft.ts";
import { commerce, dependence, leaderChange, votes } from "./default-pair.ts";
import { situation, TRIADS, triad } from "./default-thirds.ts";
import { type HypothesisFile, hypothesisFile } from "./hypothesis.ts";

/** The default hypotheses of a dyad. */
export interface DefaultSet {
  readonly file: HypothesisFile;
  readonly leftOut: readonly LeftOut[];
  /** What is held constant in every model and told beside the hypotheses. */
  readonly forced: readonly { readonly id: string; readonly says: string }[];
}

const FORCED: DefaultSet["forced"] = [
  { id: "own-history", says: "The relation's own past: what was good or bad tends to stay so." },
  { id: "common-shock", says: "What moves all relations at the same time." },
  { id: "media-attention", says: "How much is told of the two at all." },
];

/**
 * The hypotheses of a dyad for which nobody has written any: third parties by name, a third country's situation,
 * dependence, votes, leaders and commerce, as far as the record holds what they are made of.
 *
 * Third actors are chosen by how they stand to both sides, never by how well they explain the relation.
 */
export function defaultSet(ground: DefaultGround): DefaultSet {
  const [first, second] = ground.dyad;
  const g: Ground = {
    ...ground,
    two: `${nameOf(first)} and ${nameOf(second)}`,
    most: ground.mostThirds ?? 2,
  };
  const drafts = [
    ...TRIADS.map((kind) => triad(g, kind)),
    situation(g),
    dependence(g),
    votes(g),
    leaderChange(g),
    commerce(g),
  ];
  const hypotheses = drafts
    .filter((one): one is Draft => "statement" in one)
    .map((one) => withControls(one, g));
  const file = hypothesisFile({
    dyad: ground.dyad,
    title: `Default hypotheses on ${g.two}`,
    source: undefined,
    declared: ground.asOf,
    hypotheses,
    assumptions: [],
    premortem: undefined,
    devilsAdvocate: undefined,
    matrix: undefined,
    byRule: true,
    limits: [
      "Nobody who knows the two has thought about these: they are the forms that explanations usually take.",
      "The third actors are those that stood out over the whole record; at a given time others may have.",
    ],
  });
  return { file, leftOut: drafts.filter((one): one is LeftOut => "reason" in one), forced: FORCED };
}
