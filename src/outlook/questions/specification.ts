import type { Instrument } from "../../lexicon/index.ts";
import type { EventClass } from "../../record/index.ts";

/** A selection as written: every actor in any form. */
export interface SelectionSpecification {
  readonly class?: EventClass | undefined;
  readonly quads?: readonly (1 | 2 | 3 | 4)[] | undefined;
  readonly codes?: readonly string[] | undefined;
  readonly instrument?: Instrument | undefined;
  readonly by?: string | undefined;
  readonly alone?: boolean | undefined;
  readonly with?: string | undefined;
  readonly place?: string | undefined;
  readonly mentions?: readonly string[] | undefined;
}

interface LevelSpecification {
  readonly period: string | number;
  readonly above?: number | undefined;
  readonly below?: number | undefined;
}

/** A rule as written; of each pair of bounds exactly one. */
export type RuleSpecification =
  | {
      readonly kind: "events";
      readonly select?: SelectionSpecification | undefined;
      readonly atLeast?: number | undefined;
      readonly atMost?: number | undefined;
    }
  | ({
      readonly kind: "count";
      readonly select?: SelectionSpecification | undefined;
    } & LevelSpecification)
  | ({ readonly kind: "balance" } & LevelSpecification);

/** A question as written. */
export interface QuestionSpecification {
  readonly id: string;
  readonly text?: string | undefined;
  readonly between: readonly [string, string];
  readonly opens: string;
  readonly by?: string | undefined;
  readonly source: string;
  readonly rule: RuleSpecification;
  readonly void?: { readonly mostUnseen: number } | undefined;
  readonly finePrint?: readonly string[] | undefined;
}

/** A question file as written, its form checked and nothing else. */
export interface QuestionFileSpecification {
  readonly schema: "entente/questions@1";
  readonly title?: string | undefined;
  readonly questions: readonly QuestionSpecification[];
}
