import { percentText, type Table, tableText } from "../../figure/index.ts";
import type { OutlookDocument, OutlookQuestion, OutlookRelease } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { counted, nameOf, paragraphs } from "../wording.ts";
import { fansText, levelsText } from "./levels-text.ts";

const skillText = (release: Pick<OutlookRelease, "skill" | "lo" | "hi">): string =>
  release.skill === null
    ? ""
    : release.lo === null || release.hi === null
      ? `${(100 * release.skill).toFixed(1)}%`
      : `${(100 * release.skill).toFixed(1)}% [${(100 * release.lo).toFixed(1)}, ${(100 * release.hi).toFixed(1)}]`;

function rateText({ baseRate }: OutlookQuestion): string {
  if (baseRate === null) return "";
  return `${percentText(baseRate.share)} (${percentText(baseRate.lo)} to ${percentText(baseRate.hi)})`;
}

/** The window of most questions, which heads the table; one with another has its whole text. */
function questionTable({ questions, source }: OutlookDocument): Table {
  const [first] = questions;
  return {
    caption: `Will ${source} tell of it, after ${first?.opens} and up to ${first?.by}?`,
    columns: [
      { key: "p", title: "Yes", align: "right" },
      { key: "words", title: "In words" },
      { key: "rate", title: "Past windows" },
      { key: "text", title: "At least one" },
    ],
    rows: questions
      .toSorted((x, y) => (y.p ?? -1) - (x.p ?? -1))
      .map((question) => ({
        p: percentText(question.p),
        words: question.words,
        rate: rateText(question),
        text:
          question.opens === first?.opens && question.by === first.by
            ? question.says
            : question.text,
      })),
  };
}

function trackTable({ trackRecord }: OutlookDocument): Table {
  return {
    caption:
      "How such forecasts did: skill over the long-run mean by CRPS, all dyads; 90% intervals",
    columns: [
      { key: "target", title: "Target" },
      { key: "horizon", title: "Ahead", align: "right" },
      { key: "skill", title: "Skill" },
      { key: "sure", title: "P(> 0)", align: "right" },
      { key: "own", title: "These two" },
      { key: "half", title: "In 50%", align: "right" },
      { key: "most", title: "In 90%", align: "right" },
      { key: "state", title: "" },
    ],
    rows: trackRecord.releases.map((release) => ({
      target: release.target === "material-conflict" ? "deeds of conflict" : release.target,
      horizon: release.horizon,
      skill: skillText(release),
      sure: percentText(release.positive),
      own: release.own === null ? "" : skillText(release.own),
      half: percentText(release.coverage50),
      most: percentText(release.coverage90),
      state: release.state,
    })),
  };
}

const MOST_ANALOGUES = 8;

function analogueTable({ analogues, by }: OutlookDocument): Table {
  return {
    caption: `Past years that ran most alike, and what came in the ${by === "year" ? "year" : "half year"} after`,
    columns: [
      { key: "dyad", title: "Dyad" },
      { key: "when", title: "When" },
      { key: "alike", title: "Alike", align: "right" },
      { key: "cooperation", title: "Cooperation", align: "right" },
      { key: "conflict", title: "Conflict", align: "right" },
      { key: "balance", title: "Balance", align: "right" },
    ],
    rows: analogues.slice(0, MOST_ANALOGUES).map((one) => ({
      dyad: one.dyad.map(nameOf).join(" and "),
      when: `${one.first} to ${one.last}`,
      alike: one.similarity.toFixed(2),
      cooperation: one.followed.cooperation ?? "",
      conflict: one.followed.conflict ?? "",
      balance: one.balanceChange === null ? "" : one.balanceChange.toFixed(2),
    })),
  };
}

function shareTable({ analogueShares }: OutlookDocument): Table {
  return {
    caption: "What followed them, as base rates; weighed: drawn towards all windows",
    columns: [
      { key: "says", title: "Followed" },
      { key: "share", title: "Of analogues" },
      { key: "weighed", title: "Weighed", align: "right" },
      { key: "all", title: "Of all windows", align: "right" },
    ],
    rows: analogueShares.map(({ says, share, lo, hi, of, weighed, all }) => ({
      says,
      share: `${percentText(share)} (${percentText(lo)} to ${percentText(hi)}), n = ${of}`,
      weighed: percentText(weighed),
      all: percentText(all),
    })),
  };
}

function signpostSentences({ signposts, signpostsLooked }: OutlookDocument): string[] {
  if (signposts.length === 0) return [];
  return [
    `What would move the outlook (of ${signpostsLooked} combinations looked at; associations over all dyads):`,
    ...signposts.map(
      ({ says, occasions, dyads, present }) =>
        `- ${says}; ${counted(occasions, "occasion")} in ${counted(dyads, "dyad")}${present === true ? "; present now" : ""}.`,
    ),
  ];
}

function scenarioText(scenario: OutlookDocument["scenarios"][number], effects: Effects): string[] {
  const { title, says, periods } = scenario;
  const head = paragraphs([`Scenario: ${title}. ${says.join(" ")}`], effects);
  if (periods.length === 0) return [head];
  const table: Table = {
    caption:
      "Balance under the scenario less baseline, logits; factor: of the ratio of cooperation to conflict",
    columns: [
      { key: "period", title: "Period" },
      { key: "difference", title: "Difference" },
      { key: "factor", title: "Factor" },
      { key: "up", title: "P(> 0)", align: "right" },
    ],
    rows: periods.map(({ period, difference, factor, positive }) => ({
      period,
      difference: `${difference.mean.toFixed(2)} [${difference.q05.toFixed(2)}, ${difference.q95.toFixed(2)}]`,
      factor: `${factor.mean.toFixed(2)} [${factor.lo.toFixed(2)}, ${factor.hi.toFixed(2)}]`,
      up: percentText(positive),
    })),
  };
  return [head, tableText(table, effects)];
}

function ledgerSentence({ ledger }: OutlookDocument): string[] {
  if (ledger === null) return [];
  const { added, known, leftOut, head } = ledger;
  const before = known === 0 ? "" : ` (${known} of them before)`;
  const entered = `${counted(added + known, "forecast")} entered in the ledger${before}`;
  const past = leftOut === 0 ? "" : `; ${leftOut} of periods that have begun are not`;
  const pin = head === null ? "" : ` Its head is ${head.seq}:${head.hash}.`;
  return [`${entered}${past}.${pin}`];
}

/** What may come of a relation, for a terminal: the answer first. */
export function outlookText(document: OutlookDocument, effects: Effects): string {
  const { dyad, by, asOf, origin, answer, questions, trackRecord, analogues } = document;
  return [
    paragraphs(
      [`${dyad.map(nameOf).join(" and ")} by ${by}, as of ${asOf}: what next after ${origin}?`],
      effects,
    ),
    paragraphs(answer, effects),
    ...fansText(document, effects),
    ...levelsText(document, effects),
    ...(questions.length === 0 ? [] : [tableText(questionTable(document), effects)]),
    ...(trackRecord.releases.length === 0 ? [] : [tableText(trackTable(document), effects)]),
    ...(signpostSentences(document).length === 0
      ? []
      : [paragraphs(signpostSentences(document), effects)]),
    ...(analogues.length === 0
      ? []
      : [tableText(analogueTable(document), effects), tableText(shareTable(document), effects)]),
    ...document.scenarios.flatMap((scenario) => scenarioText(scenario, effects)),
    paragraphs([...ledgerSentence(document), ...document.limitations], effects),
  ].join("\n\n");
}
