import { smallestCount } from "../distributions/count-quantile.ts";
import { settingOutside } from "../regression/messages.ts";
import { logSumExp } from "../special/log-sum.ts";
import type { CountDistribution } from "./count-distribution.ts";
import { requireEqual } from "./count-series.ts";
import { countsTooFew } from "./messages.ts";

function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (const value of weights) {
    if (value >= 0 && total > 0 && total < Number.POSITIVE_INFINITY) continue;
    throw settingOutside({ setting: "A weight", value, allowed: "from 0 up, with a finite sum" });
  }
  return weights.map((weight) => weight / total);
}

/**
 * The linear pool of several forecasts: one of them is drawn by its weight, and the count from it.
 *
 * Method: masses and cumulative probabilities are averaged; the variance is the mean variance and the variance of the means.
 * Source: Stone (1961), "The opinion pool"; Gneiting and Ranjan (2013), "Combining predictive distributions", on why a pool is
 * wider than its members.
 * Check: `linear-pool.test.ts`, by summing masses.
 *
 * @param members one or more
 * @param weights from 0 up, one a member; equal by default. They are divided by their sum
 * @throws `maths.counts-too-few` without members, `maths.forecasts-unequal`, `maths.setting-outside`
 */
export function linearPool(
  members: readonly CountDistribution[],
  weights: readonly number[] = members.map(() => 1),
): CountDistribution {
  if (members.length === 0) throw countsTooFew({ known: 0, needed: 1 });
  requireEqual("the weights", weights, members.length);
  const share = normalised(weights);
  const average = (of: (member: CountDistribution) => number): number =>
    members.reduce((sum, member, i) => sum + (share[i] ?? 0) * of(member), 0);
  const mean = average((member) => member.mean);
  const variance = average((member) => member.variance + (member.mean - mean) ** 2);
  const cdf = (k: number): number => average((member) => member.cdf(k));
  return {
    mean,
    variance,
    logMass: (k) => logSumExp(members.map((m, i) => Math.log(share[i] ?? 0) + m.logMass(k))),
    cdf,
    quantile: (p) => smallestCount(p, cdf, mean, Number.POSITIVE_INFINITY),
  };
}
