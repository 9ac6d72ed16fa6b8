import { z } from "zod";
import type { Absent, Standing, StructuralSeries, VoteSeries } from "../../measure/index.ts";
import { real } from "./relation-series.ts";
import { type AsJson, count, period, share, text } from "./vocabulary.ts";

/** Why a part is not there. */
export const absent: z.ZodType<AsJson<Absent>> = z
  .object({
    what: text("What is not there."),
    reason: text("Why, and the command that adds it where an import would."),
    source: z.exactOptional(
      text("The source that would tell it, were it imported or chosen; left out where none would."),
    ),
  })
  .describe("A part that the record cannot give.");

/** A part, or why there is none. */
export function part<S extends z.ZodType>(
  schema: S,
  says: string,
): z.ZodUnion<readonly [S, typeof absent]> {
  return z.union([schema, absent]).describe(`${says} Or why that is not told.`);
}

/** What a reader must know to judge a part. */
export const notes: z.ZodArray<z.ZodString> = z
  .array(text("A note."))
  .describe("What a reader must know to judge it.");

/** The ends of a run of consecutive years. */
export const yearRun: { readonly first: z.ZodString; readonly last: z.ZodString } = {
  first: period("First year."),
  last: period("Last year."),
};

/** Whether something lasts. */
export const standing: z.ZodType<Standing> = z
  .enum(["in force", "in force when the source ends", "ended"])
  .describe("Whether it lasts at the as-of date; a source that ended before cannot tell.");

const point = z
  .object({
    period: period("The year."),
    value: real("In the series' unit."),
    lo: z.exactOptional(real("Lower end of the interval that the series names.")),
    hi: z.exactOptional(real("Upper end of it.")),
    n: z.exactOptional(real("What the value is out of.")),
  })
  .describe("One year.");

const fields = {
  what: text("What is told."),
  unit: text("What its values are in."),
  source: text("The source of the facts."),
  measures: z.array(text("A measure's id.")).describe("The measures that it is made of."),
  interval: z.exactOptional(text("What `lo` and `hi` are; left out where there are none.")),
  coverage: z
    .object(yearRun)
    .describe("The years between which the record holds it for these two."),
  points: z.array(point).describe("The years, in order. One that is missing is not a zero."),
  notes,
};

/** A series of facts about two actors. */
export const structuralSeries: z.ZodType<AsJson<StructuralSeries>> = z
  .object(fields)
  .describe("A series of facts.");

const overall = z
  .object({
    value: share("Agreement over all years."),
    lo: share("Lower end of the interval."),
    hi: share("Upper end of it."),
    n: count("Roll calls in which both voted."),
    abstentionAsHalf: share("The same, an abstention beside a yes or a no counting as half."),
  })
  .describe("All years together.");

/** Agreement in votes. */
export const voteSeries: z.ZodType<AsJson<VoteSeries>> = z
  .object({ ...fields, overall })
  .describe("Agreement by year and over all years.");
