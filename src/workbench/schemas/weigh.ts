import { z } from "zod";
import type { WeighDocument } from "../weigh/document.ts";
import { type AsJson, count, named, orNull, share, text } from "./vocabulary.ts";

const number = (says: string): z.ZodNumber => z.number().describe(says);

const spread = (says: string): z.ZodNumber => z.number().min(0).describe(says);

const namesOf = (says: string): z.ZodArray<z.ZodString> =>
  z.array(text("Name of a column.")).describe(says);

const predictor = z
  .object({
    name: text("The column."),
    group: orNull(text("The group that it shares its prior with; null for none.")),
    prior: share("Prior probability that it is in the model."),
    inclusion: share("Posterior probability that it is in the model."),
    mean: number(
      "Posterior mean of its coefficient, 0 in models without it; in units of the file.",
    ),
    sd: spread("Posterior standard deviation of the same."),
    meanGivenIncluded: orNull(number("Mean over the models that have it; null if none does.")),
    sdGivenIncluded: orNull(spread("Standard deviation over the same models.")),
    signCertainty: orNull(
      share(
        "Of the weight of the models that have it, the share in which its mean is positive: 1 surely positive, 0 surely negative (BMS: Cond.Pos.Sign).",
      ),
    ),
    positive: orNull(
      share("Posterior probability that its coefficient is positive, if it is in the model."),
    ),
  })
  .describe("A column that is in a model or not.");

const search = z
  .object({
    steps: count("Steps that count as visits."),
    burnIn: count("Steps before them."),
    seed: count("Seed of the random numbers."),
    disagreement: share(
      "The most that an inclusion by visits differs from that by the models' probabilities.",
    ),
  })
  .describe("How the models were searched; null where all were enumerated.");

/** `entente/weigh@1`. */
export const weighSchema: z.ZodType<AsJson<WeighDocument>> = z.object({
  schema: named("entente/weigh@1"),
  response: text("The column that is predicted."),
  n: count("Rows used."),
  k: count("Columns weighed."),
  rows: z
    .object({
      given: count("Rows of the file."),
      used: count("Rows without a gap."),
      gaps: z
        .array(
          z
            .object({ column: text("The column."), rows: count("Rows without a value in it.") })
            .describe("A column with gaps."),
        )
        .describe("Columns with gaps, that with the most first."),
    })
    .describe("What became of the rows; one with a gap in a column that is used is left out."),
  g: z
    .object({
      name: text("As it was asked for."),
      kind: z
        .enum(["fixed", "hyper-g", "hyper-g/n", "local-eb", "zellner-siow", "bic"])
        .describe("What it is."),
      value: orNull(number("g, or the a of a hyper-g prior; null where there is neither.")),
      integral: z
        .enum(["exact", "laplace"])
        .nullable()
        .describe("How the integral over g is taken; null where there is none."),
    })
    .describe("The prior of the coefficients."),
  modelPrior: z
    .object({
      name: text("As it was asked for."),
      kind: z.enum(["uniform", "beta-binomial", "fixed", "independent"]).describe("What it is."),
      meanSize: spread("Candidates (columns or groups) in the model, before the data."),
    })
    .describe("The prior of the models."),
  spread: z.enum(["bms", "full", "bas"]).describe("Which standard deviation is given."),
  models: z
    .object({
      visited: count("Models that were fitted."),
      exact: z.boolean().describe("Whether they are all that there are."),
      meanSize: spread("Candidates in the model, after the data."),
      none: share("Posterior probability of the model without any."),
      search: orNull(search),
    })
    .describe("The models."),
  predictors: z.array(predictor).describe("The columns weighed, in the order of the file."),
  groups: z
    .array(
      z
        .object({
          name: text("The group."),
          prior: share("Prior probability that it is in the model."),
          inclusion: share("Posterior probability that it is."),
          alternatives: z
            .array(
              z
                .object({
                  predictors: namesOf("Columns that enter together."),
                  probability: share("Posterior probability that the group is in by these."),
                })
                .describe("One way in which the group is in a model."),
            )
            .describe("Of which one at most is in a model; they share the group's prior evenly."),
        })
        .describe("A group of columns."),
    )
    .describe("The groups that were given."),
  top: z
    .array(
      z
        .object({
          predictors: namesOf("The columns in the model."),
          probability: share("Its posterior probability."),
          r2: share("Share of the response's variance that it explains."),
        })
        .describe("A model."),
    )
    .describe("The most probable models, the best first."),
});
