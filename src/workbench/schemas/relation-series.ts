import { z } from "zod";
import type {
  DirectedHalf,
  LegacyScores,
  RelationSeries,
  SeriesPoint,
  Share,
  Unknown,
} from "../../measure/index.ts";
import { type AsJson, actor, count, orNull, period, share, text } from "./vocabulary.ts";

/** A number of any size. */
export function real(says: string): z.ZodNumber {
  return z.number().describe(says);
}

const banded = {
  level: real("The level: the median of what the model believes."),
  lo: real("Lower end of the band."),
  hi: real("Upper end of the band."),
};

const point = z
  .object({
    period: period("The period."),
    ...banded,
    interval: share("Share of the probability that the band holds."),
    events: count("Events counted in the period, all sources together."),
    withEpisode: real("The level together with the episode of the moment."),
    filtered: z.object(banded).describe("What could be said at the end of the period."),
  })
  .describe("One period of a series.");

const series = (says: string): z.ZodType<AsJson<readonly SeriesPoint[]>> =>
  z.array(point).describe(says);

/** The five series of a relation or of one direction of it. */
export const relationSeries: {
  readonly [Name in keyof RelationSeries]: z.ZodType<AsJson<readonly SeriesPoint[]>>;
} = {
  index: series("The balance of all polar events, from -100 (conflict) to 100 (cooperation)."),
  intensity: series("Conflict events per period at average coverage of the reference source."),
  engagement: series("Cooperative events per period at average coverage of the reference source."),
  words: series("The balance of words."),
  deeds: series("The balance of deeds."),
};

/** One direction. */
export const directedHalf: z.ZodType<AsJson<DirectedHalf>> = z
  .object({ from: actor("Who acts."), to: actor("Upon whom."), ...relationSeries })
  .describe("What one side does to the other; mutual acts count in both directions.");

/** A share with its interval. */
export const interval: z.ZodType<AsJson<Share>> = z
  .object({
    share: orNull(share("The share; null where there are no cases.")),
    lo: share("Lower end of the 90 % interval."),
    hi: share("Upper end of the 90 % interval."),
    of: count("Cases."),
  })
  .describe("A share with Jeffreys' interval.");

/** Scores as the field has long made them. */
export const legacyScores: z.ZodType<AsJson<LegacyScores>> = z
  .object({
    period: period("The period."),
    events: count("Events of the source."),
    goldsteinSum: real("Sum of Goldstein values, GDELT's table."),
    goldsteinMean: orNull(real("Their mean; null without events.")),
    ploverSum: real("Sum of PLOVER scores."),
    ploverMean: orNull(real("Their mean; null without events of a PLOVER type.")),
  })
  .describe("Legacy scores of one period.");

/** Why a series is not there. */
export const unknownSeries: z.ZodType<AsJson<Unknown>> = z
  .object({
    series: text("The series."),
    events: count("Events of the kind."),
    needed: count("Events needed."),
  })
  .describe("A series that the record is too thin for.");
