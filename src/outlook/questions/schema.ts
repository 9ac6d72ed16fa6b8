import { z } from "zod";
import { INSTRUMENTS } from "../../lexicon/index.ts";
import type {
  QuestionFileSpecification,
  QuestionSpecification,
  RuleSpecification,
  SelectionSpecification,
} from "./specification.ts";

const words = (says: string): z.ZodString =>
  z.string().trim().min(1, { error: "say something" }).meta({ description: says });

const actor = (says: string): z.ZodString =>
  words(`${says}: an ISO code (RUS), English name (Russia) or alias (Moscow)`);

const day = (says: string): z.ZodISODate =>
  z.iso.date({ error: "a day is written 2027-06-30" }).meta({ description: says });

const selection: z.ZodType<SelectionSpecification> = z
  .strictObject({
    class: z
      .literal(["cooperation", "conflict", "words", "deeds"], {
        error: "a class is cooperation, conflict, words or deeds",
      })
      .meta({ description: "One half of the events" })
      .optional(),
    quads: z
      .array(z.literal([1, 2, 3, 4], { error: "a quad class is 1, 2, 3 or 4" }))
      .min(1)
      .meta({
        description:
          "Quad classes: 1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds",
      })
      .optional(),
    codes: z
      .array(
        z
          .string({
            error: "a CAMEO code is text, its leading zero part of it: write it in quotes",
          })
          .meta({ description: "A CAMEO code, which stands for its narrower codes too" }),
      )
      .min(1)
      .meta({ description: "CAMEO codes" })
      .optional(),
    instrument: z
      .literal([...INSTRUMENTS], { error: `an instrument is ${INSTRUMENTS.join(", ")}` })
      .meta({ description: "The instrument of statecraft" })
      .optional(),
    by: actor("Only what this side begins; meetings and agreements are no side's own").optional(),
    alone: z
      .boolean()
      .meta({ description: "Only what one side begins: neither meetings nor agreements" })
      .optional(),
    with: actor("A third that also takes part").optional(),
    place: words("Where: part of the place as the source writes it").optional(),
    mentions: z
      .array(words("A word or words"))
      .min(1)
      .meta({ description: "Words of which the event's own line of summary has at least one" })
      .optional(),
  })
  .meta({ description: "Which events; every condition given must hold. Left out, all" });

const count = (says: string, least: number): z.ZodNumber =>
  z
    .number({ error: "a number of events" })
    .int({ error: "a whole number of events" })
    .min(least, { error: `a number of events, ${least} or more` })
    .meta({ description: says });

/** A year may come unquoted, as a number. */
const period: z.ZodType<string | number> = z
  .union(
    [z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/), z.number().int().min(1800).max(2200)],
    { error: "a period is written 2027, 2027-Q1 or 2027-03" },
  )
  .meta({ description: "The period: a year, a quarter or a month" });

const isOne = (one: unknown, other: unknown): boolean =>
  (one === undefined) !== (other === undefined);

const events = z
  .strictObject({
    kind: z
      .literal("events")
      .meta({ description: "Events from the day after the question opens to its deadline" }),
    select: selection.optional(),
    atLeast: count("Fewest events for a yes", 1).optional(),
    atMost: count("Most events for a yes; 0: none", 0).optional(),
  })
  .refine(({ atLeast, atMost }) => isOne(atLeast, atMost), {
    error: "give atLeast or atMost, one of the two",
  });

const counted = z
  .strictObject({
    kind: z.literal("count").meta({ description: "The number of events in a period" }),
    select: selection.optional(),
    period,
    above: count("More than so many events for a yes", 0).optional(),
    below: count("Fewer than so many events for a yes", 1).optional(),
  })
  .refine(({ above, below }) => isOne(above, below), {
    error: "give above or below, one of the two",
  });

const share = (says: string): z.ZodNumber =>
  z.number({ error: "a share in per cent" }).meta({ description: says });

const balance = z
  .strictObject({
    kind: z.literal("balance").meta({
      description: "The share of cooperation among all events of a period, per cent",
    }),
    period,
    above: share("The share that must be passed for a yes, 0 to below 100")
      .min(0)
      .lt(100)
      .optional(),
    below: share("The share to be kept below for a yes, above 0 to 100").gt(0).max(100).optional(),
  })
  .refine(({ above, below }) => isOne(above, below), {
    error: "give above or below, one of the two",
  });

const rule: z.ZodType<RuleSpecification> = z
  .discriminatedUnion("kind", [events, counted, balance], {
    error: "a rule's kind is events, count or balance",
  })
  .meta({ description: "What decides the question" });

const question: z.ZodType<QuestionSpecification> = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
        error: "an id is words of a-z and 0-9 joined by hyphens, the first beginning with a letter",
      })
      .meta({ description: "Name of the question, unique in the file" }),
    text: words("The question in words; left out, Entente writes it from the rule").optional(),
    between: z
      .tuple([actor("One of the two"), actor("The other")], {
        error: "name two actors: [RUS, PAK]",
      })
      .meta({ description: "The two actors" }),
    opens: day("The day on which it opens; what is known by its end is known"),
    by: day("The last day that counts; only of a rule on events").optional(),
    source: words("The source of events that resolves it, such as chronicle"),
    rule,
    void: z
      .strictObject({
        mostUnseen: z.number({ error: "a share from 0 to 1" }).min(0).max(1).meta({
          description: "Greatest share of the months in which the source may tell of nobody",
        }),
      })
      .meta({
        description: "When nobody can say how it came out; by default a tenth of the months",
      })
      .optional(),
    finePrint: z
      .array(words("A sentence"))
      .meta({ description: "What else a reader must know; Entente adds its own" })
      .optional(),
  })
  .refine(({ rule: { kind }, by }) => (kind === "events") === (by !== undefined), {
    error: "a rule on events has a deadline, by; a rule on a period has none but the period's end",
    path: ["by"],
  });

/** A question file: `schema: entente/questions@1`. */
export const questionFileSchema: z.ZodType<QuestionFileSpecification> = z.strictObject({
  schema: z
    .literal("entente/questions@1", { error: "write schema: entente/questions@1" })
    .meta({ description: "Name and version of this format" }),
  title: words("What the questions are about").optional(),
  questions: z.array(question).min(1).meta({ description: "The questions" }),
});
