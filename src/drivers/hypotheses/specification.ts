import type { DevilsAdvocate, KeyAssumption } from "../matrix/matrix.ts";
import type { TestKind } from "../matrix/preset-test.ts";
import type { MatrixSpecification } from "../matrix/specification.ts";
import type { SeriesSpecification } from "../series/specification.ts";

/** A sign as written. */
export type SignWord = "positive" | "negative" | "none";

/** A series as written: every actor in any form. */
export interface ExposureSpecification {
  readonly id: string;
  readonly says: string;
  readonly series: SeriesSpecification;
}

/** Another dyad's balance as written. */
export interface OutcomeSpecification {
  readonly between: readonly [string, string];
  readonly from?: string | undefined;
}

/** An implication as written. */
export type ImplicationSpecification = { readonly separates: string } & (
  | { readonly kind: "timing" }
  | { readonly kind: "initiative"; readonly leads: string }
  | { readonly kind: "target"; readonly outcome: OutcomeSpecification; readonly sign: SignWord }
  | { readonly kind: "specificity"; readonly outcomes: readonly OutcomeSpecification[] }
  | { readonly kind: "exposure-control"; readonly exposures: readonly ExposureSpecification[] }
  | { readonly kind: "lead" }
  | { readonly kind: "asymmetry"; readonly respondsTo: "rises" | "falls" }
);

/** A hypothesis as written. */
export interface HypothesisSpecification {
  readonly id: string;
  readonly statement: string;
  readonly mechanism: string;
  readonly decider: string;
  readonly sign: SignWord;
  readonly speed: { readonly from: number; readonly to: number; readonly because: string };
  readonly exposures: readonly ExposureSpecification[];
  readonly implications?: readonly ImplicationSpecification[] | undefined;
  readonly rivals?: readonly { readonly id: string; readonly differs: string }[] | undefined;
  readonly matters?: number | undefined;
  readonly namedChange?:
    | {
        readonly says: string;
        readonly exposure?: string | undefined;
        readonly from: string | number;
        readonly to: string | number;
      }
    | undefined;
  readonly tests?: readonly { readonly kind: TestKind; readonly says: string }[] | undefined;
}

/** A hypothesis file as written, its form checked and nothing else. */
export interface HypothesisFileSpecification {
  readonly schema: "entente/hypotheses@1";
  readonly dyad: readonly [string, string];
  readonly title: string;
  readonly source?:
    | {
        readonly title: string;
        readonly author?: string | undefined;
        readonly published?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  readonly declared: string;
  readonly hypotheses: readonly HypothesisSpecification[];
  readonly assumptions?: readonly KeyAssumption[] | undefined;
  readonly premortem?: string | undefined;
  readonly devilsAdvocate?: DevilsAdvocate | undefined;
  readonly matrix?: MatrixSpecification | undefined;
  readonly limits?: readonly string[] | undefined;
}
