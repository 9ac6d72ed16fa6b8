import { isMissing } from "../../drivers/index.ts";
import { dateInWords } from "../../kernel/index.ts";
import { bindSentence } from "../bound-figures.ts";
import type { DriverFindings } from "../driver-findings.ts";
import { answerInBrief } from "../driver-words/brief-answer.ts";
import { explainedSentence, polaritySentence } from "../driver-words/explained-words.ts";
import { periodsText, periodText, quoted, seriesText } from "../driver-words/phrases.ts";
import { type Evidence, explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { countInWords, countOf, listed } from "../numbers.ts";
import { type Block, type Statement, state, words } from "../statement.ts";
import { challengeBlock } from "./driver-challenge.ts";
import { documentsBlock } from "./driver-documents.ts";
import { restingOn, weighed } from "./driver-evidence.ts";
import { driverLines } from "./driver-lines.ts";

const METHOD = explained("method/drivers");

function provenance({ explanation, origin }: DriverFindings): string {
  const { file, statistics } = explanation;
  const n = countInWords(file.hypotheses.length);
  const { source } = file;
  const after =
    origin === "default"
      ? `${n} explanations that the record itself suggests`
      : source === undefined
        ? `${n} explanations from the file ${quoted(file.title)}`
        : `${n} explanations after ${quoted(source.title)}${source.author === undefined ? "" : ` by ${source.author}`}`;
  const rows =
    statistics?.state === "known"
      ? ` are weighed together on ${periodsText(statistics.rows.used, explanation.scope.by)}, from ${periodText(statistics.rows.first)} to ${periodText(statistics.rows.last)}`
      : " stand to be weighed";
  return `${after}${rows}`;
}

/** That the hypotheses could not be known on the day of the brief. */
function hindsight({ explanation: { file }, origin }: DriverFindings, m: Material): string {
  return origin !== "default" && file.declared > m.scope.asOf
    ? `; they were written down on ${dateInWords(file.declared)}, after the day of this brief`
    : "";
}

const READING =
  "A probability beside an explanation is that what it names precedes the balance and improves its prediction, with the balance’s own past, movements common to all relations and the amount of reporting allowed for; other choices are other priors, lags and windows, a usual rise is one standard deviation, and its intervals are of 90 per cent. Several explanations may hold at once, and none of it says that one thing brings the other about.";

function lead(findings: DriverFindings, m: Material): Statement[] {
  const { statistics } = findings.explanation;
  const rests = restingOn(findings);
  const late = bindSentence(hindsight(findings, m), { figures: rests.quotes, quotes: [] });
  const sentence = words`${bindSentence(provenance(findings), rests)}${late}.`;
  const first = state("drivers", sentence, METHOD);
  if (statistics?.state !== "known") {
    const has = statistics === undefined ? "" : thin(statistics, findings);
    return [first, state("drivers-unknown", bindSentence(has, rests), METHOD)];
  }
  return [
    first,
    state("drivers-reading", bindSentence(READING, { figures: [METHOD], quotes: [] })),
    state("drivers-explained", bindSentence(explainedSentence(statistics), rests), METHOD),
    ...polarity(findings),
  ];
}

function polarity(findings: DriverFindings): Statement[] {
  const { panel } = findings.explanation;
  const sentence = isMissing(panel) ? undefined : polaritySentence(panel.panel);
  return sentence === undefined
    ? []
    : [state("drivers-polarity", bindSentence(sentence, restingOn(findings)), METHOD)];
}

function thin(
  { has, needs }: { readonly has: number; readonly needs: number },
  { explanation }: DriverFindings,
): string {
  return `Nothing can be weighed: ${periodsText(has, explanation.scope.by)} can be explained, and ${countInWords(needs)} are needed.`;
}

/** Forms of explanation whose names need an apostrophe. */
const FORMS: Readonly<Record<string, string>> = {
  "enemys-enemy": "the enemy of one’s enemy",
  "friends-friend": "the friend of one’s friend",
  "friend-of-enemy": "the friend of one’s enemy",
};

/** What the explanations lack of the record: series, and whole forms. */
function unread(findings: DriverFindings): Statement | undefined {
  const { explanation, leftOut } = findings;
  const missing = isMissing(explanation.panel) ? [] : explanation.panel.missing;
  const exposures = missing.filter(({ part }) => part === "exposure");
  const controls = missing.length - exposures.length;
  const named = [...new Set(exposures.map(({ series }) => seriesText(series)))];
  const parts = [
    named.length === 0
      ? []
      : `${countOf(named.length, "series", "series")} that they name (${listed(named)})`,
    controls === 0 ? [] : `${countOf(controls, "series", "series")} that would serve as controls`,
  ].flat();
  const read = parts.length === 0 ? [] : [`The record lacks ${listed(parts)}.`];
  const forms = leftOut.map(
    ({ id, reason }) => `${FORMS[id] ?? id.replaceAll("-", " ")} (${reason})`,
  );
  const left = forms.length === 0 ? [] : [`Not weighed for want of a record: ${listed(forms)}.`];
  const text = [...read, ...left].join(" ");
  return text === ""
    ? undefined
    : state(
        "drivers-unread",
        bindSentence(text, restingOn(findings)),
        explained("method/driver-series"),
      );
}

function withHeading(statements: readonly Statement[]): Block {
  return { heading: words`What may move the relation`, form: "prose", statements };
}

/** Why nothing can be weighed of a dyad of which too little is told. */
function untold({ drivers: findings }: Material): Statement | undefined {
  const panel = isMissing(findings) ? findings : findings.explanation.panel;
  if (!isMissing(panel)) return undefined;
  const much = `${panel.has === 0 ? "none" : countInWords(panel.has)} of ${countInWords(panel.needs)} needed`;
  const evidence: Evidence[] = isMissing(findings) ? [METHOD] : [weighed(findings), METHOD];
  const sentence = `What may move the relation is not weighed: ${panel.reason} (${much}).`;
  return state(
    "drivers-unknown",
    bindSentence(sentence, { figures: evidence, quotes: [METHOD] }),
    METHOD,
  );
}

/** What may move the relation: explanations weighed by statistics and by documents, and the case against them. */
export function driverBlocks(m: Material): Block[] {
  const none = untold(m);
  if (none !== undefined) return [withHeading([none])];
  if (isMissing(m.drivers)) return [];
  const findings = m.drivers;
  const last = unread(findings);
  return [
    withHeading(lead(findings, m)),
    ...driverLines(findings, m.scope.scale ?? "icd203"),
    ...documentsBlock(findings),
    ...challengeBlock(findings),
    ...(last === undefined
      ? []
      : [{ heading: undefined, form: "prose" as const, statements: [last] }]),
  ];
}

/** The best supported explanation, or that the record cannot tell; undefined where nothing was weighed. */
export function driversJudgement({ drivers: findings }: Material): Statement | undefined {
  if (isMissing(findings)) return undefined;
  const text = answerInBrief(findings.explanation);
  return text === undefined
    ? undefined
    : state("drivers-judgement", bindSentence(text, restingOn(findings)), METHOD);
}
