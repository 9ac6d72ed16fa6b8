import type { Target } from "../panel/forecast-panel.ts";
import type { BacktestSummary } from "./summary.ts";

/** Whether a forecast is issued as such, or only as climatology with today's level. */
export interface Release {
  readonly state: "released" | "withheld";
  /** Skill of the pool over climatology, with its interval of 90 %; NaN where nothing was back-tested. */
  readonly skill: number;
  readonly lo: number;
  readonly hi: number;
  /** How probably the skill is above 0. */
  readonly positive: number;
  /** How many forecasts tell. */
  readonly forecasts: number;
}

/** The skill must be above 0 so probably. */
const SURE_ENOUGH = 0.9;

/** Fewer blocks of origins do not tell how sure a skill is. */
const FEWEST_BLOCKS = 2;

/**
 * Whether forecasts of a target at a horizon are released: where the back-test's skill over climatology, all dyads together, is above
 * 0 with a probability over .9. Fewer origins than two blocks of the bootstrap release nothing.
 *
 * Check: `release.test.ts`.
 */
export function released(summary: BacktestSummary, target: Target, horizon: number): Release {
  const result = summary.results.find((r) => r.target === target && r.horizon === horizon);
  const all = result?.subsets.all;
  const pool = all?.methods.find(({ method }) => method === "pool");
  if (all === undefined || pool === undefined) {
    const none = { skill: Number.NaN, lo: Number.NaN, hi: Number.NaN, positive: Number.NaN };
    return { state: "withheld", ...none, forecasts: 0 };
  }
  const { overClimatology: skill } = pool;
  const isSure = skill.positive > SURE_ENOUGH && all.origins >= FEWEST_BLOCKS * all.block;
  return { state: isSure ? "released" : "withheld", ...skill, forecasts: all.forecasts };
}
