import { z } from "zod";
import type { Measure, SourceCoverage, SourceHolding } from "../../record/index.ts";
import type { SourceEntry } from "../catalogue.ts";
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

const measure: z.ZodType<AsJson<Measure>> = z
  .object({
    id: text("The name by which facts carry it."),
    unit: text("The unit of its values."),
    meaning: text("What a value says."),
    directed: z
      .enum(["directed", "undirected", "actor"])
      .describe("Whether it is of one actor towards another, of two alike, or of one."),
  })
  .describe("Something that a source states in numbers.");

const measures = z.array(measure).describe("What its facts state; empty for a source of events.");

/** A source that can be imported. */
export const sourceCard: z.ZodType<AsJson<SourceEntry>> = z
  .object({ ...CARD, expects: text("What a path given to it must hold."), measures })
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
    facts: count("Facts held that were known as of the day asked for, of every edition."),
    measures,
    setAside: z
      .record(z.string(), count("Reports."))
      .describe("Reports that are about no event between two known actors, by reason."),
    first: orNull(day("Date of the earliest event, or first day of the earliest fact.")),
    last: orNull(day("Date of the latest event, or last day of the latest fact.")),
    knownTo: orNull(day("The latest day on which a report or fact became known.")),
    imported: orNull(text("When it was last imported: an instant in ISO 8601, UTC.")),
  })
  .describe("What the record holds of one source.");
