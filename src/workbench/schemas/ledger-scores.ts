import { z } from "zod";
import type {
  BalanceSummary,
  Beside,
  LedgerScores,
  LevelSummary,
  QuestionSummary,
} from "../../outlook/index.ts";
import { real } from "./relation-series.ts";
import { type AsJson, count, day, orNull, share, text } from "./vocabulary.ts";

const skill = {
  skill: orNull(real("Share of its score that the forecasts save; null where there is none.")),
  lo: orNull(real("Lower end of the 90 % interval; null with fewer than six periods.")),
  hi: orNull(real("Upper end.")),
  positive: orNull(share("Probability that the skill is above 0.")),
};

const crps = real("Mean continuous ranked probability score.");
const log = orNull(real("Mean −log probability of what came; null where one was held impossible."));

const beside = (says: string): z.ZodType<AsJson<Beside>> =>
  z.object({ crps, log, ...skill }).describe(says);

const levels: z.ZodType<AsJson<LevelSummary>> = z
  .object({
    forecasts: count("Resolved forecasts."),
    periods: count("Different periods among them."),
    ...{ crps, log },
    baselines: z
      .object({
        zero: beside("None."),
        "last-value": beside("As many as last, spread like the past."),
        "last-twelve": beside("The last twelve periods."),
        "same-period": beside("The same month or quarter of past years."),
        moments: beside("The negative binomial by moments."),
        tsb: beside("Teunter, Syntetos and Babai's smoothing."),
        climatology: beside("What has always been."),
      })
      .describe("What they stand beside, and their skill over it."),
    calibration: z
      .object({
        deciles: z
          .array(share("Share of outcomes."))
          .describe("Randomised probability integral transforms in ten equal bins."),
        statistic: real("Distance of Kolmogorov and Smirnov from uniform."),
        pValue: share("Its p value, which takes forecasts for independent."),
        inside50: share("Share of outcomes in the central 50 % intervals."),
        inside90: share("Share in the central 90 % intervals."),
      })
      .describe("Whether what came lay where it was said to."),
  })
  .describe("How forecasts of counts fared.");

const balance: z.ZodType<AsJson<BalanceSummary>> = z
  .object({
    forecasts: count("Resolved forecasts."),
    periods: count("Different periods among them."),
    crps: real("Twice the mean pinball loss of the five quantiles, logits."),
    inside50: share("Share of outcomes in the central 50 % intervals."),
    inside90: share("Share in the central 90 % intervals."),
    climatology: z
      .object({ crps: real("Distance."), ...skill })
      .describe("Beside the mean level so far."),
    persistence: z.object({ crps: real("Distance."), ...skill }).describe("Beside the last level."),
  })
  .describe("How forecasts of the balance fared.");

const event = { brier: share("Mean Brier score."), log };

const questions: z.ZodType<AsJson<QuestionSummary>> = z
  .object({
    questions: count("Resolved questions."),
    yes: count("That came out yes."),
    last: z
      .object({
        ...event,
        reliability: real("Mean squared distance of stated and observed, by bins."),
        resolution: real("Mean squared distance of a bin's share from the overall one."),
        uncertainty: real("Score of the overall share."),
        withinBins: real("What the bins hide."),
        calibrationError: real("Mean distance of stated and observed, by bins."),
        bins: z
          .array(
            z
              .object({
                forecasts: count("Probabilities in the bin."),
                events: count("That came out yes."),
                probability: share("Their mean."),
                frequency: share("Share that came out yes."),
                lo: share("Lower end of its 90 % Jeffreys interval."),
                hi: share("Upper end."),
              })
              .describe("Probabilities alike."),
          )
          .describe("Ten bins; those without any are left out."),
        area: orNull(share("Area under the curve; null where all came out alike.")),
      })
      .describe("By the last probability told before the day that decided each."),
    averaged: z.object(event).describe("By the probability that stood on each day of its life."),
    base: z.object({ ...event, ...skill }).describe("Beside the base rate, fixed before opening."),
    half: z.object({ ...event, ...skill }).describe("Beside one half throughout."),
  })
  .describe("How probabilities of questions fared.");

const tally = {
  issued: count("Issued; of one told anew the last counts."),
  open: count("Of which nothing is known yet."),
  resolved: count("Of which it is known what came."),
  void: count("Of which nothing will be known."),
  superseded: count("Told anew from a later state of the record."),
};

function rows<S extends z.ZodType>(scores: S, by: string) {
  return z
    .array(
      z
        .object({
          key: text(`The ${by}.`),
          ...tally,
          scores: scores.nullable().describe("Scores."),
        })
        .describe(`One ${by}.`),
    )
    .describe(`By ${by}.`);
}

const scoresOf = <S extends z.ZodType>(scores: S) =>
  scores.nullable().describe("How the resolved ones fared; null where none is.");

/** How all that was issued fared. */
export const ledgerScoresSchema: z.ZodType<AsJson<LedgerScores>> = z
  .object({
    levels: z
      .object({
        ...tally,
        scores: scoresOf(levels),
        byDyad: rows(levels, "dyad"),
        byTarget: rows(levels, "target"),
        byHorizon: rows(levels, "horizon"),
      })
      .describe("Forecasts of counts."),
    balance: z
      .object({
        ...tally,
        scores: scoresOf(balance),
        byDyad: rows(balance, "dyad"),
        byHorizon: rows(balance, "horizon"),
      })
      .describe("Forecasts of the balance."),
    questions: z
      .object({
        ...tally,
        scores: scoresOf(questions),
        byDyad: rows(questions, "dyad"),
        byTopic: rows(questions, "topic"),
      })
      .describe("Questions; each counts once."),
    voids: z
      .array(
        z
          .object({
            seq: count("The number of the forecast."),
            what: text("What was forecast."),
            on: day("The day on which that was said."),
            because: text("Why."),
          })
          .describe("A forecast of which nothing will be known."),
      )
      .describe("Forecasts that are void, each with its reason."),
  })
  .describe("Scores.");
