import { type AlignedChart, alignedChart, pointText } from "./aligned-series.ts";
import type { BandedSeries } from "./banded-series.ts";
import { type BinnedChart, binnedChart } from "./binned-series.ts";
import { blockPlot, seriesLetter } from "./block-plot.ts";
import { padEnd, type TerminalOptions, widest } from "./columns.ts";
import { greatest } from "./counts.ts";
import { markLanes } from "./mark-lanes.ts";
import { plainLine } from "./plain-text.ts";
import { framedRows, periodLine, plainNumber, rowsFor } from "./plot-frame.ts";
import { sparkline } from "./terminal.ts";
import { shortened, wrapText } from "./wrap.ts";

const LEVELS = [..."▁▂▃▄▅▆▇█"];
const PLAIN_LEVELS = [...":-=+*#%@"];
const LEAST_PLOT_COLUMNS = 8;

function countLine(binned: BinnedChart, unicode: boolean): string {
  const counts = binned.counts ?? [];
  const levels = unicode ? LEVELS : PLAIN_LEVELS;
  const most = greatest(
    counts.filter((count) => !Number.isNaN(count)),
    1,
  );
  const cells = binned.cellsPerBin;
  return counts
    .map((count) => {
      if (!(count > 0)) return (count === 0 ? "." : " ").padEnd(cells);
      const level = levels[Math.ceil((count / most) * levels.length) - 1] ?? "";
      return level.repeat(Math.max(1, cells - (cells > 2 ? 1 : 0))).padEnd(cells);
    })
    .join("");
}

function heading(chart: BandedSeries, aligned: AlignedChart, unicode: boolean): string {
  const isSingle = aligned.series.length === 1;
  const names = aligned.series.map(({ name }, i) =>
    isSingle ? name : `${seriesLetter(i)}: ${name}`,
  );
  const band = aligned.hasBands
    ? [`${unicode ? "░" : ":"} ${plainLine(chart.interval ?? "interval")}`]
    : [];
  const compared = plainLine(chart.reference?.label ?? "");
  const reference = compared === "" ? [] : [`${unicode ? "┄" : "-"} ${compared}`];
  return [...names, plainLine(chart.unit), ...band, ...reference]
    .filter((part) => part !== "")
    .join("; ");
}

function keys(chart: BandedSeries, aligned: AlignedChart, binned: BinnedChart): string[] {
  const marks = aligned.marks.map((m, i) => `${i + 1} ${m.kind} ${m.when}: ${m.label}`);
  const most = greatest(
    (binned.counts ?? []).filter((count) => !Number.isNaN(count)),
    0,
  );
  const events =
    chart.events === undefined ? [] : [`Bars: ${plainLine(chart.events.label)}, ${most} at most`];
  const k = binned.periodsPerBin;
  const bins =
    k === 1 ? [] : [`Each column is ${k} periods: the mean of the line, the sum of bars`];
  return [...marks, ...events, ...bins];
}

/**
 * The picture of one to three series for a terminal: a plot of 8 to 12 rows with its axes, bands shaded, marks
 * and counts under it, and a key. A single line is drawn in fine dots, several as letters.
 *
 * @param o.width columns of the terminal, from 60; where there are more periods than columns, a column shows
 *   several
 * @throws RangeError as `bandedSeriesSvg`
 */
export function bandedSeriesText(chart: BandedSeries, o: TerminalOptions): string {
  const aligned = alignedChart(chart);
  const unicode = o.unicode ?? true;
  const gutter = widest(aligned.axis.ticks.map((tick) => tick.label));
  const room = Math.max(LEAST_PLOT_COLUMNS, o.width - gutter - 2);
  const binned = binnedChart(aligned, room);
  const { ticks, place } = aligned.axis;
  const reference = chart.reference === undefined ? undefined : place(chart.reference.value);
  const cells = blockPlot(binned, { rows: rowsFor(ticks.length), unicode, reference });
  const indent = " ".repeat(gutter + 2);
  const under = [
    periodLine(binned, room),
    ...markLanes(aligned.marks, binned, unicode),
    ...(chart.events === undefined ? [] : [countLine(binned, unicode)]),
  ];
  return [
    wrapText(heading(chart, aligned, unicode), o.width),
    ...framedRows(cells, aligned.axis, gutter, unicode),
    ...under.map((line) => `${indent}${line}`.trimEnd()),
    ...keys(chart, aligned, binned).map((key) => wrapText(key, o.width)),
  ].join("\n");
}

/**
 * Each series in one line: its name, a sparkline of block characters, and its last known value with the
 * interval and the period.
 *
 * @param o.width columns of the terminal, from 60; without block characters the sparkline is left out
 * @throws RangeError as `bandedSeriesSvg`
 */
export function bandedSeriesLine(chart: BandedSeries, o: TerminalOptions): string {
  const aligned = alignedChart(chart);
  const unicode = o.unicode ?? true;
  const ellipsis = unicode ? "…" : "...";
  const names = aligned.series.map(({ name }) => shortened(name, o.width >> 2, ellipsis));
  const lasts = aligned.series.map(({ points }) => {
    const last = points.findLast((point) => !Number.isNaN(point.value));
    if (last === undefined) return "unknown";
    const text = `${pointText(last, aligned.axis)} in ${aligned.periods[points.lastIndexOf(last)]}`;
    return shortened(plainNumber(text, unicode), o.width >> 1, ellipsis);
  });
  const nameWidth = widest(names);
  const room = Math.max(LEAST_PLOT_COLUMNS, o.width - nameWidth - widest(lasts) - 4);
  const binned = binnedChart(aligned, room);
  return names
    .map((name, i) => {
      const line = sparkline((binned.series[i] ?? []).map((point) => point.value));
      const parts = [padEnd(name, nameWidth), ...(unicode ? [line] : []), lasts[i] ?? ""];
      return parts.filter((part) => part !== "").join("  ");
    })
    .join("\n");
}
