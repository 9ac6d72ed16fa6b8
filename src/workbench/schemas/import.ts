import { z } from "zod";
import type { ImportDocument } from "../documents.ts";
import { type AsJson, count, named, text } from "./vocabulary.ts";

const file = z
  .object({
    path: text("The file; a member of an archive follows its archive and an exclamation mark."),
    sha256: text("SHA-256 of the file as it was given, in hexadecimal."),
    rows: count("Rows read."),
    rejected: count("Rows refused."),
    reports: count("Reports that the record did not hold before."),
    known: count("Rows that the record held before."),
  })
  .describe("What became of one file's rows.");

/** `entente/import@1`. */
export const importSchema: z.ZodType<AsJson<ImportDocument>> = z.object({
  schema: named("entente/import@1"),
  source: text("The source that the files were read as."),
  files: z.array(file).describe("Every file read, in order."),
  rows: count("Rows read; always rejected + reports + known."),
  rejected: count("Rows refused, each with its reason in the reject table."),
  reports: count("Reports that the record did not hold before."),
  known: count("Rows that the record held before."),
  articles: count("Articles that the new reports come from, where the source names articles."),
  events: z
    .object({
      new: count("Events that no report had told of before."),
      known: count("Events known before that a new report tells of again."),
      merged: count("New reports that joined an event instead of making one."),
    })
    .describe("What the new reports did to events."),
  seconds: z.number().min(0).describe("How long it took."),
});
