import { z } from "zod";
import type { RelationEpisode, Turn, TurnsOfSeries } from "../../measure/index.ts";
import { real } from "./relation-series.ts";
import { type AsJson, count, orNull, period, share, text } from "./vocabulary.ts";

const ofSeries = z
  .enum(["index", "intensity", "engagement"])
  .describe("The series that turns: balance, conflict, or cooperation.");

const direction = z.enum(["up", "down"]).describe("Towards more or less of it.");

const alarms = orNull(
  share("How often a series like this one with no change would show as much; null if not drawn."),
);

const sized = (
  says: string,
): z.ZodObject<{ value: z.ZodNumber; lo: z.ZodNumber; hi: z.ZodNumber }> =>
  z
    .object({
      value: real("The value."),
      lo: real("Lower end of the 90 % interval."),
      hi: real("Upper end of the 90 % interval."),
    })
    .describe(says);

const ids = (says: string): z.ZodArray<z.ZodString> =>
  z.array(text("An event's id.")).describe(says);

/** A lasting change. */
export const turningPoint: z.ZodType<AsJson<Turn>> = z
  .object({
    series: ofSeries,
    period: period("First period of the new level."),
    lo: period("Earliest period of the 90 % interval of the date."),
    hi: period("Latest period of it."),
    probability: share(
      "Chance of a change about the date: within three months, one quarter or one year.",
    ),
    doubtful: z
      .boolean()
      .describe("Whether it stays below the threshold that keeps false alarms to one in ten."),
    direction,
    change: sized("Level after less level before: points of balance, or events per period."),
    before: sized("Level before."),
    after: sized("Level after."),
    falseAlarmRate: alarms,
    eventsBefore: count("Events within twelve periods before."),
    eventsAfter: count("Events within twelve periods after."),
    events: ids("The weightiest events about the date."),
  })
  .describe("A lasting change of a series.");

/** A departure that comes back. */
export const episode: z.ZodType<AsJson<RelationEpisode>> = z
  .object({
    series: ofSeries,
    from: period("First period."),
    to: period("Last period."),
    peak: period("The period that departs most surely."),
    direction,
    usual: real("The level about it."),
    reached: real("The level in it."),
    falseAlarmRate: alarms,
    events: ids("The weightiest events in it."),
  })
  .describe("A departure of one to six periods that comes back.");

/** Where turns were sought. */
export const searchedSeries: z.ZodType<AsJson<TurnsOfSeries>> = z
  .object({
    series: ofSeries,
    source: text("The one source whose counts are searched."),
    from: period("First period searched."),
    to: period("Last period searched."),
    unknown: orNull(
      z
        .object({
          reason: text("What is too little."),
          has: count("What there is."),
          needs: count("What would do."),
        })
        .describe("Why nothing could be sought; null where it was."),
    ),
    now: orNull(
      z
        .object({
          probability: share("Chance of a change in the last six periods."),
          falseAlarmRate: alarms,
        })
        .describe("Whether something may be changing now."),
    ),
    threshold: orNull(share("Probability from which a turn is reported.")),
    nominalAlarmRate: orNull(share("False alarms of such a series at one half.")),
    sensitivity: z
      .array(
        z
          .object({
            every: count("Expected periods between changes."),
            dispersionFactor: real("Factor on the estimated dispersion."),
            found: z
              .array(
                z
                  .object({ period: period("The date."), probability: share("Its probability.") })
                  .describe("A turn."),
              )
              .describe("Turns found so."),
          })
          .describe("One set of assumptions."),
      )
      .describe("What other assumptions find."),
  })
  .describe("The search of one series.");
