import type { Markish } from "@observablehq/plot";
import { greatest } from "./counts.ts";
import { DRAWING_WIDTH, drawing, type PlotModule, plotted, TEXT_UNITS } from "./drawing.ts";
import { type EdgeCurve, edgeCurve } from "./edge-curve.ts";
import { html, type SafeHtml } from "./html.ts";
import { VARIANTS } from "./label.ts";
import {
  type LegendEntry,
  legendRows,
  type PlacedEntry,
  SAMPLE_UNITS,
  textStart,
} from "./legend-rows.ts";
import { NAME_LINE, type NodeName, networkNames } from "./network-names.ts";
import { networkPlaces, type PlacedNode, RING_UNITS } from "./network-places.ts";
import { threeFigures } from "./number-text.ts";
import { paint } from "./paint.ts";
import { plainLine } from "./plain-text.ts";
import { checkNetwork, nodeTitle, type SignedEdge, type SignedNetwork } from "./signed-network.ts";
import { shortened } from "./wrap.ts";

const LINE = 1.25;
const THINNEST_UNITS = 1.2;
const THICKEST_UNITS = 7;
const LONGEST_CODE = 4;

function strokeOf(edge: SignedEdge): string {
  return edge.sign === "+" ? paint.cooperation : paint.conflict;
}

function numberOf(value: number): string {
  return String(Number(value.toFixed(2)));
}

function pathOf({ from, bend, to }: EdgeCurve): string {
  const at = (p: { x: number; y: number }): string => `${numberOf(p.x)} ${numberOf(p.y)}`;
  return `M${at(from)}Q${at(bend)} ${at(to)}`;
}

/** A tie: its width is its strength, a hostile one is dashed; one that touches no centre stands back. */
function edgeSvg(edge: SignedEdge, nodes: readonly PlacedNode[], strongest: number): SafeHtml {
  const ends = nodes.filter((node) => node.code === edge.from || node.code === edge.to);
  const [a, b] = ends;
  if (a === undefined || b === undefined) return html``;
  const rest = nodes.filter((node) => !ends.includes(node));
  const width = THINNEST_UNITS + (THICKEST_UNITS - THINNEST_UNITS) * (edge.strength / strongest);
  const dash =
    edge.sign === "-" &&
    html` stroke-dasharray="${numberOf(4 + width)} ${numberOf(3 + width / 2)}"`;
  const opacity = a.isCentre || b.isCentre ? 0.9 : 0.5;
  const sign = edge.sign === "+" ? "positive" : "negative";
  const title = `${nodeTitle(a)} and ${nodeTitle(b)}: ${sign}, strength ${threeFigures(edge.strength)}`;
  return html`<path d="${pathOf(edgeCurve(a, b, rest))}" fill="none" stroke="${strokeOf(edge)}" stroke-width="${numberOf(width)}" stroke-opacity="${opacity}"${dash}><title>${title}</title></path>`;
}

/** The nodes with their codes, the two centres larger and framed. */
function nodeMarks(plot: PlotModule, nodes: readonly PlacedNode[]): Markish[] {
  const place = { x: "x", y: "y" };
  return [
    plot.dot(nodes, {
      ...place,
      r: "radius",
      fill: paint.grid,
      stroke: paint.ink,
      strokeWidth: (node: PlacedNode) => (node.isCentre ? 2.5 : 1),
      title: nodeTitle,
    }),
    plot.text(nodes, {
      ...place,
      text: (node: PlacedNode) => shortened(plainLine(node.code), LONGEST_CODE),
      fill: paint.ink,
      pointerEvents: "none",
    }),
  ];
}

function nameMarks(plot: PlotModule, nodes: readonly PlacedNode[], middleY: number): Markish[] {
  const titles = new Map(nodes.map((node) => [node.code, nodeTitle(node)]));
  return VARIANTS.flatMap(({ name, size }) => {
    const names = networkNames(nodes, size, middleY);
    return (["start", "middle", "end"] as const).map((anchor) =>
      plot.text(
        names.filter((label) => label.anchor === anchor),
        {
          x: "x",
          y: (label: NodeName) => (label.box.y1 + label.box.y2) / 2,
          text: (label: NodeName) => label.lines.join("\n"),
          title: (label: NodeName) => titles.get(label.code) ?? "",
          textAnchor: anchor,
          lineHeight: NAME_LINE,
          fill: paint.ink,
          className: name,
        },
      ),
    );
  });
}

