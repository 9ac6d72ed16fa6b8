import { z } from "zod";
import type { DriversDocument, Joint } from "../drivers/drivers-document.ts";
import { driver, findingFields, gain, rangeFields, series } from "./driver.ts";
import { challenge, matrixPart } from "./matrix.ts";
import { real } from "./relation-series.ts";
import { type AsJson, asOf, count, day, dyad, named, orNull, share, text } from "./vocabulary.ts";

const joint: z.ZodType<AsJson<Joint>> = z
  .object({
    says: orNull(text("What the variation goes with; null where the record is too thin.")),
    rows: count("Periods that can be explained."),
    needs: orNull(count("Periods needed where they are too few; else null.")),
    periods: orNull(count("Periods of the panel.")),
    first: orNull(text("First period explained.")),
    last: orNull(text("Last period explained.")),
    leftOut: z.record(z.string(), count("Periods.")).describe("Periods left out, by the reason."),
    explained: orNull(
      z
        .object({
          total: share("All together."),
          hypotheses: share("All hypotheses."),
          ownHistory: share("The balance's own past."),
          commonShock: share("What moves all relations."),
          mediaVolume: share("How much is told of the two."),
          trendAndSeason: share("Trend and season."),
        })
        .describe("Shares of the balance's variance; null where not known."),
    ),
    size: orNull(real("Mean number of hypotheses at work.")),
    none: orNull(share("Probability that none is.")),
    gain: orNull(gain),
    models: orNull(
      z
        .object({
          possible: count("Models there are."),
          weighed: count("Models weighed."),
          exact: z.boolean().describe("Whether all were."),
        })
        .describe("The models; null where none was weighed."),
    ),
  })
  .describe("All hypotheses together and what stands beside them.");

const file = z
  .object({
    origin: z
      .enum(["given", "carried", "default"])
      .describe("Handed in, carried by the product, or made from the record."),
    title: text("Title."),
    declared: day("Day on which the hypotheses were written down."),
    hash: text("Hash of the whole content."),
    source: orNull(
      z
        .object({
          title: text("Title of the text."),
          author: orNull(text("Who wrote it.")),
          published: orNull(text("When.")),
          address: orNull(text("Where.")),
        })
        .describe("Where the hypotheses come from; null where not stated."),
    ),
    tried: count("Hypotheses ever tried for the two, these included."),
    leftOut: z
      .array(
        z
          .object({ id: text("Its name."), reason: text("Why.") })
          .describe("A form of explanation."),
      )
      .describe("What a set made from the record leaves out."),
  })
  .describe("The hypotheses put to the test.");

const settings = z
  .object({
    by: z.enum(["month", "quarter", "year"]).describe("The length of a period."),
    ownLags: z.array(count("A lag.")).describe("Lags of the balance's own history."),
    controls: z
      .array(
        z
          .enum(["ownHistory", "commonShock", "mediaVolume", "trendAndSeason"])
          .describe("A control."),
      )
      .describe("What every model holds."),
    hypotheses: count("Hypotheses of the file."),
    tried: count("Hypotheses ever tried, which the prior counts."),
    g: real("How strongly coefficients are drawn to 0: smaller is stronger."),
    models: z
      .object({
        possible: count("Models there are."),
        weighed: count("Models weighed."),
        exact: z.boolean().describe("Whether all were."),
      })
      .describe("The models."),
    ownVariance: real("Variance of the balance beside measurement, logits squared."),
    measurementVariance: real("Mean variance of measurement, logits squared."),
    autocorrelation: real("Of the residuals, at one period."),
    effectiveRows: real("Periods that the autocorrelation leaves."),
  })
  .describe("How the record was weighed; null where it was not.");

/** `entente/drivers@1`. */
export const driversSchema: z.ZodType<AsJson<DriversDocument>> = z.object({
  schema: named("entente/drivers@1"),
  dyad: dyad(),
  asOf: asOf(),
  by: z.enum(["month", "quarter", "year"]).describe("The length of a period."),
  answer: z.array(text("A sentence or two.")).describe("What an analyst can take from it."),
  cannotTell: z.boolean().describe("Whether the record cannot tell about any hypothesis."),
  drivers: z.array(driver).describe("The hypotheses, in the order of the file."),
  joint,
  sensitivity: z
    .array(z.object({ id: text("The hypothesis."), ...rangeFields }).describe("One hypothesis."))
    .describe("The probability of each under other choices."),
  matrix: matrixPart,
  challenge,
  wouldTell: z
    .array(
      z
        .object({ ...findingFields, hypothesis: text("The hypothesis.") })
        .describe("Evidence that would tell."),
    )
    .describe("Evidence that would tell, of all hypotheses."),
  file,
  source: orNull(text("Source of the events; null where no source tells of the two.")),
  series: z.array(series).describe("The balance itself and what it is held against."),
  settings: orNull(settings),
  limitations: z.array(text("A limitation.")).describe("What limits the explanation."),
});
