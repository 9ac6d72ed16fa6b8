import {
  type DriverPanel,
  expectedVariance,
  type KnownPosterior,
  outcomeOf,
  PER_YEAR,
  type PosteriorDraw,
} from "../../drivers/index.ts";
import { type Period, shiftPeriod } from "../../kernel/index.ts";
import { carriedOn, recentMean } from "./past.ts";

/** What the periods to come are taken to be like, apart from what drives the relation. */
export interface Future {
  readonly periods: readonly Period[];
  /** The log ratio up to the end of the record, unknown periods carried on. */
  readonly history: Float64Array;
  /** What the controls but the own history make of each period under a draw. */
  readonly controls: (draw: PosteriorDraw) => Float64Array;
  /** Variance of a period about the model, before a draw's scale. */
  readonly variance: number;
}

/** The value of a control in each period to come. */
function controlOf(
  panel: DriverPanel,
  periods: readonly Period[],
  { block, step }: PosteriorDraw["controls"][number],
): Float64Array {
  const all = (value: number): Float64Array => new Float64Array(periods.length).fill(value);
  switch (block) {
    case "commonShock":
      return all(recentMean(panel.common, panel.by));
    case "mediaVolume":
      return all(recentMean(panel.volume, panel.by));
    case "trendAndSeason":
      return step === 0
        ? all((panel.periods.length - 1) / PER_YEAR[panel.by])
        : Float64Array.from(periods, (period) => (Number(period.slice(5)) === step ? 1 : 0));
    default:
      return all(1);
  }
}

/**
 * The periods after the end of a panel.
 *
 * Common shock and media volume stay at their mean over the last year (by year two), and so does what a period's number of events
 * leaves uncertain; the trend stays where it is; the months of the year come as they do.
 */
export function futureOf(
  panel: DriverPanel,
  { draws, noise }: KnownPosterior,
  horizon: number,
): Future {
  const last = panel.periods.at(-1) as Period;
  const periods = Array.from({ length: horizon }, (_, i) => shiftPeriod(last, i + 1) as Period);
  const values = (draws[0]?.controls ?? []).map((one) => controlOf(panel, periods, one));
  const controls = (draw: PosteriorDraw): Float64Array => {
    const sum = new Float64Array(horizon);
    draw.controls.forEach(({ coefficient }, c) => {
      for (let i = 0; i < horizon; i++) {
        sum[i] = (sum[i] as number) + coefficient * ((values[c] as Float64Array)[i] as number);
      }
    });
    return sum;
  };
  const cooperation = recentMean(panel.cooperation, panel.by);
  const events = cooperation + recentMean(panel.conflict, panel.by);
  const measurement = expectedVariance(events, events > 0 ? cooperation / events : 0.5);
  return {
    periods,
    history: carriedOn(outcomeOf(panel).values),
    controls,
    variance: noise.own + noise.measured * measurement,
  };
}
