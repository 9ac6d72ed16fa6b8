import { type AlignedPoint, knownPoint } from "./aligned-series.ts";
import { tickText } from "./count-axis.ts";
import { checkCounts } from "./counts.ts";
import type { Described } from "./drawing.ts";
import { type IntervalDots, knownDots, rowText } from "./interval-dots.ts";
import { linearAxis } from "./linear-axis.ts";
import { plainLine } from "./plain-text.ts";
import type { Table } from "./table.ts";
import type { ValueAxis } from "./value-axis.ts";

/** Forecasts of like probability, and what came of them. */
export interface ReliabilityBin {
  /** The mean probability that was stated, 0 to 1. */
  readonly probability: number;
  /** How often it then happened, 0 to 1. */
  readonly frequency: number;
  /** How many forecasts, a whole number from 0; a bin without any is left out. */
  readonly forecasts: number;
  /** An interval of the frequency; with an end left out or not finite, there is none. */
  readonly lo?: number;
  readonly hi?: number;
}

/** How often what was called so probable happened. */
export interface ReliabilityDiagram extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** What the intervals are; left out, `90% interval`. */
  readonly interval?: string;
  /** In any order. */
  readonly bins: readonly ReliabilityBin[];
}

/** The bins from the lowest probability up, with the one axis of both directions. */
export interface KnownReliability {
  readonly bins: readonly (AlignedPoint & {
    readonly probability: number;
    readonly forecasts: number;
  })[];
  readonly interval: string;
  readonly axis: ValueAxis;
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

/**
 * The bins that hold forecasts, from the lowest probability up.
 *
 * @throws RangeError if a count is no whole number from 0, a probability, a frequency or an end of an interval lies
 *   outside 0 to 1, or an interval goes down
 */
export function knownReliability(chart: ReliabilityDiagram): KnownReliability {
  checkCounts(chart.bins.map(({ forecasts }) => forecasts));
  const bins = chart.bins
    .filter(({ forecasts }) => forecasts > 0)
    .map(({ probability, frequency, forecasts, ...ends }) => ({
      ...knownPoint({ ...ends, value: frequency }),
      probability,
      forecasts,
    }))
    .toSorted((a, b) => a.probability - b.probability);
  const shares = bins.flatMap(({ probability, value, lo, hi }) =>
    Number.isNaN(lo) ? [probability, value] : [probability, value, lo, hi],
  );
  const wrong = shares.find((share) => !isShare(share));
  if (wrong !== undefined) throw new RangeError(`a share lies within 0 to 1, not ${wrong}`);
  return {
    bins,
    interval: plainLine(chart.interval ?? "90% interval"),
    axis: linearAxis([], [0, 1]),
  };
}

/** The diagram as a chart of dots, a row for each bin: what its terminal form and its words are made of. */
export function reliabilityDots(chart: ReliabilityDiagram): IntervalDots {
  const { bins, interval, axis } = knownReliability(chart);
  const { id, title, description, caption } = chart;
  return {
    id,
    title,
    description,
    caption,
    unit: "share",
    legend: { value: "observed", inner: interval, tick: "stated" },
    range: [0, 1],
    rows: bins.map(({ probability, forecasts, value, lo, hi }) => ({
      name: `stated ${axis.text(probability)}, n = ${tickText(forecasts)}`,
      value,
      lo,
      hi,
      tick: probability,
    })),
  };
}

/** What is read out at each bin. */
export function reliabilityReadOuts(chart: ReliabilityDiagram): readonly string[] {
  const dots = reliabilityDots(chart);
  const { rows, axis } = knownDots(dots);
  return rows.map(({ name, ...row }) => {
    const observed = rowText({ ...row, name, tick: Number.NaN }, dots, axis);
    return `${name}: observed ${observed}`;
  });
}

/**
 * The numbers of the diagram, a row for each bin that holds forecasts, rounded as finely as the drawing is read; keys
 * are `probability`, `frequency`, `lo`, `hi` and `forecasts`.
 *
 * @throws RangeError as `reliabilityDiagramSvg`
 */
export function reliabilityDiagramTable(chart: ReliabilityDiagram): Table {
  const { bins, interval, axis } = knownReliability(chart);
  const isBanded = bins.some(({ lo }) => !Number.isNaN(lo));
  const right = { align: "right" } as const;
  return {
    caption: plainLine(chart.title),
    columns: [
      { key: "probability", title: "Stated probability", ...right },
      { key: "frequency", title: "Observed share", ...right },
      ...(isBanded
        ? [
            { key: "lo", title: `${interval}, low`, ...right },
            { key: "hi", title: `${interval}, high`, ...right },
          ]
        : []),
      { key: "forecasts", title: "Forecasts", ...right },
    ],
    rows: bins.map(({ probability, value, lo, hi, forecasts }) => ({
      probability: axis.rounded(probability),
      frequency: axis.rounded(value),
      ...(isBanded && { lo: axis.rounded(lo), hi: axis.rounded(hi) }),
      forecasts,
    })),
  };
}
