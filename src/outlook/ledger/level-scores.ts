import { firstDayOf, period, seededRandom } from "../../kernel/index.ts";
import { kolmogorovSmirnov, pitHistogram } from "../../maths/index.ts";
import type { BaselineId } from "../forecasters/forecast.ts";
import { type Skill, seedOf, skillsBeside } from "./beside.ts";
import type { ForecastEntry } from "./entry.ts";
import { meanOrNull, type ResolvedBalance, type ResolvedLevel } from "./followed.ts";

/** How something that forecasts stand beside fared, and the forecasts' skill over it by the CRPS. */
export interface Beside extends Skill {
  readonly crps: number;
  /** Mean; null where one score is infinite. */
  readonly log: number | null;
}

/** Whether what came lay where forecasts said it would. */
export interface Calibration {
  /** Randomised probability integral transforms: their shares in ten equal bins. */
  readonly deciles: readonly number[];
  /** The test of Kolmogorov and Smirnov; too sure, since neighbouring forecasts go along with one another. */
  readonly statistic: number;
  readonly pValue: number;
  /** Share of outcomes inside the central intervals; of counts more than nominal, since their quantiles jump. */
  readonly inside50: number;
  readonly inside90: number;
}

/** How resolved forecasts of counts fared. */
export interface LevelSummary {
  readonly forecasts: number;
  readonly periods: number;
  readonly crps: number;
  readonly log: number | null;
  readonly baselines: Readonly<Record<BaselineId, Beside>>;
  readonly calibration: Calibration;
}

/** How resolved forecasts of the balance fared; logits. */
export interface BalanceSummary {
  readonly forecasts: number;
  readonly periods: number;
  readonly crps: number;
  readonly inside50: number;
  readonly inside90: number;
  readonly climatology: Omit<Beside, "log">;
  readonly persistence: Omit<Beside, "log">;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const shareOf = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.filter(is).length / items.length;

/** Months, quarters and weeks in one order. */
const daysOf = (
  resolved: readonly { readonly forecast: { readonly period: string } }[],
): string[] => resolved.map(({ forecast }) => firstDayOf(period(forecast.period)));

const seedFrom = (resolved: readonly { readonly entry: ForecastEntry }[]): number =>
  seedOf(resolved.at(-1)?.entry.hash ?? "0");

/** Where in its forecast an outcome lay; chance comes from the entry's own hash. */
function transform({ entry, scores: { below, upTo } }: ResolvedLevel): number {
  return below + seededRandom(seedOf(entry.hash)).uniform() * (upTo - below);
}

function calibrationOf(resolved: readonly ResolvedLevel[]): Calibration {
  const pits = resolved.map(transform);
  return {
    deciles: [...pitHistogram(pits, pits)],
    ...kolmogorovSmirnov(pits),
    inside50: shareOf(resolved, ({ scores }) => scores.inside50),
    inside90: shareOf(resolved, ({ scores }) => scores.inside90),
  };
}

/**
 * How forecasts of counts fared, beside the baselines that were issued with them.
 *
 * Method, Check: docs/method/ledger.md; `scores.test.ts`.
 *
 * @returns null without forecasts
 */
export function levelSummary(resolved: readonly ResolvedLevel[]): LevelSummary | null {
  const [first] = resolved;
  if (first === undefined) return null;
  const days = daysOf(resolved);
  const skill = skillsBeside(days, seedFrom(resolved));
  const crps = resolved.map(({ scores }) => scores.crps);
  const ids = Object.keys(first.scores.baselines) as BaselineId[];
  const besides = ids.map((id) => {
    const reference = resolved.map(({ scores }) => scores.baselines[id]);
    const theirs = reference.map((one) => one.crps);
    const log = meanOrNull(reference.map((one) => one.log));
    return [id, { crps: mean(theirs), log, ...skill(crps, theirs) }];
  });
  return {
    forecasts: resolved.length,
    periods: new Set(days).size,
    crps: mean(crps),
    log: meanOrNull(resolved.map(({ scores }) => scores.log)),
    baselines: Object.fromEntries(besides) as Record<BaselineId, Beside>,
    calibration: calibrationOf(resolved),
  };
}

/**
 * How forecasts of the balance fared, beside the mean of all levels before and the last one.
 *
 * @returns null without forecasts
 */
export function balanceSummary(resolved: readonly ResolvedBalance[]): BalanceSummary | null {
  if (resolved.length === 0) return null;
  const days = daysOf(resolved);
  const skill = skillsBeside(days, seedFrom(resolved));
  const crps = resolved.map(({ scores }) => scores.crps);
  const beside = (of: "climatology" | "persistence"): Omit<Beside, "log"> => {
    const theirs = resolved.map(({ scores }) => scores[of]);
    return { crps: mean(theirs), ...skill(crps, theirs) };
  };
  return {
    forecasts: resolved.length,
    periods: new Set(days).size,
    crps: mean(crps),
    inside50: shareOf(resolved, ({ scores }) => scores.inside50),
    inside90: shareOf(resolved, ({ scores }) => scores.inside90),
    climatology: beside("climatology"),
    persistence: beside("persistence"),
  };
}
