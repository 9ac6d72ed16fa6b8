import { DRAWING_WIDTH } from "./drawing.ts";
import { labelLines, labelUnits } from "./label.ts";
import type { PlacedNode } from "./network-places.ts";
import { plainLine } from "./plain-text.ts";

/** The name of a node outside the ellipse, in lines. */
export interface NodeName {
  readonly code: string;
  readonly lines: readonly string[];
  readonly anchor: "start" | "middle" | "end";
  readonly x: number;
  /** The middle of the first line, units. */
  readonly y: number;
  /** From edge to edge, units. */
  readonly box: {
    readonly x1: number;
    readonly x2: number;
    readonly y1: number;
    readonly y2: number;
  };
}

export const NAME_LINE = 1.15;
const GAP_UNITS = 7;
const EDGE_UNITS = 4;
/** Above this share of the way to the side, a name stands beside its node, else above or beneath. */
const SIDEWARDS = 0.62;
const SHARES = [1, 0.85, 0.7, 0.55];

type Box = NodeName["box"];

function overlap(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

function boxAround(node: PlacedNode): Box {
  const { x, y, radius } = node;
  return { x1: x - radius, x2: x + radius, y1: y - radius, y2: y + radius };
}

interface Place {
  readonly anchor: NodeName["anchor"];
  readonly x: number;
  readonly room: number;
  readonly most: number;
}

function placeOf(node: PlacedNode, halfWidth: number): Place {
  const side = (node.x - DRAWING_WIDTH / 2) / halfWidth;
  const out = node.radius + GAP_UNITS;
  if (side > SIDEWARDS) {
    const x = node.x + out;
    return { anchor: "start", x, room: DRAWING_WIDTH - EDGE_UNITS - x, most: 3 };
  }
  if (side < -SIDEWARDS) {
    const x = node.x - out;
    return { anchor: "end", x, room: x - EDGE_UNITS, most: 3 };
  }
  return { anchor: "middle", x: node.x, room: 150, most: 2 };
}

function nameWith(
  node: PlacedNode,
  place: Place,
  share: number,
  size: number,
  middleY: number,
): NodeName | undefined {
  const lines = labelLines(plainLine(node.name), place.room * share, size, place.most);
  if (lines.length === 0 || lines.every((line) => line === "")) return undefined;
  const width = Math.max(...lines.map((line) => labelUnits(line, size)));
  const height = lines.length * size * NAME_LINE;
  const above = node.y < middleY ? -1 : 1;
  const aside = place.anchor !== "middle";
  const centre = aside ? node.y : node.y + above * (node.radius + 4 + height / 2);
  const left = { start: 0, middle: width / 2, end: width }[place.anchor];
  const x1 = place.x - left;
  const box = { x1, x2: x1 + width, y1: centre - height / 2, y2: centre + height / 2 };
  const y = box.y1 + (size * NAME_LINE) / 2;
  return { code: node.code, lines, anchor: place.anchor, x: place.x, y, box };
}

/**
 * Set the names of the nodes around, outside their ring, so that none touches another or a node; a name that
 * finds no room even when it is shortened is left out, for its code stands in the node.
 *
 * @param nodes all of them
 * @param size of the text, units
 * @param middleY of the ring
 */
export function networkNames(
  nodes: readonly PlacedNode[],
  size: number,
  middleY: number,
): readonly NodeName[] {
  const around = nodes.filter((node) => !node.isCentre && plainLine(node.name) !== node.code);
  const halfWidth = Math.max(1, ...around.map((node) => Math.abs(node.x - DRAWING_WIDTH / 2)));
  const names: NodeName[] = [];
  for (const node of around) {
    const taken = [
      ...nodes.filter((other) => other !== node).map(boxAround),
      ...names.map((name) => name.box),
    ];
    const place = placeOf(node, halfWidth);
    const free = SHARES.map((share) => nameWith(node, place, share, size, middleY)).find(
      (name) => name !== undefined && taken.every((box) => !overlap(name.box, box)),
    );
    if (free !== undefined) names.push(free);
  }
  return names;
}
