import type { Finding } from "../../measure/index.ts";
import { checkS8 } from "../backtest/known-rates.ts";
import type { TestedPanels } from "./tested-sources.ts";

const LEAST_UNIFORM = 0.95;
const MOST_EXCESS = 0.03;

/** S8: how forecasts fare where the truth is known. */
export async function knownRates({
  runs: { knownRates: runs },
  told,
}: TestedPanels): Promise<Finding[]> {
  told("panels of known rates", 0, runs);
  const found = await checkS8(runs);
  const each = found.runs.map(({ excess }) => excess).toSorted((x, y) => x - y);
  const middle = each[Math.floor(each.length / 2)] ?? Number.NaN;
  const last = each.at(-1) ?? Number.NaN;
  const detail = `${runs} panels of 30 dyads, 24 origins each. Of single panels the middle one lies ${(100 * middle).toFixed(2)} % above the forecaster that knows every rate, the worst ${(100 * last).toFixed(2)} %.`;
  return [
    {
      what: "CRPS of the pool above that of the forecaster that knows every rate, all panels together",
      value: found.excess,
      unit: "of its CRPS",
      passLine: `at most ${MOST_EXCESS}`,
      passed: found.excess <= MOST_EXCESS,
      detail,
    },
    {
      what: "panels whose randomised transforms pass the test of being uniform, p > .01",
      value: found.uniform,
      unit: "share of panels",
      passLine: `at least ${LEAST_UNIFORM}`,
      passed: found.uniform >= LEAST_UNIFORM,
      detail,
    },
  ];
}
