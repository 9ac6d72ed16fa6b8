import { period } from "../../kernel/index.ts";
import { bindSentence } from "../bound-figures.ts";
import { chanceRange, periodText, seriesText } from "../driver-words/phrases.ts";
import { explained } from "../evidence.ts";
import { chance, countInWords, listed } from "../numbers.ts";
import type { OutlookFindings } from "../outlook-findings.ts";
import { OUTCOME_WORDS } from "../outlook-words/phrases.ts";
import { type Block, state, words } from "../statement.ts";
import { seenIn } from "./outlook-evidence.ts";
import { answered } from "./outlook-questions.ts";

const QUESTIONS = explained("method/questions");
const SIGNPOSTS = explained("method/signposts");
const ANALOGUES = explained("method/analogues");

/** Questions that are told to be open. */
const OPEN = 3;

/** Within these probabilities a question is open. */
const EVEN = { least: 0.2, most: 0.8 };

/** The events of which it is least decided whether they come, and where to find what would move the counts. */
export function watchBlocks(findings: OutlookFindings): Block[] {
  const all = answered(findings);
  const open = all
    .filter(({ p }) => p > EVEN.least && p < EVEN.most)
    .toSorted((x, y) => Math.abs(x.p - 0.5) - Math.abs(y.p - 0.5))
    .slice(0, OPEN);
  const names = open.map(({ says, p }) => `${says} (${chance(p)})`);
  const text =
    names.length === 0
      ? `nothing that is asked above stands between ${Math.round(100 * EVEN.least)} and ${chance(EVEN.most)}: what runs against its probability will tell most.`
      : `least decided of what is asked above ${names.length === 1 ? "is" : "are"} ${listed(names)}: whether ${names.length === 1 ? "it comes" : "they come"} will tell most.`;
  const [a, b] = findings.outlook.scope.dyad;
  const where = `Which kinds of event precede more or fewer events than expected is looked for by entente outlook ${a} ${b}.`;
  return [
    {
      heading: words`What to watch`,
      form: "prose",
      statements: [
        ...(all.length === 0
          ? []
          : [state("watch", bindSentence(text, seenIn(findings)), QUESTIONS)]),
        state("watch-further", bindSentence(where, seenIn(findings)), SIGNPOSTS),
      ],
    },
  ];
}

/** Analogues that are named. */
const NAMED = 3;

/** What is told of what followed; that something fell or rose as any other may is left to the command. */
const TOLD = ["conflict-rose", "material-conflict", "balance-fell", "balance-rose"] as const;

/** After how many of the analogues: `two of 11`. */
function afterText(share: number, of: number): string {
  const after = Math.round(share * of);
  return `${after === 0 ? "none" : countInWords(after)} of ${countInWords(of)}`;
}

/** The past years of other dyads that ran most alike, and how often something followed them. */
export function analogueBlocks(findings: OutlookFindings): Block[] {
  const { by, outlook } = findings;
  const found = outlook.analogues;
  const heading = words`What followed years like the last one`;
  const rests = seenIn(findings);
  if ("reason" in found) {
    const text = `no past years can be set beside the last one: ${found.reason} (${countInWords(found.has)} of ${countInWords(found.needs)} needed).`;
    const none = state("analogues-none", bindSentence(text, rests), ANALOGUES);
    return [{ heading, form: "prose", statements: [none] }];
  }
  const { analogues, shares, horizon } = found;
  const names = analogues
    .slice(0, NAMED)
    .map(
      ({ a, b, first, last }) =>
        `${seriesText(`${a}-${b}`)} (${periodText(period(first))} to ${periodText(period(last))})`,
    );
  const nearest = `of ${countInWords(analogues.length)} past years that ran most like the last one, of one dyad each, the nearest are those of ${listed(names)}.`;
  const told = shares.filter(({ outcome }) => TOLD.some((one) => one === outcome));
  const parts = told.map(
    ({ outcome, share, of, lo, hi, all }) =>
      `${OUTCOME_WORDS[outcome]} after ${afterText(share, of)} (${chanceRange(lo, hi)}; ${chance(all.share)} of all past years)`,
  );
  const followed = `In the ${horizon === 1 ? by : `${countInWords(horizon)} ${by}s`} after, ${parts.join("; ")}.`;
  return [
    {
      heading,
      form: "prose",
      statements: [
        state("analogues", bindSentence(nearest, rests), ANALOGUES),
        ...(parts.length === 0
          ? []
          : [state("analogue-shares", bindSentence(followed, rests), ANALOGUES)]),
      ],
    },
  ];
}
