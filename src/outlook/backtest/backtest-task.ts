import type { ForecastPanel, Target } from "../panel/forecast-panel.ts";
import { balanceRun } from "./balance-run.ts";
import { countRun, type RunPlan } from "./count-run.ts";
import type { HorizonScores } from "./scores.ts";

/** A part of a back-test that rests on no other part. */
export interface BacktestTask {
  readonly target: Target;
  readonly plan: RunPlan;
}

/** How many steps a task tells of. */
export function stepsOf({ target, plan }: BacktestTask): number {
  return target === "balance" ? plan.dyads.length : plan.to - plan.from + 1;
}

/** Run one part of a back-test. */
export function runTask(
  panel: ForecastPanel,
  { target, plan }: BacktestTask,
  told: () => void,
): HorizonScores[] {
  return target === "balance" ? balanceRun(panel, plan, told) : countRun(panel, target, plan, told);
}
