import { z } from "zod";
import { INSTRUMENTS } from "../../lexicon/index.ts";
import type { EventSelection } from "../../record/index.ts";
import type { Challenge, DevilsAdvocate, KeyAssumption } from "./matrix.ts";
import { TEST_KINDS, type TestKind } from "./preset-test.ts";
import { SCALE, SCALE_WORDS } from "./weight-scale.ts";

/** A cell as written: a step of the scale, its words, a reasoned step, a test; null is a blank. */
export type CellSpecification =
  | number
  | string
  | null
  | { readonly weight: number | string; readonly because?: string | undefined }
  | {
      readonly test: TestKind;
      readonly outcome?: "found" | "not-found" | "passed" | "failed" | undefined;
      readonly says?: string | undefined;
      readonly because?: string | undefined;
    };

/** A judge as written. */
export interface JudgeSpecification {
  readonly id: string;
  readonly name: string;
  readonly judged: string;
  readonly panelResult: "unseen" | "seen";
}

/** An item of evidence as written, with the judges' words on it. */
export interface EvidenceSpecification {
  readonly id: string;
  readonly says: string;
  readonly date?: string | number | undefined;
  readonly source?:
    | { readonly publisher?: string | undefined; readonly address?: string | undefined }
    | undefined;
  readonly rating?: string | undefined;
  readonly cluster?: string | undefined;
  readonly events?: readonly string[] | undefined;
  readonly record?:
    | {
        readonly between: readonly [string, string];
        readonly select?: EventSelection | undefined;
        readonly from: string | number;
        readonly to: string | number;
        readonly atLeast?: number | undefined;
      }
    | undefined;
  /** By judge, then by hypothesis. */
  readonly weights: Readonly<Record<string, Readonly<Record<string, CellSpecification>>>>;
}

/** The matrix inside a hypothesis file. */
export interface MatrixSpecification {
  readonly judges: readonly JudgeSpecification[];
  readonly evidence: readonly EvidenceSpecification[];
}

/** The challenge as written; each part may be left out. */
export interface ChallengeSpecification {
  readonly assumptions?: readonly KeyAssumption[] | undefined;
  readonly premortem?: string | undefined;
  readonly devilsAdvocate?: DevilsAdvocate | undefined;
}

/** A matrix in a file of its own. */
export interface MatrixFileSpecification extends MatrixSpecification, ChallengeSpecification {
  readonly schema: "entente/matrix@1";
  readonly title?: string | undefined;
  readonly hypotheses: readonly {
    readonly id: string;
    readonly statement: string;
    readonly prior?: number | undefined;
  }[];
}

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: "an id is words of a-z and 0-9 joined by hyphens",
});
const says = z.string().trim().min(1, { error: "say something" });
const actor = z
  .string()
  .regex(/^[A-Z0-9+]+(-[A-Z0-9+]+)*$/, { error: "an actor's code is upper case" });
const when = z.union(
  [
    z.iso.date(),
    z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/),
    z.number().int().min(1800).max(2200),
  ],
  { error: "a time is written 2016, 2016-Q3, 2016-09 or 2016-09-24" },
);

const weight = z.union(
  [
    z.literal(SCALE.flatMap((step) => (step === 0 ? [0] : [step, -step]))),
    z.literal([...SCALE_WORDS.keys()]),
  ],
  { error: `a weight is one of 0, ±3, ±10, ±20, or ${[...SCALE_WORDS.keys()].join(", ")}` },
);

const cell = z.union(
  [
    z.null(),
    weight,
    z.strictObject({ weight, because: says.optional() }),
    z.strictObject({
      test: z.literal([...TEST_KINDS]),
      outcome: z.literal(["found", "not-found", "passed", "failed"]).optional(),
      says: says.optional(),
      because: says.optional(),
    }),
  ],
  {
    error: `a cell is 0, ±3, ±10, ±20, its words (${[...SCALE_WORDS.keys()].join(", ")}), {weight, because} or {test: ${TEST_KINDS.join(" | ")}, outcome: found | not-found | passed | failed, says, because}`,
  },
);

const CAMEO = { error: 'a CAMEO code has 2 to 4 digits and stands in quotes: "042"' };
const cameo = z.string(CAMEO).regex(/^\d{2,4}$/, CAMEO);

const query = z.strictObject({
  between: z
    .tuple([actor, actor])
    .refine(([a, b]) => a !== b, { error: "name two different actors" }),
  select: z
    .strictObject({
      class: z.literal(["cooperation", "conflict", "words", "deeds"]).optional(),
      instrument: z.literal([...INSTRUMENTS]).optional(),
      codes: z.array(cameo).optional(),
      by: actor.optional(),
      alone: z.boolean().optional(),
      with: actor.optional(),
    })
    .optional(),
  from: when,
  to: when,
  atLeast: z.number().int().min(1).optional(),
});

const evidence = z
  .strictObject({
    id,
    says,
    date: when.optional(),
    source: z.strictObject({ publisher: says.optional(), address: says.optional() }).optional(),
    rating: z
      .string()
      .regex(/^[A-F][1-6]$/, { error: "a rating is a reliability A-F and a credibility 1-6: B2" })
      .optional(),
    cluster: id.optional(),
    events: z.array(z.string()).optional(),
    record: query.optional(),
    weights: z.record(z.string(), z.record(z.string(), cell)),
  })
  .refine((item) => item.rating !== undefined || item.record !== undefined, {
    error: "an item that the record does not answer needs a rating",
    path: ["rating"],
  });

const part = {
  judges: z
    .array(
      z.strictObject({
        id,
        name: says,
        judged: z.iso.date(),
        panelResult: z.literal(["unseen", "seen"]),
      }),
    )
    .min(1, { error: "somebody must have judged" }),
  evidence: z.array(evidence),
};

/** Assumptions of a file, each with what would follow if it were wrong. */
export const keyAssumptionsSchema: z.ZodType<readonly KeyAssumption[]> = z.array(
  z.strictObject({ says, ifWrong: says }),
);

/** The devil's advocate's case in a file. */
export const devilsAdvocateSchema: z.ZodType<DevilsAdvocate> = z.strictObject({
  against: id,
  says,
});

/** The `matrix:` part of a hypothesis file. */
export const matrixSchema: z.ZodType<MatrixSpecification> = z.strictObject(part);

/** A matrix in a file of its own, `entente/matrix@1`. */
export const matrixFileSchema: z.ZodType<MatrixFileSpecification> = z.strictObject({
  schema: z.literal("entente/matrix@1"),
  title: says.optional(),
  hypotheses: z
    .array(z.strictObject({ id, statement: says, prior: z.number().gt(0).lt(1).optional() }))
    .min(1, { error: "a matrix weighs at least one hypothesis" }),
  assumptions: keyAssumptionsSchema.optional(),
  premortem: says.optional(),
  devilsAdvocate: devilsAdvocateSchema.optional(),
  ...part,
});

/** The challenge with every part in its place. */
export function challengeOf(specification: ChallengeSpecification): Challenge {
  const { assumptions = [], premortem, devilsAdvocate } = specification;
  return { assumptions, premortem, devilsAdvocate };
}
