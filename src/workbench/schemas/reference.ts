import { z } from "zod";
import type { ActorsDocument, SourcesDocument } from "../catalogue.ts";
import { sourceCard } from "./source-card.ts";
import { type AsJson, actor, named, orNull, text } from "./vocabulary.ts";

/** `entente/sources@1`. */
export const sourcesSchema: z.ZodType<AsJson<SourcesDocument>> = z.object({
  schema: named("entente/sources@1"),
  sources: z.array(sourceCard).describe("Every source that can be imported."),
});

const entry = z
  .object({
    code: actor("The one code by which the record knows the actor."),
    kind: z.enum(["state", "organisation", "armed-group", "unknown"]).describe("What it is."),
    name: text("Short English name."),
    inSentence: text("The name as a sentence takes it."),
    adjective: orNull(text("The adjective, such as Russian.")),
    demonym: orNull(text("What one of its people is called.")),
    capital: orNull(text("The city that holds the government.")),
    aliases: z.array(text("A name.")).describe("Further names that mean this actor alone."),
    metonyms: z
      .array(text("A name."))
      .describe("Those aliases that name a place for the government that sits there."),
    sharedNames: z.array(text("A name.")).describe("Names that mean this actor or another one."),
    iso2: orNull(text("ISO 3166-1 alpha-2.")),
    fips: orNull(text("FIPS 10-4.")),
    otherFips: z.array(text("A code.")).describe("FIPS codes of further places that it holds."),
    cow: z.number().int().nullable().describe("Correlates of War number."),
    gw: z.number().int().nullable().describe("Gleditsch-Ward number."),
    cameo: z.array(text("A code.")).describe("CAMEO codes that mean it."),
    region: orNull(text("The region of the world that a state lies in.")),
    administeredBy: orNull(actor("The state that administers a territory.")),
    partOf: orNull(actor("The organisation that a body is part of.")),
    home: orNull(actor("Where an armed group began.")),
  })
  .describe("Whoever does something to another.");

/** `entente/actors@1`. */
export const actorsSchema: z.ZodType<AsJson<ActorsDocument>> = z.object({
  schema: named("entente/actors@1"),
  actors: z.array(entry).describe("The actor asked for, or every actor that the lexicon knows."),
});

/** `entente schema`: what documents there are. */
export interface SchemasDocument {
  readonly schema: "entente/schemas@1";
  readonly schemas: readonly { readonly name: string; readonly says: string }[];
}

/** `entente/schemas@1`. */
export const schemasSchema: z.ZodType<SchemasDocument> = z.object({
  schema: named("entente/schemas@1"),
  schemas: z
    .array(
      z
        .object({ name: text("What to ask for."), says: text("What the document holds.") })
        .describe("One schema."),
    )
    .describe("Every schema that is published."),
});
