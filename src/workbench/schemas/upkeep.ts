import { z } from "zod";
import type { ExportDocument, RejectsDocument, VerifyDocument } from "../documents.ts";
import { type AsJson, count, named, text } from "./vocabulary.ts";

/** `entente/rejects@1`. */
export const rejectsSchema: z.ZodType<AsJson<RejectsDocument>> = z.object({
  schema: named("entente/rejects@1"),
  rejects: z
    .array(
      z
        .object({
          source: text("The source that the row was read as."),
          path: text("The file that it stands in."),
          line: count("Its line in the unpacked file, from 1."),
          reason: text("Why it was refused, as a code."),
          detail: text("What exactly is wrong with it."),
          raw: text("The row itself, cut where it is long."),
        })
        .describe("A refused row."),
    )
    .describe("Refused rows in the order of sources, files and lines."),
});

/** `entente/verify@1`. */
export const verifySchema: z.ZodType<AsJson<VerifyDocument>> = z.object({
  schema: named("entente/verify@1"),
  sound: z.boolean().describe("Whether every invariant holds."),
  checks: z
    .array(
      z
        .object({
          id: text("Name of the invariant."),
          says: text("What it says."),
          violations: count("Rows that break it."),
        })
        .describe("One invariant."),
    )
    .describe("Every invariant of the record."),
});

/** `entente/export@1`. */
export const exportSchema: z.ZodType<AsJson<ExportDocument>> = z.object({
  schema: named("entente/export@1"),
  folder: text("The folder written."),
  format: z.enum(["parquet", "csv", "json"]).describe("The form of the files in it."),
  tables: z.record(z.string(), count("Rows.")).describe("Rows written of each table."),
});
