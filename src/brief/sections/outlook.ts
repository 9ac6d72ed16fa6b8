import { isMissing } from "../../drivers/index.ts";
import { dateInWords, daysBetween } from "../../kernel/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { periodsText } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import type { Material } from "../material.ts";
import { countInWords, countOf } from "../numbers.ts";
import { isFromTheEnd, type OutlookFindings } from "../outlook-findings.ts";
import { type Block, type Section, type Statement, state, words } from "../statement.ts";
import { frequencies } from "./base-rates.ts";
import { liveEdge, news } from "./live-edge.ts";
import { seenIn } from "./outlook-evidence.ts";
import { expectedWords, levelLines } from "./outlook-levels.ts";
import { likeliest, questionBlocks, unasked } from "./outlook-questions.ts";
import { trackBlocks } from "./outlook-record.ts";
import { analogueBlocks, watchBlocks } from "./outlook-watch.ts";

const LEVELS = explained("method/level-forecasts");

/** Fewest events of which the key judgements tell what may come. */
const LEAST = 5;

const DAYS_A_MONTH = 30.44;

/** How long before the day of the brief the record ends: `four years`. */
function distanceText(days: number): string {
  const months = Math.round(days / DAYS_A_MONTH);
  return months < 24 ? countOf(months, "month") : countOf(Math.floor(days / 365.25), "year");
}

/** From which day the outlook looks ahead. */
function lead(findings: OutlookFindings): Statement {
  const { outlook, by } = findings;
  const { known, scope, panel } = outlook;
  const day = dateInWords(known);
  const days = daysBetween(known, scope.asOf);
  const text = isFromTheEnd(findings)
    ? `This is the outlook from ${day}, the end of the last ${by} that ${panel.teller} tells of whole, and not from the day of this brief, ${distanceText(days)} later: what came in between is not in the record.`
    : `This is the outlook from ${day}, the end of the last ${by} that ${panel.teller} tells of whole.`;
  return state("outlook-from", bindSentence(text, seenIn(findings)), LEVELS);
}

/** How what follows is to be read. */
function reading(findings: OutlookFindings): Statement {
  const { teller } = findings.outlook.panel;
  const text = `Forecast is what ${teller} will tell, which is less than what will happen. A forecast is given where a back-test is more than 90 per cent sure that such forecasts are better than the long-run mean; else that mean stands in.`;
  return state("outlook-reading", bindSentence(text, { figures: [LEVELS], quotes: [] }), LEVELS);
}

function untold(m: Material): Block {
  const { outlook } = m;
  const much = isMissing(outlook)
    ? ` (${outlook.reason}: ${countInWords(outlook.has)} of ${countInWords(outlook.needs)} needed)`
    : "";
  const text = `No outlook is given${much}.`;
  const none = state("outlook-none", bindSentence(text, { figures: [LEVELS], quotes: [] }), LEVELS);
  return { heading: undefined, form: "prose", statements: [none] };
}

function blocksOf(findings: OutlookFindings, m: Material): Block[] {
  const { outlook, by } = findings;
  const levels = levelLines(findings);
  const questions = questionBlocks(findings, m);
  return [
    { heading: undefined, form: "prose", statements: [lead(findings), reading(findings)] },
    ...(levels.length === 0
      ? []
      : [
          {
            heading: bindSentence(`The next ${periodsText(outlook.horizon, by)}`, seenIn(findings)),
            form: "list" as const,
            statements: levels,
          },
        ]),
    ...(questions.length === 0 ? [unasked(findings), frequencies(m)] : questions),
    ...watchBlocks(findings),
    ...liveEdge(m),
    ...analogueBlocks(findings),
    ...trackBlocks(findings),
    ...news(m),
  ];
}

/** What may come, from the record as it was known: levels, events, what to watch, and how such forecasts have done. */
export function outlook(m: Material): Section {
  const blocks = isMissing(m.outlook)
    ? [untold(m), frequencies(m), ...liveEdge(m), ...news(m)]
    : blocksOf(m.outlook, m);
  return { id: "outlook", title: "Outlook and what to watch", blocks };
}

/** The likeliest of what is asked, and the counts that are forecast. */
export function outlookJudgement(m: Material): Statement | undefined {
  if (isMissing(m.outlook) || m.total < LEAST) return undefined;
  const findings = m.outlook;
  const [question, levels] = [likeliest(findings, m), expectedWords(findings)];
  const day = bindSentence(dateInWords(findings.outlook.known), seenIn(findings));
  const parts = [question?.words, levels].filter((part) => part !== undefined);
  const [first, second] = parts;
  if (first === undefined) return undefined;
  const head =
    question === undefined
      ? words`from ${day} on, `
      : words`from ${day} on, the likeliest of what is asked is `;
  const said = second === undefined ? first : words`${first}; ${second}`;
  const statement = state("outlook-judgement", words`${head}${said}.`, LEVELS);
  const likelihood = question?.likelihood;
  return likelihood === undefined ? statement : { ...statement, likelihood };
}
