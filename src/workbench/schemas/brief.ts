import { z } from "zod";
import type { BriefDocument } from "../../brief/index.ts";
import { response } from "./driver.ts";
import { dyadEvent } from "./event.ts";
import { relationSeries } from "./relation-series.ts";
import { turningPoint } from "./relation-turns.ts";
import { sourceCoverage } from "./source-card.ts";
import { type AsJson, asOf, count, dyad, named, share, text } from "./vocabulary.ts";

const evidence = z
  .union([
    z
      .object({
        kind: z.literal("query").describe("A count or share of the record."),
        ref: text("The command that gives it again, with the rows behind it."),
        says: text("What was counted, in words."),
        events: z
          .array(text("An event's id."))
          .describe("The events counted, when they are few enough to name."),
      })
      .describe("A count or share that a command gives again."),
    z
      .object({
        kind: z.enum(["event", "method", "source"]).describe("What it is."),
        ref: text("An event's id, a page of the documentation, or a source's name."),
      })
      .describe("An event of the record, a method, or a source."),
    z
      .object({
        kind: z.literal("document").describe("A document outside the record."),
        ref: text("Its id in the file that names it."),
        says: text("What it says, or its title."),
        publisher: text("Who published it."),
        date: z.string().nullable().describe("A day, month, quarter or year."),
        rating: z
          .string()
          .nullable()
          .describe("Reliability of the source and credibility of the item: B2."),
        address: z.string().nullable().describe("Where it stands."),
      })
      .describe("An item of an evidence matrix, or the file that states the hypotheses."),
  ])
  .describe("What a statement rests on.");

const statement = z
  .object({
    heading: text("The heading that begins with this statement.").exactOptional(),
    id: text("The statement's name within its brief."),
    text: text("What it says."),
    bound: z
      .array(
        z
          .object({
            start: count("Where the part begins, in UTF-16 units."),
            end: count("Where it ends, exclusive."),
            evidence: z.array(evidence).describe("What this part rests on."),
          })
          .describe("A figure, date or fact within the text."),
      )
      .describe("The parts of the text that rest on evidence."),
    evidence: z.array(evidence).describe("What the statement rests on as a whole."),
    likelihood: z
      .object({ p: share("Probability."), words: text("The same in the words of a scale.") })
      .describe("How likely what it says is.")
      .exactOptional(),
    confidence: z
      .enum(["high", "moderate", "low"])
      .describe("How good the evidence is; never the same as likelihood.")
      .exactOptional(),
  })
  .describe("One thing that the brief says.");

const section = z
  .object({
    id: z
      .enum([
        "key-judgements",
        "background",
        "implications",
        "conclusions",
        "outlook",
        "sources-and-method",
      ])
      .describe("Which section."),
    title: text("Its heading."),
    statements: z.array(statement).describe("What it says, in order."),
  })
  .describe("A section of the brief.");

const year = z
  .object({
    period: text("The year."),
    verbalCooperation: count("Events in words that cooperate."),
    materialCooperation: count("Events in deeds that cooperate."),
    verbalConflict: count("Events in words that conflict."),
    materialConflict: count("Events in deeds that conflict."),
  })
  .describe("Events of one year, an event and its mirror counted once.");

const known = (says: string): z.ZodNullable<z.ZodNumber> => z.number().nullable().describe(says);

const driver = z
  .object({
    id: text("The hypothesis’ name within its file."),
    statement: text("The hypothesis in words."),
    verdict: z
      .enum(["supported", "suggestive", "evidence against", "the record cannot tell"])
      .describe("What the record says of it."),
    inclusion: known(
      "Probability that what it names precedes the balance and improves its prediction; null where it is not measured.",
    ),
    prior: share("The same before the record was weighed."),
    range: z
      .tuple([share("Least."), share("Greatest.")])
      .nullable()
      .describe("The probability under other choices of priors, lags and windows."),
    effect: z
      .object({
        mean: z.number().describe("Mean."),
        lo: z.number().describe("Lower end of the 90 per cent interval."),
        hi: z.number().describe("Upper end."),
      })
      .nullable()
      .describe(
        "How many times what it was the ratio of cooperation to conflict is after a rise of what the hypothesis names by one standard deviation, if it is at work.",
      ),
    explained: known("Share of the balance’s variation."),
    power: known("Share of simulated records in which an effect that matters would be found."),
    response,
    documents: known("What the documents weigh, decibels; null where none was judged."),
    together: known("Probability by statistics and documents together."),
  })
  .describe("A hypothesis with what the record says of it.");

