import { negativeBinomial } from "../distributions/negative-binomial.ts";
import { bfgs } from "../optimise/bfgs.ts";
import { requireCounts } from "./count-series.ts";
import { countsTooFew } from "./messages.ts";

/** How the long-run means of many series are spread: a gamma distribution. */
export interface LevelPrior {
  /** The mean of the means, events a period, above 0. */
  readonly mean: number;
  /** The shape, above 0: small where the series are unlike one another. The rate is shape / mean. */
  readonly shape: number;
}

/** What a series counted in all. */
export interface SeriesTotal {
  readonly events: number;
  readonly periods: number;
}

const MOST_LOG_SHAPE = Math.log(1e4);
const LEAST_LOG_SHAPE = Math.log(1e-3);

/**
 * The events and the known periods of a series.
 *
 * @throws `maths.count-invalid`
 */
export function seriesTotal(counts: ArrayLike<number>): SeriesTotal {
  const periods = requireCounts(counts, 0);
  let events = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t] ?? Number.NaN;
    if (!Number.isNaN(count)) events += count;
  }
  return { events, periods };
}

/**
 * The gamma distribution from which the rates of many series come, by empirical Bayes.
 *
 * Method: maximum likelihood of the totals, negative binomial about mean · periods with the shape as size. Overdispersion within
 * a series is passed over, so that the prior is a little too wide.
 * Source: Robbins (1956); Gaver and O'Muircheartaigh (1987), "Robust empirical Bayes analyses of event rates".
 * Check: `discounted.test.ts`, by simulation.
 *
 * @param series each of counts, NaN where unknown
 * @returns where no series has an event: half an event in all periods
 * @throws `maths.count-invalid`, `maths.counts-too-few` without a known count
 */
export function fitLevelPrior(series: readonly ArrayLike<number>[]): LevelPrior {
  const totals = series.map(seriesTotal).filter(({ periods }) => periods > 0);
  const periods = totals.reduce((sum, total) => sum + total.periods, 0);
  if (periods === 0) throw countsTooFew({ known: 0, needed: 1 });
  const events = totals.reduce((sum, total) => sum + total.events, 0);
  if (events === 0) return { mean: 0.5 / periods, shape: 1 };
  const found = bfgs(
    ([logMean = 0, logShape = 0]) => {
      if (logShape < LEAST_LOG_SHAPE || logShape > MOST_LOG_SHAPE) return Number.NaN;
      const [mean, shape] = [Math.exp(logMean), Math.exp(logShape)];
      return -totals.reduce(
        (sum, t) => sum + negativeBinomial.logMass(t.events, mean * t.periods, shape),
        0,
      );
    },
    [Math.log(events / periods), 0],
  );
  return { mean: Math.exp(found.x[0] ?? 0), shape: Math.exp(found.x[1] ?? 0) };
}

/** The long-run mean of a series, drawn towards that of all: the posterior mean of its rate. */
export function longRunMean({ events, periods }: SeriesTotal, prior: LevelPrior): number {
  return (prior.shape + events) / (prior.shape / prior.mean + periods);
}
