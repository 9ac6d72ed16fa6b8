import { type AlignedChart, alignedChart } from "./aligned-series.ts";
import type { BandedSeries } from "./banded-series.ts";
import { marksAt } from "./period-marks.ts";
import { plainLine } from "./plain-text.ts";
import type { Table, TableCell, TableColumn } from "./table.ts";

/** Columns are `value`, `lo`, `hi` for one series, `value1`, `lo1`, `hi1`, `value2` … for more. */
function seriesColumns({ series, hasBands }: AlignedChart): readonly TableColumn[] {
  return series.flatMap(({ name }, i): TableColumn[] => {
    const n = series.length === 1 ? "" : String(i + 1);
    const prefix = series.length === 1 ? "" : `${name}, `;
    const value: TableColumn = { key: `value${n}`, title: name === "" ? "Value" : name };
    const ends: TableColumn[] = [
      { key: `lo${n}`, title: series.length === 1 ? "Low" : `${prefix}low` },
      { key: `hi${n}`, title: series.length === 1 ? "High" : `${prefix}high` },
    ];
    return [value, ...(hasBands ? ends : [])].map((column) => ({ ...column, align: "right" }));
  });
}

function cellsOf(aligned: AlignedChart, index: number): Record<string, TableCell> {
  const { axis, series, counts } = aligned;
  const cells: Record<string, TableCell> = { period: aligned.periods[index] ?? "" };
  for (const [i, { points }] of series.entries()) {
    const n = series.length === 1 ? "" : String(i + 1);
    const { value, lo, hi } = points[index] ?? {
      value: Number.NaN,
      lo: Number.NaN,
      hi: Number.NaN,
    };
    cells[`value${n}`] = axis.rounded(value);
    cells[`lo${n}`] = axis.rounded(lo);
    cells[`hi${n}`] = axis.rounded(hi);
  }
  const count = counts?.[index] ?? Number.NaN;
  if (counts !== undefined) cells["events"] = count;
  const mark = marksAt(aligned.marks, index);
  if (mark !== "") cells["mark"] = mark;
  return cells;
}

/**
 * The numbers of a picture of series: a row for each period, gaps as unknown, rounded as finely as the
 * picture is read. Columns that would be empty throughout (interval, events, mark) are left out.
 *
 * @throws RangeError as `bandedSeriesSvg`
 */
export function bandedSeriesTable(chart: BandedSeries): Table {
  const aligned = alignedChart(chart);
  const title = plainLine(chart.title);
  const unit = plainLine(chart.unit);
  const events: TableColumn[] =
    chart.events === undefined
      ? []
      : [{ key: "events", title: plainLine(chart.events.label), align: "right" }];
  const marks: TableColumn[] =
    aligned.marks.length === 0 ? [] : [{ key: "mark", title: "Mark", align: "left" }];
  return {
    caption: unit === "" ? title : `${title} (${unit})`,
    columns: [
      { key: "period", title: "Period", align: "left" },
      ...seriesColumns(aligned),
      ...events,
      ...marks,
    ],
    rows: aligned.periods.map((_, i) => cellsOf(aligned, i)),
  };
}
