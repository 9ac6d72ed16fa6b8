import type { AlignedPoint } from "./aligned-series.ts";
import { type FanChart, isBanded, type KnownFanChart, knownFanChart } from "./fan-chart.ts";
import { plainLine } from "./plain-text.ts";
import type { Table, TableCell, TableColumn } from "./table.ts";

/** A column with the number that each period has in it. */
interface NumberColumn extends TableColumn {
  readonly at: (index: number) => number;
}

function numbers(
  key: string,
  title: string,
  points: readonly AlignedPoint[],
  of: keyof AlignedPoint,
): NumberColumn {
  return { key, title, align: "right", at: (index) => points[index]?.[of] ?? Number.NaN };
}

function fanColumns({ fans, intervals }: KnownFanChart): readonly NumberColumn[] {
  return fans.flatMap(({ name, inner, outer }, i) => {
    const n = i === 0 ? "" : String(i + 1);
    const named = (text: string): string => [name, text].filter((part) => part !== "").join(", ");
    const ends = (key: "inner" | "outer", points: readonly AlignedPoint[]) =>
      isBanded(points)
        ? [
            numbers(`${key}Lo${n}`, named(`${intervals[key]}, low`), points, "lo"),
            numbers(`${key}Hi${n}`, named(`${intervals[key]}, high`), points, "hi"),
          ]
        : [];
    return [
      numbers(`median${n}`, named("median"), inner, "value"),
      ...ends("inner", inner),
      ...ends("outer", outer),
    ];
  });
}

function numberColumns(known: KnownFanChart): readonly NumberColumn[] {
  const { history, baselines, outcomes } = known;
  const titled = (name: string, other: string): string => (name === "" ? other : name);
  return [
    numbers("value", titled(history.name, "Known"), history.points, "value"),
    ...fanColumns(known),
    ...baselines.map(({ name, points }, i) =>
      numbers(`baseline${i + 1}`, titled(name, `Baseline ${i + 1}`), points, "value"),
    ),
    ...(outcomes === undefined
      ? []
      : [numbers("outcome", titled(outcomes.name, "Outcome"), outcomes.points, "value")]),
  ];
}

/**
 * The numbers of a fan chart, a row for each period, rounded as finely as the drawing is read; a column has no cell
 * on the side of the origin that it says nothing of.
 *
 * Keys are `period`, `value`, `median`, `innerLo`, `innerHi`, `outerLo`, `outerHi` (of a second forecast `median2`
 * and so on), `baseline1`, `baseline2` and `outcome`.
 *
 * @throws RangeError as `fanChartSvg`
 */
export function fanChartTable(chart: FanChart): Table {
  const known = knownFanChart(chart);
  const columns = numberColumns(known);
  const title = plainLine(chart.title);
  const cellsOf = (period: string, index: number): Readonly<Record<string, TableCell>> => {
    const isKnown = index <= known.origin;
    const shown = columns.filter(({ key }) => (key === "value") === isKnown);
    const cells = shown.map(({ key, at }) => [key, known.axis.rounded(at(index))] as const);
    return { period, ...Object.fromEntries(cells) };
  };
  return {
    caption: known.unit === "" ? title : `${title} (${known.unit})`,
    columns: [
      { key: "period", title: "Period", align: "left" },
      ...columns.map(
        ({ key, title: heading }): TableColumn => ({
          key,
          title: heading,
          align: "right",
        }),
      ),
    ],
    rows: known.periods.map(cellsOf),
  };
}

/** The numbers of one period in words, as a drawing reads them out. */
export function fanReadOut(known: KnownFanChart, index: number): string {
  const { axis, intervals, history, fans, baselines, outcomes } = known;
  const text = (points: readonly AlignedPoint[]): string => {
    const value = points[index]?.value ?? Number.NaN;
    return Number.isNaN(value) ? "unknown" : axis.text(value);
  };
  const span = (name: string, points: readonly AlignedPoint[]): readonly string[] => {
    const { lo, hi } = points[index] ?? { lo: Number.NaN, hi: Number.NaN };
    return Number.isNaN(lo) ? [] : [`${name} ${axis.text(lo)} to ${axis.text(hi)}`];
  };
  const named = (name: string, rest: string): string => `${name} ${rest}`.trim();
  const parts =
    index <= known.origin
      ? [named(history.name, text(history.points))]
      : [
          ...fans.map(({ name, inner, outer }) =>
            [
              named(name, text(inner)),
              ...span(intervals.inner, inner),
              ...span(intervals.outer, outer),
            ].join(", "),
          ),
          ...[...baselines, ...(outcomes === undefined ? [] : [outcomes])].map(({ name, points }) =>
            named(name, text(points)),
          ),
        ];
  return `${known.periods[index] ?? ""}: ${parts.join("; ")}`;
}
