import { z } from "zod";
import type {
  OutlookAnalogue,
  OutlookDocument,
  OutlookLevel,
  OutlookQuestion,
  OutlookRelease,
  OutlookSignpost,
  ScenarioPart,
} from "../outlook/outlook-document.ts";
import { real } from "./relation-series.ts";
import { type AsJson, asOf, count, day, dyad, named, orNull, share, text } from "./vocabulary.ts";

const target = z
  .enum(["cooperation", "conflict", "material-conflict", "balance"])
  .describe("What is forecast.");

const quantiles = z
  .object({
    "0.05": real("The value that 5 in 100 fall short of."),
    "0.25": real("The lower quarter's end."),
    "0.5": real("The middle."),
    "0.75": real("The upper quarter's beginning."),
    "0.95": real("The value that 5 in 100 exceed."),
  })
  .describe("Quantiles of the distribution.");

const spread = (says: string) => z.object({ mean: real("Mean."), quantiles }).describe(says);

/** One target in one period. */
export const level: z.ZodType<AsJson<OutlookLevel>> = z
  .object({
    target,
    unit: z.enum(["events", "logits"]).describe("Events of the period, or logits of the balance."),
    period: text("The period that is forecast."),
    horizon: count("Periods after the last that is known whole."),
    shown: z
      .enum(["pool", "climatology"])
      .describe("The pool of models, or climatology where the pool has not earned its place."),
    mean: real("Mean of what is shown."),
    quantiles,
    any: orNull(share("Probability of at least one event; null of the balance.")),
    baselines: z
      .object({
        climatology: spread("What has always been."),
        persistence: spread("The last value again."),
      })
      .describe("What it stands beside."),
  })
  .describe("One target in one period.");

/** A question that a rule on the record resolves. */
export const question: z.ZodType<AsJson<OutlookQuestion>> = z
  .object({
    id: text("Its name."),
    text: text("The question."),
    says: text("The same in short."),
    rule: z.unknown().describe("What decides it, as data."),
    opens: day("The first day that counts is the one after."),
    by: day("The last day that counts."),
    source: text("The source that resolves it."),
    finePrint: z.array(text("A sentence.")).describe("What counts and what does not."),
    hash: text("Hash of all that decides it."),
    p: orNull(share("Probability of yes; null where the record is too short.")),
    baseRate: orNull(
      z
        .object({
          share: share("Share of past windows of this length in which it held."),
          windows: count("Windows, one beginning with each month."),
          apart: count("Windows that fit side by side."),
          lo: share("Lower end of the share's 90 % interval."),
          hi: share("Upper end."),
          from: text("First month of the record that it is read from."),
          to: text("Last month."),
        })
        .describe("How often it has held before it opened; null where no window is told of."),
    ),
    words: text("The probability in the words of ICD 203, with their range."),
  })
  .describe("A question that a rule on the record resolves.");

const skillFields = {
  forecasts: count("Forecasts scored."),
  skill: orNull(real("Share of climatology's CRPS that is saved.")),
  lo: orNull(real("Lower end of its 90 % interval.")),
  hi: orNull(real("Upper end.")),
};

const release: z.ZodType<AsJson<OutlookRelease>> = z
  .object({
    target,
    horizon: count("Periods ahead."),
    state: z.enum(["released", "withheld"]).describe("Whether the pool is shown."),
    ...skillFields,
    positive: orNull(share("Probability that the skill is above 0.")),
    own: orNull(z.object(skillFields).describe("The dyad alone; wide.")),
    coverage50: orNull(share("Share of outcomes in the 50 % intervals.")),
    coverage90: orNull(share("Share in the 90 % intervals.")),
  })
  .describe("How the pool did at one horizon, all dyads together.");

const analogue: z.ZodType<AsJson<OutlookAnalogue>> = z
  .object({
    dyad: dyad(),
    first: text("First period of the window."),
    last: text("Last period."),
    similarity: share("1 is the same; .4 as like as any two windows."),
    followed: z
      .object({
        cooperation: orNull(real("Events of cooperation that followed.")),
        conflict: orNull(real("Events of conflict.")),
        "material-conflict": orNull(real("Deeds of conflict.")),
      })
      .describe("Over half a year, by year over one."),
    balanceChange: orNull(real("Change of the balance, logits.")),
  })
  .describe("A past year of some dyad that ran alike.");

