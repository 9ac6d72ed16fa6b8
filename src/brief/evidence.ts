/** A count or share that a command of Entente gives again. */
export interface QueryEvidence {
  readonly kind: "query";
  /** The command that shows the rows behind the figure. */
  readonly ref: string;
  /** What was counted, in words. */
  readonly says: string;
  /** The events counted, when they are few enough to name. */
  readonly events: readonly string[];
}

/** An event of the record. */
export interface EventEvidence {
  readonly kind: "event";
  readonly ref: string;
}

/** A page that says how something is done or why. */
export interface MethodEvidence {
  readonly kind: "method";
  readonly ref: string;
}

/** A source of the record, with its licence and faults. */
export interface SourceEvidence {
  readonly kind: "source";
  readonly ref: string;
}

/** A document outside the record: an item of an evidence matrix, or the file that states the hypotheses. */
export interface DocumentEvidence {
  readonly kind: "document";
  /** Its id in the file that names it. */
  readonly ref: string;
  /** What it says, or its title. */
  readonly says: string;
  readonly publisher: string;
  /** A day, month, quarter or year. */
  readonly date: string | null;
  /** Reliability and credibility, `B2`. */
  readonly rating: string | null;
  readonly address: string | null;
}

/** What a statement rests on. */
export type Evidence =
  | QueryEvidence
  | EventEvidence
  | MethodEvidence
  | SourceEvidence
  | DocumentEvidence;

/** Most events that a count names one by one. */
const NAMED_EVENTS = 400;

/** Evidence for a count. */
export function counted(says: string, ref: string, events: readonly string[] = []): QueryEvidence {
  return { kind: "query", ref, says, events: events.slice(0, NAMED_EVENTS) };
}

/** Evidence by one event. */
export function told(eventId: string): EventEvidence {
  return { kind: "event", ref: eventId };
}

/** Evidence by a page of the documentation. */
export function explained(page: string): MethodEvidence {
  return { kind: "method", ref: page };
}

/** Evidence by a source's card. */
export function sourced(source: string): SourceEvidence {
  return { kind: "source", ref: source };
}

/** The evidence of several figures together, each item once. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  const keyOf = (item: Evidence): string =>
    `${item.kind}|${item.ref}|${item.kind === "query" ? item.says : ""}`;
  return [...new Map(evidence.map((item) => [keyOf(item), item])).values()];
}
