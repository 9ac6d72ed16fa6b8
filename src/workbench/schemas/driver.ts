import { z } from "zod";
import type {
  Driver,
  DriverSeries,
  InclusionRange,
  Place,
  ToldGain,
} from "../drivers/drivers-document.ts";
import type { Finding } from "../drivers/told.ts";
import { real } from "./relation-series.ts";
import { type AsJson, actor, count, orNull, share, text } from "./vocabulary.ts";

const spreadOf = {
  mean: real("The mean."),
  lo: real("Lower end of the 90 % interval."),
  hi: real("Upper end of the 90 % interval."),
};

/** A mean with its 90 % interval. */
const spread = (says: string) => z.object(spreadOf).describe(says);

const estimated = (says: string) =>
  z.object({ ...spreadOf, positive: share("Probability that it is above 0.") }).describe(says);

const window = {
  first: count("Nearest lag, in periods."),
  last: count("Farthest lag."),
};

/** A coded finding. */
export const findingFields: {
  readonly [Name in keyof Finding]: z.ZodType<AsJson<Finding[Name]>>;
} = {
  code: text("What it is about."),
  leg: z
    .enum(["met", "not met", "unknown"])
    .nullable()
    .describe("Whether this condition of a verdict holds; null for what is none."),
  says: text("The same in a sentence."),
  facts: z
    .record(
      z.string(),
      z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(text("A name."))]),
    )
    .describe("Its numbers and names; null where not known."),
};

const finding: z.ZodType<AsJson<Finding>> = z.object(findingFields).describe("A finding.");

const gridEnd = (says: string) =>
  z
    .object({
      inclusion: share("The probability."),
      g: text("Prior of the coefficients."),
      models: text("Prior of the models."),
      ownLags: z.array(count("A lag.")).describe("Lags of the balance's own history."),
      windows: text("Which lag windows."),
    })
    .describe(says);

/** The ends of the sensitivity grid. */
export const rangeFields: {
  readonly [Name in keyof InclusionRange]: z.ZodType<AsJson<InclusionRange[Name]>>;
} = {
  cells: count("Ways to weigh the record that were tried."),
  lowest: gridEnd("The lowest probability and the choices that lead to it."),
  highest: gridEnd("The highest."),
  lowestKept: gridEnd("The lowest among those in which its most probable window may be chosen."),
  sameSign: z.boolean().describe("Whether the sign of the effect is the same in all those."),
};

const range: z.ZodType<AsJson<InclusionRange>> = z
  .object(rangeFields)
  .describe("The probability under other choices; null where there is none.");

/** What something adds to predictions. */
export const gain: z.ZodType<AsJson<ToldGain>> = z
  .union([
    z
      .object({
        state: z.literal("known").describe("Known."),
        ...spreadOf,
        positive: share("Probability that the mean is above 0."),
        byPeriod: z
          .array(
            z
              .object({ period: text("The period."), gain: real("Log points.") })
              .describe("One period."),
          )
          .describe("The gain of each prediction, to see when it arose."),
      })
      .describe("Log points per period."),
    z
      .object({
        state: z.literal("unknown").describe("Not known."),
        has: count("Periods there are."),
        needs: count("Periods needed."),
      })
      .describe("Too short a record."),
  ])
  .describe("What it adds to predictions that know only the past.");

const exclusion = (says: string) =>
  z
    .object({
      name: text("What must not enter."),
      state: z.enum(["passed", "failed", "unknown"]).describe("How the test went."),
      inclusion: orNull(share("Probability that it enters; null where unknown.")),
      has: count("Periods that the test has."),
      needs: count("Periods that it needs."),
    })
    .describe(says);

const state = z.enum(["passed", "failed", "unknown"]).describe("How the test went.");

const tests = z
  .object({
    lead: exclusion("Its later values must not go with the earlier balance."),
    placeboOutcomes: z
      .array(exclusion("A relation that must not answer."))
      .describe("Negative control outcomes."),
    placeboExposures: z
      .array(exclusion("A series that must not matter."))
      .describe("Negative control exposures."),
    halves: z
      .object({
        state,
        halves: z
          .array(
            z
              .object({
                inclusion: orNull(share("Probability in this half; null where unknown.")),
                effect: real("Effect in this half, logits, 0 where it does not act."),
                positive: orNull(share("Probability that it is above 0; null where unknown.")),
              })
              .describe("One half."),
          )
          .describe("The earlier, then the later."),
      })
      .describe("Whether both halves of the record show the same sign."),
    asymmetry: orNull(
      z
        .object({
          rises: estimated("Effect of a rise."),
          falls: estimated("Effect of a fall undone."),
          difference: estimated("Their difference."),
        })
        .describe("Rises and falls apart; null where not known."),
    ),
    initiative: orNull(
      z
        .object({
          directed: z
            .array(
              z
                .object({
                  ...spreadOf,
                  positive: share("Probability that it is above 0."),
                  from: actor("Who acts."),
                  to: actor("Upon whom."),
                })
                .describe("One direction."),
            )
            .describe("Effect on what each side does."),
          difference: estimated("Effect on the first side's acts less that on the second's."),
        })
        .describe("Which side answers; null where the record does not tell who acts."),
    ),
  })
  .describe("The tests; null where the record does not measure it.");

