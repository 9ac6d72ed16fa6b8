import { checkCounts, greatest, type NamedCount, percentage, totalOf } from "./counts.ts";
import { type Described, drawing, plotted, TEXT_UNITS } from "./drawing.ts";
import { html } from "./html.ts";
import { labelLines, labelUnits, VARIANTS } from "./label.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";

/** Named counts and their shares of the total: instruments, or who takes the initiative. */
export interface NamedShares extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** In the order to show, from the top. */
  readonly rows: readonly NamedCount[];
}

const LARGEST_NAME_UNITS = 250;
const NAME_GAP_UNITS = 12;
const LINE = 1.2;
const MOST_LINES = 3;
const BAR_UNITS = 16;
const ROW_GAP_UNITS = 8;

/** A row with its middle, in units from the top. */
interface PlacedRow {
  readonly name: string;
  readonly count: number;
  readonly value: string;
  readonly middle: number;
}

interface Layout {
  readonly rows: readonly PlacedRow[];
  readonly nameUnits: number;
  readonly valueUnits: number;
  readonly height: number;
}

function valueText(row: NamedCount, total: number): string {
  const share = percentage(row.count, total);
  return share === "" ? String(row.count) : `${row.count} (${share})`;
}

function nameLines(name: string, nameUnits: number, size: number): string[] {
  return labelLines(name, nameUnits - NAME_GAP_UNITS, size, MOST_LINES);
}

/** Columns as wide as their longest text needs on a telephone, each row as high as its name. */
function layoutOf(rows: readonly NamedCount[]): Layout {
  const size = TEXT_UNITS.narrow;
  const total = totalOf(rows);
  const longest = (texts: readonly string[]): number =>
    greatest(
      texts.map((text) => Math.ceil(labelUnits(text, size))),
      0,
    );
  const names = rows.map((row) => plainLine(row.name));
  const nameUnits = Math.min(LARGEST_NAME_UNITS, longest(names) + NAME_GAP_UNITS);
  const values = rows.map((row) => valueText(row, total));
  let height = 0;
  const placed = rows.map(({ count }, i) => {
    const name = names[i] ?? "";
    const lines = Math.max(1, nameLines(name, nameUnits, size).length);
    const rowUnits = lines * size * LINE + ROW_GAP_UNITS;
    height += rowUnits;
    return { name, count, value: values[i] ?? "", middle: height - rowUnits / 2 };
  });
  const least = size * LINE + ROW_GAP_UNITS;
  return {
    rows: placed,
    nameUnits,
    valueUnits: longest(values) + 10,
    height: Math.ceil(Math.max(least, height)),
  };
}

/**
 * Draw named counts as horizontal bars, each with its count and its share of the total, for a page.
 *
 * @param chart counts are whole numbers from 0
 * @throws RangeError if one is not
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function barsSvg(chart: NamedShares): Promise<string> {
  checkCounts(chart.rows.map((row) => row.count));
  const { rows, nameUnits, valueUnits, height } = layoutOf(chart.rows);
  const most = greatest(
    rows.map((row) => row.count),
    1,
  );
  const marks = await plotted((plot) => ({
    height,
    marginLeft: nameUnits,
    marginRight: valueUnits,
    marginTop: 0,
    marginBottom: 0,
    x: { type: "linear", domain: [0, most], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    marks: [
      plot.rect(rows, {
        x1: 0,
        x2: "count",
        y1: (row: PlacedRow) => row.middle - BAR_UNITS / 2,
        y2: (row: PlacedRow) => row.middle + BAR_UNITS / 2,
        fill: paint.bar,
      }),
      plot.ruleX([0], { stroke: paint.ink }),
      plot.text(rows, {
        x: "count",
        y: "middle",
        text: "value",
        textAnchor: "start",
        dx: 6,
        fill: paint.muted,
        fontVariant: "tabular-nums",
      }),
      ...VARIANTS.map(({ name, size }) =>
        plot.text(rows, {
          y: "middle",
          text: (row: PlacedRow) => nameLines(row.name, nameUnits, size).join("\n"),
          title: "name",
          frameAnchor: "left",
          textAnchor: "end",
          lineHeight: LINE,
          dx: -8,
          className: name,
        }),
      ),
    ],
  }));
  const nothing = html`<text x="8" y="22" fill="${paint.muted}">No events</text>`;
  return drawing(chart, height, [marks, html`${rows.length === 0 && nothing}`]);
}
