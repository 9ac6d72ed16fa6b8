import { z } from "zod";
import type { RecordDocument } from "../documents.ts";
import { sourceHolding } from "./source-card.ts";
import { type AsJson, asOf, count, day, named, orNull, share, text } from "./vocabulary.ts";

const resolution = z
  .object({
    source: text("The source."),
    reports: count("Its reports."),
    mentions: count("Sides of reports that name somebody."),
    resolved: count("Of these, the ones whose actor is known."),
    states: count("Of these, the ones that mean a state or territory."),
    byNames: count("Of the resolved, the ones that a dictionary or ICEWS's own columns decided."),
    share: orNull(share("Resolved mentions among all; null without a mention.")),
    bothResolved: count("Reports both of whose sides are resolved."),
    bothStates: count("Reports both of whose sides mean a state or territory."),
  })
  .describe("One source.");

/** `entente/record@1`. */
export const recordSchema: z.ZodType<AsJson<RecordDocument>> = z.object({
  schema: named("entente/record@1"),
  path: text("The file that is the record."),
  asOf: asOf(),
  snapshot: text("A hash of what is held: equal wherever the same reports and facts are held."),
  totals: z
    .object({
      reports: count("Reports held."),
      articles: count("Articles they come from."),
      events: count("Events, an event and its mirror counted once."),
      dyads: count("Pairs of actors with at least one event."),
      facts: count("Facts held, of every edition."),
      first: orNull(day("Date of the earliest event.")),
      last: orNull(day("Date of the latest event.")),
    })
    .describe("All sources together."),
  sources: z.array(sourceHolding).describe("What is held of each source."),
  resolution: z
    .array(resolution)
    .describe("How far each source's words for actors could be told; sources of reports only."),
});