/** A series of the panel. */
export const series: z.ZodType<AsJson<DriverSeries>> = z
  .object({
    id: text("Its name."),
    part: text("What it is to the panel."),
    says: text("What was counted."),
    source: orNull(text("Where it was read; null where it was not.")),
    counted: count("Events or facts that it rests on."),
    from: orNull(text("First period in which it is known.")),
    to: orNull(text("Last such period.")),
    known: count("Periods in which it is known."),
    queries: z.array(text("A command.")).describe("Commands that list what was counted."),
    missing: orNull(
      z
        .object({
          reason: text("Why."),
          has: count("How much there is of it."),
          needs: count("How much it would take."),
        })
        .describe("Why it is not in the panel; null where it is."),
    ),
    reliability: orNull(
      share("Signal over total variance of single periods; null where it cannot be told."),
    ),
    attenuation: orNull(
      real("What noise leaves of an effect's size; null where it cannot be told."),
    ),
  })
  .describe("A series.");

const place = (says: string): z.ZodType<AsJson<Place>> =>
  z
    .object({
      exposure: text("The exposure."),
      ...window,
      probability: share("Posterior probability; all sum to the inclusion."),
    })
    .describe(says);

const change = {
  balance: spread("Change of the balance, logits."),
  conflictPerYear: spread("Conflictual events a year more or less."),
};

const effect = z
  .object({
    ...spreadOf,
    averaged: real("The same, counted as 0 in models without the hypothesis."),
    positive: share("Probability that it is above 0."),
    asStated: orNull(share("Probability of the sign stated; null where none is.")),
    conflictPerYear: spread("Conflictual events a year more or less."),
    named: z
      .array(z.object({ ...change, name: text("The change.") }).describe("A change."))
      .describe("Changes that everybody remembers."),
  })
  .describe(
    "Change of the balance, logits, after one standard deviation more of the exposure, if it acts; null where not measured.",
  );

const told = z
  .object({
    effect: z.array(text("A sentence.")).describe("How large."),
    tests: z
      .array(
        z
          .object({
            test: z
              .enum(["lead", "placebos", "halves", "asymmetry", "initiative"])
              .describe("The test."),
            says: text("How it went."),
          })
          .describe("A test."),
      )
      .describe("The tests."),
    power: orNull(text("Whether the record would have shown it.")),
    documents: z.array(text("A sentence.")).describe("What documents say."),
  })
  .describe("What was found, in sentences.");

/** The shape of a response over lags. */
export const response: z.ZodType<AsJson<Driver["response"]>> = orNull(
  z
    .object({
      exposure: text("The exposure that rises by one standard deviation."),
      lags: z
        .array(
          z
            .object({
              lag: count("Periods after the rise."),
              ...spreadOf,
              bandLo: real("Lower end of the 90 % band of all lags at once."),
              bandHi: real("Upper end of it."),
            })
            .describe("One lag."),
        )
        .describe("From the next period on."),
    })
    .describe(
      "How the balance moves after the most probable exposure has risen, logits; null where the record is too short.",
    ),
);

/** One hypothesis. */
export const driver: z.ZodType<AsJson<Driver>> = z
  .object({
    id: text("Its name."),
    hypothesis: text("The statement."),
    mechanism: text("How it would work."),
    decider: orNull(actor("Whose choice it would be; null where left open.")),
    says: text("The verdict in a sentence."),
    verdict: z
      .enum(["supported", "suggestive", "evidence against", "the record cannot tell"])
      .describe("What the record says."),
    prior: share("Probability before the record was weighed."),
    inclusion: orNull(
      share("Probability that it precedes the balance and improves its prediction."),
    ),
    range: orNull(range),
    sign: z.literal([1, -1, 0]).describe("Expected sign of the effect; 0 where none is stated."),
    effect: orNull(effect),
    explained: orNull(share("Share of the balance's variance.")),
    skillGain: orNull(real("Mean gain, log points per period; null where not known.")),
    gain: orNull(gain),
    lag: orNull(place("The most probable exposure and window; null where not measured.")),
    places: z
      .array(place("An exposure in a lag window."))
      .describe("All exposures and windows, the most probable first."),
    series: z.array(series).describe("Its series, those that the record lacks included."),
    tests: orNull(tests),
    power: orNull(
      z
        .object({
          share: share("Share of the simulations in which it was found."),
          simulations: count("Simulations."),
          effect: real("Effect put in, logits per standard deviation."),
          signal: real("That effect over its standard error."),
        })
        .describe("How often an effect that matters would be found; null where not simulated."),
    ),
    response,
    why: z.array(finding).describe("Reasons for the verdict, met or not."),
    wouldTell: z.array(finding).describe("Evidence that would tell where the record does not."),
    told,
    qualitative: z
      .array(
        z
          .object({ kind: text("How much it weighs."), says: text("What to look for.") })
          .describe("A test."),
      )
      .describe("Tests by documents that the file states."),
    hash: text("Hash of what is put to the test."),
  })
  .describe("A hypothesis.");
