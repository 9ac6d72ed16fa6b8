import {
  type CheckRow,
  type Validation,
  type ValidationRequest,
  validateMeasure,
} from "../measure/index.ts";

/** `entente validate measure`. */
export interface ValidationDocument {
  readonly schema: "entente/validation@1";
  readonly of: "measure";
  readonly passed: number;
  readonly failed: number;
  /** Lines that the data at hand cannot test. */
  readonly untested: number;
  readonly rows: readonly CheckRow[];
}

/**
 * Test the measures on data that nobody here made.
 *
 * @returns the document, and the page of the documentation that says the same
 * @throws `measure.check-unknown`
 */
export async function validation(
  request: ValidationRequest,
): Promise<{ readonly document: ValidationDocument; readonly page: Validation["page"] }> {
  const { rows, page } = await validateMeasure(request);
  const count = (passed: boolean | null): number =>
    rows.filter((row) => row.passed === passed).length;
  return {
    document: {
      schema: "entente/validation@1",
      of: "measure",
      passed: count(true),
      failed: count(false),
      untested: count(null),
      rows,
    },
    page,
  };
}
