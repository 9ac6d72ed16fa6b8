import type { EventSelection } from "../../record/index.ts";
import type { TestKind } from "./preset-test.ts";

/** A candidate explanation, as the matrix needs it. */
export interface MatrixHypothesis {
  /** Kebab case, given once. */
  readonly id: string;
  readonly statement: string;
  /** Probability before any evidence, above 0 and below 1; undefined where none is stated. */
  readonly prior: number | undefined;
}

/** Who weighed the evidence. */
export interface Judge {
  readonly id: string;
  readonly name: string;
  /** Day of the judgement, `YYYY-MM-DD`. */
  readonly judged: string;
  /** Whether the judge knew the panel's result: a judgement made after it is no independent one. */
  readonly panelResult: "unseen" | "seen";
}

/** A question to the record whose answer is the outcome of a test. */
export interface RecordQuery {
  readonly between: readonly [string, string];
  readonly select: EventSelection;
  /** A day, month, quarter or year each; both ends included. */
  readonly from: string;
  readonly to: string;
  /** Found means: at least so many events, >= 1. */
  readonly atLeast: number;
}

/** One thing that was observed, or looked for. */
export interface EvidenceItem {
  readonly id: string;
  readonly says: string;
  /** When it happened: a day, month, quarter or year. */
  readonly date: string | undefined;
  readonly publisher: string | undefined;
  readonly address: string | undefined;
  /** Reliability and credibility, `B2`; undefined only where the record answers. */
  readonly rating: string | undefined;
  /** Items of one document or press day hang together; an item that names none stands alone. */
  readonly cluster: string | undefined;
  /** Ids of events that the item rests on. */
  readonly events: readonly string[];
  readonly query: RecordQuery | undefined;
}

/** How a judge weighs an item: directly, or by a test whose outcome may still be open. */
export type Judgement =
  | { readonly kind: "weight"; readonly decibels: number }
  | {
      readonly kind: "test";
      readonly test: TestKind;
      /** undefined: the record answers, or nobody has looked. */
      readonly found: boolean | undefined;
      readonly says: string | undefined;
    };

/** One judge's word on what one item says of one hypothesis. Where there is none, the cell is blank, which is not zero. */
export interface Cell {
  readonly evidence: string;
  readonly hypothesis: string;
  readonly judge: string;
  readonly judgement: Judgement;
  readonly because: string | undefined;
}

/** A matrix whose every reference has been checked. */
export interface Matrix {
  readonly hypotheses: readonly MatrixHypothesis[];
  readonly judges: readonly Judge[];
  readonly evidence: readonly EvidenceItem[];
  readonly cells: readonly Cell[];
}

/** An assumption on which the whole reading rests. */
export interface KeyAssumption {
  readonly says: string;
  /** What would follow if it did not hold. */
  readonly ifWrong: string;
}

/** The best case that can be made against a hypothesis. */
export interface DevilsAdvocate {
  /** Id of the hypothesis. */
  readonly against: string;
  readonly says: string;
}

/** What the analysts put down to challenge their own reading; it is printed beside the result and enters no sum. */
export interface Challenge {
  readonly assumptions: readonly KeyAssumption[];
  /** "It is a year later and we were wrong: why?" */
  readonly premortem: string | undefined;
  readonly devilsAdvocate: DevilsAdvocate | undefined;
}
