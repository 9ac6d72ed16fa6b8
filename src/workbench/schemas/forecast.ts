import { z } from "zod";
import type { ForecastDocument } from "../forecast/document.ts";
import { type AsJson, count, named, orNull, share, text } from "./vocabulary.ts";

const number = (says: string): z.ZodNumber => z.number().describe(says);

const quantile = (says: string): z.ZodNullable<z.ZodNumber> =>
  orNull(number(`${says}; null where past errors are too few to tell.`));

const score = z
  .object({
    crps: orNull(number("Of counts: continuous ranked probability score; null for values.")),
    mase: orNull(
      number(
        "Of values: error relative to that of Naive one step ahead; null where there is none.",
      ),
    ),
    smape: orNull(number("Of values above 0: per cent; null for others.")),
    skill: orNull(
      number("Share of the baseline's score that is saved; null where it errs nowhere."),
    ),
  })
  .describe("Means over the forecasts that are scored; null where the series is too short.");

const scored = z
  .object({
    outcome: z.literal("scored").describe("Forecasts of the series' last third were scored."),
    origins: count("Places from which was forecast."),
    forecasts: count("Forecasts with a known outcome, over all steps."),
    baseline: text("The method that skill is relative to."),
    inside50: orNull(share("Share of outcomes within the 50% interval; null without intervals.")),
    inside90: orNull(share("Share of outcomes within the 90% interval; null without intervals.")),
    intervals: count("Forecasts that had intervals."),
  })
  .describe("Forecasts from the last third of the series, held against what came.");

const tooShort = z
  .object({
    outcome: z.literal("too-short").describe("Too few forecasts could be scored to say anything."),
    has: count("Forecasts one step ahead with a known outcome, in the last third."),
    needs: count("How many are needed."),
  })
  .describe("No scores.");

/** `entente/forecast@1`. */
export const forecastSchema: z.ZodType<AsJson<ForecastDocument>> = z.object({
  schema: named("entente/forecast@1"),
  value: text("The column that is forecast."),
  kind: z.enum(["value", "count"]).describe("What its cells are."),
  by: orNull(
    z
      .enum(["day", "week", "month", "quarter", "year"])
      .describe("The length of a period; null where it was not said."),
  ),
  horizon: count("How many periods are forecast."),
  rows: z
    .object({
      given: count("Rows of the file."),
      span: count("Rows from the first known value to the last."),
      known: count("Known values."),
      gaps: count("Empty cells between them."),
      last: text("What dates the last known value, or its row's number from 1."),
    })
    .describe("The series."),
  season: orNull(
    z
      .object({
        period: count("Periods in a cycle."),
        adjusted: z.boolean().describe("Whether seasons were found and taken out."),
      })
      .describe("The seasons sought; null where none were."),
  ),
  steps: z
    .array(
      z
        .object({
          step: count("Periods after the last known value, from 1."),
          time: orNull(text("The period's name; null where it is not known.")),
          point: number("The forecast; of counts, their mean."),
          quantiles: z
            .object({
              "0.05": quantile("Not reached with probability .05"),
              "0.25": quantile("The same, .25"),
              "0.5": quantile("The median"),
              "0.75": quantile("The same, .75"),
              "0.95": quantile("The same, .95"),
            })
            .describe("Quantiles of what is to come."),
        })
        .describe("A period to come."),
    )
    .describe("The forecast, period by period."),
  methods: z
    .array(
      z
        .object({
          name: text("The method."),
          role: z
            .enum(["forecast", "member", "baseline", "beside"])
            .describe("The forecast, one that it averages, what skill is relative to, or neither."),
          isMember: z.boolean().describe("Whether the forecast averages it."),
          points: z.array(number("Its forecast.")).describe("One a step."),
          score: orNull(score),
        })
        .describe("A method."),
    )
    .describe("Every method, the forecast first."),
  scoring: z.discriminatedUnion("outcome", [scored, tooShort]).describe("How scores came about."),
  recent: z
    .array(
      z
        .object({
          time: text("What dates it, or its row's number."),
          value: orNull(number("The value; null for a gap.")),
        })
        .describe("A row."),
    )
    .describe("The end of the series."),
});
