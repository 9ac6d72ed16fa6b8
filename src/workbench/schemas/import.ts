import { z } from "zod";
import type { ImportDocument } from "../documents.ts";
import { type AsJson, count, named, text } from "./vocabulary.ts";

const file = z
  .object({
    path: text("The file; a member of an archive follows its archive and an exclamation mark."),
    sha256: text("SHA-256 of the file as it was given, in hexadecimal."),
    rows: count("Rows read."),
    rejected: count("Rows refused."),
    reports: count(
      "Rows with a report, or at least one fact, that the record did not hold before.",
    ),
    known: count("Rows that the record held before."),
    facts: count("Facts that the record did not hold before."),
  })
  .describe("What became of one file's rows.");

/** `entente/import@1`. */
export const importSchema: z.ZodType<AsJson<ImportDocument>> = z.object({
  schema: named("entente/import@1"),
  source: text("The source that the files were read as."),
  files: z.array(file).describe("Every file read, in order."),
  rows: count("Rows read; always rejected + reports + known."),
  rejected: count("Rows refused, each with its reason in the reject table."),
  reports: count("Rows with a report, or at least one fact, that the record did not hold before."),
  known: count("Rows that the record held before."),
  facts: count("Facts that the record did not hold before; 0 for a source of events."),
  articles: count("Articles that the new reports come from, where the source names articles."),
  events: z
    .object({
      new: count("Events that no report had told of before."),
      known: count("Events known before that a new report tells of again."),
      merged: count("New reports that joined an event instead of making one."),
    })
    .describe("What the new reports did to events."),
  names: z
    .object({
      names: count("Names with their actor and span that the record did not hold before."),
      mentions: count("Mentions that a name gave an actor, or another one than before."),
      told: count("Reports set aside before that now tell of an event."),
      reopened: count("Reports set aside again, because a name turned out to mean two actors."),
    })
    .describe("What names did to mentions that the rules leave open."),
  seconds: z.number().min(0).describe("How long it took."),
});
