import type {
  Hypothesis,
  KnownLeg,
  MeasuredHypothesis,
  Reason,
  Verdict,
} from "../../drivers/index.ts";
import type { Granularity } from "../../kernel/index.ts";
import { chance, countInWords, listed } from "../numbers.ts";
import { periodNoun, periodsText, quoted, seriesText } from "./phrases.ts";

/** A hypothesis as the statistical leg answers it, measured or not. */
export type AnsweredHypothesis = KnownLeg["hypotheses"][number];

type Missing = MeasuredHypothesis["unmeasured"][number];

/** A verdict in running text. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  supported: "supported by the record",
  suggestive: "suggestive, and no more than that",
  "evidence against": "the record speaks against it",
  "the record cannot tell": "the record cannot tell",
};

/**
 * What the record says of a hypothesis and how sure that is.
 *
 * @param weighed of a leg that is known or not
 */
export function verdictSentence(
  { statement }: Pick<Hypothesis, "statement">,
  weighed: AnsweredHypothesis,
): string {
  const opening = `${quoted(statement)}: ${VERDICT_WORDS[weighed.verdict]}`;
  if (!weighed.measured) return `${opening}, for it has not measured what the explanation names.`;
  const { inclusion, prior } = weighed;
  return `${opening}. That what it names precedes the balance and improves its prediction has a probability of ${chance(inclusion)}; before the record was weighed it had ${chance(prior)}.`;
}

/** Why an exposure could not be used: `arms-delivered (never known)`. */
export function unmeasuredText({ exposure, problem, has, needs }: Missing): string {
  const why: Readonly<Record<Missing["problem"], string>> = {
    missing: "never known",
    short: `known in ${countInWords(has)} of the ${countInWords(needs)} periods needed`,
    constant: "always the same",
  };
  return `${seriesText(exposure)} (${why[problem]})`;
}

type Of<Code extends Reason["code"]> = Extract<Reason, { readonly code: Code }>;

function gainReason({ leg, positive, needs }: Of<"gain">): string {
  if (leg === "unknown") {
    return "Whether it improves predictions that know only the past is not known: the record is too short for that.";
  }
  const head =
    leg === "met"
      ? "It improves predictions that know only the past"
      : "It does not surely improve predictions that know only the past";
  return `${head}: probability ${chance(positive)}, where ${chance(needs)} is asked for.`;
}

function stableReason({ leg, lowest, sameSign, needs }: Of<"stable">): string {
  const choices = "other choices of priors, lags and windows";
  if (leg === "unknown") return `How it fares under ${choices} is not known.`;
  if (leg === "met") {
    return `It holds under ${choices}: the probability stays at ${chance(lowest)} or more, and the sign stays.`;
  }
  const sign = sameSign ? [] : ["turn the sign of the effect"];
  const low =
    lowest > needs
      ? []
      : [
          `bring the probability down to ${chance(lowest)}, where over ${chance(needs)} is asked for`,
        ];
  return `It does not hold under ${choices}: some ${[...sign, ...low].join(" and ")}.`;
}

function leadReason({ leg, inclusion, below }: Of<"lead">): string {
  if (leg === "unknown") {
    return "Whether its later values go with the earlier balance could not be tested.";
  }
  const rest = `(probability ${chance(inclusion)}, which must stay below ${chance(below)})`;
  return leg === "met"
    ? `Its later values do not go with the earlier balance, as they should not ${rest}.`
    : `Its later values go with the earlier balance ${rest}: it may follow the relation rather than precede it.`;
}

function placeboReason({ leg, run, failed }: Of<"placebos">): string {
  if (leg === "unknown") {
    return "No control could be run: the record tells too little of any relation or series that should stay silent.";
  }
  if (leg === "met") {
    return run === 1
      ? "The control that should stay silent does (one could be run)."
      : `The controls that should stay silent do (${countInWords(run)} could be run).`;
  }
  const names = listed(failed.map(seriesText));
  return failed.length === 1
    ? `A control that should stay silent does not: ${names}.`
    : `Controls that should stay silent do not: ${names}.`;
}

function powerReason({ leg, share, needs }: Of<"power">): string {
  if (leg === "unknown")
    return "How often an effect that matters would be found was not simulated.";
  return leg === "met"
    ? `An effect that matters would be found in ${chance(share)} of simulated records, so silence says something.`
    : `An effect that matters would be found in ${chance(share)} of simulated records, where ${chance(needs)} is asked for, so silence says little.`;
}

/** One reason for a verdict, met or not, as a sentence. */
export function reasonSentence(reason: Reason, by?: Granularity): string {
  switch (reason.code) {
    case "too-few-rows": {
      const has =
        by === undefined ? `${countInWords(reason.has)} periods` : periodsText(reason.has, by);
      return `The record lets ${has} be explained, and ${countInWords(reason.needs)} are needed.`;
    }
    case "not-measured":
      return reason.missing.length === 0
        ? "The record holds none of its series."
        : `The record measures none of its series: ${listed(reason.missing.map(unmeasuredText))}.`;
    case "inclusion":
      return `Its probability is ${chance(reason.inclusion)}, from ${chance(reason.prior)} beforehand; support asks for ${chance(reason.needs)}.`;
    case "other-sign":
      return `The sign that it states has a probability of ${chance(reason.asStated)}: the opposite fits better.`;
    case "hardly-moves":
      return `Its series hardly moves by itself: trend, season and what else is always reckoned with leave ${chance(reason.share)} of its variation, where ${chance(reason.needs)} is asked for. An effect of one standard deviation is then far more than the record has seen.`;
    case "gain":
      return gainReason(reason);
    case "stable":
      return stableReason(reason);
    case "lead":
      return leadReason(reason);
    case "placebos":
      return placeboReason(reason);
    case "power":
      return powerReason(reason);
  }
}

/** What a verdict of support lacks beside a higher probability, in few words each; empty where nothing does. */
export function lackingOf(
  { why }: Pick<AnsweredHypothesis, "why">,
  by: Granularity,
): readonly string[] {
  const noLeg: Readonly<Record<Exclude<Reason, { readonly leg: unknown }>["code"], string[]>> = {
    "too-few-rows": [`there are too few ${periodNoun(by)}s`],
    "not-measured": ["none of its series is measured"],
    "other-sign": ["the opposite sign fits better"],
    // Shown, and no condition of any verdict.
    "hardly-moves": [],
  };
  return why.flatMap((reason): string[] => {
    if (!("leg" in reason)) return noLeg[reason.code];
    if (reason.code === "inclusion" || reason.code === "power" || reason.leg === "met") return [];
    const isOpen = reason.leg === "unknown";
    const lacks: Readonly<Record<typeof reason.code, string>> = {
      gain: isOpen
        ? "whether it improves predictions is not known"
        : "it does not surely improve predictions",
      stable: "it does not hold under other choices of priors, lags and windows",
      lead: isOpen
        ? "its direction in time is not tested"
        : "its later values go with the earlier balance",
      placebos: isOpen ? "no control could be run" : "a control that should stay silent does not",
    };
    return [lacks[reason.code]];
  });
}
