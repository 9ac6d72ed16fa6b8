import { contentHash, type IsoDate } from "../../kernel/index.ts";
import type { DevilsAdvocate, KeyAssumption } from "../matrix/matrix.ts";
import type { TestKind } from "../matrix/preset-test.ts";
import type { MatrixSpecification } from "../matrix/specification.ts";
import type { SeriesSpecification } from "../series/specification.ts";

/** A sign as a panel takes it; 0 where none is stated. */
export type Sign = 1 | -1 | 0;

/** A series that stands for what moves the relation, or that must not. */
export interface ExposureSeries {
  /** Kebab case, unique in its hypothesis. */
  readonly id: string;
  /** The series in words. */
  readonly says: string;
  readonly series: SeriesSpecification;
}

/** The balance of another dyad, or of one of its directed halves, as an outcome. */
export interface OutcomeSeries {
  readonly between: readonly [string, string];
  /** Only what this side does. */
  readonly from: string | undefined;
}

/** What must be seen in the panel if the hypothesis holds: one of seven kinds. */
export type Implication = {
  /** The rival explanation that this implication tells the hypothesis from. */
  readonly separates: string;
} & (
  | { readonly kind: "timing" }
  | { readonly kind: "initiative" /** The side that moves. */; readonly leads: string }
  | { readonly kind: "target"; readonly outcome: OutcomeSeries; readonly sign: Sign }
  | { readonly kind: "specificity"; readonly outcomes: readonly OutcomeSeries[] }
  | { readonly kind: "exposure-control"; readonly exposures: readonly ExposureSeries[] }
  | { readonly kind: "lead" }
  | { readonly kind: "asymmetry"; readonly respondsTo: "rises" | "falls" }
);

/** Within which time the mechanism works. */
export interface Speed {
  /** Months, >= 1. */
  readonly from: number;
  /** Months, >= from. */
  readonly to: number;
  readonly because: string;
}

/** A change of an exposure between two periods that everybody remembers, to say what it would have moved. */
export interface NamedChange {
  readonly says: string;
  /** Id of the exposure; the first where the file names none. */
  readonly exposure: string;
  /** A day, month, quarter or year each. */
  readonly from: string;
  readonly to: string;
}

/** A verbal explanation with what it implies. */
export interface Hypothesis {
  /** Kebab case, unique in its file. */
  readonly id: string;
  readonly statement: string;
  readonly mechanism: string;
  /** Code of the actor whose choice it is; undefined in a default hypothesis that leaves it open. */
  readonly decider: string | undefined;
  /** Expected sign of the effect on the balance. */
  readonly sign: Sign;
  readonly speed: Speed;
  /** Its proxies; several share its prior mass. */
  readonly exposures: readonly ExposureSeries[];
  readonly implications: readonly Implication[];
  /** Hypotheses of the same file that predict otherwise, and what. */
  readonly rivals: readonly { readonly id: string; readonly differs: string }[];
  /** Effect that would matter, logits of the balance per standard deviation of the exposure, > 0. */
  readonly matters: number;
  readonly namedChange: NamedChange | undefined;
  /** Qualitative tests, stated before the documents are read. */
  readonly tests: readonly { readonly kind: TestKind; readonly says: string }[];
  /** Of what is put to the test: see `TestedContent`. Other words for the same test have the same hash. */
  readonly hash: string;
}

/** Where the hypotheses come from. */
export interface HypothesesSource {
  readonly title: string;
  readonly author?: string | undefined;
  readonly published?: string | undefined;
  readonly address?: string | undefined;
}

/** A hypothesis file, every actor by its code and every default filled in. */
export interface HypothesisFile {
  readonly dyad: readonly [string, string];
  readonly title: string;
  readonly source: HypothesesSource | undefined;
  /** Day on which the hypotheses were written down. */
  readonly declared: IsoDate;
  readonly hypotheses: readonly Hypothesis[];
  readonly assumptions: readonly KeyAssumption[];
  readonly premortem: string | undefined;
  readonly devilsAdvocate: DevilsAdvocate | undefined;
  /** As written; the qualitative leg reads it. */
  readonly matrix: MatrixSpecification | undefined;
  /** What the file cannot do, by its author's own word. */
  readonly limits: readonly string[];
  /** Made from the record by rule, and by nobody who could have tried others. */
  readonly byRule: boolean;
  /** Of the whole content: comments, layout, order of keys and ways to name an actor do not change it. */
  readonly hash: string;
}

/** What a panel tests of a hypothesis: all that can change its inclusion probability, and nothing else. */
export interface TestedContent {
  /** In the order of the alphabet. */
  readonly dyad: readonly [string, string];
  readonly sign: Sign;
  /** Months. */
  readonly from: number;
  readonly to: number;
  /** In the order of their hashes. */
  readonly exposures: readonly SeriesSpecification[];
}

/** A pair whichever is named first. */
export function sortedPair([a, b]: readonly [string, string]): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}

/** What is put to the test of a hypothesis about a dyad. */
export function testedContent(
  dyad: readonly [string, string],
  { sign, speed, exposures }: Pick<Hypothesis, "sign" | "speed" | "exposures">,
): TestedContent {
  const hashed = exposures.map(({ series }) => ({ series, hash: contentHash(series) }));
  hashed.sort((x, y) => (x.hash < y.hash ? -1 : 1));
  return {
    dyad: sortedPair(dyad),
    sign,
    from: speed.from,
    to: speed.to,
    exposures: hashed.map(({ series }) => series),
  };
}

/** A hypothesis file of its parts, hashed. */
export function hypothesisFile(
  parts: Omit<HypothesisFile, "hash" | "hypotheses"> & {
    readonly hypotheses: readonly Omit<Hypothesis, "hash">[];
  },
): HypothesisFile {
  const hypotheses = parts.hypotheses.map((hypothesis) => ({
    ...hypothesis,
    hash: contentHash(testedContent(parts.dyad, hypothesis)),
  }));
  const { byRule, ...written } = { ...parts, hypotheses };
  return { ...written, byRule, hash: contentHash(written) };
}