const signpost: z.ZodType<AsJson<OutlookSignpost>> = z
  .object({
    says: text("In words."),
    kind: text("Kind of event."),
    sign: z.enum(["event", "quiet"]).describe("That it comes, or that it has long not come."),
    target: text("What it moves."),
    horizon: count("Periods over which."),
    direction: z.enum(["more", "fewer"]).describe("Which way."),
    ratio: real("Events after it over those expected otherwise."),
    lo: real("Lower end of the 90 % interval."),
    hi: real("Upper end."),
    certainty: share("Probability that the direction is right."),
    occasions: count("Occasions in the record."),
    dyads: count("Dyads that they are of."),
    present: orNull(z.boolean().describe("Whether the last period of this dyad is one.")),
  })
  .describe("An observable that would move the outlook.");

const scenario: z.ZodType<AsJson<ScenarioPart>> = z
  .object({
    title: text("Its title."),
    state: z.enum(["known", "refused", "unknown"]).describe("Whether it could be run."),
    says: z.array(text("A sentence.")).describe("To be read before the numbers."),
    periods: z
      .array(
        z
          .object({
            period: text("Period."),
            difference: z
              .object({
                mean: real("Mean."),
                q05: real("5 % quantile."),
                q25: real("25 % quantile."),
                q50: real("Median."),
                q75: real("75 % quantile."),
                q95: real("95 % quantile."),
              })
              .describe("Scenario less baseline, logits of the balance."),
            factor: z
              .object({
                mean: real("At the mean."),
                lo: real("At the 5 % quantile."),
                hi: real("At the 95 % quantile."),
              })
              .describe("What the ratio of cooperation to conflict is multiplied by."),
            positive: share("Probability of a difference above 0."),
          })
          .describe("One period."),
      )
      .describe("The periods to come."),
  })
  .describe("The outlook conditional on the path of a driver.");

/** `entente/outlook@1`. */
export const outlookSchema: z.ZodType<AsJson<OutlookDocument>> = z.object({
  schema: named("entente/outlook@1"),
  dyad: dyad(),
  asOf: asOf(),
  issued: day("The day on which it was made."),
  by: z.enum(["month", "quarter", "year"]).describe("The length of a period."),
  source: orNull(text("The source that is counted; null where none tells of the two.")),
  origin: orNull(text("The last period that is known whole.")),
  answer: z.array(text("A sentence or two.")).describe("What a reader can take from it."),
  history: z
    .array(
      z
        .object({
          period: text("Period."),
          cooperation: orNull(count("Events of cooperation.")),
          conflict: orNull(count("Events of conflict.")),
          "material-conflict": orNull(count("Deeds of conflict.")),
          balance: orNull(real("The balance, logits.")),
        })
        .describe("A past period; null where nothing is known."),
    )
    .describe("The last periods of the past, as known at the origin."),
  levels: z.array(level).describe("By target and period."),
  questions: z.array(question).describe("The standard set, then those handed in."),
  events: z
    .array(z.never().describe("None."))
    .describe("Forecasts of single events: none in this version."),
  analogues: z.array(analogue).describe("The nearest first."),
  analogueShares: z
    .array(
      z
        .object({
          outcome: text("Its name."),
          says: text("In words."),
          share: share("Share of the analogues that it followed."),
          lo: share("Lower end of the 90 % interval."),
          hi: share("Upper end."),
          of: count("Analogues of which it is known."),
          weighed: share("The share drawn towards that of all windows."),
          all: share("Share of all windows."),
        })
        .describe("One outcome."),
    )
    .describe("What followed the analogues, as base rates."),
  signposts: z.array(signpost).describe("Those whose direction is sure."),
  signpostsLooked: count("Combinations looked at to find them."),
  scenarios: z.array(scenario).describe("One's own, or the standard ones."),
  trackRecord: z
    .object({
      kind: z
        .enum(["ledger", "backtest", "none"])
        .describe("Of issued forecasts, or of a back-test in their place."),
      says: z.array(text("A sentence.")).describe("How forecasts like these have done."),
      from: orNull(text("First origin.")),
      to: orNull(text("Last origin.")),
      dyads: count("Dyads."),
      releases: z.array(release).describe("By target and horizon."),
    })
    .describe("How forecasts like these have done."),
  ledger: orNull(
    z
      .object({
        added: count("Forecasts entered."),
        known: count("Already there."),
        leftOut: count("Of periods that have begun: they never enter."),
        head: orNull(
          z
            .object({ seq: count("Number of the last entry."), hash: text("Its hash.") })
            .describe("Publish it to pin the ledger."),
        ),
      })
      .describe("What was entered in the ledger; null where it could not be kept."),
  ),
  limitations: z.array(text("A sentence.")).describe("What to keep in mind."),
});
