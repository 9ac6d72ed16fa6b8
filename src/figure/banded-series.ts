import type { Described } from "./drawing.ts";
import type { PeriodMark } from "./period-marks.ts";

/** What is known of one period: a value, and the ends of an interval around it. */
export interface SeriesPoint {
  readonly period: string;
  /** A number that is not finite is unknown, as is a period that is left out. */
  readonly value: number;
  /** The interval's lower end; left out or not finite, there is none. */
  readonly lo?: number;
  /** The interval's upper end, not below the lower. */
  readonly hi?: number;
}

/** A central line with its band. */
export interface NamedSeries {
  readonly name: string;
  /** In any order; a period occurs once at most, and is one of the chart's. */
  readonly points: readonly SeriesPoint[];
}

/** How much happened in one period. */
export interface PeriodCount {
  readonly period: string;
  /** A whole number from 0. */
  readonly count: number;
}

/** One to three series over periods, each with its interval, and what happened beside them. */
export interface BandedSeries extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** What the values are: `index, −100 to 100`, `events per month`. */
  readonly unit: string;
  /** What the bands are: `90% interval`. Left out, the legend says `interval`. */
  readonly interval?: string;
  /** All periods of the common axis in the order of time, each once, up to about 400. */
  readonly periods: readonly string[];
  readonly series: readonly NamedSeries[];
  /** `log` for rates that differ by orders of magnitude; left out, `linear`. */
  readonly scale?: "linear" | "log";
  /** What the axis shows at least, the lower end first; above 0 on a logarithmic scale. */
  readonly range?: readonly [number, number];
  /** A value to compare with, drawn across; with a label the legend names it. */
  readonly reference?: { readonly value: number; readonly label?: string };
  /** Shifts and episodes; what lies outside the periods is left out. */
  readonly marks?: readonly PeriodMark[];
  /** Counts drawn as bars beneath, on the same periods; a period that is left out has no bar. */
  readonly events?: { readonly label: string; readonly counts: readonly PeriodCount[] };
}
