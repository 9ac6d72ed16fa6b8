import { z } from "zod";
import type { RelationsDocument } from "../documents.ts";
import {
  directedHalf,
  interval,
  legacyScores,
  real,
  relationSeries,
  unknownSeries,
} from "./relation-series.ts";
import { surroundings } from "./relation-surroundings.ts";
import { episode, searchedSeries, turningPoint } from "./relation-turns.ts";
import {
  type AsJson,
  actor,
  asOf,
  count,
  day,
  dyad,
  named,
  orNull,
  share,
  text,
} from "./vocabulary.ts";

const part = z
  .object({
    id: text("The source."),
    reference: z.boolean().describe("Whether results are on its scale."),
    first: day("First day of which it tells anything."),
    last: day("Last such day."),
    events: count("Polar events, or days with a score, that it tells of the dyad."),
    offset: orNull(
      z
        .object({
          mean: real("In logits."),
          sd: real("Its standard deviation."),
          strata: count("Dyad-periods of which both sources tell."),
        })
        .describe("How much more cooperative it is than the reference; null if not known."),
    ),
  })
  .describe("One source's part.");

const initiative = z
  .object({
    actor: actor("Who begins."),
    openings: interval.describe("Its share of acts after thirty days without one."),
  })
  .describe("How often one side begins.");

const reciprocity = z
  .object({
    actor: actor("Who acts first."),
    answering: actor("Who answers."),
    polarity: z.enum(["cooperation", "conflict"]).describe("The kind of act."),
    answered: interval.describe(
      "Share of days with an act that are answered in kind within thirty.",
    ),
    byChance: z
      .object({ mean: share("Mean."), lo: share("5 % quantile."), hi: share("95 % quantile.") })
      .describe("The same with the answers moved to other times."),
  })
  .describe("How often one side answers in kind.");

const QUADS = [
  "verbal cooperation",
  "material cooperation",
  "verbal conflict",
  "material conflict",
] as const;

const recall = {
  sameClass: interval.describe("Found between the same actors, of the same quad class."),
  sameDyad: interval.describe("Found between the same actors, of any class."),
  sameClassByChance: share("Share that would be found so by chance."),
  sameDyadByChance: share("Share that would be found so by chance."),
};

const codingError = z
  .object({
    source: text("The machine-coded source."),
    measured: z.boolean().describe("Whether enough hand-coded events fall into its days."),
    withinDays: count("Days within which an event counts as the same."),
    recall: z.object(recall).describe("Against all hand-coded events of the record."),
    byClass: z
      .array(
        z
          .object({ class: z.enum(QUADS).describe("Quad class."), ...recall })
          .describe("One class."),
      )
      .describe("By class."),
    byYear: z
      .array(z.object({ year: count("The year."), ...recall }).describe("One year."))
      .describe("By year."),
    precision: orNull(
      z
        .object({
          act: share("Share of checked events whose act was coded rightly."),
          of: count("Events checked."),
          says: text("Which events."),
          address: text("Where the figure is printed."),
        })
        .describe("What others measured of its precision; null where nothing is known to us."),
    ),
  })
  .describe("What is known of one source's errors.");

const settings = z
  .object({
    levelVariance: real("Variance of the level's innovations per month."),
    episodeVariance: real("Variance of the episodes' innovations per month."),
    size: real("Size of the negative binomial."),
    exposurePower: real("How far counts follow coverage."),
  })
  .describe("Settings of a rate.");

/** `entente/relations@1`. */
export const relationsSchema: z.ZodType<AsJson<RelationsDocument>> = z.object({
  schema: named("entente/relations@1"),
  dyad: dyad(),
  asOf: asOf(),
  by: z.enum(["month", "quarter", "year"]).describe("The length of a period."),
  sources: z.array(part).describe("The sources, the reference first."),
  coding: orNull(text("The first source that codes acts, which legacy scores are of.")),
  widest: orNull(text("The source of acts that tells most of everybody else, which ties are of.")),
  ...relationSeries,
  directed: z.record(z.string(), directedHalf).describe("Each direction, as `RUS>PAK`."),
  initiative: z.array(initiative).describe("Who begins."),
  reciprocity: z.array(reciprocity).describe("Who answers in kind."),
  legacy: z.array(legacyScores).describe("Goldstein and PLOVER scores, for comparison only."),
  turningPoints: z.array(turningPoint).describe("Lasting changes, in the order of time."),
  episodes: z.array(episode).describe("Departures that came back."),
  searched: z.array(searchedSeries).describe("Where turns were sought."),
  codingErrors: z.array(codingError).describe("Errors of the machine-coded sources."),
  settings: z
    .object({
      balance: z
        .object({
          levelVariance: real("Variance of the level's innovations per month, logits."),
          episodeVariance: real("Variance of the episodes' innovations per month, logits."),
          rho: z
            .array(share("Of one source."))
            .describe("Intra-class correlation of the events of a period, by source."),
        })
        .describe("Settings of the balance."),
      intensity: settings,
      engagement: settings,
    })
    .describe("What the models were set to."),
  unknown: z.array(unknownSeries).describe("Series that the record is too thin for."),
  undated: count("Events of which only the year is known, in none of the series."),
  limitations: z.array(text("A limitation.")).describe("What limits the measure."),
  neighbourhood: surroundings,
});
