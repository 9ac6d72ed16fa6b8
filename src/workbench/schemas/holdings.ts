import { z } from "zod";
import type { RecordDocument } from "../documents.ts";
import { sourceHolding } from "./source-card.ts";
import { type AsJson, asOf, count, day, named, orNull, text } from "./vocabulary.ts";

/** `entente/record@1`. */
export const recordSchema: z.ZodType<AsJson<RecordDocument>> = z.object({
  schema: named("entente/record@1"),
  path: text("The file that is the record."),
  asOf: asOf(),
  snapshot: text("A hash of the reports held: equal wherever the same reports are held."),
  totals: z
    .object({
      reports: count("Reports held."),
      articles: count("Articles they come from."),
      events: count("Events, an event and its mirror counted once."),
      dyads: count("Pairs of actors with at least one event."),
      first: orNull(day("Date of the earliest event.")),
      last: orNull(day("Date of the latest event.")),
    })
    .describe("All sources together."),
  sources: z.array(sourceHolding).describe("What is held of each source."),
});
