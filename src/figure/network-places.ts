import { DRAWING_WIDTH } from "./drawing.ts";
import type { NetworkNode, SignedNetwork } from "./signed-network.ts";

/** Where a node stands around the two: with whom it holds. */
export type NodeGroup = "first" | "both" | "second" | "neither";

/** A node with its place, units. */
export interface PlacedNode extends NetworkNode {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly isCentre: boolean;
}

/** The height of the ring with its names. */
export const RING_UNITS = 540;

const NODE_RADIUS = 26;
const CENTRE_RADIUS = 33;
const CENTRE_OFFSET_UNITS = 72;
const ELLIPSE_X_UNITS = 186;
const ELLIPSE_Y_UNITS = 186;
const MIDDLE_X: number = DRAWING_WIDTH / 2;

/** Angles run clockwise from the left: friends of the first, brokers on top, friends of the second, the rest. */
const GROUPS: readonly NodeGroup[] = ["first", "both", "second", "neither"];
const ROTATIONS = 180;
/** In members. */
const ROOM_OF_A_GROUP = 1.5;

/** The strength of the tie of a node to a centre, below 0 if hostile, 0 if there is none. */
function tieTo(network: SignedNetwork, code: string, centre: string): number {
  const edge = network.edges.find(
    ({ from, to }) => (from === code && to === centre) || (from === centre && to === code),
  );
  if (edge === undefined) return 0;
  return edge.sign === "+" ? edge.strength : -edge.strength;
}

interface Standing {
  readonly node: NetworkNode;
  readonly group: NodeGroup;
  /** How much more it holds with the second than with the first. */
  readonly lean: number;
}

function groupOf(first: number, second: number): NodeGroup {
  if (first > 0 && second > 0) return "both";
  if (first > 0) return "first";
  return second > 0 ? "second" : "neither";
}

/** In the order around: along the top from the first to the second, along the bottom back again. */
function standings(network: SignedNetwork): readonly Standing[] {
  const [first, second] = network.centres;
  const around = network.nodes
    .filter(({ code }) => code !== first && code !== second)
    .map((node) => {
      const ties = [tieTo(network, node.code, first), tieTo(network, node.code, second)] as const;
      return { node, group: groupOf(...ties), lean: ties[1] / 2 - ties[0] / 2 };
    });
  const byCode = (a: Standing, b: Standing): number => (a.node.code < b.node.code ? -1 : 1);
  return GROUPS.flatMap((group) =>
    around
      .filter((standing) => standing.group === group)
      .sort((a, b) => (group === "neither" ? b.lean - a.lean : a.lean - b.lean) || byCode(a, b)),
  );
}

function turnsApart(a: number, b: number): number {
  const apart = Math.abs(a - b) % 1;
  return Math.min(apart, 1 - apart);
}

/** A group with its stretch of the ring, in turns from where the first group begins. */
interface Arc {
  readonly members: readonly Standing[];
  readonly wanted: number;
  readonly start: number;
  readonly length: number;
}

/** Every group has some room, and more the more it has members. */
function arcs(order: readonly Standing[]): readonly Arc[] {
  const whole = order.length + GROUPS.length * ROOM_OF_A_GROUP;
  let start = 0;
  return GROUPS.map((group, i) => {
    const members = order.filter((standing) => standing.group === group);
    const length = (members.length + ROOM_OF_A_GROUP) / whole;
    const arc = { members, wanted: i / GROUPS.length, start, length };
    start += length;
    return arc;
  });
}

/** The rotation, in turns, that brings each group nearest to its side. */
function bestRotation(groups: readonly Arc[]): number {
  const costOf = (rotation: number): number =>
    groups.reduce((cost, { members, wanted, start, length }) => {
      return cost + members.length * turnsApart(start + length / 2 + rotation, wanted) ** 2;
    }, 0);
  const rotations = Array.from({ length: ROTATIONS }, (_, i) => i / ROTATIONS);
  return rotations.reduce(
    (best, rotation) => (costOf(rotation) < costOf(best) - 1e-12 ? rotation : best),
    0,
  );
}

/**
 * Place the two centres in the middle and the others on an ellipse around them: friends of the first on the
 * left, of both on top, of the second on the right, the rest beneath.
 *
 * @param middleY of the ellipse, units
 */
export function networkPlaces(network: SignedNetwork, middleY: number): readonly PlacedNode[] {
  const centres = network.centres.flatMap((code, i) =>
    network.nodes
      .filter((node) => node.code === code)
      .map((node) => ({
        ...node,
        x: MIDDLE_X + (i === 0 ? -1 : 1) * CENTRE_OFFSET_UNITS,
        y: middleY,
        radius: CENTRE_RADIUS,
        isCentre: true,
      })),
  );
  const groups = arcs(standings(network));
  const rotation = bestRotation(groups);
  const around = groups.flatMap(({ members, start, length }) =>
    members.map(({ node }, i) => {
      const angle = 2 * Math.PI * (start + (length * (i + 0.5)) / members.length + rotation);
      return {
        ...node,
        x: MIDDLE_X - Math.cos(angle) * ELLIPSE_X_UNITS,
        y: middleY - Math.sin(angle) * ELLIPSE_Y_UNITS,
        radius: NODE_RADIUS,
        isCentre: false,
      };
    }),
  );
  return [...centres, ...around];
}
