import type { IsoDate } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import type { Third } from "../../measure/index.ts";
import type { FactSeries } from "../series/specification.ts";
import type { Hypothesis, Speed } from "./hypothesis.ts";
import { MATTERS } from "./settle.ts";

/** What the record holds that a default set can be made of. */
export interface DefaultGround {
  readonly dyad: readonly [string, string];
  /** The day for which the set is made: it is declared on that day. */
  readonly asOf: IsoDate;
  /**
   * Third actors with their strength to both, as the dyad's neighbourhood tells them: at each of some times that are spread over
   * the record, such as the ends of its years. Whoever has a role at one time and not at another counts for the times when it has.
   */
  readonly thirds: readonly (readonly Third[])[];
  /** Facts of which the record has values for the dyad or its sides. */
  readonly facts: readonly Pick<FactSeries, "measure" | "actor" | "between">[];
  /** Sides whose leaders are known and changed. */
  readonly leaders: readonly string[];
  /** Other dyads of which much is told, the steadiest first: what happens in them is no reason for what the two do. */
  readonly bystanders: readonly (readonly [string, string])[];
  /** Third actors to name for each form; they share its prior. Default 2. */
  readonly mostThirds?: number;
}

/** A form of explanation for which the record holds nothing. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** A default hypothesis before it is hashed. */
export type Draft = Omit<Hypothesis, "hash">;

/** An actor as a sentence takes it. */
export const nameOf = (code: string): string => actorByCode(code)?.inSentence ?? code;

/** Names in a row: `China`, `China or Iran`, `China, Iran or Turkey`. */
export function listed(names: readonly string[], word: "and" | "or"): string {
  const [last, ...rest] = [...names].reverse();
  return rest.length === 0 ? (last ?? "") : `${rest.reverse().join(", ")} ${word} ${last}`;
}

/** With a capital letter. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** An id of a few parts, in kebab case. */
export const idOf = (...parts: readonly string[]): string =>
  parts
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");

/** What is alike in all default hypotheses. */
export function draft(
  parts: Pick<Draft, "id" | "statement" | "mechanism" | "sign" | "speed" | "exposures"> & {
    readonly decider?: string;
  },
): Draft {
  return {
    ...parts,
    decider: parts.decider,
    implications: [
      { kind: "timing", separates: "no link" },
      { kind: "lead", separates: "a reverse or a common cause" },
    ],
    rivals: [],
    matters: MATTERS,
    namedChange: undefined,
    tests: [],
  };
}

/** The time of what governments do. */
export const WITHIN_A_YEAR: Speed = {
  from: 1,
  to: 12,
  because: "The default: a year for a government to act.",
};

/** The time of what changes from year to year. */
export const WITHIN_TWO: Speed = {
  from: 1,
  to: 24,
  because: "Yearly figures, and structures that act slowly.",
};

/** The ground with what every form needs of it. */
export interface Ground extends DefaultGround {
  /** Both by name. */
  readonly two: string;
  /** Third actors to name for each form. */
  readonly most: number;
}
