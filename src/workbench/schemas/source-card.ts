import { z } from "zod";
import type { SourceCard, SourceCoverage, SourceHolding } from "../../record/index.ts";
import { type AsJson, count, day, orNull, text } from "./vocabulary.ts";

const CARD = {
  id: text("The name by which commands know the source."),
  title: text("Its full name."),
  coding: z
    .enum(["hand", "machine"])
    .describe("Whether people or programs decided what each report says happened."),
  licence: text("On what terms its data may be used."),
  citation: text("How to cite it."),
  address: text("Where it can be had; empty for one's own."),
  faults: z.array(text("One fault.")).describe("Faults that are known and measured."),
};

/** A source that can be imported. */
export const sourceCard: z.ZodType<AsJson<SourceCard>> = z
  .object({ ...CARD, expects: text("What a path given to it must hold.") })
  .describe("A source that can be imported.");

/** A source that a document uses. */
export const sourceCoverage: z.ZodType<AsJson<SourceCoverage>> = z
  .object({
    ...CARD,
    first: day("Date of the earliest event that it tells of."),
    last: day("Date of the latest event that it tells of."),
  })
  .describe("A source that the document uses.");

/** What the record holds of one source. */
export const sourceHolding: z.ZodType<AsJson<SourceHolding>> = z
  .object({
    ...CARD,
    files: count("Files imported."),
    rows: count("Rows read from them."),
    rejected: count("Rows refused, each with its reason in the reject table."),
    reports: count("Reports held that were known as of the day asked for."),
    articles: count("Articles they come from; 0 where the source names none."),
    events: count("Events that they tell of, an event and its mirror counted once."),
    setAside: z
      .record(z.string(), count("Reports."))
      .describe("Reports that are about no event between two known actors, by reason."),
    first: orNull(day("Date of the earliest event.")),
    last: orNull(day("Date of the latest event.")),
    knownTo: orNull(day("The latest day on which a report became known.")),
    imported: orNull(text("When it was last imported: an instant in ISO 8601, UTC.")),
  })
  .describe("What the record holds of one source.");
