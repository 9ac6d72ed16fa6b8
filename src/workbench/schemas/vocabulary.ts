import { z } from "zod";

/**
 * A value as JSON carries it: branded text is text. A schema typed `z.ZodType<AsJson<D>>` does not compile
 * unless it describes every field of the document `D`.
 */
export type AsJson<T> = T extends string
  ? Exclude<keyof T, keyof string> extends never
    ? T
    : string
  : T extends object
    ? { [K in keyof T]: AsJson<T[K]> }
    : T;

/** A whole number from 0. */
export function count(says: string): z.ZodNumber {
  return z.number().int().min(0).describe(says);
}

/** A share of a whole, 0 to 1. */
export function share(says: string): z.ZodNumber {
  return z.number().min(0).max(1).describe(says);
}

/** Text. */
export function text(says: string): z.ZodString {
  return z.string().describe(says);
}

/** A value that may be null; what it says stands above the choice between the two. */
export function orNull<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  return schema.nullable().describe(schema.description ?? "");
}

/** A day of the Gregorian calendar in UTC, `YYYY-MM-DD`. */
export function day(says: string): z.ZodISODate {
  return z.iso.date().describe(says);
}

/** An actor's code: ISO 3166-1 alpha-3 for a state, else a stable upper-case word. */
export function actor(says: string): z.ZodString {
  return z
    .string()
    .regex(/^[A-Z0-9+]+(-[A-Z0-9+]+)*$/)
    .describe(says);
}

/** A calendar year, quarter or month. */
export function period(says: string): z.ZodString {
  return z
    .string()
    .regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/)
    .describe(says);
}

/** The name and version of a document, its first field. */
export function named<Name extends string>(name: Name): z.ZodLiteral<Name> {
  return z.literal(name).describe("Name and version of this document's schema.");
}

/** The two actors of a dyad. */
export function dyad(): z.ZodTuple<[z.ZodString, z.ZodString], null> {
  return z
    .tuple([actor("The first actor, a."), actor("The second actor, b.")])
    .describe("The two actors, in the order in which they were asked for.");
}

/** The day after which nothing known is used. */
export function asOf(): z.ZodISODate {
  return day("Nothing that became known after this day is used.");
}
