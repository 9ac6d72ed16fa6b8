import { z } from "zod";
import type { PanelDocument } from "../documents.ts";
import { type AsJson, actor, asOf, count, dyad, named, period } from "./vocabulary.ts";

const row = z
  .object({
    period: period("The period."),
    source: actor("Who acted."),
    target: actor("Upon whom."),
    verbalCooperation: count("Events of CAMEO roots 01-05."),
    materialCooperation: count("Events of CAMEO roots 06-09."),
    verbalConflict: count("Events of CAMEO roots 10-14."),
    materialConflict: count("Events of CAMEO roots 15-20."),
  })
  .describe("Events that one actor directed at the other in one period.");

const undated = z
  .object({
    source: actor("Who acted."),
    target: actor("Upon whom."),
    events: count("Events."),
  })
  .describe("Events of one direction.");

const coverage = z
  .object({
    period: period("The period."),
    reports: count("Reports held of it, whoever they are about."),
    articles: count("Articles they come from."),
  })
  .describe("What the whole record holds of one period.");

/** `entente/panel@1`. */
export const panelSchema: z.ZodType<AsJson<PanelDocument>> = z.object({
  schema: named("entente/panel@1"),
  asOf: asOf(),
  dyad: dyad(),
  by: z.enum(["month", "quarter", "year"]).describe("The length of a period."),
  rows: z.array(row).describe("Every period in both directions; a mutual act counts in each."),
  undated: z
    .array(undated)
    .describe("Events dated too coarsely to stand in a period of this length."),
  coverage: z.array(coverage).describe("What the counts are out of."),
});
