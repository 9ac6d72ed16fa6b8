import { plainLine } from "../figure/index.ts";
import type { DyadEvent } from "../record/index.ts";
import { type Brief, statementsOf } from "./brief.ts";
import type { DocumentEvidence, Evidence, QueryEvidence } from "./evidence.ts";
import type { Statement } from "./statement.ts";

/** A numbered source of a brief: an event with its reports. */
export interface EventNote {
  readonly number: number;
  readonly event: DyadEvent;
}

/** A lettered count of a brief: what was counted and the command that shows it. */
export interface CountNote {
  readonly letter: string;
  readonly query: QueryEvidence;
}

/** A document of a brief: `d1`, `d2`, … */
export interface DocumentNote {
  readonly mark: string;
  readonly document: DocumentEvidence;
}

/** The apparatus of a brief: events by number, counts by letter, documents by d and number, and the marks of each statement. */
export interface Notes {
  readonly events: readonly EventNote[];
  readonly counts: readonly CountNote[];
  readonly documents: readonly DocumentNote[];
  /** Pages of the documentation that say how things were counted, in the order of first use. */
  readonly methods: readonly string[];
  /** The marks that stand after a statement: numbers for events, letters for counts, d and a number for documents. */
  marksOf(statement: Statement): readonly string[];
}

/** A document in one line: who, when, how it is rated, and what it says. */
export function documentLine({ publisher, date, rating, says }: DocumentEvidence): string {
  const head = [publisher, date, rating].filter((part) => part !== null).join(", ");
  const text = plainLine(`${head}: ${says}`);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** a, b, … z, aa, ab, … */
function letterFor(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterFor(Math.floor(index / 26) - 1) + last;
}

const keyOf = (query: QueryEvidence): string => `${query.says}|${query.ref}`;

function methodPages(brief: Brief): string[] {
  const evidence = statementsOf(brief).flatMap((statement) => statement.evidence);
  const pages = evidence.flatMap((e) => (e.kind === "method" ? [`docs/${e.ref}.md`] : []));
  return [...new Set(pages)];
}

/** Number a brief's sources in the order in which they are first cited. */
export function notesOf(brief: Brief): Notes {
  const byId = new Map(brief.events.map((event) => [event.id, event]));
  const numbers = new Map<string, EventNote>();
  const letters = new Map<string, CountNote>();
  const documents = new Map<string, DocumentNote>();
  const mark = (evidence: Evidence): string | undefined => {
    if (evidence.kind === "event") {
      const event = byId.get(evidence.ref);
      if (event === undefined) return undefined;
      const note = numbers.get(event.id) ?? { number: numbers.size + 1, event };
      numbers.set(event.id, note);
      return String(note.number);
    }
    if (evidence.kind === "document") {
      const note = documents.get(evidence.ref) ?? {
        mark: `d${documents.size + 1}`,
        document: evidence,
      };
      documents.set(evidence.ref, note);
      return note.mark;
    }
    if (evidence.kind !== "query") return undefined;
    const key = keyOf(evidence);
    const note = letters.get(key) ?? { letter: letterFor(letters.size), query: evidence };
    letters.set(key, note);
    return note.letter;
  };
  const marks = new Map<string, readonly string[]>();
  for (const statement of statementsOf(brief)) {
    const own = statement.evidence.map(mark).filter((m) => m !== undefined);
    marks.set(statement.id, [...new Set(own)]);
  }
  return {
    events: [...numbers.values()],
    counts: [...letters.values()],
    documents: [...documents.values()],
    methods: methodPages(brief),
    marksOf: (statement) => marks.get(statement.id) ?? [],
  };
}
