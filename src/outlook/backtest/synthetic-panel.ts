import type { PeriodLength, Random } from "../../kernel/index.ts";
import { negativeBinomial } from "../../maths/index.ts";
import type { DyadSeries, ForecastPanel } from "../panel/forecast-panel.ts";

/** How the rates of a made-up panel move. */
export interface SyntheticOptions {
  readonly dyads: number;
  readonly periods: number;
  readonly by?: PeriodLength;
  /** The rates about which dyads move are spread evenly, by their logarithm, between these; events a period. */
  readonly least?: number;
  readonly most?: number;
  /** What is left of a rate's distance from its long-run level after a period, from 0 up, below 1. */
  readonly persistence?: number;
  /** Standard deviation of the news of a period, in logarithms. */
  readonly news?: number;
  /** The size of the negative binomial counts about their rates. */
  readonly size?: number;
}

/** A panel whose rates are known. */
export interface KnownRates {
  readonly panel: ForecastPanel;
  readonly size: number;
  /** The rate of conflict of each dyad in each period; that of cooperation is twice it, of material conflict a quarter. */
  readonly rates: readonly Float64Array[];
}

/** What a target's rate is, in rates of conflict. */
export const RATE_FACTORS = { conflict: 1, cooperation: 2, "material-conflict": 0.25 } as const;

/** A normal draw by the polar method. */
function normalDraw(random: Random): number {
  for (;;) {
    const [u, v] = [2 * random.uniform() - 1, 2 * random.uniform() - 1];
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

function ratePath(
  level: number,
  length: number,
  options: Required<SyntheticOptions>,
  random: Random,
): Float64Array {
  const { persistence, news } = options;
  const path = new Float64Array(length);
  let distance = (news / Math.sqrt(1 - persistence ** 2)) * normalDraw(random);
  for (let t = 0; t < length; t++) {
    path[t] = level * Math.exp(distance);
    distance = persistence * distance + news * normalDraw(random);
  }
  return path;
}

/** The month that stands so many after January 2000. */
function monthName(index: number): string {
  return `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/**
 * A panel of negative binomial counts about rates that are known: what a forecaster that knew them would say is then known too.
 *
 * Method: the logarithm of each rate is an autoregression of order one about a level of its own; counts are independent about their rates.
 */
export function syntheticPanel(given: SyntheticOptions, random: Random): KnownRates {
  const options: Required<SyntheticOptions> = {
    ...{ by: "month", least: 0.1, most: 60, persistence: 0.98, news: 0.03, size: 2 },
    ...given,
  };
  const { dyads, periods, least, most, size, by } = options;
  const rates: Float64Array[] = [];
  const series = Array.from({ length: dyads }, (_, i): DyadSeries => {
    const level = least * (most / least) ** ((i + 0.5) / dyads);
    const rate = ratePath(level, periods, options, random);
    rates.push(rate);
    const drawn = (factor: number): Float64Array =>
      rate.map((mean) => negativeBinomial.sample(random, factor * mean, size));
    return {
      a: `A${String(i).padStart(3, "0")}`,
      b: `B${String(i).padStart(3, "0")}`,
      counts: {
        cooperation: drawn(RATE_FACTORS.cooperation),
        conflict: drawn(RATE_FACTORS.conflict),
        "material-conflict": drawn(RATE_FACTORS["material-conflict"]),
      },
      late: [],
    };
  });
  const names = Array.from({ length: periods }, (_, t) => monthName(t));
  return { panel: { teller: "synthetic", by, periods: names, dyads: series }, size, rates };
}
