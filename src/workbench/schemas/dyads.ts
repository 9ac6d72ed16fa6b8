import { z } from "zod";
import type { DyadsDocument } from "../documents.ts";
import { type AsJson, actor, asOf, count, day, named } from "./vocabulary.ts";

/** `entente/dyads@1`. */
export const dyadsSchema: z.ZodType<AsJson<DyadsDocument>> = z.object({
  schema: named("entente/dyads@1"),
  asOf: asOf(),
  found: count("Pairs there are, listed or not."),
  dyads: z
    .array(
      z
        .object({
          a: actor("One actor; of two codes the one that comes first in the alphabet."),
          b: actor("The other."),
          events: count("Events between them, an event and its mirror counted once."),
          cooperative: count("Events that cooperate, in words or deeds."),
          conflictual: count("Events that conflict, in words or deeds."),
          first: day("Date of the earliest."),
          last: day("Date of the latest."),
        })
        .describe("One pair."),
    )
    .describe("Pairs of actors, the one with most events first."),
});
