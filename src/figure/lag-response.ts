import type { Described } from "./drawing.ts";
import {
  type IntervalDots,
  intervalDotsTable,
  type KnownDots,
  knownDots,
} from "./interval-dots.ts";
import { plainLine } from "./plain-text.ts";
import type { Table } from "./table.ts";

/** The response so many periods after (below 0: before) the change. */
export interface LagPoint {
  /** A whole number, each once. */
  readonly lag: number;
  /** Not finite: unknown. */
  readonly value: number;
  /** The band of this lag alone; with one end left out or not finite, there is none. */
  readonly lo?: number;
  readonly hi?: number;
  /** The band that holds all lags at once (sup-t). */
  readonly outer?: { readonly lo: number; readonly hi: number };
}

/** A response over lags with its two bands, and zero to compare it with. */
export interface LagResponse extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** What the values are: `logits of the balance per standard deviation`. */
  readonly unit: string;
  /** What a lag counts: `months after the change`. */
  readonly lagUnit: string;
  /** What the bands are; left out, `90% band of each lag` and `90% band of all lags at once`. */
  readonly legend?: { readonly value?: string; readonly inner?: string; readonly outer?: string };
  /** What the axis shows at least, the lower end first; left out, as much as the bands need. */
  readonly range?: readonly [number, number];
  /** In any order; a lag that is left out is a gap. */
  readonly points: readonly LagPoint[];
}

const LEAST_RANGE = 1e-3;

/** The words for line and bands. */
export function responseLegend({
  legend = {},
}: LagResponse): Required<NonNullable<LagResponse["legend"]>> {
  return {
    value: legend.value ?? "response",
    inner: legend.inner ?? "90% band of each lag",
    outer: legend.outer ?? "90% band of all lags at once",
  };
}

/** From the least value or end to the greatest, zero within. */
function rangeOf({ range, points }: LagResponse): readonly [number, number] {
  if (range !== undefined) return range;
  const shown = points
    .flatMap(({ value, lo, hi, outer }) => [value, lo, hi, outer?.lo, outer?.hi])
    .filter((number) => number !== undefined && Number.isFinite(number));
  const ends = shown.reduce<readonly [number, number]>(
    ([low, high], number = 0) => [Math.min(low, number), Math.max(high, number)],
    [0, 0],
  );
  return ends[0] === ends[1] ? [-LEAST_RANGE, LEAST_RANGE] : ends;
}

/**
 * The response as a chart of dots, a row for each lag from the first to the last: what its terminal form and its
 * table are made of.
 *
 * @throws RangeError if a lag is no whole number or is given twice
 */
export function responseDots(chart: LagResponse): IntervalDots {
  const lags = chart.points.map(({ lag }) => lag);
  if (!lags.every(Number.isSafeInteger)) throw new RangeError("a lag is a whole number");
  if (new Set(lags).size !== lags.length) throw new RangeError("a lag is given once only");
  const ordered = chart.points.toSorted((a, b) => a.lag - b.lag);
  const { id, title, description, caption, unit } = chart;
  return {
    id,
    title,
    description,
    caption,
    unit,
    legend: responseLegend(chart),
    range: rangeOf(chart),
    reference: { value: 0, label: "no response" },
    rows: ordered.map(({ lag, ...point }) => ({ ...point, name: String(lag) })),
  };
}

/** As {@link responseDots}, with the numbers that are known. */
export function knownResponse(chart: LagResponse): KnownDots {
  return knownDots(responseDots(chart));
}

/**
 * The numbers of the response, a row for each lag; keys are `name` (the lag), `value`, `lo`, `hi`, `outerLo` and
 * `outerHi`.
 *
 * @throws RangeError as `lagResponseSvg`
 */
export function lagResponseTable(chart: LagResponse): Table {
  const table = intervalDotsTable(responseDots(chart));
  const columns = table.columns.map((column) =>
    column.key === "name" ? { ...column, title: plainLine(chart.lagUnit) } : column,
  );
  return { ...table, columns };
}
