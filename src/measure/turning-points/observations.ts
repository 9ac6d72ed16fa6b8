import type { Random } from "../../kernel/index.ts";
import {
  betaBinomial,
  betaBinomialRows,
  differenceScale,
  type LikelihoodRow,
  logistic,
  negativeBinomial,
  negativeBinomialRows,
  normal,
  normalRows,
} from "../../maths/index.ts";

/** Events of two kinds: how many of all are of the first. */
export interface ShareSeries {
  readonly kind: "share";
  /** Events of the first kind per period, 0 <= successes <= trials. */
  readonly successes: readonly number[];
  /** Events of both kinds per period; 0 or NaN where nothing is known. */
  readonly trials: readonly number[];
}

/** Counts of events, with how many could have been seen. */
export interface CountSeries {
  readonly kind: "count";
  /** Events per period, >= 0; NaN where unknown. */
  readonly counts: readonly number[];
  /** Log of the exposure per period, e.g. of all events the sources held; 0 throughout for none. */
  readonly logExposure: readonly number[];
}

/** Any other measure. */
export interface ValueSeries {
  readonly kind: "value";
  /** One value per period; NaN where unknown. */
  readonly values: readonly number[];
}

/** One series in which turning points are sought. */
export type TurningSeries = ShareSeries | CountSeries | ValueSeries;

/**
 * A series as the detector sees it: on a link scale on which levels add (logit, log, or units of noise).
 *
 * `dispersion` is what is left of the noise once the bursts are out: the intra-class correlation of a share, 1 / size of a
 * negative binomial count, the variance of a value in units of its noise.
 */
export interface Observations {
  readonly kind: TurningSeries["kind"];
  readonly periods: number;
  /** Events per period that tell of the level: of both kinds for a share; 1 for a known value. */
  readonly events: Float64Array;
  /** Level of a stretch of periods taken together, link scale; NaN when nothing is known of it. */
  levelOf(from: number, to: number): number;
  /** Likelihoods at an evenly spaced grid of link values, one row per period. */
  rows(grid: Float64Array, dispersion: number): readonly LikelihoodRow[];
  /** The same rows as log likelihoods less the best one. */
  logRows(grid: Float64Array, dispersion: number): readonly Float64Array[];
  /** The same trials, exposure and gaps with new outcomes, given each period's link value. */
  redraw(random: Random, link: Float64Array, dispersion: number): Observations;
  /** From the link scale to a share, a rate per unit of exposure, or a value. */
  natural(link: number): number;
  /** Dispersions to choose from when it is estimated. */
  readonly dispersions: readonly number[];
  /** Shares of the dispersion that may be left beside a burst. */
  readonly whiteParts: readonly number[];
  /** Standard deviations of a burst to choose from, link scale; of values in units of the root of their dispersion. */
  readonly bursts: readonly number[];
}

const BURSTS = [0.3, 0.6, 0.9, 1.3];

const known = (x: number | undefined): number => (x !== undefined && Number.isFinite(x) ? x : 0);

function sumBetween(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += known(values[t]);
  return sum;
}

/** What makes the rows for a grid and a dispersion: a series and all that are drawn like it share one, with what it remembers. */
type RowMakers<Maker> = (grid: Float64Array, dispersion: number) => Maker;

function sharedMakers<Maker>(make: RowMakers<Maker>): RowMakers<Maker> {
  const made = new Map<string, Maker>();
  return (grid, dispersion) => {
    const key = [dispersion, grid.length, grid[0], grid.at(-1)].join(" ");
    const maker = made.get(key) ?? make(grid, dispersion);
    made.set(key, maker);
    return maker;
  };
}

const shareMakers = () => sharedMakers((grid, dispersion) => betaBinomialRows(dispersion, grid));

function shares(series: ShareSeries, makers = shareMakers()): Observations {
  const { successes, trials } = series;
  return {
    kind: "share",
    periods: trials.length,
    events: Float64Array.from(trials, known),
    levelOf(from, to) {
      const [yes, all] = [sumBetween(successes, from, to), sumBetween(trials, from, to)];
      return all > 0 ? Math.log((yes + 0.5) / (all - yes + 0.5)) : Number.NaN;
    },
    rows(grid, dispersion) {
      const rowOf = makers(grid, dispersion);
      return trials.map((n, t) => rowOf(successes[t] ?? Number.NaN, n));
    },
    logRows(grid, dispersion) {
      const rowOf = makers(grid, dispersion);
      return trials.map((n, t) => rowOf.logs(successes[t] ?? Number.NaN, n));
    },
    redraw(random, link, dispersion) {
      const drawn = trials.map((n, t) =>
        n > 0 ? betaBinomial.sample(random, n, logistic(link[t] ?? 0), dispersion) : 0,
      );
      return shares({ kind: "share", successes: drawn, trials }, makers);
    },
    natural: logistic,
    dispersions: [0, 0.005, 0.01, 0.02, 0.03, 0.045, 0.065, 0.09, 0.12, 0.16, 0.22, 0.3, 0.4],
    whiteParts: [0, 0.25, 0.5],
    bursts: BURSTS,
  };
}

