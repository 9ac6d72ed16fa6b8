import { runChecks, type Validation, type ValidationRequest } from "../../measure/index.ts";
import { checksOf } from "./checks.ts";
import { checkUnknown } from "./messages.ts";
import { type Runs, Trials } from "./trials.ts";

/** What to validate, and with what. */
export interface DriversValidationRequest extends ValidationRequest {
  /** Default: 300 panels of each kind. Fewer decide nothing and are for tests of the checks themselves. */
  readonly runs?: Runs;
}

/** 300 panels of each kind decide. The seed was drawn once, and nothing was tuned on what it gives. */
const RUNS: Runs = { panels: 300, seed: 41_000_000, simulations: 200 };

const INTRODUCTION = [
  "# Validation of the drivers",
  "",
  "How often the statistical leg of the drivers errs and how often it finds, on simulated panels whose truth is known and on real",
  "dyads with exposures that cannot have moved them. `entente validate drivers` writes this page; the same data give the same page.",
];

/**
 * Run the checks of the statistical leg. The same data give the same answer; all checks take about ten minutes.
 *
 * @throws `drivers.check-unknown`, and what `runChecks` throws
 */
export async function validateDrivers({
  runs = RUNS,
  ...request
}: DriversValidationRequest): Promise<Validation> {
  return await runChecks(
    {
      checksOf: (told) => checksOf(new Trials(runs, told)),
      unknown: checkUnknown,
      introduction: INTRODUCTION,
    },
    request,
  );
}
