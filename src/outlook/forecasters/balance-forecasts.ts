import type { ForecastPanel } from "../panel/forecast-panel.ts";
import { type BalanceBand, balanceBand } from "./balance-bands.ts";
import type { BalanceCentres } from "./balance-centres.ts";
import { type CentresAtOrigin, type DyadCentres, dyadCentres } from "./balance-errors.ts";
import type { BalanceForecast } from "./forecast.ts";

/** What is shown for the balance. */
export type BalanceMethod = "pool" | "climatology" | "persistence";

/** One forecast of the balance with its intervals, by method. */
export interface BalanceBandForecast {
  readonly origin: number;
  readonly horizon: number;
  readonly centres: Readonly<Record<BalanceMethod, number>>;
  readonly bands: Readonly<Record<BalanceMethod, BalanceBand>>;
}

/** Forecasts of the balance of the dyads of a panel. */
export interface BalanceForecaster {
  /** In order of origin, one list a horizon. */
  of(dyad: number): BalanceBandForecast[][];
}

/** So many dyads, evenly spread over the panel, give the errors from which intervals start. */
const MOST_POOLED = 40;

/** Fewer errors give no interval. */
const FEWEST_ERRORS = 30;

/** How many of a dyad's own changes the panel's stand for in the scale. */
const PRIOR_CHANGES = 12;

/** Before any outcome is known, what follows the level counts all. */
const FIRST_WEIGHT = 1;

/** Keeps the scale of a balance that never moved above 0. */
const LEAST_SCALE = 1e-9;

/** A horizon and its place among those asked for. */
interface HorizonPlace {
  readonly place: number;
  readonly horizon: number;
}

/** How far the balance of any dyad moves in a period, by what is known at each origin: the mean square. */
function commonSquares(pooled: readonly DyadCentres[], last: number): Float64Array {
  const means = new Float64Array(last + 1).fill(Number.NaN);
  const [squares, changes] = [new Float64Array(last + 1), new Float64Array(last + 1)];
  for (const { origins } of pooled) {
    for (const at of origins) {
      squares[at.origin] = (squares[at.origin] ?? 0) + at.squares;
      changes[at.origin] = (changes[at.origin] ?? 0) + at.changes;
    }
  }
  return means.map((_, t) => (squares[t] ?? 0) / (changes[t] ?? 0));
}

/** How far a dyad's balance commonly moves in a period, by what is known at an origin. */
function scaleAt({ origin, squares, changes }: CentresAtOrigin, common: Common): number {
  const mean = common.squares[origin] ?? Number.NaN;
  const prior = Number.isFinite(mean) ? mean : squares / changes;
  return Math.sqrt((PRIOR_CHANGES * prior + squares) / (PRIOR_CHANGES + changes)) + LEAST_SCALE;
}

/**
 * What the members that follow the level weigh beside climatology at each origin: the weight under which the forecasts whose outcome
 * is known then would have been best in squares, from 0 to 1, for all dyads together.
 */
function followingWeights(
  pooled: readonly DyadCentres[],
  { place, horizon }: HorizonPlace,
  last: number,
): Float64Array {
  const products = new Float64Array(last + 1);
  const squares = new Float64Array(last + 1);
  for (const { origins, levels } of pooled) {
    for (const { origin, centres } of origins) {
      const known = origin + horizon;
      const [level, at] = [levels[known] ?? Number.NaN, centres[place]];
      if (at === undefined || Number.isNaN(level)) continue;
      const distance = at.moving - at.climatology;
      products[known] = (products[known] ?? 0) + distance * (level - at.climatology);
      squares[known] = (squares[known] ?? 0) + distance * distance;
    }
  }
  let [product, square] = [0, 0];
  return squares.map((added, t) => {
    product += products[t] ?? 0;
    square += added;
    return square > 0 ? Math.max(0, Math.min(1, product / square)) : FIRST_WEIGHT;
  });
}

function centreOf(
  { moving, climatology, persistence }: BalanceCentres,
  weight: number,
): Readonly<Record<BalanceMethod, number>> {
  return { pool: climatology + weight * (moving - climatology), climatology, persistence };
}

/** What all dyads tell of the forecasts of one. */
interface Common {
  readonly squares: Float64Array;
  /** One a horizon. */
  readonly weights: readonly Float64Array[];
}

/** The centre of a method at one origin; NaN where there is none. */
function methodCentre(
  at: CentresAtOrigin,
  { weights }: Common,
  place: number,
  method: BalanceMethod,
): number {
  const centres = at.centres[place];
  const weight = weights[place]?.[at.origin] ?? FIRST_WEIGHT;
  return centres === undefined ? Number.NaN : centreOf(centres, weight)[method];
}

/** Relative errors of some dyads at one horizon that are known at an origin, sorted; each origin's are put together once. */
function knownErrors(
  pooled: readonly DyadCentres[],
  common: Common,
  { place, horizon }: HorizonPlace,
  method: BalanceMethod,
): (origin: number) => Float64Array {
  const errors = pooled.flatMap(({ origins, levels }) =>
    origins.flatMap((at) => {
      const known = at.origin + horizon;
      const centre = methodCentre(at, common, place, method);
      const error = Math.abs((levels[known] ?? Number.NaN) - centre) / scaleAt(at, common);
      return Number.isNaN(error) ? [] : [{ known, error }];
    }),
  );
  const held = new Map<number, Float64Array>();
  return (origin) => {
    const found = held.get(origin);
    if (found !== undefined) return found;
    const known = errors.filter((error) => error.known <= origin);
    const sorted = Float64Array.from(known, ({ error }) => error).sort();
    held.set(origin, sorted);
    return sorted;
  };
}

