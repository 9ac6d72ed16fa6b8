import { cameoCode, findActor, type Instrument } from "../lexicon/index.ts";
import type { EventClass, EventSelection } from "../record/index.ts";

/** What `events` can be asked. */
export interface EventsQuestion {
  /** First day or period. */
  readonly from?: string | undefined;
  /** Last day or period. */
  readonly to?: string | undefined;
  /** CAMEO codes, each with all its sub-codes. */
  readonly codes?: readonly string[] | undefined;
  readonly class?: EventClass | undefined;
  readonly instrument?: Instrument | undefined;
  /** An actor of the dyad, as the author of acts that are not mutual. */
  readonly by?: string | undefined;
  /** Only acts that one side begins: neither meetings nor agreements. */
  readonly alone?: boolean | undefined;
  /** An actor that also takes part. */
  readonly with?: string | undefined;
  /** Not the dyad's own events but those of others in which both take part. */
  readonly joint?: boolean | undefined;
  /** Most events to list; the latest are kept. */
  readonly limit?: number | undefined;
}

/** What `dyads` can be asked. */
export interface DyadsQuestion {
  /** Only pairs of this actor. */
  readonly actor?: string | undefined;
  /** First day or period. */
  readonly from?: string | undefined;
  /** Last day or period. */
  readonly to?: string | undefined;
  /** Most pairs to list. */
  readonly limit?: number | undefined;
}

/** What a question selects, actors and codes looked up. */
export function selectionOf(question: EventsQuestion): EventSelection {
  return {
    class: question.class,
    instrument: question.instrument,
    codes: question.codes?.map((code) => cameoCode(code)),
    by: question.by === undefined ? undefined : findActor(question.by).code,
    alone: question.alone,
    with: question.with === undefined ? undefined : findActor(question.with).code,
  };
}
