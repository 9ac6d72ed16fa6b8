import type { CheckRow, Finding } from "./check.ts";
import { notTestable } from "./check.ts";
import { CHECKS, type Check } from "./checks.ts";
import { DataAbsent, Ground, type ValidationPlace } from "./ground.ts";
import { checkUnknown } from "./messages.ts";
import { validationPage } from "./report.ts";

/** Called as each check begins. */
export type ValidationProgress = (event: {
  readonly check: string;
  /** Checks that are done, of how many. */
  readonly done: number;
  readonly of: number;
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

/** The names of all checks, in the order in which they are run. */
export const checkNames: readonly string[] = CHECKS.map(({ id }) => id);

function chosen(only: readonly string[] | undefined): readonly Check[] {
  const unknown = only?.find((name) => !checkNames.includes(name));
  if (unknown !== undefined) throw checkUnknown({ check: unknown, known: checkNames });
  return only === undefined ? CHECKS : CHECKS.filter(({ id }) => only.includes(id));
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
 * Run the checks of the measures on a folder of data. The same data give the same answer.
 *
 * A check whose data are not there is not testable; that is a row with its reason, no failure.
 *
 * @param request.scratch an empty folder, in which a record is made; the caller takes it away
 * @throws `measure.check-unknown`, and what importing throws about damaged files
 */
export async function validateMeasure(request: ValidationRequest): Promise<Validation> {
  const { progress, only, ...place } = request;
  const checks = chosen(only);
  const ground = new Ground(place);
  const rows: CheckRow[] = [];
  try {
    for (const [done, check] of checks.entries()) {
      progress({ check: check.id, done, of: checks.length });
      const findings = await findingsOf(check, ground);
      rows.push(...findings.map((finding) => ({ check: check.id, ...finding })));
    }
  } finally {
    await ground.close();
  }
  return { rows, page: validationPage(CHECKS, rows) };
}
