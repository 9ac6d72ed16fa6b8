import { countBacktest } from "./forecast/count-backtest.ts";
import { COUNT_MEMBERS, COUNT_METHODS, countForecasts } from "./forecast/count-methods.ts";
import type {
  ForecastDocument,
  ForecastMethod,
  ForecastQuantiles,
  ForecastScore,
} from "./forecast/document.ts";
import { reachOf } from "./forecast/past-errors.ts";
import { type ForecastQuestion, readForecastSeries } from "./forecast/series.ts";
import { valueBacktest } from "./forecast/value-backtest.ts";
import {
  isAdjusted,
  seasonOf,
  VALUE_MEMBERS,
  VALUE_METHODS,
  valuePoints,
  withGapsFilled,
} from "./forecast/value-methods.ts";

export type { ForecastDocument } from "./forecast/document.ts";

/** What each kind of series gives the document. */
type Forecasted = Pick<ForecastDocument, "season" | "methods" | "scoring"> & {
  /** One a step. */
  readonly quantiles: readonly ForecastQuantiles[];
};

/** At least as many values are told again, for a picture. */
const LEAST_RECENT = 36;

function methodOf<Name extends string>(
  name: Name,
  members: readonly Name[],
  baseline: Name,
  points: readonly number[],
  score: ForecastScore | undefined,
): ForecastMethod {
  const isMember = members.includes(name);
  const role = name === "pool" ? "forecast" : isMember ? "member" : "beside";
  return {
    name,
    role: name === baseline ? "baseline" : role,
    isMember,
    points,
    score: score ?? null,
  };
}

function forecastValues(
  values: Float64Array,
  { horizon, by }: Pick<ForecastQuestion, "horizon" | "by">,
): Forecasted {
  const filled = withGapsFilled(values);
  const points = valuePoints(filled, horizon, by);
  const { scores, scoring, errors } = valueBacktest(values, filled, horizon, by);
  const period = seasonOf(by, filled.length);
  const around = (centre: number, reach: number | null, side: 1 | -1): number | null =>
    reach === null ? null : centre + side * reach;
  return {
    season: period === 1 ? null : { period, adjusted: isAdjusted(filled, period) },
    quantiles: Array.from(points.pool, (centre, i) => {
      const [near, far] = [reachOf(errors[i] ?? [], 0.5), reachOf(errors[i] ?? [], 0.9)];
      return {
        "0.05": around(centre, far, -1),
        "0.25": around(centre, near, -1),
        "0.5": centre,
        "0.75": around(centre, near, 1),
        "0.95": around(centre, far, 1),
      };
    }),
    methods: VALUE_METHODS.map((name) =>
      methodOf(name, VALUE_MEMBERS, "naive", Array.from(points[name]), scores?.[name]),
    ),
    scoring,
  };
}

function forecastCounts(values: Float64Array, horizon: number): Forecasted {
  const found = countForecasts(values, horizon);
  const { scores, scoring } = countBacktest(values, horizon);
  return {
    season: null,
    quantiles: found.pool.map((pool) => ({
      "0.05": pool.quantile(0.05),
      "0.25": pool.quantile(0.25),
      "0.5": pool.quantile(0.5),
      "0.75": pool.quantile(0.75),
      "0.95": pool.quantile(0.95),
    })),
    methods: COUNT_METHODS.map((name) => {
      const means = found[name].map(({ mean }) => mean);
      return methodOf(name, COUNT_MEMBERS, "climatology", means, scores?.[name]);
    }),
    scoring,
  };
}

/**
 * Forecast anybody's series from its own past.
 *
 * Method: docs/method/forecast.md. Values: the equal-weight mean of simple smoothing, damped trend and Theta, with intervals from
 * the errors of earlier forecasts. Counts: a linear pool of five methods.
 * Check: `method-forecast.test.ts`: the benchmarks are those of `benchmarkForecasts`, whose scores on the M4 competition's weekly series are
 * the published ones; intervals by hand; coverage on simulated series.
 *
 * @param csv text with a header, one row a period in order of time; an empty cell or NA is a gap
 * @throws as `readForecastSeries`
 */
export function methodForecast(csv: string, question: ForecastQuestion): ForecastDocument {
  const { value, by, horizon, isCount = false } = question;
  const { values, times, given, nameAfter } = readForecastSeries(csv, question);
  const { quantiles, ...forecasted } = isCount
    ? forecastCounts(values, horizon)
    : forecastValues(values, question);
  const points = forecasted.methods.find(({ role }) => role === "forecast")?.points ?? [];
  const known = values.filter((cell) => !Number.isNaN(cell)).length;
  const shown = Math.max(LEAST_RECENT, 3 * horizon);
  return {
    schema: "entente/forecast@1",
    value,
    kind: isCount ? "count" : "value",
    by: by ?? null,
    horizon,
    rows: {
      given,
      span: values.length,
      known,
      gaps: values.length - known,
      last: times.at(-1) ?? "",
    },
    season: forecasted.season,
    steps: quantiles.map((of, i) => ({
      step: i + 1,
      time: nameAfter(i + 1),
      point: points[i] ?? Number.NaN,
      quantiles: of,
    })),
    methods: forecasted.methods,
    scoring: forecasted.scoring,
    recent: times.slice(-shown).map((time, i, all) => {
      const cell = values[values.length - all.length + i] ?? Number.NaN;
      return { time, value: Number.isNaN(cell) ? null : cell };
    }),
  };
}