type KnownErrors = Readonly<Record<BalanceMethod, (origin: number) => Float64Array>>;

/** One horizon's forecasts of one dyad, from an origin on. */
function horizonRun(
  { origins, levels }: DyadCentres,
  common: Common,
  { place, horizon }: HorizonPlace,
  errors: KnownErrors,
  from: number,
): BalanceBandForecast[] {
  const used = origins.filter(({ origin }) => errors.pool(origin).length >= FEWEST_ERRORS);
  const scales = used.map((at) => scaleAt(at, common));
  const outcomes = used.map(({ origin }) => levels[origin + horizon] ?? Number.NaN);
  const bandOf = (method: BalanceMethod): ((j: number) => BalanceBand) => {
    const centres = used.map((at) => methodCentre(at, common, place, method));
    return (j) => {
      const run = {
        horizon,
        centres: centres.slice(0, j + 1),
        scales: scales.slice(0, j + 1),
        outcomes: outcomes.slice(0, j + 1),
      };
      return balanceBand(run, errors[method](used[j]?.origin ?? 0));
    };
  };
  const [pool, climatology, persistence] = [
    bandOf("pool"),
    bandOf("climatology"),
    bandOf("persistence"),
  ];
  return used.flatMap(({ origin, centres }, j) => {
    const at = centres[place];
    if (origin < from || at === undefined) return [];
    const bands = { pool: pool(j), climatology: climatology(j), persistence: persistence(j) };
    const weight = common.weights[place]?.[origin] ?? FIRST_WEIGHT;
    return [{ origin, horizon, centres: centreOf(at, weight), bands }];
  });
}

/**
 * Forecasts of the balance at every origin between two, each from what was known then.
 *
 * Method: centres by `balanceCentres`, weighed by what would have been best for all dyads at the horizon so far; intervals by
 * `balanceBand`, in units of the root mean square change of the dyad's balance in a period, drawn towards that of all dyads. A dyad's intervals begin at the first origin at which it has 12 levels and
 * 30 errors of up to 40 dyads are known at the horizon.
 * Method page: docs/method/level-forecasts.md. Check: `balance-forecasts.test.ts`.
 *
 * @param last index of the last origin
 * @param from index of the first that is asked for
 */
export function balanceForecaster(
  panel: ForecastPanel,
  horizons: readonly number[],
  last: number,
  from: number = 0,
): BalanceForecaster {
  const held = new Map<number, DyadCentres>();
  const centresOf = (dyad: number): DyadCentres => {
    const series = panel.dyads[dyad];
    if (series === undefined) return { origins: [], levels: new Float64Array(0) };
    const found = held.get(dyad) ?? dyadCentres(panel, series, horizons, last);
    held.set(dyad, found);
    return found;
  };
  const step = Math.max(1, panel.dyads.length / MOST_POOLED);
  const number = Math.min(MOST_POOLED, panel.dyads.length);
  const pooled = Array.from({ length: number }, (_, i) => centresOf(Math.floor(i * step)));
  const places = horizons.map((horizon, place) => ({ horizon, place }));
  const common = {
    squares: commonSquares(pooled, last),
    weights: places.map((at) => followingWeights(pooled, at, last)),
  };
  const errors = places.map((at) => ({
    pool: knownErrors(pooled, common, at, "pool"),
    climatology: knownErrors(pooled, common, at, "climatology"),
    persistence: knownErrors(pooled, common, at, "persistence"),
  }));
  const of = (dyad: number): BalanceBandForecast[][] => {
    const centres = centresOf(dyad);
    return places.map((at) => {
      const known = errors[at.place];
      return known === undefined ? [] : horizonRun(centres, common, at, known, from);
    });
  };
  return { of };
}

/** The quantiles of a centre and its band at .05, .25, .5, .75 and .95. */
export function bandQuantiles(
  centre: number,
  { reach50, reach90 }: BalanceBand,
): BalanceForecast["quantiles"] {
  return [centre - reach90, centre - reach50, centre, centre + reach50, centre + reach90];
}

/**
 * Forecasts of one dyad's balance from some origins.
 *
 * Method: as `balanceForecaster`.
 *
 * @param dyad its place in the panel
 * @param origins indices of periods, in any order
 * @param horizons whole numbers from 1 up
 * @returns one list an origin, with one forecast a horizon; a horizon is left out where too little is known for its interval
 */
export function balanceForecasts(
  panel: ForecastPanel,
  dyad: number,
  origins: readonly number[],
  horizons: readonly number[],
): BalanceForecast[][] {
  const [first, last] = [Math.min(...origins), Math.max(0, ...origins)];
  const runs = balanceForecaster(panel, horizons, last, first).of(dyad);
  return origins.map((origin) =>
    runs.flatMap((run) => {
      const found = run.find((forecast) => forecast.origin === origin);
      if (found === undefined) return [];
      const { pool: centre, climatology, persistence } = found.centres;
      const quantiles = bandQuantiles(centre, found.bands.pool);
      return [{ horizon: found.horizon, centre, quantiles, climatology, persistence }];
    }),
  );
}
