import {
  type Explanation,
  isMissing,
  type KnownLeg,
  type MeasuredHypothesis,
  type Verdict,
  type WouldTell,
} from "../../drivers/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import { actorByCode } from "../../lexicon/index.ts";
import { chance, countInWords, listed } from "../numbers.ts";
import { explainedSharesOf, polaritySentence } from "./explained-words.ts";
import { chanceRange, periodNoun, periodsText, quoted } from "./phrases.ts";
import { densityText, morePeriodsText } from "./tell-words.ts";
import { lackingOf } from "./verdict-words.ts";

const nameOf = (code: string): string => actorByCode(code)?.inSentence ?? code;

function relationsOf({ scope: { dyad } }: Explanation): string {
  return `the relations of ${dyad.map(nameOf).join(" and ")}`;
}

/** The hypotheses that the record measures. */
export function measuredOf(leg: KnownLeg): readonly MeasuredHypothesis[] {
  return leg.hypotheses.flatMap((one) => (one.measured ? [one] : []));
}

/** Power from which on silence says something. */
const ENOUGH = 0.8;

const isOpposite = ({ why }: MeasuredHypothesis): boolean =>
  why.some(({ code }) => code === "other-sign");

/** The hypothesis nearest to support: that of the stated sign with the highest probability; undefined where none is measured. */
export function nearestOf(leg: KnownLeg): MeasuredHypothesis | undefined {
  return [...measuredOf(leg)].sort(
    (x, y) => Number(isOpposite(x)) - Number(isOpposite(y)) || y.inclusion - x.inclusion,
  )[0];
}

/** A hypothesis' words in quotation marks. */
export function statementIn({ file }: Explanation, id: string): string {
  return quoted(file.hypotheses.find((one) => one.id === id)?.statement ?? id);
}

/** The hypotheses of a verdict with their probabilities, the most probable first. */
export function ofVerdict(explanation: Explanation, leg: KnownLeg, verdict: Verdict): string[] {
  return measuredOf(leg)
    .filter((one) => one.verdict === verdict)
    .sort((x, y) => y.inclusion - x.inclusion)
    .map(({ id, inclusion }) => `${statementIn(explanation, id)} (${chance(inclusion)})`);
}

/** What would settle a hypothesis: periods and events, in few words; undefined where neither is known to help. */
export function tellingText(wouldTell: readonly WouldTell[], by: Granularity): string | undefined {
  const parts = wouldTell.flatMap((one): string[] => {
    if (one.code === "periods") return [morePeriodsText(one.more, by) ?? []].flat();
    if (one.code !== "events" || !Number.isFinite(one.needs)) return [];
    return [
      `${densityText(one.needs)} events that cooperate or conflict a ${periodNoun(by)} in place of ${densityText(one.has)}`,
    ];
  });
  return parts.length === 0 ? undefined : parts.join(", or ");
}

/** That the record bears none of the hypotheses out, and how little it could have shown; undefined where it bears one out. */
export function noneBorneOut(leg: KnownLeg): string | undefined {
  const measured = measuredOf(leg);
  if (measured.length === 0) return "it measures none of them";
  if (measured.some((one) => one.inclusion > one.prior && !isOpposite(one))) return undefined;
  const powers = measured.flatMap(({ power }) => (power === undefined ? [] : [power.share]));
  const most = Math.max(...powers);
  const could =
    powers.length === 0 || most >= ENOUGH
      ? ""
      : `, but an effect that matters would show in ${chance(most)} of simulated records at most`;
  return `it lends weight to none of them${could}`;
}

function nearestSentence(explanation: Explanation, leg: KnownLeg): string {
  const none = noneBorneOut(leg);
  if (none !== undefined) return `${none.charAt(0).toUpperCase()}${none.slice(1)}.`;
  const nearest = nearestOf(leg);
  if (nearest === undefined) return "The record measures none of them.";
  const { inclusion, prior, wouldTell, id } = nearest;
  const lacks = listed(lackingOf(nearest, explanation.scope.by));
  const asked = nearest.why.find(({ code }) => code === "inclusion");
  const short =
    asked?.code === "inclusion" && asked.leg === "not met"
      ? `, short of the ${chance(asked.needs)} that support asks for${lacks === "" ? "" : "; besides, "}`
      : lacks === ""
        ? ""
        : ", but ";
  const tell = tellingText(wouldTell, explanation.scope.by);
  const would =
    tell === undefined
      ? ""
      : ` To find an effect that matters four times in five it would take ${tell}.`;
  return `Nearest comes ${statementIn(explanation, id)}, with a probability of ${chance(inclusion)} (${chance(prior)} beforehand)${short}${lacks}.${would}`;
}

