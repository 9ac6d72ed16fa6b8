import { z } from "zod";
import type { Challenge } from "../drivers/drivers-document.ts";
import type { MatrixPart } from "../drivers/matrix-part.ts";
import type { WeighedMatrixDocument } from "../drivers/method-matrix.ts";
import { real } from "./relation-series.ts";
import { type AsJson, count, named, orNull, share, text } from "./vocabulary.ts";

const decibels = (says: string): z.ZodNumber => real(`${says} Decibels.`);

const rangeOf = (says: string, of: (says: string) => z.ZodNumber) =>
  z
    .object({ low: of("At the least."), mid: of("As it stands."), high: of("At the most.") })
    .describe(says);

const stretched = {
  decibels: decibels("As judged."),
  halved: decibels("With every judgement halved."),
  doubled: decibels("With every judgement doubled."),
};

const hypothesis = z
  .object({
    id: text("Its name."),
    statement: text("The statement."),
    statistics: orNull(
      z
        .object({
          decibels: decibels("Change of its log odds by the panel."),
          isCapped: z.boolean().describe("Whether that was cut off at 10 decibels."),
        })
        .describe("What statistics alone say; null without."),
    ),
    documents: orNull(
      z
        .object({
          ...stretched,
          items: count("Items with a judgement."),
          clusters: count("Groups that they make."),
          ofJudges: rangeOf("If the least, the most favourable judge were right.", decibels),
          ofSources: rangeOf("If ratings were read against it, in its favour.", decibels),
        })
        .describe("What documents alone say; null without a judgement."),
    ),
    together: orNull(z.object(stretched).describe("Both together; null with neither.")),
    probability: z
      .object({
        prior: share("Before all."),
        statistics: share("By statistics alone."),
        documents: share("By documents alone."),
        together: share("By both."),
        halved: share("By both, every judgement halved."),
        doubled: share("By both, every judgement doubled."),
      })
      .describe("Its probability at each stage."),
    share: share("Probability that this one mattered if exactly one did."),
    heuer: z
      .object({
        inconsistent: count("Groups against it."),
        consistent: count("Groups for it."),
        neutral: count("Groups that weigh neither way."),
        blank: count("Groups without a judgement on it."),
        against: decibels("Sum of what speaks against it."),
      })
      .describe("Heuer's count."),
  })
  .describe("A hypothesis by its documents.");

const evidence = z
  .object({
    id: text("Its name."),
    says: text("What was seen, or looked for."),
    date: orNull(text("When; null where not stated.")),
    publisher: orNull(text("Who says so.")),
    address: orNull(text("Where it stands.")),
    rating: orNull(text("Reliability and credibility, such as B2.")),
    cluster: orNull(text("Group of items that hang together.")),
    events: z.array(text("An event's id.")).describe("Events that it rests on."),
    record: orNull(
      z
        .enum(["found", "not found", "cannot tell", "not asked"])
        .describe("What the record answers; null where nothing is asked of it."),
    ),
    trust: orNull(share("Probability that what it says is so.")),
    diagnosticity: orNull(decibels("How far it tells hypotheses apart.")),
    judged: count("Hypotheses with a judgement."),
    blank: count("Hypotheses without."),
  })
  .describe("An item of evidence.");

const cell = z
  .object({
    evidence: text("The item."),
    hypothesis: text("The hypothesis."),
    weight: orNull(decibels("After the source is taken into account; null for a blank.")),
    words: orNull(text("The judges' mean in words; null for a blank.")),
    range: orNull(rangeOf("The judges; null for a blank.", decibels)),
    judged: z
      .array(
        z
          .object({
            judge: text("The judge."),
            decibels: decibels("The weight."),
            because: orNull(text("Why; null where not stated.")),
          })
          .describe("One judge's word."),
      )
      .describe("Each judge's word."),
    open: z.boolean().describe("Whether a test is stated that nobody has carried out."),
  })
  .describe("What an item says of a hypothesis.");

const weights = (says: string) =>
  z
    .array(
      z
        .object({
          hypothesis: text("The hypothesis."),
          decibels: orNull(decibels("The sum; null without a judgement.")),
        })
        .describe("One hypothesis."),
    )
    .describe(says);

const outcome = (says: string) =>
  z
    .object({
      decibels: decibels("Change of its log odds."),
      probability: share("Its probability then."),
    })
    .describe(says);

