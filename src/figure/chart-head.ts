import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, type Variant } from "./drawing.ts";
import { VARIANTS } from "./label.ts";
import { type LegendEntry, legendRows, type PlacedEntry } from "./legend-rows.ts";
import { type Anchored, type MarkLabel, markLabels } from "./mark-labels.ts";

/** What stands above the field for one width of page: `y` are the middles of lines. */
export interface ChartHead {
  readonly name: Variant;
  readonly size: number;
  readonly legend: readonly (PlacedEntry & { readonly y: number })[];
  readonly marks: readonly (MarkLabel & { readonly y: number })[];
}

const LINE = 1.25;
const EDGE_UNITS = 4;
const MOST_LANES = 4;

/**
 * Set what stands above a field: the legend, and under it the names of what lies in the field, for both widths
 * of page.
 *
 * @param anchors what is named, from left to right
 * @param room between this and the field, units
 * @returns the texts, and where the field begins, units from the top
 */
export function chartHeads(
  entries: readonly LegendEntry[],
  anchors: readonly Anchored[],
  room: number,
): { readonly heads: readonly ChartHead[]; readonly top: number } {
  const edges = { left: EDGE_UNITS, right: DRAWING_WIDTH - EDGE_UNITS };
  const set = VARIANTS.map(({ name, size }) => {
    const legend = legendRows(entries, edges.left, edges.right, size);
    const { labels, lanes } = markLabels(anchors, { ...edges, size }, MOST_LANES);
    const rows = greatest(
      legend.map((entry) => entry.row + 1),
      0,
    );
    const line = size * LINE;
    return { name, size, line, legend, labels, lanes, height: (rows + lanes) * line + room };
  });
  const top = Math.ceil(
    greatest(
      set.map((head) => head.height),
      0,
    ),
  );
  const heads = set.map(({ name, size, line, legend, labels, lanes, height }) => ({
    name,
    size,
    legend: legend.map((entry) => ({ ...entry, y: top - height + (entry.row + 0.5) * line })),
    marks: labels.map((label) => ({ ...label, y: top - 3 - (lanes - label.lane - 0.5) * line })),
  }));
  return { heads, top };
}
