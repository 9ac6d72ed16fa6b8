import type { Described } from "./drawing.ts";
import { threeFigures } from "./number-text.ts";
import { plainLine } from "./plain-text.ts";
import type { Table } from "./table.ts";

/** A node of a network. */
export interface NetworkNode {
  /** Unique in the network and short: it stands inside the node. */
  readonly code: string;
  readonly name: string;
}

/** A tie of two nodes, without a direction. */
export interface SignedEdge {
  readonly from: string;
  readonly to: string;
  readonly sign: "+" | "-";
  /** Finite, from 0; compared with the strongest tie of the network. */
  readonly strength: number;
}

/** The ties around two nodes at one time, friendly and hostile. */
export interface SignedNetwork extends Described {
  /** Stands beside the drawing, not in it: see `figureHtml`. */
  readonly caption: string;
  /** The codes of the two nodes in the middle, from left to right. */
  readonly centres: readonly [string, string];
  /** The two centres and up to {@link MOST_AROUND} others, in any order. */
  readonly nodes: readonly NetworkNode[];
  /** At most one between two nodes; none from a node to itself. */
  readonly edges: readonly SignedEdge[];
}

/** More nodes around the two would not leave room for their names. */
export const MOST_AROUND = 16;

function pairKey(edge: SignedEdge): string {
  return JSON.stringify([edge.from, edge.to].sort());
}

function edgeFault(edges: readonly SignedEdge[], codes: ReadonlySet<string>): string | undefined {
  const wrong = edges.find((edge) => !(Number.isFinite(edge.strength) && edge.strength >= 0));
  if (wrong !== undefined) return `a strength is a number from 0, not ${wrong.strength}`;
  const loose = edges.find((edge) => !(codes.has(edge.from) && codes.has(edge.to)));
  if (loose !== undefined) return `a tie of ${loose.from} and ${loose.to} lacks a node`;
  const own = edges.find((edge) => edge.from === edge.to);
  if (own !== undefined) return `${own.from} has no tie to itself`;
  return new Set(edges.map(pairKey)).size === edges.length ? undefined : "two nodes have one tie";
}

/**
 * Refuse what cannot be drawn truly: that is a fault of the caller.
 *
 * @throws RangeError if codes repeat, the centres are not two of the nodes, there are too many nodes, a tie
 *   lacks a node, joins a node to itself or occurs twice, or a strength is no number from 0
 */
export function checkNetwork({ centres, nodes, edges }: SignedNetwork): void {
  const codes = new Set(nodes.map((node) => node.code));
  if (codes.size !== nodes.length) throw new RangeError("the code of a node is its own");
  if (centres[0] === centres[1] || !centres.every((code) => codes.has(code))) {
    throw new RangeError(`the centres are two of the nodes, not ${centres.join(" and ")}`);
  }
  if (nodes.length - 2 > MOST_AROUND) {
    throw new RangeError(
      `up to ${MOST_AROUND} nodes stand around the two, not ${nodes.length - 2}`,
    );
  }
  const fault = edgeFault(edges, codes);
  if (fault !== undefined) throw new RangeError(fault);
}

/** The name of a node with its code. */
export function nodeTitle(node: NetworkNode): string {
  const [name, code] = [plainLine(node.name), plainLine(node.code)];
  return name === "" || name === code ? code : `${name} (${code})`;
}

/**
 * The ties of a network, the strongest first and equal ones as given.
 *
 * @throws RangeError as `signedNetworkSvg`
 */
export function signedNetworkTable(network: SignedNetwork): Table {
  checkNetwork(network);
  const titles = new Map(network.nodes.map((node) => [node.code, nodeTitle(node)]));
  const rows = network.edges
    .toSorted((a, b) => b.strength - a.strength)
    .map((edge) => ({
      from: titles.get(edge.from) ?? "",
      to: titles.get(edge.to) ?? "",
      sign: edge.sign === "+" ? "positive" : "negative",
      strength: threeFigures(edge.strength),
    }));
  return {
    caption: plainLine(network.title),
    columns: [
      { key: "from", title: "One" },
      { key: "to", title: "Other" },
      { key: "sign", title: "Sign" },
      { key: "strength", title: "Strength" },
    ],
    rows,
  };
}
