/** How a test went; unknown when it could not be run. */
export type TestState = "passed" | "failed" | "unknown";

/** A test that a column must not enter the model. */
export interface ExclusionTest {
  /** Of the placebo, or of the hypothesis whose exposures are led. */
  readonly name: string;
  readonly state: TestState;
  /** Posterior inclusion of what must not enter; NaN where unknown. */
  readonly inclusion: number;
  /** Rows that the test has, and must have. */
  readonly has: number;
  readonly needs: number;
}

/** More likely in than out: what must not enter has entered. */
export const ENTERED = 0.5;

/** Judge what must not enter by its inclusion. */
export function exclusion(
  name: string,
  found: { readonly inclusion: number; readonly has: number; readonly needs: number },
): ExclusionTest {
  const { inclusion } = found;
  if (Number.isNaN(inclusion)) return { name, state: "unknown", ...found };
  return { name, state: inclusion < ENTERED ? "passed" : "failed", ...found };
}
