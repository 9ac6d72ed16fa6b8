import type { Period } from "../../kernel/index.ts";
import type { PolarCounts } from "../panel.ts";
import { between, countActs, polarSum } from "./counting.ts";
import type { ToldSource } from "./told-source.ts";

/** Added to both counts, so that a dyad without one of them has a log ratio. */
const HALF = 0.5;

/** How much dyads differ from one another beyond their sampling: variance of logits. */
const SPREAD = 1;

interface WeightedSum {
  sum: number;
  weight: number;
}

function add(total: WeightedSum, { c, x, dyads }: { c: number; x: number; dyads: number }): void {
  if (c + x === 0) return;
  const variance = 1 / (c + HALF) + 1 / (x + HALF);
  const weight = dyads / (SPREAD + variance);
  total.sum += weight * Math.log((c + HALF) / (x + HALF));
  total.weight += weight;
}

/**
 * What all other dyads have in common in a period: the mean of their log ratios of cooperation to conflict, each weighing by how
 * well it is known.
 *
 * Method: weights 1 / (1 + v), v = 1 / (C + .5) + 1 / (X + .5): random-effects weights with variance 1 between dyads.
 * Source: DerSimonian and Laird (1986), the between-study variance held fixed.
 * Check: `panel-controls.test.ts`, worked by hand.
 *
 * @param own the outcome's counts, over the source's periods
 * @returns logits over the source's periods; NaN where it tells of no other dyad
 */
export function commonShock({ periods, spread }: ToldSource, own: PolarCounts): Float64Array {
  return Float64Array.from(periods, (period: Period, t) => {
    const total = { sum: 0, weight: 0 };
    for (const { cooperation: c, conflict: x, dyads } of spread.get(period) ?? []) {
      const isOwn = c === own.cooperation[t] && x === own.conflict[t];
      add(total, { c, x, dyads: dyads - (isOwn ? 1 : 0) });
    }
    return total.weight === 0 ? Number.NaN : total.sum / total.weight;
  });
}

/**
 * The log of the dyad's polar events and one.
 *
 * The log ratio of few events leans towards 0 by their number alone, whatever else is told. Were the number taken relative to what is
 * told of everybody else, then in a record of nearly one polarity whatever moves with that coverage would seem to move the balance.
 */
export function mediaVolume(own: PolarCounts): Float64Array {
  return polarSum(own).map(Math.log1p);
}

/** The outcome's counts over the source's periods. */
export function outcomeCounts(source: ToldSource): PolarCounts {
  return countActs(source, { isAbout: between(source.scope.dyad) });
}
