import { z } from "zod";
import type { Alignment, Alliances } from "../../measure/index.ts";
import {
  notes,
  part,
  standing,
  structuralSeries,
  voteSeries,
  yearRun,
} from "./structural-series.ts";
import { type AsJson, actor, period, text } from "./vocabulary.ts";

const coder = z.enum(["ATOP", "COW"]).describe("Who coded it: ATOP or the Correlates of War.");

const thirdPact = z
  .object({
    side: actor("The side of the dyad."),
    third: actor("The third state."),
    coders: z.array(coder).describe("Who lists the pact."),
  })
  .describe("A defence pact of one side with a third state.");

const withThirds = z
  .object({
    year: period("The last year of which the record holds any defence pact."),
    common: z.array(actor("A state.")).describe("States that have a defence pact with both."),
    pacts: z.array(thirdPact).describe("Pacts of either side with the third actors nearby."),
  })
  .describe("Defence pacts with others.");

const obligation = z
  .object({ coder, obligation: text("What it obliges to."), ...yearRun, standing })
  .describe("Years in which one obligation was in force.");

const alliances: z.ZodType<AsJson<Alliances>> = z
  .object({
    inForce: z.array(structuralSeries).describe("How many obligations by year, for each coder."),
    obligations: z.array(obligation).describe("Which, and when; empty where they have none."),
    withThirds: part(withThirds, "Defence pacts with others."),
    notes,
  })
  .describe("Treaties between the two.");

/** Where two states stand together. */
export const alignment: z.ZodType<AsJson<Alignment>> = z
  .object({
    votes: part(voteSeries, "Agreement in the General Assembly."),
    idealPoints: part(structuralSeries, "Distance of ideal points."),
    alliances: part(alliances, "Treaties between the two."),
    sharedIgos: part(structuralSeries, "Shared memberships of intergovernmental organisations."),
  })
  .describe("Where the two stand together: votes, positions, treaties, memberships.");
