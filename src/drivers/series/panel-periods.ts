import { addDays, daysBetween, type IsoDate, type Period, spanOf } from "../../kernel/index.ts";
import { between, countActs, polarSum } from "./counting.ts";
import { PER_YEAR } from "./reading.ts";
import type { ToldSource } from "./told-source.ts";

/** Share of the last period that the source must have told of. */
const TOLD_SHARE = 0.75;

/** So many of a period's days that what is told of them is told of nearly all of it. */
function daysNeeded(period: Period): number {
  const { first, last } = spanOf(period);
  return Math.ceil(TOLD_SHARE * (daysBetween(first, last) + 1));
}

/**
 * Whether a period has ended by the as-of date and a source had nearly told to its end.
 *
 * @param latest the last day that the source tells of
 */
export function isToldToItsEnd(period: Period, latest: IsoDate, asOf: IsoDate): boolean {
  const { first, last } = spanOf(period);
  return last <= asOf && latest >= addDays(first, daysNeeded(period) - 1);
}

/**
 * Whether a source had begun to tell when a period had hardly begun.
 *
 * @param earliest the first day that the source tells of
 */
export function isToldFromItsStart(period: Period, earliest: IsoDate): boolean {
  return earliest <= addDays(spanOf(period).last, 1 - daysNeeded(period));
}

/**
 * The periods of a panel: from a year before the dyad's first polar event, so that exposures have a past, to the last period that
 * the source tells of nearly to its end. Before it told of anybody there are none.
 *
 * @returns empty where the source tells of no polar event of the dyad in a whole period
 */
export function panelPeriods(source: ToldSource): readonly Period[] {
  const { periods, scope, latest } = source;
  const events = polarSum(countActs(source, { isAbout: between(scope.dyad) }));
  const begun = events.findIndex((n) => n > 0);
  if (begun < 0) return [];
  const end = periods.findLastIndex((period) => isToldToItsEnd(period, latest, scope.asOf));
  return periods.slice(Math.max(0, begun - PER_YEAR[scope.by]), end + 1);
}
