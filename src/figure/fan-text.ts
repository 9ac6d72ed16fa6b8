import type { AlignedChart, AlignedSeries } from "./aligned-series.ts";
import { type BinnedChart, binnedChart, type PlacedBand } from "./binned-series.ts";
import { columnsOf, dotLine, letterLine, rowOf, setCell, shadeBand } from "./block-plot.ts";
import { type TerminalOptions, widest } from "./columns.ts";
import { type FanChart, isBanded, type KnownFanChart, knownFanChart } from "./fan-chart.ts";
import { framedRows, periodLine, plainNumber, rowsFor } from "./plot-frame.ts";
import { wrapText } from "./wrap.ts";

/** The signs of the parts of a chart. */
interface Signs {
  /** Left out, the history is drawn in fine dots. */
  readonly history: string;
  readonly isFine: boolean;
  readonly medians: readonly [string, string];
  readonly inner: string;
  readonly outer: string;
  /** The ends of the wider interval of a second forecast. */
  readonly ends: string;
  readonly baselines: readonly [string, string];
  readonly outcome: string;
  readonly origin: string;
}

const FINE: Signs = {
  history: "⠒",
  isFine: true,
  medians: ["━", "═"],
  inner: "▒",
  outer: "░",
  ends: "~",
  baselines: ["╌", "┈"],
  outcome: "◇",
  origin: "▲",
};
const PLAIN: Signs = {
  history: "o",
  isFine: false,
  medians: ["#", "="],
  inner: "%",
  outer: ":",
  ends: "~",
  baselines: ["-", "."],
  outcome: "x",
  origin: "^",
};

const LEAST_PLOT_COLUMNS = 8;
const NO_BREAK = "\u00A0";

/** What each sign stands for, in lines; a sign stays with the word after it. */
function keyOf(known: KnownFanChart, s: Signs, width: number): string {
  const { history, unit, fans, intervals, baselines, outcomes, originLabel } = known;
  const [first, second] = fans;
  const shaded: readonly (readonly [string, string])[] =
    first === undefined
      ? []
      : [
          [s.medians[0], first.name === "" ? "median" : `${first.name}: median`],
          [s.inner, isBanded(first.inner) ? intervals.inner : ""],
          [s.outer, isBanded(first.outer) ? intervals.outer : ""],
        ];
  const compared: readonly (readonly [string, string])[] =
    second === undefined
      ? []
      : [
          [s.medians[1], second.name === "" ? "median" : `${second.name}: median`],
          [s.ends, isBanded(second.outer) ? `ends of its ${intervals.outer}` : ""],
        ];
  const parts: readonly (readonly [string, string])[] = [
    [s.history, [history.name, unit].filter((text) => text !== "").join(", ")],
    ...shaded,
    ...compared,
    ...baselines.map(({ name }, i) => [s.baselines[i === 0 ? 0 : 1], name] as const),
    [s.outcome, outcomes?.name ?? ""],
    [s.origin, originLabel],
  ];
  const named = parts
    .filter(([, text]) => text !== "")
    .map(([sign, text]) => `${sign}${NO_BREAK}${text}`);
  return wrapText(named.join("; "), width).replaceAll(NO_BREAK, " ");
}

/** All that is drawn as series on one axis, to be set into columns together. */
function asChart(known: KnownFanChart): AlignedChart {
  const { periods, history, fans, baselines, outcomes, axis } = known;
  const series: readonly AlignedSeries[] = [
    history,
    ...(outcomes === undefined ? [{ name: "", points: [] }] : [outcomes]),
    ...fans.flatMap(({ name, inner, outer }) => [
      { name, points: inner },
      { name, points: outer },
    ]),
    ...baselines,
  ];
  const hasBands = fans.some(({ outer }) => isBanded(outer));
  return { periods, series, counts: undefined, marks: [], axis, hasBands };
}

/** A sign in the middle of each period that is known. */
function signsAt(grid: string[][], points: readonly PlacedBand[], c: BinnedChart, sign: string) {
  for (const [i, { value }] of points.entries()) {
    const column = Math.floor((i + 0.5) * c.cellsPerBin);
    if (!Number.isNaN(value)) setCell(grid, rowOf(value, grid.length), column, sign);
  }
}

function asLine(points: readonly PlacedBand[], key: "lo" | "hi"): readonly PlacedBand[] {
  return points.map((point) => ({ ...point, value: point[key] }));
}

/** The cells of the plot: bands, then lines, then what came of it. */
function cellsOf(known: KnownFanChart, binned: BinnedChart, rows: number, s: Signs): string[][] {
  const grid = Array.from({ length: rows }, () =>
    Array.from({ length: columnsOf(binned) }, () => " "),
  );
  const [history = [], outcomes = [], ...rest] = binned.series;
  const bands = rest.slice(0, 2 * known.fans.length);
  const [inner = [], outer = [], innerSecond = [], outerSecond = []] = bands;
  shadeBand(grid, outer, binned, s.outer);
  shadeBand(grid, inner, binned, s.inner);
  for (const key of ["lo", "hi"] as const) {
    letterLine(grid, asLine(outerSecond, key), binned, s.ends);
  }
  for (const [i, line] of rest.slice(bands.length).entries()) {
    letterLine(grid, line, binned, s.baselines[i === 0 ? 0 : 1]);
  }
  letterLine(grid, inner, binned, s.medians[0]);
  letterLine(grid, innerSecond, binned, s.medians[1]);
  if (s.isFine) dotLine(grid, history, binned);
  else letterLine(grid, history, binned, s.history);
  signsAt(grid, outcomes, binned, s.outcome);
  return grid;
}

/** A sign under the last known period. */
function originLine(known: KnownFanChart, binned: BinnedChart, s: Signs): string {
  const bin = Math.floor(known.origin / binned.periodsPerBin);
  return `${" ".repeat((bin + 1) * binned.cellsPerBin - 1)}${s.origin}`;
}

/**
 * A history and its forecast for a terminal: a plot of 8 to 12 rows with the history in fine dots, the intervals of the
 * forecast shaded and its median drawn through them, baselines, outcomes, and a sign under the origin. Of a second
 * forecast the median and the ends of its wider interval are drawn.
 *
 * @param o.width columns of the terminal, from 60; where there are more periods than columns, a column shows
 *   several
 * @throws RangeError as `fanChartSvg`
 */
export function fanChartText(chart: FanChart, o: TerminalOptions): string {
  const known = knownFanChart(chart);
  const unicode = o.unicode ?? true;
  const signs = unicode ? FINE : PLAIN;
  const gutter = widest(known.axis.ticks.map((tick) => tick.label));
  const room = Math.max(LEAST_PLOT_COLUMNS, o.width - gutter - 2);
  const binned = binnedChart(asChart(known), room);
  const cells = cellsOf(known, binned, rowsFor(known.axis.ticks.length), signs);
  const indent = " ".repeat(gutter + 2);
  const under = [originLine(known, binned, signs), periodLine(binned, room)];
  const k = binned.periodsPerBin;
  return [
    plainNumber(keyOf(known, signs, o.width), unicode),
    ...framedRows(cells, known.axis, gutter, unicode),
    ...under.map((line) => `${indent}${line}`.trimEnd()),
    ...(k === 1 ? [] : [`Each column is ${k} periods: their mean`]),
  ].join("\n");
}
