import {
  type AlignedPoint,
  type AlignedSeries,
  checkRange,
  indexOfPeriods,
  inOrder,
  knownPoint,
} from "./aligned-series.ts";
import type { Described } from "./drawing.ts";
import { linearAxis } from "./linear-axis.ts";
import { plainLine } from "./plain-text.ts";
import type { ValueAxis } from "./value-axis.ts";

/** A value of one period; a number that is not finite is unknown, as is a period that is left out. */
export interface PeriodValue {
  readonly period: string;
  readonly value: number;
}

/** A line or a row of points with its name, in any order. */
export interface NamedValues {
  readonly name: string;
  readonly points: readonly PeriodValue[];
}

/** What a forecast says of one period. */
export interface FanPoint {
  readonly period: string;
  /** Not finite: unknown. */
  readonly median: number;
  /** The narrower interval; the wider one holds it. */
  readonly inner?: { readonly lo: number; readonly hi: number };
  readonly outer?: { readonly lo: number; readonly hi: number };
}

/** A forecast of some periods after the origin, in any order. */
export interface Fan {
  readonly name: string;
  readonly points: readonly FanPoint[];
}

/** The history of a series up to an origin, what was forecast from there, and what came of it. */
export interface FanChart extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** What the values are: `events per week`, `logits`. */
  readonly unit: string;
  /** What the intervals are; left out, `50% interval` and `90% interval`. */
  readonly intervals?: { readonly inner?: string; readonly outer?: string };
  /** All periods of the axis in the order of time, each once; some 30 to 80 leave the fan room. */
  readonly periods: readonly string[];
  /** The last period that was known when the forecast was made. */
  readonly origin: string;
  /** What stands at the origin; left out, `known to` and the period. Without a forecast, that is said too. */
  readonly originLabel?: string;
  /** Up to the origin. */
  readonly history: NamedValues;
  /** After the origin: none, one, or two to compare (a scenario with the forecast). */
  readonly fans: readonly Fan[];
  /** After the origin, at most two: the first is dashed, the second dotted. */
  readonly baselines?: readonly NamedValues[];
  /** What came of it: after the origin. */
  readonly outcomes?: NamedValues;
  /** What the axis shows at least, the lower end first. */
  readonly range?: readonly [number, number];
}

/** A forecast with a point for every period: the value of each is the median. */
export interface KnownFan {
  readonly name: string;
  readonly inner: readonly AlignedPoint[];
  readonly outer: readonly AlignedPoint[];
}

/** The numbers of a fan chart in the order of its periods: what drawing, terminal and table share. */
export interface KnownFanChart {
  readonly periods: readonly string[];
  /** The place of the origin among the periods. */
  readonly origin: number;
  readonly originLabel: string;
  readonly unit: string;
  readonly intervals: { readonly inner: string; readonly outer: string };
  readonly history: AlignedSeries;
  readonly fans: readonly KnownFan[];
  readonly baselines: readonly AlignedSeries[];
  readonly outcomes: AlignedSeries | undefined;
  readonly axis: ValueAxis;
}

/** As many forecasts, and as many baselines, as one drawing tells apart. */
const MOST = 2;

type Places = ReadonlyMap<string, number>;

function checkOrder(
  rows: readonly { readonly period: string }[],
  isAllowed: (place: number) => boolean,
  places: Places,
): void {
  const wrong = rows.find(({ period }) => !isAllowed(places.get(period) ?? 0));
  if (wrong !== undefined) {
    throw new RangeError(
      `history ends at the origin and the rest begins after it, not ${wrong.period}`,
    );
  }
}

function alignedValues({ name, points }: NamedValues, places: Places): AlignedSeries {
  return { name: plainLine(name), points: inOrder(points, places).map(knownPoint) };
}

function alignedFan({ name, points }: Fan, places: Places): KnownFan {
  const rows = inOrder(points, places);
  const banded = (key: "inner" | "outer"): readonly AlignedPoint[] =>
    rows.map((row) => knownPoint(row && { value: row.median, ...row[key] }));
  const [inner, outer] = [banded("inner"), banded("outer")];
  const crossing = inner.findIndex(({ lo, hi }, i) => {
    const around = outer[i];
    return around !== undefined && (lo < around.lo || hi > around.hi);
  });
  if (crossing >= 0) {
    throw new RangeError(
      `the outer interval holds the inner one, not in ${rows[crossing]?.period}`,
    );
  }
  return { name: plainLine(name), inner, outer };
}

function checkChart(chart: FanChart, places: Places): number {
  const { history, fans, baselines = [], outcomes, range } = chart;
  const origin = places.get(chart.origin);
  if (origin === undefined) throw new RangeError(`${chart.origin} is no period of the axis`);
  if (fans.length > MOST || baselines.length > MOST) {
    throw new RangeError(`a fan chart has at most ${MOST} forecasts and ${MOST} baselines`);
  }
  const later = [...fans, ...baselines, ...(outcomes === undefined ? [] : [outcomes])];
  checkOrder(history.points, (place) => place <= origin, places);
  for (const { points } of later) checkOrder(points, (place) => place > origin, places);
  if (range !== undefined) checkRange(range);
  return origin;
}

/** The name of the origin, and that nothing was forecast there. */
function originLabel(chart: FanChart, fans: readonly KnownFan[]): string {
  const label = plainLine(chart.originLabel ?? `known to ${chart.origin}`);
  const isForecast = fans.some(({ inner }) => inner.some(({ value }) => !Number.isNaN(value)));
  return [label, ...(isForecast ? [] : ["no forecast"])].filter((text) => text !== "").join("; ");
}

/**
 * Put the numbers of a fan chart in the order of its periods.
 *
 * @throws RangeError if a period is given twice or stands outside the axis, history goes beyond the origin or
 *   something else begins before its end, there are more than two forecasts or baselines, an interval or the range
 *   goes down, or an inner interval reaches out of its outer one
 */
export function knownFanChart(chart: FanChart): KnownFanChart {
  const places = indexOfPeriods(chart.periods);
  const origin = checkChart(chart, places);
  const history = alignedValues(chart.history, places);
  const fans = chart.fans.map((fan) => alignedFan(fan, places));
  const baselines = (chart.baselines ?? []).map((line) => alignedValues(line, places));
  const outcomes = chart.outcomes && alignedValues(chart.outcomes, places);
  const values = [
    history.points,
    ...fans.flatMap(({ inner, outer }) => [inner, outer]),
    ...baselines.map(({ points }) => points),
    outcomes?.points ?? [],
  ]
    .flatMap((points) => points.flatMap(({ value, lo, hi }) => [value, lo, hi]))
    .filter((value) => !Number.isNaN(value));
  return {
    periods: chart.periods.map(plainLine),
    origin,
    originLabel: originLabel(chart, fans),
    unit: plainLine(chart.unit),
    intervals: {
      inner: plainLine(chart.intervals?.inner ?? "50% interval"),
      outer: plainLine(chart.intervals?.outer ?? "90% interval"),
    },
    history,
    fans,
    baselines,
    outcomes,
    axis: linearAxis(values, chart.range),
  };
}

/** Whether some point has an interval. */
export function isBanded(points: readonly AlignedPoint[]): boolean {
  return points.some((point) => !Number.isNaN(point.lo));
}
