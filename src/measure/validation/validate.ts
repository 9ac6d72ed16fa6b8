import { CHECKS } from "./checks.ts";
import { checkUnknown } from "./messages.ts";
import { runChecks, type Validation, type ValidationRequest } from "./run-checks.ts";

/** The names of all checks, in the order in which they are run. */
export const checkNames: readonly string[] = CHECKS.map(({ id }) => id);

const INTRODUCTION = [
  "# Validation of the measures",
  "",
  "Whether the balance, the intensity of conflict and the turning points measure what they say, tested on data that nobody here",
  "made: held-out events, votes, alliances, disputes, a second source, events named beforehand, simulated series with a known",
  "truth, and published reference answers. `entente validate measure` writes this page from the data; the same data give the",
  "same page.",
];

/**
 * Run the checks of the measures on a folder of data. The same data give the same answer.
 *
 * @throws `measure.check-unknown`, and what `runChecks` throws
 */
export async function validateMeasure(request: ValidationRequest): Promise<Validation> {
  return await runChecks(
    { checksOf: () => CHECKS, unknown: checkUnknown, introduction: INTRODUCTION },
    request,
  );
}
