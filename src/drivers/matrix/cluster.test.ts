import { describe, expect, test } from "vitest";
import { item } from "../../../test/drivers/evidence-matrix.ts";
import { clustersOf, clusterWeight } from "./cluster.ts";

describe("items that hang together", () => {
  test("are one cluster, and an item that names none is one by itself even where a cluster bears its id", () => {
    const evidence = [
      item("speech", { cluster: "one-page" }),
      item("one-page"),
      item("plan", { cluster: "one-page" }),
    ];
    expect(clustersOf(evidence)).toEqual([
      { id: "one-page", items: ["speech", "plan"] },
      { id: "one-page", items: ["one-page"] },
    ]);
  });

  test("count their strongest word for and their strongest against, each once", () => {
    expect(clusterWeight([10, 10, 3])).toBe(10);
    expect(clusterWeight([-3, -10])).toBe(-10);
    expect(clusterWeight([20, -3, 10])).toBe(17);
    expect(clusterWeight([10, -10])).toBe(0);
  });

  test("say nothing when every cell is blank, which a zero is not", () => {
    expect(clusterWeight([undefined, undefined])).toBeUndefined();
    expect(clusterWeight([undefined, 0])).toBe(0);
  });
});
