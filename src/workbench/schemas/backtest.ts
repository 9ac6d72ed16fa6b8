import { z } from "zod";
import type {
  BacktestDocument,
  BacktestMethod,
  BacktestPart,
  BacktestResult,
  BacktestSkill,
} from "../outlook/backtest-document.ts";
import { real } from "./relation-series.ts";
import { type AsJson, asOf, count, dyad, named, orNull, share, text } from "./vocabulary.ts";

const skillFields = {
  skill: orNull(real("Share of the reference's score that is saved; null where there is none.")),
  lo: orNull(real("Lower end of its 90 % interval, by a bootstrap of blocks of origins.")),
  hi: orNull(real("Upper end.")),
  positive: orNull(share("Probability that it is above 0.")),
};

const skill = (says: string): z.ZodType<AsJson<BacktestSkill>> =>
  z.object(skillFields).describe(says);

const method: z.ZodType<AsJson<BacktestMethod>> = z
  .object({
    method: text("pool: what is issued; plain-pool: before recalibration; a member or a baseline."),
    forecasts: count("Forecasts it made."),
    crps: orNull(
      real("Mean continuous ranked probability score; of the balance by five quantiles."),
    ),
    log: orNull(
      real("Mean −log probability of what came; null of the balance, or where one had none."),
    ),
    error: orNull(real("Mean distance of what came from the forecast mean.")),
    coverage50: orNull(share("Share of outcomes in the central 50 % intervals.")),
    coverage90: orNull(share("Share in the central 90 % intervals.")),
    overClimatology: skill("The method over climatology, by CRPS."),
    poolOver: skill("The pool over the method, by CRPS."),
    poolErrorOver: skill("The pool over the method, by absolute error."),
  })
  .describe("How one method fared.");

const pit = z
  .object({
    deciles: z
      .array(share("Share of outcomes."))
      .describe("In ten parts of the forecast distribution, the lowest first; .1 each if right."),
    statistic: share("Greatest distance from the uniform."),
    pValue: share("Probability of so great a one if uniform and independent."),
  })
  .describe("Where outcomes fell in the pool's distributions.");

const some = z
  .object({
    brier: share("Brier score of the pool."),
    reliability: real("Squared distance of stated probability and frequency; 0 is perfect."),
    resolution: real("Squared distance of the bins' frequencies from the overall one."),
    uncertainty: real("Brier score of the overall frequency."),
    withinBins: real("What the bins hide."),
    calibrationError: share("Mean distance of stated probability and frequency."),
    climatology: orNull(share("Brier score of climatology.")),
    areaUnderCurve: orNull(
      share("How probably a period with an event had the higher probability; null without both."),
    ),
    bins: z
      .array(
        z
          .object({
            probability: share("Mean stated probability."),
            frequency: share("How often it happened."),
            forecasts: count("Forecasts."),
          })
          .describe("Forecasts with like probabilities."),
      )
      .describe("From the lowest probability up."),
  })
  .describe("How 'at least one event' was forecast.");

const part: z.ZodType<AsJson<BacktestPart>> = z
  .object({
    forecasts: count("Forecasts scored."),
    origins: count("Origins they were made from."),
    block: count("Neighbouring origins in a block of the bootstrap."),
    methods: z.array(method).describe("The pool first."),
    pit: orNull(pit),
    some: orNull(some),
  })
  .describe("Forecasts of one kind.");

const subset = (says: string): z.ZodType<AsJson<BacktestPart> | null> =>
  part.nullable().describe(says);

const result: z.ZodType<AsJson<BacktestResult>> = z
  .object({
    target: z
      .enum(["cooperation", "conflict", "material-conflict", "balance"])
      .describe("What is forecast."),
    unit: z.enum(["events", "logits"]).describe("Events of a period, or logits of the balance."),
    horizon: count("Periods ahead."),
    state: z
      .enum(["released", "withheld"])
      .describe("Released where the skill is above 0 with a probability over .9."),
    all: subset("All forecasts."),
    active: subset("Of dyads with one event a period or more before; null of the balance."),
    escalation: subset("Of outcomes above nine in ten of the dyad's past; null of the balance."),
    own: subset("Of the dyad asked about; null where none was."),
    dyads: z
      .array(
        z
          .object({ dyad: dyad(), forecasts: count("Forecasts."), ...skillFields })
          .describe("The pool over climatology for one dyad."),
      )
      .describe("Dyad by dyad; single ones tell little."),
  })
  .describe("One target at one horizon.");

/** `entente/backtest@1`. */
export const backtestSchema: z.ZodType<AsJson<BacktestDocument>> = z.object({
  schema: named("entente/backtest@1"),
  dyad: orNull(dyad()),
  asOf: asOf(),
  by: z.enum(["week", "month", "quarter", "year"]).describe("Length of a period."),
  source: text("The source that is counted."),
  periods: z
    .object({
      first: text("First period."),
      last: text("Last period."),
      count: count("Periods."),
    })
    .describe("The panel's periods, each told of whole."),
  from: text("First origin: the period at whose end forecasts were made."),
  to: text("Last origin."),
  dyads: count("Dyads that were forecast and learned from."),
  horizons: z.array(count("Periods ahead.")).describe("How far ahead."),
  answer: z.array(text("A sentence.")).describe("What it comes to."),
  escalations: z.array(text("A sentence.")).describe("How the forecasts do on escalations."),
  results: z.array(result).describe("By target, and by horizon within."),
  limitations: z.array(text("A sentence.")).describe("What it does not tell."),
});
