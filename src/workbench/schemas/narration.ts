import { z } from "zod";
import type {
  NarratedLevel,
  NarratedQuestion,
  NarrationDocument,
} from "../outlook/narration-document.ts";
import { level, question } from "./outlook.ts";
import { real } from "./relation-series.ts";
import { type AsJson, asOf, count, day, dyad, named, orNull, share, text } from "./vocabulary.ts";

const narratedLevel: z.ZodType<AsJson<NarratedLevel>> = z
  .object({
    forecast: level,
    came: orNull(real("What came; null where it is not known.")),
    inside: orNull(z.boolean().describe("Whether it lies in the central 90 % interval.")),
    percentile: orNull(
      share("Share of the distribution below it, half of it counted; null where not known."),
    ),
  })
  .describe("A level as it was forecast, and what came.");

const narratedQuestion: z.ZodType<AsJson<NarratedQuestion>> = z
  .object({
    question,
    state: z.enum(["yes", "no", "void", "open"]).describe("How it came out."),
    on: orNull(day("From when that could be known.")),
    because: text("What decided it."),
    counted: z.array(text("An event's id.")).describe("Events that count, at most a hundred."),
    brier: orNull(share("Squared distance of the probability from what came.")),
    brierOfBaseRate: orNull(share("The same of the base rate.")),
  })
  .describe("A question as it was asked, and how it came out.");

/** `entente/narration@1`. */
export const narrationSchema: z.ZodType<AsJson<NarrationDocument>> = z.object({
  schema: named("entente/narration@1"),
  dyad: dyad(),
  asOf: asOf(),
  knownTo: day("Up to when the record was read for what came."),
  by: z.enum(["month", "quarter", "year"]).describe("Length of a period."),
  source: text("The source that is counted."),
  origin: text("The last period known whole at the time."),
  levels: z.array(narratedLevel).describe("By target, and by horizon within."),
  questions: z.array(narratedQuestion).describe("The standard set opened at the time."),
  summary: z
    .object({
      levels: count("Levels that are known by now."),
      inside: count("Those inside their 90 % intervals."),
      decided: count("Questions that came out yes or no."),
      void: count("Questions that nobody can decide."),
      open: count("Questions still open."),
      brier: orNull(share("Mean Brier score of the decided ones.")),
      brierOfBaseRate: orNull(share("The same of their base rates.")),
      says: text("A sentence that sums up."),
    })
    .describe("What it comes to."),
  limitations: z.array(text("A sentence.")).describe("What it does not tell."),
});
