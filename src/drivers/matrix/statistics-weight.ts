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
  /** How often an effect that matters would have been found, 0 to 1; left out where it is not known. */
  readonly power?: number;
}

/** What the panel alone says. */
export interface StatisticsWeight {
  /** Change of the log odds from before the panel to after it, within the bounds. */
  readonly decibels: number;
  /** Whether a bound cut it off. */
  readonly isCapped: boolean;
}

/** What it weighs at most that a record with so much power shows nothing, decibels, 0 or less: log P(not found | h)/P(not found | not h). */
function silence(power: number): number {
  return 10 * Math.log10(Math.max(1e-9, 1 - power));
}

/**
 * What the panel weighs for a hypothesis.
 *
 * Method: log odds of the inclusion probability less those of its prior, in decibels, cut off at +-10; what it weighs against a
 * hypothesis also at what silence can weigh, given how often the record would have spoken. The prior of the coefficients expects
 * large effects, and a record that could show none would else count against every hypothesis.
 * Check: statistics-weight.test.ts.
 *
 * @throws `drivers.matrix-prior-outside`
 */
export function statisticsWeight(result: InclusionResult): StatisticsWeight {
  const { hypothesis, inclusion, prior, power = 0 } = result;
  if (!(prior > 0 && prior < 1)) throw priorOutside({ hypothesis, prior });
  const full = (logit(inclusion) - logit(prior)) * DECIBELS_PER_LOGIT;
  const least = Math.max(-STATISTICS_CAP, silence(power));
  const decibels = Math.max(least, Math.min(STATISTICS_CAP, full));
  return { decibels, isCapped: decibels !== full };
}
