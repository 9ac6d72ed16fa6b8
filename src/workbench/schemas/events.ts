import { z } from "zod";
import type { EventsDocument } from "../documents.ts";
import { dyadEvent } from "./event.ts";
import { type AsJson, asOf, count, dyad, named, share } from "./vocabulary.ts";

/** `entente/events@1`. */
export const eventsSchema: z.ZodType<AsJson<EventsDocument>> = z.object({
  schema: named("entente/events@1"),
  dyad: dyad(),
  asOf: asOf(),
  goldsteinScale: z.literal("gdelt").describe("Which edition of the Goldstein scale is used."),
  funnel: z
    .object({
      rows: count("Reports about the two actors, either way."),
      articles: count("Articles they come from, where the source names articles."),
      events: count("Events, an event and its mirror counted once."),
      dropped: z
        .object({
          articleCap: count(
            "Reports beyond one event per article, directed dyad, quad class and day.",
          ),
          reReported: count("Reports of an event that another report tells of."),
          mirrored: count("Events that are the mirror of another."),
        })
        .describe("Why there are fewer events than rows: rows - events is the sum of these."),
    })
    .describe("From rows to events, of the whole dyad, whatever span or code is listed."),
  perspective: z
    .object({
      a: share("From the press of the first actor."),
      b: share("From the press of the second actor."),
      third: share("From the press of third countries."),
      unknown: share("From publishers whose country is not known."),
    })
    .describe("Whose press tells of the dyad: shares of its counted reports."),
  events: z.array(dyadEvent).describe("The events, oldest first."),
});