const drivers = z
  .object({
    command: text("The command that gives the same figures."),
    by: text("Length of a period: month or quarter."),
    hypotheses: z.array(driver).describe("The hypotheses, in the order of their file."),
    shares: z
      .array(
        z
          .object({
            name: text("What the variation goes with."),
            share: z.number().describe("Share of the balance’s variation."),
            isHypothesis: z.boolean().describe("Whether it is a hypothesis, and not a control."),
          })
          .describe("A share of the balance’s variation."),
      )
      .describe("The shares of controls and hypotheses."),
    evidence: z
      .array(
        z
          .object({
            id: text("The item’s name within its file."),
            says: text("What it says."),
            publisher: z.string().nullable().describe("Who published it."),
            date: z
              .string()
              .nullable()
              .describe("When it happened: a day, month, quarter or year."),
            rating: z
              .string()
              .nullable()
              .describe("Reliability of the source and credibility of the item."),
            weights: z
              .array(
                z
                  .object({
                    hypothesis: text("The hypothesis’ name."),
                    decibels: known("What it weighs, its source taken into account; null: blank."),
                    open: z.boolean().describe("Whether a test is stated that nobody has made."),
                  })
                  .describe("What the item weighs for one hypothesis."),
              )
              .describe("What it weighs for each hypothesis."),
          })
          .describe("An item of evidence."),
      )
      .describe("The evidence matrix; empty without one."),
  })
  .describe("What may move the relation: the data of the charts.");

const outlook = z
  .object({
    command: text("The command that gives the same figures."),
    by: text("Length of a period: month or quarter."),
    source: text("The source that is forecast."),
    origin: text("The last period that is known whole."),
    fans: z
      .array(
        z
          .object({
            target: z
              .enum(["cooperation", "conflict", "material-conflict"])
              .describe("What is counted."),
            history: z
              .array(
                z
                  .object({
                    period: text("The period."),
                    events: z.number().nullable().describe("Events; null where nobody looked."),
                  })
                  .describe("Events of one period."),
              )
              .describe("The past that is drawn."),
            forecasts: z
              .array(
                z
                  .object({
                    period: text("The period."),
                    mean: z.number().describe("Events expected."),
                    quantiles: z
                      .tuple([
                        z.number().describe("At .05."),
                        z.number().describe("At .25."),
                        z.number().describe("The median."),
                        z.number().describe("At .75."),
                        z.number().describe("At .95."),
                      ])
                      .describe("Numbers of events that are not exceeded so probably."),
                    climatology: z.number().describe("The long-run mean."),
                  })
                  .describe("The forecast of one period."),
              )
              .describe("The forecasts that are released, the nearest period first."),
          })
          .describe("One count of which a forecast is released."),
      )
      .describe("Counts of which forecasts are released; empty where none are."),
  })
  .describe("What is forecast: the data of the charts.");

/** `entente/brief@1`. */
export const briefSchema: z.ZodType<AsJson<BriefDocument>> = z.object({
  schema: named("entente/brief@1"),
  title: text("The brief's title."),
  dyad: dyad(),
  names: z
    .tuple([text("The first actor's name."), text("The second actor's name.")])
    .describe("What the two actors are called in it."),
  asOf: asOf(),
  record: z
    .object({
      snapshot: text("A hash of the reports held: equal wherever the same reports are held."),
      sources: z.array(sourceCoverage).describe("The sources used."),
    })
    .describe("The record that it was written from."),
  sections: z.array(section).describe("The sections, in the order in which the field reads them."),
  limitations: z.array(text("One limit.")).describe("What the brief cannot say, and why."),
  years: z.array(year).describe("The data of its chart of events."),
  index: relationSeries.index.describe(
    "The balance of all polar events by year, from -100 (conflict) to 100 (cooperation); empty where it is unknown.",
  ),
  intensity: relationSeries.intensity.describe(
    "Conflict events per year at average coverage; empty where it is unknown.",
  ),
  turningPoints: z
    .array(turningPoint)
    .describe("The turns that open the phases and those told with them, in the order of time."),
  phases: z
    .array(
      z
        .object({
          from: text("The first year."),
          to: text("The last year."),
          label: text("What it is called."),
        })
        .describe("The years from one turning point to the next."),
    )
    .describe("The phases into which the years fall."),
  drivers: drivers
    .nullable()
    .describe("What may move the relation; null where no source tells of the two."),
  outlook: outlook.nullable().describe("What is forecast; null where no source tells of the two."),
  events: z.array(dyadEvent).describe("The events that the statements cite, oldest first."),
  eventsInRecord: count("Events there are, when not all of them are read one by one."),
  commandScope: text("What every command of the brief ends with, to see the same record."),
  version: text("The version of the program that wrote it."),
});
