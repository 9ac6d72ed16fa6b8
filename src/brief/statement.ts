import type { Confidence } from "../lexicon/index.ts";
import { distinct, type Evidence } from "./evidence.ts";
import { UnboundFigure } from "./messages.ts";

/** A part of a sentence that rests on evidence: a figure, a date, a recorded fact. */
export interface Bound {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** Where a bound part stands in its statement: offsets in UTF-16 units, end exclusive. */
export interface BoundSpan {
  readonly start: number;
  readonly end: number;
  readonly evidence: readonly Evidence[];
}

/** One thing a brief says, with what it rests on. The brief's unit of meaning, rendering and checking. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly bound: readonly BoundSpan[];
  readonly evidence: readonly Evidence[];
  readonly likelihood?: { readonly p: number; readonly words: string };
  readonly confidence?: Confidence;
}

/** Sections in the order in which the field reads them. */
export type SectionId =
  | "key-judgements"
  | "background"
  | "implications"
  | "conclusions"
  | "outlook"
  | "sources-and-method";

/** Statements that belong together under a heading of the section. */
export interface Block {
  readonly heading: Words | undefined;
  /** `list`: one line a statement; `prose`: one running paragraph. */
  readonly form: "prose" | "list";
  readonly statements: readonly Statement[];
}

/** A section of a brief. */
export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

const FIGURE =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|twice|thrice|double|per cent)\b|%/iu;

/** A sentence's words from template parts; text may be interpolated freely, figures only when bound. */
export type Words = { readonly text: string; readonly bound: readonly BoundSpan[] };

/** Bind words to the evidence they rest on. */
export function bind(text: string | number, ...evidence: readonly Evidence[]): Bound {
  return { text: String(text), evidence };
}

/** Put a sentence together and note where its bound parts stand. */
export function words(
  strings: TemplateStringsArray,
  ...values: readonly (string | Bound | Words)[]
): Words {
  let text = strings[0] ?? "";
  const bound: BoundSpan[] = [];
  values.forEach((value, i) => {
    const start = text.length;
    if (typeof value === "string") text += value;
    else if ("bound" in value) {
      text += value.text;
      bound.push(...value.bound.map((b) => ({ ...b, start: b.start + start, end: b.end + start })));
    } else {
      text += value.text;
      bound.push({ start, end: text.length, evidence: value.evidence });
    }
    text += strings[i + 1] ?? "";
  });
  return { text, bound };
}

function unboundText({ text, bound }: Words): string {
  let rest = "";
  let at = 0;
  for (const { start, end } of bound) {
    rest += `${text.slice(at, start)}\u0001`;
    at = end;
  }
  return rest + text.slice(at);
}

/** The first figure of a sentence that stands outside its bound parts. */
export function unboundFigure(sentence: Words): string | undefined {
  return FIGURE.exec(unboundText(sentence))?.[0];
}

/**
 * Make a statement of words. Refuses a figure that is bound to nothing, so that none can reach a reader.
 *
 * @param extra evidence for the statement as a whole
 * @throws UnboundFigure, a bug of ours
 */
export function state(id: string, sentence: Words, ...extra: readonly Evidence[]): Statement {
  if (unboundFigure(sentence) !== undefined) throw new UnboundFigure(id, sentence.text);
  const evidence = distinct([...sentence.bound.flatMap((b) => b.evidence), ...extra]);
  const capital = sentence.text.charAt(0).toUpperCase() + sentence.text.slice(1);
  return { id, text: capital, bound: sentence.bound, evidence };
}
