import { addDays, daysBetween, lastDayOf, type Period, spanOf } from "../../kernel/index.ts";
import { between, countActs, polarSum } from "./counting.ts";
import { PER_YEAR } from "./reading.ts";
import type { ToldSource } from "./told-source.ts";

/** Share of the last period that the source must have told of. */
const TOLD_SHARE = 0.75;

/** Whether a period has ended by the as-of date and the source had nearly told to its end. */
function isWhole({ scope, latest }: ToldSource, period: Period): boolean {
  const [first, last] = [spanOf(period).first, lastDayOf(period)];
  if (last > scope.asOf) return false;
  const days = daysBetween(first, last) + 1;
  return latest >= addDays(first, Math.ceil(TOLD_SHARE * days) - 1);
}

/**
 * The periods of a panel: from a year before the dyad's first polar event, so that exposures have a past, to the last period that
 * the source tells of nearly to its end. Before it told of anybody there are none.
 *
 * @returns empty where the source tells of no polar event of the dyad in a whole period
 */
export function panelPeriods(source: ToldSource): readonly Period[] {
  const { periods, scope } = source;
  const events = polarSum(countActs(source, { isAbout: between(scope.dyad) }));
  const begun = events.findIndex((n) => n > 0);
  if (begun < 0) return [];
  const end = periods.findLastIndex((period) => isWhole(source, period));
  return periods.slice(Math.max(0, begun - PER_YEAR[scope.by]), end + 1);
}
