import { z } from "zod";
import type { Disputes, StructuralProfile } from "../../measure/index.ts";
import { part, standing, structuralSeries, yearRun } from "./structural-series.ts";
import { type AsJson, day, orNull, period, text } from "./vocabulary.ts";

const coder = z
  .enum(["COW", "GML"])
  .describe("Who coded it: the Correlates of War, or Gibler, Miller and Little.");

const level = (whose: string): z.ZodNullable<z.ZodNumber> =>
  orNull(
    z
      .number()
      .int()
      .min(1)
      .max(5)
      .describe(`Of the ${whose}: 1 no act of force to 5 war; null if not yet judged.`),
  );

const dispute = z
  .object({
    coder,
    item: text("The coder's number of it."),
    ...yearRun,
    hostility: z
      .tuple([level("first"), level("second")])
      .describe("The highest that each did, in the order of the dyad."),
    words: text("That in words."),
  })
  .describe("One militarised dispute.");

const disputes: z.ZodType<AsJson<Disputes>> = z
  .object({
    coder,
    disputes: z.array(dispute).describe("The disputes, the earliest first."),
    hostility: part(structuralSeries, "The higher of the two sides' hostility by year."),
    until: period("Last year of which the record holds a dispute of anybody."),
  })
  .describe("Disputes as one coder has them.");

const rivalry = z
  .object({
    coder: text("Who judged it."),
    first: period("First year."),
    last: orNull(period("Last year; null while it is in force.")),
    standing,
  })
  .describe("A rivalry of the two.");

const war = z
  .object({ item: text("The source's number of it."), ...yearRun })
  .describe("A war between the two.");

const contiguity = z
  .object({
    type: z
      .number()
      .int()
      .min(1)
      .max(5)
      .describe("1 land or river; across water of up to 2: 12, 3: 24, 4: 150, 5: 400 miles."),
    words: text("That in words."),
    since: day("Since when."),
    standing,
  })
  .describe("How near the two states' own land lies.");

/** What two states have fought and quarrelled over. */
export const conflicts: z.ZodType<AsJson<StructuralProfile>> = z
  .object({
    disputes: z
      .array(part(disputes, "Militarised disputes."))
      .describe("Militarised disputes, for each coder."),
    rivalries: part(z.array(rivalry).describe("Rivalries."), "Rivalries of the two."),
    wars: part(z.array(war).describe("Wars."), "Wars with a thousand battle deaths."),
    armedConflict: part(structuralSeries, "Years of armed conflict between the two."),
    contiguity: part(contiguity, "How near they lie."),
  })
  .describe("What the two have fought and quarrelled over, as the sources judge it.");
