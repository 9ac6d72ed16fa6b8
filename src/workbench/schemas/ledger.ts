import { z } from "zod";
import type { LedgerBacktest, LedgerDocument } from "../outlook/ledger-document.ts";
import { ledgerScoresSchema } from "./ledger-scores.ts";
import { real } from "./relation-series.ts";
import { type AsJson, asOf, count, day, dyad, named, orNull, share, text } from "./vocabulary.ts";

const hash = (says: string): z.ZodString =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(says);

const backtest: z.ZodType<AsJson<LedgerBacktest>> = z
  .object({
    source: text("The source that tells of most dyads."),
    by: z.enum(["month", "quarter"]).describe("Length of a period."),
    dyads: count("Dyads."),
    from: text("The first origin."),
    to: text("The last origin."),
    rows: z
      .array(
        z
          .object({
            target: z
              .enum(["cooperation", "conflict", "material-conflict", "balance"])
              .describe("What is forecast."),
            horizon: count("Periods ahead."),
            state: z
              .enum(["released", "withheld"])
              .describe("Whether such forecasts are shown, or climatology in their place."),
            forecasts: count("Forecasts made."),
            crps: orNull(real("Their mean score.")),
            climatology: orNull(real("That of climatology.")),
            skill: orNull(real("Share of climatology's score that they save.")),
            lo: orNull(real("Lower end of its 90 % interval.")),
            hi: orNull(real("Upper end.")),
            coverage50: orNull(share("Share of outcomes in the central 50 % intervals.")),
            coverage90: orNull(share("Share in the central 90 % intervals.")),
          })
          .describe("One target at one horizon."),
      )
      .describe("By target and horizon."),
  })
  .describe("What a back-test says in the place of a young ledger; none of these was ever issued.");

const openQuestion = z
  .object({
    id: text("Its name."),
    text: text("The question."),
    dyad: dyad(),
    topic: text("What it is about."),
    opens: day("The first day that counts is the one after."),
    by: day("The last day that counts."),
    hash: hash("Hash of all that decides it."),
    seq: count("The number of its latest entry."),
    issued: text("The moment of that entry, UTC."),
    p: share("Its latest probability."),
    baseRate: share("Fixed before it opened."),
  })
  .describe("A question that is not decided.");

/** `entente/ledger@1` */
export const ledgerSchema: z.ZodType<AsJson<LedgerDocument>> = z.object({
  schema: named("entente/ledger@1"),
  path: text("Where the ledger lies."),
  asOf: asOf(),
  entered: orNull(
    z
      .object({
        resolved: count("Forecasts of which it was entered what came."),
        void: count("That were entered as void."),
        open: count("Still open."),
      })
      .describe("What this run entered; null where it was not asked to."),
  ),
  sound: z.boolean().describe("Whether the ledger is what was written."),
  head: orNull(
    z
      .object({ seq: count("Its number."), hash: hash("Its hash.") })
      .describe("The last entry; null where there is none or it cannot be read."),
  ),
  broken: z
    .array(
      z
        .object({
          line: count("The line, from 1."),
          kind: z.enum(["unreadable", "altered"]).describe("What is wrong."),
          problem: text("In words."),
        })
        .describe("A line that does not fit."),
    )
    .describe("Lines that do not fit the chain."),
  entries: z
    .object({
      lines: count("Lines of the file."),
      forecasts: count("Forecasts issued, those told anew among them."),
      resolved: count("Of which it is known what came."),
      void: count("Of which nothing will be known."),
      open: count("Of which nothing is known yet."),
    })
    .describe("Counts; of a ledger that is not sound only its lines."),
  age: orNull(
    z
      .object({
        young: z.boolean().describe("Whether it holds too little to judge by."),
        resolved: count("Resolved forecasts of counts."),
        periods: count("Different periods among them."),
        fewestResolved: count("What it would take."),
        fewestPeriods: count("What it would take."),
      })
      .describe("Whether the ledger speaks for itself; null where it is not sound."),
  ),
  scores: orNull(ledgerScoresSchema.describe("Null where the ledger is not sound.")),
  openQuestions: z.array(openQuestion).describe("By deadline."),
  backtest: orNull(backtest),
});
