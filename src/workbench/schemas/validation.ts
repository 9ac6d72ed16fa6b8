import { z } from "zod";
import type { ValidationDocument } from "../validation.ts";
import { type AsJson, count, named, orNull, text } from "./vocabulary.ts";

const cell = z
  .union([z.string().describe("Text."), z.number().describe("A figure."), z.null()])
  .describe("A cell.");

const beside = z
  .object({
    columns: z.array(text("A column.")).describe("The columns."),
    rows: z.array(z.array(cell).describe("A row.")).describe("The rows."),
  })
  .describe("Figures to read the value beside.");

const row = z
  .object({
    check: text("The check."),
    what: text("What was measured."),
    value: orNull(z.number().describe("The value; null where it could not be measured.")),
    unit: text("Its unit.").exactOptional(),
    passLine: text("What the value has to be."),
    passed: orNull(z.boolean().describe("Whether it is; null where that cannot be tested.")),
    detail: text("On how much it rests."),
    beside: beside.exactOptional(),
  })
  .describe("One line of a check.");

/** `entente/validation@1`. */
export const validationSchema: z.ZodType<AsJson<ValidationDocument>> = z.object({
  schema: named("entente/validation@1"),
  of: z.enum(["measure", "drivers", "outlook"]).describe("What was validated."),
  passed: count("Lines that passed."),
  failed: count("Lines that failed."),
  untested: count("Lines that the data at hand cannot test."),
  rows: z.array(row).describe("Every line."),
});
