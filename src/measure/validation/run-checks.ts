import type { ErrorKind } from "../../kernel/index.ts";
import type { CheckRow, Finding } from "./check.ts";
import { notTestable } from "./check.ts";
import type { Check } from "./checks.ts";
import { DataAbsent, Ground, type ValidationPlace } from "./ground.ts";
import { validationPage } from "./report.ts";

/** Called as each check begins, and from time to time within a long one. */
type ValidationProgress = (event: {
  readonly check: string;
  /** Checks that are done, of how many. */
  readonly done: number;
  readonly of: number;
  /** What is done just now, and how far it is. */
  readonly within?: { readonly part: string; readonly done: number; readonly of: number };
}) => void;

/** What to validate, and with what. */
export interface ValidationRequest extends ValidationPlace {
  readonly progress: ValidationProgress;
  /** Names of checks; left out, all. */
  readonly only?: readonly string[] | undefined;
}

/** What a validation found. */
export interface Validation {
  readonly rows: readonly CheckRow[];
  /** The same as a page in Markdown. */
  readonly page: string;
}

/** Told how far a long part of a check is. */
export type Told = (part: string, done: number, of: number) => void;

/** The checks of a layer. */
export interface CheckedLayer {
  /** In the order in which they are run. */
  readonly checksOf: (told: Told) => readonly Check[];
  /** What is thrown of a check that there is not. */
  readonly unknown: ErrorKind<{ check: string; known: readonly string[] }>;
  /** Heading and introduction of the page, by lines. */
  readonly introduction: readonly string[];
}

function chosen(
  checks: readonly Check[],
  only: readonly string[] | undefined,
  unknown: CheckedLayer["unknown"],
): readonly Check[] {
  const known = checks.map(({ id }) => id);
  const strange = only?.find((name) => !known.includes(name));
  if (strange !== undefined) throw unknown({ check: strange, known });
  return only === undefined ? checks : checks.filter(({ id }) => only.includes(id));
}

async function findingsOf(check: Check, ground: Ground): Promise<readonly Finding[]> {
  try {
    return await check.run(ground);
  } catch (error) {
    if (!(error instanceof DataAbsent)) throw error;
    return [notTestable(check.question, "–", error.message)];
  }
}

/**
 * Run the checks of a layer, one after another, on data that are imported when first asked for.
 *
 * A check whose data are not there is not testable; that is a row with its reason, no failure.
 *
 * @param request.scratch an empty folder, in which a record is made; the caller takes it away
 * @throws what the layer throws of a check that there is not, and what importing throws about damaged files
 */
export async function runChecks(
  { checksOf, unknown, introduction }: CheckedLayer,
  { progress, only, ...place }: ValidationRequest,
): Promise<Validation> {
  let now = { check: "", done: 0, of: 0 };
  const told: Told = (part, done, of) => progress({ ...now, within: { part, done, of } });
  const checks = chosen(checksOf(told), only, unknown);
  const ground = new Ground(place);
  const rows: CheckRow[] = [];
  try {
    for (const [done, check] of checks.entries()) {
      now = { check: check.id, done, of: checks.length };
      progress(now);
      const findings = await findingsOf(check, ground);
      rows.push(...findings.map((finding) => ({ check: check.id, ...finding })));
    }
  } finally {
    await ground.close();
  }
  return { rows, page: validationPage(checks, rows, introduction) };
}
