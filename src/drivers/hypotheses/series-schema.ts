import { z } from "zod";
import { INSTRUMENTS } from "../../lexicon/index.ts";
import type { SeriesSpecification } from "../series/specification.ts";

/** Text that says something. */
export function words(says: string): z.ZodString {
  return z.string().trim().min(1, { error: "say something" }).describe(says);
}

/** An actor in any form that the lexicon knows. */
export function actor(says: string): z.ZodString {
  return words(`${says}: an ISO code (RUS), English name (Russia) or alias (Moscow)`);
}

/** Two actors. */
export function pair(says: string): z.ZodTuple<[z.ZodString, z.ZodString], null> {
  return z
    .tuple([actor("One of the two"), actor("The other")], {
      error: "name two actors: [RUS, PAK]",
    })
    .describe(says);
}

const measure = z
  .literal(["balance", "cooperation", "conflict", "materialCooperation", "materialConflict"], {
    error: "a measure is balance, cooperation, conflict, materialCooperation or materialConflict",
  })
  .describe(
    "What is counted: the balance is the log ratio of cooperation to conflict, the others are log counts",
  );

const code = z
  .string({ error: "a CAMEO code is text, its leading zero part of it: write it in quotes" })
  .describe("A CAMEO code, which stands for its narrower codes too");

const dyad = z.strictObject({
  kind: z.literal("dyad").describe("Events between two actors"),
  between: pair("The two actors"),
  from: actor("Only what this side does").exactOptional(),
  measure,
  instrument: z
    .literal([...INSTRUMENTS], { error: `an instrument is ${INSTRUMENTS.join(", ")}` })
    .describe("Only events by this instrument of statecraft")
    .exactOptional(),
  codes: z.array(code).min(1).describe("Only events of these CAMEO codes").exactOptional(),
});

const situation = z.strictObject({
  kind: z
    .literal("situation")
    .describe("Events of which an actor is part, whoever the other is, the dyad's own left out"),
  of: actor("The actor whose situation it is"),
  measure,
});

const triad = z.strictObject({
  kind: z.literal("triad").describe("The dyad's place in a triangle"),
  through: actor("The third; left out, all third actors together").exactOptional(),
  form: z
    .literal(["broker", "commonFriend", "commonEnemy", "friendOfEnemy"], {
      error: "a form is broker, commonFriend, commonEnemy or friendOfEnemy",
    })
    .describe("How the third stands between the two"),
});

const fact = z.strictObject({
  kind: z.literal("fact").describe("A structural fact, known from the day its source published it"),
  measure: words("Id of a measure of the record, such as arms-transfers"),
  actor: actor("The actor, of a fact about one").exactOptional(),
  between: pair("The two, of a fact about a pair; the one who acts first").exactOptional(),
  as: z
    .literal(["level", "change", "log"], { error: "as is level, change or log" })
    .describe("As it is (the default), its change on the year before, or the log of it plus one")
    .exactOptional(),
});

const leader = z.strictObject({
  kind: z
    .literal("leader")
    .describe("Whether a head of state or government has changed within the last twelve months"),
  of: actor("The state"),
});

const both = z.strictObject({
  kind: z.literal("both").describe("Two series high at the same time"),
  of: z
    .tuple([z.lazy(() => seriesSchema), z.lazy(() => seriesSchema)], {
      error: "name two series",
    })
    .describe("The two series; the smaller counts, each in its own standard deviations"),
});

/** A series as a hypothesis file states it, its actors in any form. */
export const seriesSchema: z.ZodType<SeriesSpecification> = z.discriminatedUnion(
  "kind",
  [dyad, situation, triad, fact, leader, both],
  { error: "a series' kind is dyad, situation, triad, fact, leader or both" },
);
