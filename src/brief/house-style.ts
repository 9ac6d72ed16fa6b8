import { allLikelihoodPhrases } from "../lexicon/index.ts";
import { FIGURE, NUMBER_WORDS } from "./bound-figures.ts";
import type { Brief } from "./brief.ts";
import type { Evidence } from "./evidence.ts";
import type { Statement, Words } from "./statement.ts";

/** What a brief's prose must keep to; each rule has a test that breaks it. */
export type StyleRule =
  | "figure-unbound"
  | "span-without-evidence"
  | "evidence-leads-nowhere"
  | "likelihood-unstated"
  | "confidence-with-likelihood"
  | "cause-claimed"
  | "filler"
  | "double-space"
  | "space-before-punctuation"
  | "final-stop"
  | "two-stops"
  | "brackets"
  | "repeated-sentence"
  | "repeated-id"
  | "number-agreement";

/** A breach of the house style: where, which rule, and the words at fault. */
export interface StyleFault {
  /** The statement's id; a heading's fault stands under the statement that it heads. */
  readonly statement: string;
  readonly rule: StyleRule;
  readonly text: string;
}

interface Line extends Words {
  readonly id: string;
  readonly statement: Statement | undefined;
}

type Hit = readonly [rule: StyleRule, text: string];

const CAUSE =
  /\b(?:because of|caused?(?: by| the| a)|causing|due to|(?:led|leads|leading) to|drives|drove|driven by|(?:as a )?result(?:s|ed)? (?:of|in)|as a result|owing to|thanks to|in response to|prompted|triggered|therefore|consequently|hence)\b/giu;

/** "Clearly more" states a threshold and may stay; "clearly" alone only insists. */
const FILLER =
  /\b(?:it (?:is|should be) (?:important|worth|noted?|noting)\b[^,.;]*|very(?! (?:un)?likely)|notably|clearly(?! (?:more|less) than)|obviously|indeed|of course|basically|essentially|actually|quite|needless to say|in terms of|interestingly|remarkably|in order to)\b/giu;

const LIKELIHOOD = new RegExp(String.raw`\b(?:${allLikelihoodPhrases().join("|")})\b`, "giu");

const NOUNS = "event|row|article|year|month|act|visit|report|deed|source|publisher|dyad";
const ONE = String.raw`(?<![\w.,–-])(?:1|one)`;
const MANY = String.raw`(?<![\w.,–-])(?:${NUMBER_WORDS}|[2-9]|\d{2,}|\d{1,3}(?:,\d{3})+)`;

/** What may stand between a count and its verb: `of 17 events`, `rows of the sources from two articles`. */
const counted = (nouns: string): string =>
  String.raw`(?: of (?:them|[\w,]+(?: \w+)?)| (?:${nouns})(?: of the \w+)?(?: from [\w,]+ \w+)?)?`;

/** A count and its noun or verb that do not agree: `1 events`, `two is`. */
const DISAGREEING = [
  String.raw`${ONE}(?: (?!of\b)[a-z-]+)? (?:${NOUNS})s`,
  `${MANY} (?:${NOUNS})`,
  String.raw`(?<!\b(?:of|from) )${ONE}${counted(NOUNS)} (?:are|have|give|rest|were)`,
  String.raw`(?<!\b(?:of|from) )${MANY}${counted(`(?:${NOUNS})s`)} (?:is|has|gives|rests|was)`,
].map((pattern) => new RegExp(String.raw`${pattern}\b`, "giu"));

/** Told by an event's source, or quoted from a document. */
const isTold = (evidence: readonly Evidence[]): boolean =>
  evidence.some((item) => item.kind === "event" || item.kind === "document");

/** What a pattern finds, unless it lies wholly in a span that is let pass: a fact as its source tells it, say. */
function found(
  line: Words,
  pattern: RegExp,
  letPass: (evidence: readonly Evidence[]) => boolean,
): string[] {
  const passed = line.bound.filter((span) => letPass(span.evidence));
  return [...line.text.matchAll(pattern)]
    .filter(({ index, 0: hit }) =>
      passed.every((span) => index < span.start || index + hit.length > span.end),
    )
    .map(([hit]) => hit);
}

/** The text with facts told by an event's source left out. */
function ownWords(line: Words): string {
  let [own, at] = ["", 0];
  for (const span of line.bound.filter((s) => isTold(s.evidence))) {
    own += line.text.slice(at, span.start);
    at = span.end;
  }
  return own + line.text.slice(at);
}

function areBalanced(text: string): boolean {
  const closes: Readonly<Record<string, string>> = { ")": "(", "]": "[", "”": "“" };
  const open: string[] = [];
  for (const character of text) {
    if ("([“".includes(character)) open.push(character);
    const opening = closes[character];
    if (opening !== undefined && open.pop() !== opening) return false;
  }
  return open.length === 0;
}

