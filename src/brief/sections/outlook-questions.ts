import { addDays, dateInWords } from "../../kernel/index.ts";
import { type AskedQuestion, STANDARD_KINDS } from "../../outlook/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { chanceRange } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { chance, countOf } from "../numbers.ts";
import type { OutlookFindings } from "../outlook-findings.ts";
import { LikelyWords, shareText } from "../outlook-words/phrases.ts";
import { type Block, type Statement, state, type Words, words } from "../statement.ts";
import { foreseen, seenIn } from "./outlook-evidence.ts";

const QUESTIONS = explained("method/questions");

/** A question that has a probability and a base rate. */
export interface AnsweredQuestion {
  readonly id: string;
  /** One such event: `a visit either way`. */
  readonly says: string;
  readonly p: number;
  readonly baseRate: NonNullable<AskedQuestion["baseRate"]>;
  readonly question: AskedQuestion["question"];
}

/** The questions of the standard set that can be answered, the likeliest first. */
export function answered({ outlook }: OutlookFindings): AnsweredQuestion[] {
  return outlook.questions
    .flatMap(({ question, answer, baseRate }): AnsweredQuestion[] => {
      const kind = STANDARD_KINDS.find(({ id }) => id === question.id);
      return answer === undefined || baseRate === undefined || kind === undefined
        ? []
        : [{ id: question.id, says: kind.says, p: answer.p, baseRate, question }];
    })
    .toSorted((x, y) => y.p - x.p);
}

/** Those that one line can tell: equally probable, and none ever told of; any other has its own. */
function grouped(all: readonly AnsweredQuestion[]): AnsweredQuestion[][] {
  const groups = new Map<string, AnsweredQuestion[]>();
  for (const one of all) {
    const key = one.baseRate.share === 0 ? chance(one.p) : one.id;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function baseText({ share, lo, hi }: AnsweredQuestion["baseRate"]): string {
  const range = share > 0 && share < 1 ? ` (${chanceRange(lo, hi)})` : "";
  return `${shareText(share)}${range}`;
}

function lineOf(
  group: readonly AnsweredQuestion[],
  likely: LikelyWords,
  findings: OutlookFindings,
): Statement[] {
  const [first] = group;
  if (first === undefined) return [];
  const { likelihood, words: how } = likely.of(first.p);
  const names = group.map(({ says }) => says).join("; ");
  const rests = seenIn(findings);
  const figure = bindSentence(`${chance(first.p)}${group.length > 1 ? " each" : ""}`, rests);
  const before = bindSentence(baseText(first.baseRate), rests);
  const id = group.length === 1 ? `question-${first.id}` : `questions-${first.id}`;
  const line = state(
    id,
    words`${names}: ${how}${figure}; ${before}.`,
    QUESTIONS,
    explained("method/likelihood"),
  );
  return [likelihood === undefined ? line : { ...line, likelihood }];
}

/** What may happen, question by question, with how often it did before. */
export function questionBlocks(findings: OutlookFindings, m: Material): Block[] {
  const all = answered(findings);
  const [first] = all;
  if (first === undefined) return [];
  const { opens, by, teller } = first.question;
  const rests = seenIn(findings);
  const { from, windows } = first.baseRate;
  const lead = bindSentence(
    `The probability that ${teller} tells of at least one such event between them from ${dateInWords(addDays(opens, 1))} to ${dateInWords(by)}; and how often it did before, in the ${countOf(windows, "window")} of that length since ${from.slice(0, 4)}, with an interval of 90 per cent.`,
    rests,
  );
  const likely = new LikelyWords(m.scope.scale ?? "icd203");
  return [
    {
      heading: bindSentence(`What may be told of by ${dateInWords(by)}`, rests),
      form: "prose",
      statements: [state("questions", lead, QUESTIONS)],
    },
    {
      heading: undefined,
      form: "list",
      statements: grouped(all).flatMap((group) => lineOf(group, likely, findings)),
    },
  ];
}

/** That no probability can be given of single kinds of event. */
export function unasked(findings: OutlookFindings): Block {
  const { teller } = findings.outlook.panel;
  const text = `No probability is given of single kinds of event, since ${teller} tells too little of them; how often they stand on the record follows.`;
  const none = state("questions-none", bindSentence(text, seenIn(findings)), QUESTIONS);
  return { heading: undefined, form: "prose", statements: [none] };
}

/** The likeliest of what is asked, for the key judgements: words and figure, to follow its name. */
export function likeliest(
  findings: OutlookFindings,
  m: Material,
): { readonly words: Words; readonly likelihood: Statement["likelihood"] } | undefined {
  const [first] = answered(findings);
  if (first === undefined) return undefined;
  const { likelihood, words: how } = new LikelyWords(m.scope.scale ?? "icd203").of(first.p);
  const figure = bindSentence(`${chance(first.p)}, ${shareText(first.baseRate.share)}`, {
    figures: [foreseen(findings)],
    quotes: [],
  });
  const day = bindSentence(dateInWords(first.question.by), seenIn(findings));
  return { words: words`${first.says} by ${day}: ${how}${figure}`, likelihood };
}
