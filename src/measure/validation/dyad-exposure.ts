import type { Period } from "../../kernel/index.ts";
import { exposed } from "../relation/exposure.ts";
import { type ExposedCounts, intensityPath, intensitySettings } from "../relation/intensity.ts";
import type { LatentPath, LatentPrior } from "../relation/latent.ts";
import type { SourceCounts } from "../relation/observations.ts";

/** Nearly nothing is taken for known of a dyad's rate; as in the product. */
export const RATE_PRIOR: LatentPrior = { centre: { mean: -1, variance: 9 }, offsets: [] };

/**
 * A dyad's conflict events beside what its source told of all others.
 *
 * @param told the source's events of all dyads, this one included, by period
 */
export function conflictOf(own: SourceCounts, told: ReadonlyMap<Period, number>): ExposedCounts {
  const place = new Map(own.periods.map((period, t) => [period, t]));
  const totals = [...told].map(([period, events]) => {
    const count = own.counts[place.get(period) ?? -1];
    const mine = count === undefined ? 0 : count.cooperation + count.conflict + count.attention;
    return { teller: own.source, period, polarity: "attention", told: events - mine } as const;
  });
  const conflict = own.counts.map((count) => count.conflict);
  return exposed(own, conflict, totals, false);
}

/** The intensity of conflict by month, with settings of its own. */
export function intensityOf(series: ExposedCounts): LatentPath {
  const settings = intensitySettings([series], "month", RATE_PRIOR);
  return intensityPath([series], "month", RATE_PRIOR, settings);
}