const countMakers = () =>
  sharedMakers((grid, dispersion) => negativeBinomialRows(1 / Math.max(dispersion, 1e-10), grid));

function counts(series: CountSeries, makers = countMakers()): Observations {
  const { counts: observed, logExposure } = series;
  const seen = observed.map((x, t) => Number.isFinite(x) && Number.isFinite(logExposure[t]));
  const exposure = observed.map((_, t) => (seen[t] ? Math.exp(logExposure[t] ?? 0) : 0));
  return {
    kind: "count",
    periods: observed.length,
    events: Float64Array.from(observed, (x, t) => (seen[t] ? x : 0)),
    levelOf(from, to) {
      const all = sumBetween(exposure, from, to);
      const events = sumBetween(
        observed.map((x, t) => (seen[t] ? x : 0)),
        from,
        to,
      );
      return all > 0 ? Math.log((events + 0.5) / all) : Number.NaN;
    },
    rows(grid, dispersion) {
      const rowOf = makers(grid, dispersion);
      return observed.map((k, t) => rowOf(k, logExposure[t] ?? Number.NaN));
    },
    logRows(grid, dispersion) {
      const rowOf = makers(grid, dispersion);
      return observed.map((k, t) => rowOf.logs(k, logExposure[t] ?? Number.NaN));
    },
    redraw(random, link, dispersion) {
      const drawn = observed.map((_, t) => {
        if (!seen[t]) return Number.NaN;
        const mean = Math.exp((link[t] ?? 0) + (logExposure[t] ?? 0));
        return negativeBinomial.sample(random, mean, 1 / Math.max(dispersion, 1e-6));
      });
      return counts({ kind: "count", counts: drawn, logExposure }, makers);
    },
    natural: Math.exp,
    dispersions: [0, 0.02, 0.05, 0.1, 0.15, 0.22, 0.33, 0.5, 0.75, 1.1, 1.6, 2.4, 4],
    whiteParts: [0, 0.25, 0.5],
    bursts: BURSTS,
  };
}

function values(series: ValueSeries, unit: number): Observations {
  const scaled = series.values.map((x) => x / unit);
  return {
    kind: "value",
    periods: scaled.length,
    events: Float64Array.from(scaled, (x) => (Number.isFinite(x) ? 1 : 0)),
    levelOf(from, to) {
      const part = scaled.slice(from, to).filter(Number.isFinite);
      return part.length === 0 ? Number.NaN : sumBetween(part, 0, part.length) / part.length;
    },
    rows: (grid, dispersion) => scaled.map(normalRows(Math.sqrt(dispersion), grid)),
    logRows: (grid, dispersion) =>
      scaled
        .map(normalRows(Math.sqrt(dispersion), grid))
        .map(({ relative }) => relative.map(Math.log)),
    redraw(random, link, dispersion) {
      const drawn = scaled.map((x, t) =>
        Number.isFinite(x) ? normal.sample(random, link[t] ?? 0, Math.sqrt(dispersion)) : x,
      );
      return values({ kind: "value", values: drawn.map((x) => x * unit) }, unit);
    },
    natural: (link) => link * unit,
    dispersions: [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.5, 2, 3, 5],
    whiteParts: [0.25, 0.6],
    // The values of a burst reach no further than 1.4 standard deviations, and a series that wanders goes further.
    bursts: [...BURSTS, 1.8],
  };
}

/** Steps of less than this share of the spread are rounding: a series that mostly stays where it is has them in half its periods. */
const ROUNDING = 1e-9;

/** The unit of a value series: the noise between neighbours, or its whole spread, or 1 when it never moves. */
function noiseUnit(series: readonly number[]): number {
  const finite = series.filter(Number.isFinite);
  const spread = Math.max(...finite) - Math.min(...finite);
  if (!(spread > 0)) return 1;
  const scale = differenceScale(series);
  return scale > ROUNDING * spread ? scale : spread;
}

/** Look at a series the way the detector does; the lists of a series must be of one length. */
export function observationsOf(series: TurningSeries): Observations {
  switch (series.kind) {
    case "share":
      return shares(series);
    case "count":
      return counts(series);
    case "value":
      return values(series, noiseUnit(series.values));
  }
}
