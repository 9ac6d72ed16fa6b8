import { describe, expect, test } from "vitest";
import { COLUMNS } from "./columns.ts";
import { ratesOf } from "./rates.ts";
import { OURS, RIVALS } from "./rules.ts";
import { panelOf } from "./trial.ts";
import { repeated, Trials } from "./trials.ts";

describe("trials", () => {
  const trials = new Trials({ panels: 24, seed: 70, simulations: 0 }, () => undefined);

  test("have panels of their own for each run and kind", () => {
    const first = panelOf(COLUMNS.one, 1, 0).panel.cooperation;
    expect(panelOf(COLUMNS.one, 1, 0).panel.cooperation).toEqual(first);
    expect(panelOf(COLUMNS.one, 1, 1).panel.cooperation).not.toEqual(first);
    expect(panelOf(COLUMNS.one, 2, 0).panel.cooperation).not.toEqual(first);
    expect(panelOf(COLUMNS.none, 1, 0).panel.cooperation).not.toEqual(first);
  });

  test("are made once", () => {
    expect(trials.of("none")).toBe(trials.of("none"));
    expect(trials.of("none")).toHaveLength(24);
  });

  test("show raw sums to mislead where the statistical leg does not", () => {
    const none = trials.of("strongShock");
    expect(ratesOf(RIVALS.correlation, none).falsePositives).toBeGreaterThan(0.5);
    expect(ratesOf(RIVALS.rawGranger, none).falsePositives).toBeGreaterThan(0.15);
    expect(ratesOf(OURS.found, none).falsePositives).toBeLessThan(0.06);
  });

  test("show many events to find most true hypotheses", () => {
    expect(ratesOf(OURS.found, trials.of("dense")).power).toBeGreaterThan(0.5);
  });

  const few = new Trials({ panels: 8, seed: 70, simulations: 0 }, () => undefined);

  test("by the prior's spread have one true hypothesis in about five", () => {
    const all = few.byPrior().flatMap(({ isTrue }) => isTrue);
    const share = all.filter(Boolean).length / all.length;
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.27);
  });
});

test("a long loop tells every 25 runs how far it is", () => {
  const told: string[] = [];
  const squares = repeated(
    "squares",
    60,
    (part, done, of) => told.push(`${part} ${done}/${of}`),
    (run) => run ** 2,
  );
  expect(squares.at(-1)).toBe(59 ** 2);
  expect(told).toEqual(["squares 0/60", "squares 25/60", "squares 50/60"]);
});