const missing = z
  .object({
    why: z.enum(["nobody has looked", "nobody has judged"]).describe("Why it is missing."),
    hypothesis: text("The hypothesis."),
    what: text("What would have to be found."),
    says: text("The same with what it would do."),
    test: orNull(
      z
        .enum(["hoop", "smoking-gun", "straw", "doubly-decisive"])
        .describe("The test; null for a cell left blank."),
    ),
    evidence: orNull(text("The item, where there is one.")),
    ifFound: outcome("If it is found."),
    ifNotFound: outcome("If it is not."),
    chance: share("Probability of finding it."),
    expectedMove: share("Mean change of the hypothesis' probability."),
    changesLeader: z.boolean().describe("Whether either would change who leads."),
  })
  .describe("Evidence that nobody has.");

const flip = z
  .object({
    basis: z.enum(["documents", "together"]).describe("What the lead is by."),
    leader: orNull(text("Who leads; null where nobody does.")),
    margin: orNull(decibels("How far ahead of the next.")),
    removed: orNull(
      z
        .array(text("A group."))
        .describe("The fewest groups without which the lead is lost; null where none would do."),
    ),
    overtakenBy: orNull(text("Who would then be level or ahead.")),
    rivals: z
      .array(
        z
          .object({
            hypothesis: text("The rival."),
            margin: decibels("How far the leader is ahead."),
            removed: orNull(
              z.array(text("A group.")).describe("The fewest groups; null where none would do."),
            ),
          })
          .describe("A rival."),
      )
      .describe("Every other hypothesis, the nearest first."),
  })
  .describe("How much the lead rests on.");

/** The fields of a weighed matrix. */
export const matrixFields: {
  readonly [Name in keyof MatrixPart]: z.ZodType<AsJson<MatrixPart[Name]>>;
} = {
  stated: z.boolean().describe("Whether there is a matrix at all."),
  judges: z
    .array(
      z
        .object({
          id: text("Name in the file."),
          name: text("Who judged."),
          judged: text("When."),
          panelResult: z
            .enum(["unseen", "seen"])
            .describe("Whether the judge knew what statistics say."),
          documents: weights("That judge's documents alone."),
        })
        .describe("A judge."),
    )
    .describe("The judges."),
  hypotheses: z.array(hypothesis).describe("The hypotheses."),
  evidence: z.array(evidence).describe("The evidence, the most telling first."),
  cells: z.array(cell).describe("What each item says of each hypothesis."),
  clusters: z
    .array(
      z
        .object({
          id: text("The group, or its only item."),
          items: z.array(text("An item.")).describe("Its items."),
          weights: weights("What it adds to each hypothesis."),
        })
        .describe("A group of items."),
    )
    .describe("Items that hang together count once."),
  flipSet: z
    .array(text("A group."))
    .describe("The fewest groups without which the lead is lost; empty where none would do."),
  flip,
  says: orNull(text("Whose lead it is and what that rests on; null without a matrix.")),
  disagreement: z
    .array(
      z
        .object({
          evidence: text("The item."),
          hypothesis: text("The hypothesis."),
          low: decibels("The least favourable judge."),
          high: decibels("The most favourable."),
        })
        .describe("A cell."),
    )
    .describe("Cells on which judges differ, the widest first."),
  missing: z.array(missing).describe("Evidence that would tell most."),
};

/** A weighed matrix. */
export const matrixPart: z.ZodType<AsJson<MatrixPart>> = z
  .object(matrixFields)
  .describe("What documents say.");

/** What the analysts put down against their own reading. */
export const challenge: z.ZodType<AsJson<Challenge>> = z
  .object({
    assumptions: z
      .array(
        z
          .object({ says: text("The assumption."), ifWrong: text("What follows if it is wrong.") })
          .describe("An assumption."),
      )
      .describe("What the reading rests on."),
    premortem: orNull(text("It is a year later and the reading was wrong: why.")),
    devilsAdvocate: orNull(
      z
        .object({ against: text("The hypothesis."), says: text("The case.") })
        .describe("The best case against one hypothesis; null where none is stated."),
    ),
  })
  .describe("What is held against the reading; it enters no sum.");

/** `entente/weighed-matrix@1`. */
export const weighedMatrixSchema: z.ZodType<AsJson<WeighedMatrixDocument>> = z.object({
  schema: named("entente/weighed-matrix@1"),
  title: orNull(text("Title of the file; null without.")),
  ...matrixFields,
  challenge,
  limitations: z.array(text("A limitation.")).describe("What limits the weighing."),
});
