import { runChecks, type Validation, type ValidationRequest } from "../../measure/index.ts";
import { checksOf } from "./checks.ts";
import { checkUnknown } from "./messages.ts";
import { type OutlookRuns, TestedPanels } from "./tested-sources.ts";

/** What to validate, and with what. */
export interface OutlookValidationRequest extends ValidationRequest {
  /** Default: 100 panels of known rates. Fewer decide nothing and are for tests of the checks themselves. */
  readonly runs?: OutlookRuns;
}

/** The seed was drawn once, and nothing was tuned on what it gives. */
const RUNS: OutlookRuns = { knownRates: 100, workers: 2, seed: 52_000_000, trees: true };

const INTRODUCTION = [
  "# Validation of the outlook",
  "",
  "What the forecasts, questions, analogues and signposts were worth where what came is known: on made-up panels whose rates are",
  "known, on real dyads of three sources, and against published reference answers. `entente validate outlook` writes this page; the",
  "same data give the same page. Each pass line was set before the check was run, and nothing was tuned on what it gives.",
];

/**
 * Run the checks of the outlook. The same data give the same answer; all checks take about twelve minutes.
 *
 * @throws `outlook.check-unknown`, and what `runChecks` throws
 */
export async function validateOutlook({
  runs = RUNS,
  ...request
}: OutlookValidationRequest): Promise<Validation> {
  return await runChecks(
    {
      checksOf: (told) => checksOf(new TestedPanels(runs, told)),
      unknown: checkUnknown,
      introduction: INTRODUCTION,
    },
    request,
  );
}
