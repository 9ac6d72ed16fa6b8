import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VARIANTS } from "./label.ts";
import { type NodeName, networkNames } from "./network-names.ts";
import { networkPlaces, type PlacedNode, RING_UNITS } from "./network-places.ts";
import { type SignedEdge, type SignedNetwork, signedNetworkTable } from "./signed-network.ts";
import { signedNetworkSvg } from "./signed-network-svg.ts";

const codes = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG"];

function tie(from: string, to: string, sign: "+" | "-", strength: number): SignedEdge {
  return { from, to, sign, strength };
}

const around: SignedNetwork = {
  id: "net",
  title: "Around A and B",
  caption: "",
  description: "C holds with A.",
  centres: ["AAA", "BBB"],
  nodes: codes.map((code) => ({ code, name: `Land of ${code}` })),
  edges: [
    tie("AAA", "BBB", "+", 0.5),
    tie("AAA", "CCC", "+", 1),
    tie("BBB", "CCC", "-", 0.25),
    tie("DDD", "AAA", "+", 0.4),
    tie("BBB", "DDD", "+", 0.6),
    tie("EEE", "BBB", "+", 0.3),
    tie("EEE", "CCC", "-", 0.7),
    tie("FFF", "AAA", "-", 0.2),
  ],
};

function shuffled(network: SignedNetwork): SignedNetwork {
  return { ...network, nodes: network.nodes.toReversed() };
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}

function touch(a: PlacedNode, b: PlacedNode): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) <= a.radius + b.radius;
}

function expectNamesApart(names: readonly NodeName[]): void {
  for (const { box } of names) {
    expect(box.x1).toBeGreaterThanOrEqual(0);
    expect(box.x2).toBeLessThanOrEqual(640);
    expect(box.y1).toBeGreaterThanOrEqual(300 - RING_UNITS / 2);
    expect(box.y2).toBeLessThanOrEqual(300 + RING_UNITS / 2);
  }
  const covering = pairsOf(names.map((name) => name.box)).filter(
    ([a, b]) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2,
  );
  expect(covering).toEqual([]);
}

describe("a signed network", () => {
  test("puts friends of the first left, of both on top, of the second right, the rest beneath", () => {
    const places = new Map(networkPlaces(around, 300).map((node) => [node.code, node]));
    const at = (code: string): { x: number; y: number } => places.get(code) ?? { x: -1, y: -1 };
    expect(at("AAA").x).toBeLessThan(at("BBB").x);
    expect(at("CCC").x).toBeLessThan(at("AAA").x);
    expect(at("DDD").y).toBeLessThan(at("AAA").y - 100);
    expect(at("EEE").x).toBeGreaterThan(at("BBB").x);
    for (const code of ["FFF", "GGG"]) expect(at(code).y).toBeGreaterThan(at("AAA").y + 50);
  });

  test("stands the same whatever the order of its nodes", async () => {
    expect(await signedNetworkSvg(shuffled(around))).toBe(await signedNetworkSvg(around));
    const places = (network: SignedNetwork): unknown =>
      networkPlaces(network, 300).map(({ code, x, y }) => [code, x, y]);
    expect(places(shuffled(around))).toEqual(places(around));
  });

  test("has a table of its ties, the strongest first", () => {
    expect(signedNetworkTable(around).rows.slice(0, 2)).toEqual([
      { from: "Land of AAA (AAA)", to: "Land of CCC (CCC)", sign: "positive", strength: 1 },
      { from: "Land of EEE (EEE)", to: "Land of CCC (CCC)", sign: "negative", strength: 0.7 },
    ]);
  });

  const [first, second] = [codes[0] ?? "", codes[1] ?? ""];
  test.each<[string, Partial<SignedNetwork>]>([
    ["a code twice", { nodes: [...around.nodes, { code: first, name: "" }] }],
    ["one centre twice", { centres: [first, first] }],
    ["a centre that is no node", { centres: [first, "ZZZ"] }],
    ["a tie without a node", { edges: [tie(first, "ZZZ", "+", 1)] }],
    ["a tie to itself", { edges: [tie(first, first, "+", 1)] }],
    ["a tie twice", { edges: [tie(first, second, "+", 1), tie(second, first, "-", 1)] }],
    ["a strength below zero", { edges: [tie(first, second, "+", -1)] }],
    ["a strength without end", { edges: [tie(first, second, "+", Number.POSITIVE_INFINITY)] }],
    [
      "a crowd",
      {
        nodes: [
          ...around.nodes,
          ...Array.from({ length: 12 }, (_, i) => ({ code: `${i}`, name: "" })),
        ],
      },
    ],
  ])("with %s is refused", async (_, change) => {
    await expect(signedNetworkSvg({ ...around, ...change })).rejects.toThrow(RangeError);
    expect(() => signedNetworkTable({ ...around, ...change })).toThrow(RangeError);
  });

  test("keeps nodes and names apart and inside, whatever it is", () => {
    const size = fc.integer({ min: 0, max: 16 });
    const sign = fc.constantFrom("+" as const, "-" as const);
    const strength = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    const name = fc.oneof(
      fc.lorem({ maxCount: 4 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
    );
    const edge = fc.option(fc.record({ sign, strength }));
    const network = size.chain((n) =>
      fc
        .tuple(
          fc.array(name, { minLength: n + 2, maxLength: n + 2 }),
          fc.array(edge, { minLength: (n + 2) ** 2, maxLength: (n + 2) ** 2 }),
        )
        .map(([names, ties]): SignedNetwork => {
          const nodes = names.map((one, i) => ({ code: `N${i}`, name: one }));
          const edges = ties.flatMap((one, k) => {
            const [i, j] = [Math.floor(k / (n + 2)), k % (n + 2)];
            return one !== null && i < j ? [{ from: `N${i}`, to: `N${j}`, ...one }] : [];
          });
          return { ...around, centres: ["N0", "N1"], nodes, edges };
        }),
    );
    fc.assert(
      fc.property(network, (some) => {
        const nodes = networkPlaces(some, 300);
        expect(pairsOf(nodes).filter(([a, b]) => touch(a, b))).toEqual([]);
        for (const { size: units } of VARIANTS) expectNamesApart(networkNames(nodes, units, 300));
      }),
      { numRuns: 100 },
    );
  });
});
