import type { Period } from "../kernel/index.ts";
import { type CountTarget, historyAt } from "../outlook/index.ts";
import { countsOf, type OutlookFindings, periodAhead, releasedTo } from "./outlook-findings.ts";

/** What is forecast of one period. */
export interface BriefForecast {
  readonly period: string;
  readonly mean: number;
  /** At probabilities .05, .25, .5, .75 and .95. */
  readonly quantiles: readonly [number, number, number, number, number];
  /** The long-run mean. */
  readonly climatology: number;
}

/** Forecasts of one target. */
export interface BriefFan {
  readonly target: CountTarget;
  /** Events by period up to the last that is known whole; null where the source did not look. */
  readonly history: readonly { readonly period: string; readonly events: number | null }[];
  /** Only periods of which forecasts are released. */
  readonly forecasts: readonly BriefForecast[];
}

/** The outlook as a brief draws it. */
export interface BriefOutlook {
  readonly command: string;
  readonly by: string;
  readonly source: string;
  /** The last period that is known whole. */
  readonly origin: string;
  /** Targets of which forecasts are released and enough is told to draw. */
  readonly fans: readonly BriefFan[];
}

/** Periods of the past that are drawn. */
const PAST = 36;

/** Fewest events of the past that is drawn. */
const LEAST_TO_DRAW = 5;

const PROBABILITIES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

function historyOf(
  { outlook: { panel } }: OutlookFindings,
  target: CountTarget,
): BriefFan["history"] {
  const [own] = panel.dyads;
  if (own === undefined) return [];
  const events = historyAt(own, target, panel.periods.length - 1);
  return panel.periods.slice(-PAST).map((period, i, shown) => {
    const count = events[panel.periods.length - shown.length + i] ?? Number.NaN;
    return { period, events: Number.isNaN(count) ? null : count };
  });
}

function fanOf(findings: OutlookFindings, target: CountTarget): BriefFan[] {
  const reach = releasedTo(findings, target);
  if (reach === 0) return [];
  const forecasts = countsOf(findings, target)
    .filter(({ horizon }) => horizon <= reach)
    .map(({ horizon, pool, baselines }): BriefForecast => {
      const [a, b, c, d, e] = PROBABILITIES.map((p) => pool.quantile(p));
      const quantiles = [a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0] as const;
      const period: Period = periodAhead(findings, horizon);
      return { period, mean: pool.mean, quantiles, climatology: baselines.climatology.mean };
    });
  const history = historyOf(findings, target);
  const told = history.reduce((sum, { events }) => sum + (events ?? 0), 0);
  return told < LEAST_TO_DRAW ? [] : [{ target, history, forecasts }];
}

/** The numbers behind the figures of a brief's outlook. */
export function briefOutlook(findings: OutlookFindings): BriefOutlook {
  const { command, by, outlook } = findings;
  return {
    ...{ command, by, source: outlook.panel.teller, origin: outlook.origin },
    fans: (["cooperation", "conflict"] as const).flatMap((target) => fanOf(findings, target)),
  };
}
