import { validateDrivers } from "../drivers/index.ts";
import {
  type CheckRow,
  type Validation,
  type ValidationRequest,
  validateMeasure,
} from "../measure/index.ts";
import { validateOutlook } from "../outlook/index.ts";

/** What can be validated. */
export type ValidationSubject = "measure" | "drivers" | "outlook";

/** `entente validate measure`, `entente validate drivers` and `entente validate outlook`. */
export interface ValidationDocument {
  readonly schema: "entente/validation@1";
  readonly of: ValidationSubject;
  readonly passed: number;
  readonly failed: number;
  /** Lines that the data at hand cannot test. */
  readonly untested: number;
  readonly rows: readonly CheckRow[];
}

/** Which checks, on what; `progress` is told of each check and, where one is long, how far it is within. */
export type ValidationQuestion = ValidationRequest;

const VALIDATIONS: Readonly<
  Record<ValidationSubject, (question: ValidationQuestion) => Promise<Validation>>
> = { measure: validateMeasure, drivers: validateDrivers, outlook: validateOutlook };

/**
 * Test a layer: the measures on data that nobody here made, the drivers on panels of known truth and on placebos,
 * the outlook on panels of known rates and on what came after real origins.
 *
 * @returns the document, and the page of the documentation that says the same
 * @throws `measure.check-unknown`, `drivers.check-unknown`, `outlook.check-unknown`
 */
export async function validation(
  of: ValidationSubject,
  question: ValidationQuestion,
): Promise<{ readonly document: ValidationDocument; readonly page: Validation["page"] }> {
  const { rows, page } = await VALIDATIONS[of](question);
  const count = (passed: boolean | null): number =>
    rows.filter((row) => row.passed === passed).length;
  return {
    document: {
      schema: "entente/validation@1",
      of,
      passed: count(true),
      failed: count(false),
      untested: count(null),
      rows,
    },
    page,
  };
}
