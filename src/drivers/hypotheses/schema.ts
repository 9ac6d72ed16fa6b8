import { z } from "zod";
import { TEST_KINDS } from "../matrix/preset-test.ts";
import {
  devilsAdvocateSchema,
  keyAssumptionsSchema,
  matrixSchema,
} from "../matrix/specification.ts";
import { actor, pair, seriesSchema, words } from "./series-schema.ts";
import type {
  ExposureSpecification,
  HypothesisFileSpecification,
  HypothesisSpecification,
  ImplicationSpecification,
  OutcomeSpecification,
} from "./specification.ts";

const id = (says: string): z.ZodString =>
  z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
      error: "an id is words of a-z and 0-9 joined by hyphens, the first beginning with a letter",
    })
    .describe(says);

const day = (says: string): z.ZodISODate =>
  z.iso.date({ error: "a day is written 2017-08-29" }).describe(says);

/** A year may come unquoted, as a number. */
const when = (says: string): z.ZodType<string | number> =>
  z
    .union(
      [
        z.string().regex(/^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$/),
        z.number().int().min(1800).max(2200),
      ],
      { error: "a time is written 2016, 2016-Q3, 2016-09 or 2016-09-24" },
    )
    .describe(says);

const sign = (says: string): z.ZodLiteral<"positive" | "negative" | "none"> =>
  z
    .literal(["positive", "negative", "none"], { error: "a sign is positive, negative or none" })
    .describe(says);

const months = (says: string): z.ZodNumber =>
  z.number({ error: "a number of months" }).int().min(1).max(120).describe(says);

const exposure: z.ZodType<ExposureSpecification> = z.strictObject({
  id: id("Name of the series, unique in its hypothesis"),
  says: words("The series in words"),
  series: seriesSchema.describe("The series"),
});

const outcome: z.ZodType<OutcomeSpecification> = z.strictObject({
  between: pair("The two actors whose balance is the outcome"),
  from: actor("Only what this side does").optional(),
});

const separates = words("The rival explanation that this implication tells the hypothesis from");

const implication: z.ZodType<ImplicationSpecification> = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("timing").describe("The exposure comes first, with the expected sign"),
      separates,
    }),
    z.strictObject({
      kind: z.literal("initiative").describe("One side responds more than the other"),
      leads: actor("The side that moves"),
      separates,
    }),
    z.strictObject({
      kind: z.literal("target").describe("Another relation moves too"),
      outcome: outcome.describe("The other relation"),
      sign: sign("How it moves when the exposure rises; none: it does not"),
      separates,
    }),
    z.strictObject({
      kind: z
        .literal("specificity")
        .describe("Negative control outcomes: relations that must not respond"),
      outcomes: z.array(outcome).min(1).describe("The relations"),
      separates,
    }),
    z.strictObject({
      kind: z
        .literal("exposure-control")
        .describe("Negative control exposures: series that must not predict"),
      exposures: z.array(exposure).min(1).describe("The series"),
      separates,
    }),
    z.strictObject({
      kind: z.literal("lead").describe("The relation must not predict the exposure's past"),
      separates,
    }),
    z.strictObject({
      kind: z.literal("asymmetry").describe("Rises and falls of the exposure work differently"),
      respondsTo: z
        .literal(["rises", "falls"], { error: "respondsTo is rises or falls" })
        .describe("Which of the two moves the relation more"),
      separates,
    }),
  ],
  {
    error:
      "an implication's kind is timing, initiative, target, specificity, exposure-control, lead or asymmetry",
  },
);

const speed = z
  .strictObject({
    from: months("Months after which it works at the earliest, 1 or more"),
    to: months("Months after which it has worked, at most 120"),
    because: words("Why so fast and no faster"),
  })
  .refine(({ from, to }) => from <= to, { error: "from comes after to", path: ["to"] });

const hypothesis: z.ZodType<HypothesisSpecification> = z.strictObject({
  id: id("Name of the hypothesis, unique in the file"),
  statement: words("The hypothesis in one sentence"),
  mechanism: words("How it works: who wants what, and does what to get it"),
  decider: actor("Whose choice it is"),
  sign: sign("Whether relations get better (positive) or worse (negative) when the exposure rises"),
  speed: speed.describe("Within which time it works; sets the lag windows"),
  exposures: z.array(exposure).min(1).describe("Series that stand for it; several share its prior"),
  implications: z
    .array(implication)
    .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, {
      error: "each kind of implication is stated once",
    })
    .describe("What must be seen if it holds: at most one of each of the seven kinds")
    .optional(),
  rivals: z
    .array(
      z.strictObject({
        id: id("Id of a hypothesis of this file"),
        differs: words("What the rival predicts otherwise"),
      }),
    )
    .describe("Hypotheses that it predicts differently from")
    .optional(),
  matters: z
    .number()
    .positive()
    .max(5)
    .describe(
      "Effect that would matter, logits of the balance per standard deviation of the exposure; default 0.25",
    )
    .optional(),
  namedChange: z
    .strictObject({
      says: words("The change in words"),
      exposure: id("Id of the exposure that changed; default the first").optional(),
      from: when("Time before the change"),
      to: when("Time after it"),
    })
    .describe("A change that everybody remembers, to say what it would have moved")
    .optional(),
  tests: z
    .array(
      z.strictObject({
        kind: z
          .literal([...TEST_KINDS], { error: `a test is ${TEST_KINDS.join(", ")}` })
          .describe("How much passing and failing it weigh"),
        says: words("What would have to be found, or not found"),
      }),
    )
    .describe("Tests by documents, stated before these are read")
    .optional(),
});

/** A hypothesis file: `schema: entente/hypotheses@1`. */
export const hypothesisFileSchema: z.ZodType<HypothesisFileSpecification> = z.strictObject({
  schema: z
    .literal("entente/hypotheses@1", { error: "write schema: entente/hypotheses@1" })
    .describe("Name and version of this format"),
  dyad: pair("The two actors whose relations are to be explained"),
  title: words("What the hypotheses are about"),
  source: z
    .strictObject({
      title: words("Title of the text that the hypotheses come from"),
      author: words("Who wrote it").optional(),
      published: day("When it appeared").optional(),
      address: words("Where it can be read").optional(),
    })
    .describe("Where the hypotheses come from")
    .optional(),
  declared: day(
    "The day on which the hypotheses were written down, before the run that tests them",
  ),
  hypotheses: z.array(hypothesis).min(1).describe("The hypotheses"),
  assumptions: keyAssumptionsSchema
    .describe("Assumptions on which the whole reading rests, each with what follows if it is wrong")
    .optional(),
  premortem: words("It is a year later and the reading was wrong: why?").optional(),
  devilsAdvocate: devilsAdvocateSchema
    .describe("The best case that can be made against one hypothesis")
    .optional(),
  matrix: matrixSchema.describe("The evidence matrix: judges, items and their weights").optional(),
  limits: z.array(words("A limit")).describe("What the file cannot do").optional(),
});