/** Whether a statement ends in a stop; who says so may follow in brackets, as in `It fell. (Dawn, B1)`. */
function isStopped(line: Words): boolean {
  const last = line.bound.at(-1);
  const attributed =
    last !== undefined &&
    isTold(last.evidence) &&
    line.text.endsWith(")") &&
    last.end === line.text.length - 1;
  const sentence = attributed ? line.text.slice(0, last.start - 1).trimEnd() : line.text;
  return /[.!?]["”’)]?$/u.test(sentence);
}

function hitsOfWords(line: Line): Hit[] {
  const told = (pattern: RegExp): string[] => found(line, pattern, isTold);
  const each = (rule: StyleRule, texts: readonly string[]): Hit[] =>
    texts.map((text) => [rule, text]);
  const phrases = told(LIKELIHOOD);
  const sure = line.statement?.confidence !== undefined || told(/\bconfidence\b/giu).length > 0;
  const chance = line.statement?.likelihood !== undefined || phrases.length > 0;
  return [
    ...each(
      "figure-unbound",
      found(line, FIGURE, () => true),
    ),
    ...each("likelihood-unstated", line.statement?.likelihood === undefined ? phrases : []),
    ...each("confidence-with-likelihood", sure && chance ? [line.text] : []),
    ...each("cause-claimed", told(CAUSE)),
    ...each("filler", told(FILLER)),
    ...each("number-agreement", DISAGREEING.flatMap(told)),
  ];
}

function hitsOfPunctuation(line: Line): Hit[] {
  const each = (rule: StyleRule, pattern: RegExp): Hit[] =>
    found(line, pattern, isTold).map((text) => [rule, text]);
  const whole = (rule: StyleRule, isFault: boolean): Hit[] => (isFault ? [[rule, line.text]] : []);
  return [
    ...each("double-space", /\s{2,}|^\s|\s$/gu),
    ...each("space-before-punctuation", /\S* [,.;:!?)\]](?!\d)|[([] \S*/gu),
    ...each("two-stops", /[.!?,;:]["”’)]?\s*[.,;:](?=\s|$)/gu),
    ...whole("brackets", !areBalanced(ownWords(line))),
    ...whole("final-stop", line.statement !== undefined && !isStopped(line)),
  ];
}

function leadsNowhere(item: Evidence, brief: Brief): boolean {
  const events = new Set(brief.events.map((event) => event.id));
  switch (item.kind) {
    case "event":
      return !events.has(item.ref);
    case "query":
      return (
        !item.ref.startsWith("entente ") ||
        item.says.trim() === "" ||
        item.events.some((id) => !events.has(id))
      );
    case "method":
      return !/^[a-z]+(?:-[a-z]+)*(?:\/[a-z]+(?:-[a-z]+)*)?$/u.test(item.ref);
    case "document":
      return item.says.trim() === "" || item.publisher.trim() === "";
    case "source":
      return !brief.record.sources.some((source) => source.id === item.ref);
  }
}

function hitsOfEvidence(line: Line, brief: Brief): Hit[] {
  const bare = line.bound.filter(
    (span) => span.evidence.length === 0 || span.start >= span.end || span.end > line.text.length,
  );
  const all = [...line.bound.flatMap((span) => span.evidence), ...(line.statement?.evidence ?? [])];
  const lost = new Set(
    all.filter((item) => leadsNowhere(item, brief)).map(({ kind, ref }) => `${kind} ${ref}`),
  );
  return [
    ...bare.map((span): Hit => ["span-without-evidence", line.text.slice(span.start, span.end)]),
    ...[...lost].map((text): Hit => ["evidence-leads-nowhere", text]),
  ];
}

/**
 * A sentence that says the same on the same evidence twice; a fact told again beside another figure may stand, and so may what is
 * said of another explanation, whose words the statement begins with.
 */
function repeated(lines: readonly Line[]): StyleFault[] {
  const [ids, sentences] = [new Set<string>(), new Set<string>()];
  return lines.flatMap(({ id, text, bound, statement }): StyleFault[] => {
    if (statement === undefined) return [];
    const faults: StyleFault[] = ids.has(id)
      ? [{ statement: id, rule: "repeated-id", text: id }]
      : [];
    ids.add(id);
    if (bound.some((span) => isTold(span.evidence))) return faults;
    const subject = /^“[^”]*”/u.exec(text)?.[0] ?? "";
    const refs = statement.evidence.map((item) => item.ref).join("|");
    for (const sentence of text.split(/(?<=[.!?]) (?=\p{Lu})/u)) {
      const key = `${subject}|${sentence}|${refs}`;
      if (sentences.has(key))
        faults.push({ statement: id, rule: "repeated-sentence", text: sentence });
      sentences.add(key);
    }
    return faults;
  });
}

function linesOf(brief: Brief): Line[] {
  return brief.sections.flatMap((section) =>
    section.blocks.flatMap(({ heading, statements }) => [
      ...(heading === undefined
        ? []
        : [{ ...heading, id: statements[0]?.id ?? section.id, statement: undefined }]),
      ...statements.map((statement) => ({ ...statement, statement })),
    ]),
  );
}

/**
 * Where a brief's prose breaks the house style. What an event's own source says is let pass: only Entente's own
 * words are judged.
 *
 * @returns the faults in reading order, repetitions last; none when all is well
 */
export function houseStyleFaults(brief: Brief): readonly StyleFault[] {
  const lines = linesOf(brief);
  const faults = lines.flatMap((line) =>
    [...hitsOfWords(line), ...hitsOfPunctuation(line), ...hitsOfEvidence(line, brief)].map(
      ([rule, text]): StyleFault => ({ statement: line.id, rule, text }),
    ),
  );
  return [...faults, ...repeated(lines)];
}
