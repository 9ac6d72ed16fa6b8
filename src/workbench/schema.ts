import { closest, distance } from "fastest-levenshtein";
import { z } from "zod";
import { hypothesisFileSchema, matrixFileSchema } from "../drivers/index.ts";
import { ledgerEntrySchema, questionFileSchema, scenarioFileSchema } from "../outlook/index.ts";
import { schemaUnknown } from "./messages.ts";
import { backtestSchema } from "./schemas/backtest.ts";
import { briefSchema } from "./schemas/brief.ts";
import { driversSchema } from "./schemas/drivers.ts";
import { dyadsSchema } from "./schemas/dyads.ts";
import { eventsSchema } from "./schemas/events.ts";
import { errorSchema } from "./schemas/failure.ts";
import { forecastSchema } from "./schemas/forecast.ts";
import { recordSchema } from "./schemas/holdings.ts";
import { importSchema } from "./schemas/import.ts";
import { ledgerSchema } from "./schemas/ledger.ts";
import { weighedMatrixSchema } from "./schemas/matrix.ts";
import { narrationSchema } from "./schemas/narration.ts";
import { outlookSchema } from "./schemas/outlook.ts";
import { panelSchema } from "./schemas/panel.ts";
import {
  actorsSchema,
  type SchemasDocument,
  schemasSchema,
  sourcesSchema,
} from "./schemas/reference.ts";
import { relationsSchema } from "./schemas/relations.ts";
import { turningPointsSchema } from "./schemas/turning-points.ts";
import { exportSchema, rejectsSchema, verifySchema } from "./schemas/upkeep.ts";
import { validationSchema } from "./schemas/validation.ts";
import { weighSchema } from "./schemas/weigh.ts";

interface Published {
  readonly says: string;
  readonly schema: z.ZodType;
}

/** Every document that the program writes, by the name that stands between `entente/` and `@1`. */
const SCHEMAS: ReadonlyMap<string, Published> = new Map(
  Object.entries({
    brief: { says: "A brief: statements, each with its evidence.", schema: briefSchema },
    events: { says: "The events between two actors, with their reports.", schema: eventsSchema },
    dyads: { says: "The pairs of actors that the record tells of.", schema: dyadsSchema },
    panel: { says: "Events counted by direction, period and quad class.", schema: panelSchema },
    relations: { says: "How much: balance, intensity, turning points.", schema: relationsSchema },
    drivers: {
      says: "Why: what may move a relation, and how sure that is.",
      schema: driversSchema,
    },
    outlook: {
      says: "What next: forecasts, questions, analogues, signposts, scenarios.",
      schema: outlookSchema,
    },
    backtest: {
      says: "How the forecasts would have done, beside simple ones.",
      schema: backtestSchema,
    },
    narration: {
      says: "An outlook of the past, and what came of it.",
      schema: narrationSchema,
    },
    ledger: { says: "What was forecast, and what came of it.", schema: ledgerSchema },
    "weighed-matrix": {
      says: "A matrix of evidence of one's own, weighed.",
      schema: weighedMatrixSchema,
    },
    "turning-points": {
      says: "Turning points of a series of one's own.",
      schema: turningPointsSchema,
    },
    forecast: {
      says: "A forecast of a series of one's own, beside others.",
      schema: forecastSchema,
    },
    weigh: { says: "Which columns of a table belong in a regression.", schema: weighSchema },
    validation: { says: "What a validation measured, line by line.", schema: validationSchema },
    record: { says: "What the record holds, source by source.", schema: recordSchema },
    import: { says: "What an import made of every row.", schema: importSchema },
    rejects: { says: "Rows that were refused, and why.", schema: rejectsSchema },
    verify: { says: "Whether every invariant of the record holds.", schema: verifySchema },
    export: { says: "What an export wrote.", schema: exportSchema },
    sources: { says: "The sources that can be imported.", schema: sourcesSchema },
    actors: { says: "Actors with their names and codes.", schema: actorsSchema },
    schemas: { says: "The list of these schemas.", schema: schemasSchema },
    error: { says: "Why a command failed, on standard error.", schema: errorSchema },
  } satisfies Record<string, Published>),
);

/** Files that the program reads, likewise. They take no field that they do not describe. */
const INPUTS: ReadonlyMap<string, Published> = new Map(
  Object.entries({
    hypotheses: {
      says: "A file of hypotheses, for entente drivers --hypotheses.",
      schema: hypothesisFileSchema,
    },
    "ledger-entry": {
      says: "One line of the ledger of forecasts, which the program also writes.",
      schema: ledgerEntrySchema,
    },
    matrix: { says: "A matrix of evidence, for entente method matrix.", schema: matrixFileSchema },
    questions: {
      says: "Questions that the record resolves, for entente outlook --questions.",
      schema: questionFileSchema,
    },
    scenario: {
      says: "The path of a driver, for entente outlook --scenario.",
      schema: scenarioFileSchema,
    },
  } satisfies Record<string, Published>),
);

const FURTHEST_SUGGESTION = 3;

function published(name: string): Published {
  const found = SCHEMAS.get(plainName(name)) ?? INPUTS.get(plainName(name));
  if (found !== undefined) return found;
  const known = [...SCHEMAS.keys(), ...INPUTS.keys()];
  const near = closest(name, known);
  const isNear = distance(name, near) <= FURTHEST_SUGGESTION;
  throw schemaUnknown({ name, near: isNear ? near : "", known });
}

/** `entente/events@1` and `events` are one name. */
function plainName(name: string): string {
  return name.replace(/^entente\//, "").replace(/@1$/, "");
}

/** The names of the published schemas of documents that the program writes. */
export function schemaNames(): readonly string[] {
  return [...SCHEMAS.keys()];
}

/** The names of the published schemas of files that it reads. */
export function inputSchemaNames(): readonly string[] {
  return [...INPUTS.keys()];
}

/** The published schemas with what each document or file holds. */
export function schemasDocument(): SchemasDocument {
  const schemas = [...SCHEMAS, ...INPUTS].map(([name, { says }]) => ({ name, says }));
  return { schema: "entente/schemas@1", schemas };
}

/**
 * The schema by which a document can be read and checked. Fields that it does not describe are left out of
 * what it reads, so a document that comes out as it went in has no other.
 *
 * @param name `events` or `entente/events@1`
 * @throws `workbench.schema-unknown` with the nearest name
 */
export function documentSchema(name: string): z.ZodType {
  return published(name).schema;
}

/**
 * A day's format says all that the long pattern does, a whole number needs no greatest one, and what a value or
 * null means is said once.
 */
function withoutNoise(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format === "date") delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  for (const choice of schema.anyOf ?? []) {
    if (choice.description === schema.description) delete choice.description;
  }
}

/**
 * A published schema in JSON Schema, draft 2020-12. It allows further fields, since a later version may add some.
 *
 * @param name `events` or `entente/events@1`
 * @throws `workbench.schema-unknown` with the nearest name
 */
export function jsonSchema(name: string): unknown {
  const { says, schema } = published(name);
  const { $schema, ...body } = z.toJSONSchema(schema, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema: part }) => withoutNoise(part),
  });
  return { $schema, $id: `entente/${plainName(name)}@1`, description: says, ...body };
}