type LegendLine = PlacedEntry & { readonly y: number };

/** What the lines mean, then the two in the middle by name. */
function legendLines(network: SignedNetwork, size: number): readonly LegendLine[] {
  const centres = network.centres.map((code) => {
    const node = network.nodes.find((other) => other.code === code);
    return node === undefined ? code : nodeTitle(node);
  });
  const entries: readonly LegendEntry[] = [
    { kind: "line", text: "positive" },
    { kind: "reference", text: "negative" },
    { kind: "none", text: "wider: stronger" },
    { kind: "none", text: `In the middle: ${centres.join(", ")}` },
  ];
  const placed = legendRows(entries, 4, DRAWING_WIDTH - 4, size);
  return placed.map((entry) => ({ ...entry, y: (entry.row + 0.5) * size * LINE + 2 }));
}

function legendMarks(plot: PlotModule, network: SignedNetwork): Markish[] {
  return VARIANTS.flatMap(({ name, size }) => {
    const lines = legendLines(network, size);
    const sample = { x1: "x", x2: (entry: LegendLine) => entry.x + SAMPLE_UNITS, y: "y" };
    const of = (kind: LegendEntry["kind"]): LegendLine[] =>
      lines.filter((entry) => entry.kind === kind);
    return [
      plot.link(of("line"), {
        ...sample,
        stroke: paint.cooperation,
        strokeWidth: 3,
        className: name,
      }),
      plot.link(of("reference"), {
        ...sample,
        stroke: paint.conflict,
        strokeWidth: 3,
        strokeDasharray: "7 4.5",
        className: name,
      }),
      plot.text(lines, {
        x: textStart,
        y: "y",
        text: "text",
        textAnchor: "start",
        fill: paint.muted,
        className: name,
      }),
    ];
  });
}

function legendUnits(network: SignedNetwork): number {
  const last = legendLines(network, TEXT_UNITS.narrow).at(-1);
  return Math.ceil((last?.y ?? 0) + TEXT_UNITS.narrow);
}

/**
 * Draw the signed network around two nodes, for a page: the two in the middle, the others on a ring, friends of
 * the first on the left, of both on top, of the second on the right, the rest beneath.
 *
 * A positive tie is solid, a negative one dashed, and the stronger the wider. Every node holds its code; its
 * name stands outside where there is room, and is read out on pointing. The same network gives the same
 * drawing, whatever the order of its nodes.
 *
 * @throws RangeError if codes repeat, the centres are not two of the nodes, there are more than sixteen others,
 *   a tie lacks a node, joins a node to itself or occurs twice, or a strength is no number from 0
 * @returns an `<svg>` without scripts, styles or outside references; equal input gives equal bytes
 */
export async function signedNetworkSvg(network: SignedNetwork): Promise<string> {
  checkNetwork(network);
  const top = legendUnits(network);
  const middleY = top + RING_UNITS / 2;
  const height = top + RING_UNITS;
  const nodes = networkPlaces(network, middleY);
  const strongest = greatest(
    network.edges.map((edge) => edge.strength),
    Number.MIN_VALUE,
  );
  const weakestFirst = network.edges.toSorted((a, b) => a.strength - b.strength);
  const marks = await plotted((plot) => ({
    height,
    margin: 0,
    x: { type: "linear", domain: [0, DRAWING_WIDTH], axis: null },
    y: { type: "linear", domain: [height, 0], axis: null },
    r: { type: "identity" },
    marks: [
      ...nodeMarks(plot, nodes),
      ...nameMarks(plot, nodes, middleY),
      ...legendMarks(plot, network),
    ],
  }));
  const edges = weakestFirst.map((edge) => edgeSvg(edge, nodes, strongest));
  return drawing(network, height, [html`<g>${edges}</g>`, marks]);
}
