import type { Missing } from "../drivers/index.ts";
import { daysBetween, type Granularity, type Period, shiftPeriod } from "../kernel/index.ts";
import {
  type CountForecast,
  isWithoutOutlook,
  type LeanOutlook,
  leanOutlook,
  type OutlookOptions,
  openingDay,
  releaseAt,
  type TargetRelease,
} from "../outlook/index.ts";
import type { Store } from "../record/index.ts";
import { type FindingScope, granularityFor } from "./driver-findings.ts";

/** The outlook of a dyad, as a brief tells it. */
export interface OutlookFindings {
  readonly outlook: LeanOutlook;
  readonly by: Granularity;
  /** The command that gives the same figures. */
  readonly command: string;
}

/** What `entente outlook` looks ahead when nothing is said. */
const MONTHS = 12;

/** Deeds of conflict are mostly too rare for a forecast of their number; that one comes is asked as a question. */
const TARGETS = ["cooperation", "conflict", "balance"] as const;

/**
 * The outlook of a dyad as `entente outlook` gives it, so that each figure is what that command shows. The two are taken in the
 * order of their codes, as for the drivers, and the length of a period is theirs. Events that would move the outlook are left to
 * that command: to look for them would take a tenth of the time of a brief.
 *
 * @returns why there is none, where no source tells of the two
 * @throws `record.damaged`
 */
export async function gatherOutlook(
  store: Store,
  { asOf, dyad, sources }: FindingScope,
  { workers }: Pick<OutlookOptions, "workers"> = {},
): Promise<OutlookFindings | Missing> {
  const [a, b] = dyad[0] < dyad[1] ? dyad : [dyad[1], dyad[0]];
  const asked: FindingScope = { asOf, dyad: [a, b], sources };
  const by = await granularityFor(store, asked);
  const outlook = await leanOutlook(
    store,
    { ...asked, by },
    { months: MONTHS, workers, targets: TARGETS },
  );
  if (isWithoutOutlook(outlook)) return outlook;
  const named = sources === undefined ? "" : ` --sources ${sources.join(",")}`;
  return { outlook, by, command: `entente outlook ${a} ${b} --by ${by}${named} --as-of ${asOf}` };
}

/** Whether the record had ended long before the day asked about, so that the outlook is from its last day. */
export function isFromTheEnd({ outlook: { known, scope } }: OutlookFindings): boolean {
  return daysBetween(known, scope.asOf) > 0 && openingDay(known, scope.asOf, scope.by) === known;
}

/** The period so many after the last that is known whole. */
export function periodAhead({ outlook: { origin } }: OutlookFindings, horizon: number): Period {
  return shiftPeriod(origin, horizon);
}

/** The release that a horizon is judged by. */
export function releaseOf(
  { outlook: { levels } }: OutlookFindings,
  target: TargetRelease["target"],
  horizon: number,
): TargetRelease | undefined {
  return releaseAt(levels, target, horizon);
}

/** Up to how many periods ahead forecasts of a target are released, without a gap; 0 where none are. */
export function releasedTo(findings: OutlookFindings, target: TargetRelease["target"]): number {
  const { horizon } = findings.outlook;
  for (let h = 1; h <= horizon; h++) {
    if (releaseOf(findings, target, h)?.state !== "released") return h - 1;
  }
  return horizon;
}

/** The forecasts of one target, the nearest period first. */
export function countsOf(
  { outlook: { levels } }: OutlookFindings,
  target: CountForecast["target"],
): readonly CountForecast[] {
  return levels.counts
    .filter((forecast) => forecast.target === target)
    .toSorted((x, y) => x.horizon - y.horizon);
}
