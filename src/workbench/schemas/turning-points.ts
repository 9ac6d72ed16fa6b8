import { z } from "zod";
import type { TurningPointsDocument } from "../method-turning-points.ts";
import { type AsJson, count, named, orNull, share, text } from "./vocabulary.ts";

/** `entente/turning-points@1`. */
export const turningPointsSchema: z.ZodType<AsJson<TurningPointsDocument>> = z.object({
  schema: named("entente/turning-points@1"),
  n: count("Rows, missing values included."),
  model: z.enum(["normal", "poisson", "negbin"]).describe("How values vary about their level."),
  detector: z
    .enum(["bayes", "pelt", "binseg", "amoc", "segneigh", "bocpd"])
    .describe("The method that sought."),
  points: z
    .array(
      z
        .object({
          index: count("First observation of the new segment, 0-based."),
          time: text("What its row says in the column of times, or its number."),
          probability: orNull(
            share(
              "Chance of a change within three observations; null where the method gives none.",
            ),
          ),
          falseAlarmRate: orNull(
            share("How often a series like this without a change shows one; null without draws."),
          ),
        })
        .describe("A turning point."),
    )
    .describe("Turning points in the order of the rows."),
  segments: z
    .array(
      z
        .object({
          from: count("First observation, 0-based."),
          to: count("Last observation."),
          mean: orNull(z.number().describe("Mean of the values known; null where none is.")),
        })
        .describe("A segment."),
    )
    .describe("The series between its turning points; together all of it."),
});
