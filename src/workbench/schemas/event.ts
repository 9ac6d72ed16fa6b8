import { z } from "zod";
import type { PloverType, QuadClass } from "../../lexicon/index.ts";
import type { DyadEvent } from "../../record/index.ts";
import { type AsJson, actor, count, day, orNull, text } from "./vocabulary.ts";

const PLOVER_TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const satisfies readonly PloverType[];

const QUAD_CLASSES = [1, 2, 3, 4] as const satisfies readonly QuadClass[];

const report = z
  .object({
    id: text("The report's stable name."),
    source: text("The source that gave it."),
    url: orNull(text("The page that reports it.")),
    publisher: orNull(text("Who published it.")),
    publisherCountry: orNull(actor("The country it publishes from.")),
    published: orNull(day("When it was published.")),
    knownFrom: day("From when on it was known: before this day nothing uses it."),
    rating: text("Reliability A-F and credibility 1-6, judged separately; empty if not judged."),
    note: orNull(text("A coder's remark.")),
    file: text("The file that it was imported from."),
    line: count("Its line there, from 1."),
  })
  .describe("One source's word for the event.");

/** Who did what to whom, when. */
export const dyadEvent: z.ZodType<AsJson<DyadEvent>> = z
  .object({
    id: text("A hash of what is said to have happened; the same in every record."),
    date: day("When it happened; the first day where only the month or year is known."),
    datePrecision: z.enum(["day", "month", "year"]).describe("How finely the date is known."),
    source: actor("Who did it."),
    target: actor("To whom."),
    others: z.array(actor("One of them.")).describe("Further actors that took part."),
    cameo: text("What was done, as a CAMEO code of two to four digits, leading zero included."),
    plover: z
      .object({
        type: z.enum(PLOVER_TYPES).describe("PLOVER event type."),
        mode: orNull(text("PLOVER mode.")),
      })
      .nullable()
      .describe("What was done, in PLOVER; null where PLOVER has no such type."),
    quadClass: z
      .literal(QUAD_CLASSES)
      .describe(
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
      ),
    goldstein: z.number().min(-10).max(10).describe("Goldstein value, GDELT's edition."),
    summary: orNull(text("What happened in a sentence, where a person wrote one.")),
    place: orNull(text("Where it happened.")),
    mutual: z.boolean().describe("Whether both did it to each other."),
    handCoded: z.boolean().describe("Whether a person coded at least one report of it."),
    reports: z.array(report).describe("The reports that tell of it, the first known first."),
  })
  .describe("Who did what to whom, when.");
