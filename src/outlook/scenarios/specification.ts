import { z } from "zod";

/** A move as written; exactly one of values, shift and hold is there. */
export interface MoveSpecification {
  readonly hypothesis: string;
  readonly exposure?: string | undefined;
  readonly values?: readonly number[] | undefined;
  readonly shift?: number | undefined;
  readonly hold?: "last" | "mean" | "p10" | "p90" | number | undefined;
  readonly gradual?: boolean | undefined;
}

/** A scenario file as written, its form checked and nothing else. */
export interface ScenarioSpecification {
  readonly schema: "entente/scenario@1";
  readonly dyad: readonly [string, string];
  readonly title: string;
  readonly horizon?: number | undefined;
  readonly paths: readonly MoveSpecification[];
}

/** Periods that a scenario may look ahead, at most. */
export const FARTHEST = 36;

const words = (says: string): z.ZodString =>
  z.string().trim().min(1, { error: "say something" }).describe(says);

const actor = (says: string): z.ZodString =>
  words(`${says}: an ISO code (RUS), English name (Russia) or alias (Moscow)`);

const move: z.ZodType<MoveSpecification> = z
  .strictObject({
    hypothesis: words("Id of a hypothesis that the dyad is explained by"),
    exposure: words("Id of one of its exposures").optional(),
    values: z
      .array(z.number(), { error: "a list of numbers, one for each period to come" })
      .min(1)
      .max(FARTHEST)
      .describe(
        "One value for each period to come, in the exposure's own units; the last one stays",
      )
      .optional(),
    shift: z
      .number()
      .describe("Standard deviations above the value that it is held at in the baseline")
      .optional(),
    hold: z
      .union([z.literal(["last", "mean", "p10", "p90"]), z.number()], {
        error: "hold is last, mean, p10, p90 or a number",
      })
      .describe("One value for all periods: of its past, or a number in its own units")
      .optional(),
    gradual: z
      .boolean()
      .describe(
        "Whether a shift or hold is reached no faster than the exposure moved before; default true",
      )
      .optional(),
  })
  .refine(
    ({ values, shift, hold }) =>
      [values, shift, hold].filter((one) => one !== undefined).length === 1,
    { error: "give exactly one of values, shift and hold" },
  )
  .refine(({ values, gradual }) => values === undefined || gradual === undefined, {
    error: "given values are taken as they are: leave gradual out",
    path: ["gradual"],
  });

/** A scenario file: `schema: entente/scenario@1`. */
export const scenarioFileSchema: z.ZodType<ScenarioSpecification> = z.strictObject({
  schema: z
    .literal("entente/scenario@1", { error: "write schema: entente/scenario@1" })
    .describe("Name and version of this format"),
  dyad: z
    .tuple([actor("One of the two"), actor("The other")], {
      error: "name two actors: [RUS, PAK]",
    })
    .describe("The two actors whose relation is looked at"),
  title: words("What is supposed, in words"),
  horizon: z
    .number({ error: `a whole number of periods, 1 to ${FARTHEST}` })
    .int()
    .min(1)
    .max(FARTHEST)
    .describe(
      "Periods to look ahead; default as many as the longest values, else a year (by year two)",
    )
    .optional(),
  paths: z.array(move).min(1).describe("What is supposed of the exposures"),
});
