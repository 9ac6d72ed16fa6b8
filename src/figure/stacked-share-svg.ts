import type { Markish } from "@observablehq/plot";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted, safeId } from "./drawing.ts";
import { html } from "./html.ts";
import { SAMPLE_UNITS, textStart } from "./legend-rows.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";
import { type SegmentLook, segmentLooks } from "./share-patterns.ts";
import {
  type SegmentShares,
  type StackedShare,
  segmentShares,
  shareText,
} from "./stacked-share.ts";
import {
  type PlacedSegment,
  type ShareEntry,
  type ShareLayout,
  type ShareTexts,
  shareLayout,
} from "./stacked-share-layout.ts";

/** The segments, one mark for each look: Plot takes patterns as constants only. */
function segmentMarks(
  plot: PlotModule,
  layout: ShareLayout,
  looks: readonly SegmentLook[],
): Markish[] {
  const edges = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  const drawn = layout.segments.filter(({ x2, x1 }) => x2 > x1);
  return [
    ...looks.map(({ fill }, i) =>
      plot.rect(
        drawn.filter(({ segment }) => segment === i),
        { ...edges, fill, stroke: paint.ink, strokeWidth: 0.8 },
      ),
    ),
  ];
}

function textMarks(plot: PlotModule, texts: ShareTexts): Markish[] {
  const { name, bars, keys, shares } = texts;
  const place = { x: "x", y: "y", text: "text", className: name };
  return [
    plot.text(bars, { ...place, textAnchor: "start", fill: paint.ink, title: "title" }),
    plot.link(keys, {
      x1: "x",
      y1: (key: { y: number; toY: number }) => key.toY - 7,
      x2: "toX",
      y2: "toY",
      stroke: paint.muted,
      className: name,
    }),
    plot.text(keys, { ...place, fill: paint.ink, fontVariant: "tabular-nums" }),
    plot.text(shares, { ...place, fill: paint.muted, fontVariant: "tabular-nums" }),
  ];
}

/** Samples and words of the list of segments. */
function listMarks(
  plot: PlotModule,
  { name, entries }: ShareTexts,
  looks: readonly SegmentLook[],
): Markish[] {
  const sample = {
    x1: "x",
    x2: (entry: ShareEntry) => entry.x + SAMPLE_UNITS,
    y1: (entry: ShareEntry) => entry.y - 7,
    y2: (entry: ShareEntry) => entry.y + 7,
    stroke: paint.ink,
    strokeWidth: 0.8,
    className: name,
  };
  return [
    ...looks.map(({ fill }, i) =>
      plot.rect(
        entries.filter(({ segment }) => segment === i),
        { ...sample, fill },
      ),
    ),
    plot.text(entries, {
      x: textStart,
      y: "y",
      text: "text",
      textAnchor: "start",
      fill: paint.muted,
      className: name,
    }),
  ];
}

/** Over each segment an unseen field that reads it out when pointed at. */
function readOuts(
  plot: PlotModule,
  chart: StackedShare,
  segments: readonly SegmentShares[],
  layout: ShareLayout,
): Markish {
  return plot.rect(
    layout.segments.filter(({ x1, x2 }) => x2 > x1),
    {
      x1: "x1",
      x2: "x2",
      y1: "y1",
      y2: "y2",
      fill: "none",
      pointerEvents: "all",
      title: ({ segment, bar, share }: PlacedSegment) => {
        const of = plainLine(chart.bars[bar]?.name ?? "");
        const text = `${segments[segment]?.name ?? ""} ${shareText(share)}`;
        return of === "" ? text : `${of}: ${text}`;
      },
    },
  );
}

/**
 * Draw shares of a whole, for a page: a horizontal bar each, its segments numbered over it and told apart by texture,
 * with their shares under it where there is room, and under all bars what the numbers stand for.
 *
 * What is held against has the colour of plain bars, findings that of a series; small segments are gathered, and what
 * no segment takes stays empty at the end. Pointing at a segment reads it out.
 *
 * @throws RangeError if a share is not from 0 to 1, those of a bar sum to more than 1, or a bar has a name twice
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function stackedShareSvg(chart: StackedShare): Promise<string> {
  const segments = segmentShares(chart);
  const layout = shareLayout(chart, segments);
  const { height } = layout;
  const looks = segmentLooks(segments, safeId(chart.id));
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    marks: [
      ...segmentMarks(plot, layout, looks),
      ...layout.texts.flatMap((texts) => [
        ...textMarks(plot, texts),
        ...listMarks(plot, texts, looks),
      ]),
      readOuts(plot, chart, segments, layout),
    ],
  }));
  const patterns = chart.bars.length === 0 ? [] : looks.map(({ pattern }) => pattern);
  const nothing = html`<text x="${DRAWING_WIDTH / 2}" y="28" text-anchor="middle" fill="${paint.muted}">Nothing to show</text>`;
  return drawing(chart, height, [
    html`<defs>${patterns}</defs>`,
    marks,
    html`${chart.bars.length === 0 && nothing}`,
  ]);
}
