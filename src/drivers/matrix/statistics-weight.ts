import { logit } from "../../maths/index.ts";
import { priorOutside } from "./messages.ts";
import { DECIBELS_PER_LOGIT } from "./weight-scale.ts";

/** The most that the statistics may weigh either way, in decibels: they are not to drown the documents. */
export const STATISTICS_CAP = 10;

/** What the statistical leg says of a hypothesis. */
export interface InclusionResult {
  readonly hypothesis: string;
  /** Probability after the panel, 0 to 1. */
  readonly inclusion: number;
  /** Probability before it, above 0 and below 1. */
  readonly prior: number;
}

/** What the panel alone says. */
export interface StatisticsWeight {
  /** Change of the log odds from before the panel to after it, within the cap. */
  readonly decibels: number;
  readonly isCapped: boolean;
}

/**
 * What the panel weighs for a hypothesis.
 *
 * @returns log odds of the inclusion probability less those of its prior, in decibels, cut off at ±10
 * @throws `drivers.matrix-prior-outside`
 */
export function statisticsWeight(result: InclusionResult): StatisticsWeight {
  const { hypothesis, inclusion, prior } = result;
  if (!(prior > 0 && prior < 1)) throw priorOutside({ hypothesis, prior });
  const full = (logit(inclusion) - logit(prior)) * DECIBELS_PER_LOGIT;
  const decibels = Math.max(-STATISTICS_CAP, Math.min(STATISTICS_CAP, full));
  return { decibels, isCapped: Math.abs(full) > STATISTICS_CAP };
}