/** What the largest part of the variation goes with that is explained at all. */
function dominantSentence(leg: KnownLeg): string {
  const [first] = explainedSharesOf(leg);
  const shares = explainedSharesOf(leg).find(({ id }) => id === "hypotheses");
  if (first === undefined || shares === undefined || first.share < 0.005) {
    return "Next to nothing of the variation of the balance is explained.";
  }
  if (first.id === "hypotheses") {
    return `Of the variation of the balance the explanations together take ${chance(first.share)}, more than anything else measured.`;
  }
  return `The largest part of the balance’s variation that is explained, ${chance(first.share)}, goes with ${first.says}; the explanations together take ${chance(shares.share)}.`;
}

function openAnswer(explanation: Explanation, leg: KnownLeg): string[] {
  const n = leg.hypotheses.length;
  const against = ofVerdict(explanation, leg, "evidence against");
  const which =
    n === 1
      ? `whether the one explanation weighed moves ${relationsOf(explanation)}`
      : `which of the ${countInWords(n)} explanations weighed moves ${relationsOf(explanation)}`;
  const but = against.length === 0 ? "" : `, except that it speaks against ${listed(against)}`;
  return [
    `The record cannot tell ${which}${but}.`,
    nearestSentence(explanation, leg),
    dominantSentence(leg),
  ];
}

function knownAnswer(explanation: Explanation, leg: KnownLeg): string[] {
  const [supported, suggestive, against] = (
    ["supported", "suggestive", "evidence against"] as const
  ).map((verdict) => ofVerdict(explanation, leg, verdict)) as [string[], string[], string[]];
  if (supported.length + suggestive.length === 0) return openAnswer(explanation, leg);
  const open = leg.hypotheses.length - supported.length - suggestive.length - against.length;
  const what = "to precede the balance and to improve its prediction";
  const found =
    supported.length > 0
      ? `In ${relationsOf(explanation)} the record supports ${listed(supported)} ${what}.`
      : `In ${relationsOf(explanation)} the record supports no explanation fully.`;
  const hints =
    suggestive.length === 0 ? [] : [`It suggests ${listed(suggestive)}, and no more than that.`];
  const contra = against.length === 0 ? [] : [`It speaks against ${listed(against)}.`];
  const rest = open === 0 ? [] : [`Of ${countInWords(open)} more it cannot tell.`];
  return [
    [found, ...hints, ...contra, ...rest].join(" "),
    ...hardlyMoves(explanation, leg),
    dominantSentence(leg),
  ];
}

/** What must be known beside a hypothesis that stands out although its series hardly moves by itself. */
function hardlyMoves(explanation: Explanation, leg: KnownLeg): string[] {
  const standing = measuredOf(leg).filter(({ verdict }) => STANDING.includes(verdict));
  return standing.flatMap(({ id, why }) => {
    const reason = why.find(({ code }) => code === "hardly-moves");
    return reason?.code === "hardly-moves"
      ? [
          `Of the variation of the series of ${statementIn(explanation, id)} trend, season and what else is always reckoned with leave ${chance(reason.share)}: a finding on so little is easily undone.`,
        ]
      : [];
  });
}

const STANDING: readonly Verdict[] = ["supported", "suggestive"];

function documentsAnswer({ documents, file }: Explanation): string[] {
  const leader = documents?.flip.leader;
  const weighed = documents?.weighed.hypotheses.find(({ id }) => id === leader);
  if (weighed === undefined) return [];
  const { together, halved, doubled } = weighed.probability;
  const says = file.hypotheses.find(({ id }) => id === leader)?.statement ?? weighed.id;
  return [
    `With the documents judged beside it ${quoted(says)} leads, at ${chance(together)} (${chanceRange(halved, doubled)} with every judgement halved or doubled).`,
  ];
}

function panelAnswer(explanation: Explanation): string[] {
  const { panel, statistics, scope } = explanation;
  if (isMissing(panel)) {
    return [
      `The record cannot tell what moves ${relationsOf(explanation)}: ${panel.reason} (${panel.has === 0 ? "none" : countInWords(panel.has)} of ${countInWords(panel.needs)} needed).`,
    ];
  }
  if (statistics?.state === "known") return knownAnswer(explanation, statistics);
  const rows =
    statistics === undefined
      ? ""
      : `: ${periodsText(statistics.has, scope.by)} can be explained, and ${countInWords(statistics.needs)} are needed`;
  return [`The record cannot tell what moves ${relationsOf(explanation)}${rows}.`];
}

/**
 * What moves the relations of the two, as far as the record tells, in two to four sentences that can be used even where it
 * does not.
 */
export function answerSentences(explanation: Explanation): readonly string[] {
  const { panel } = explanation;
  const polarity = isMissing(panel) ? undefined : polaritySentence(panel.panel);
  return [
    ...panelAnswer(explanation),
    ...(polarity === undefined ? [] : [polarity]),
    ...documentsAnswer(explanation),
  ];
}
