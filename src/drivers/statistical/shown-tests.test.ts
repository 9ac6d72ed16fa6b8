import { describe, expect, test } from "vitest";
import { autoregression, countsOf, linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import type { DriverPanel } from "../panel.ts";
import { asymmetryOf } from "./asymmetry.ts";
import { halvesTests } from "./halves-test.ts";
import { usualDesign } from "./inclusion.ts";
import { initiativeOf } from "./initiative.ts";
import { streamsOf } from "./streams.ts";

const MONTHS = 200;
const BLANK = linearPanel({
  months: MONTHS,
  effects: [{ effect: 0, lag: 1 }],
  noise: 0.3,
  events: 40,
  seed: 41,
});
const EXPOSURE = BLANK.hypotheses[0]?.exposures[0]?.values ?? new Float64Array(0);

function noiseOf(seed: number, sd: number): Float64Array {
  const random = seededRandom(seed);
  return EXPOSURE.map(() => normal.sample(random, 0, sd));
}

const withBalance = (balance: Float64Array): DriverPanel => ({
  ...BLANK,
  ...countsOf(balance, 40),
});

/** The first window is the month before. */
const COLUMN = 0;

describe("rises and falls", () => {
  const risesAlone = (): Float64Array => {
    let sum = 0;
    const noise = noiseOf(1, 0.2);
    return EXPOSURE.map((_, t) => {
      sum += Math.max(0, (EXPOSURE[t - 1] ?? 0) - (EXPOSURE[t - 2] ?? EXPOSURE[t - 1] ?? 0));
      return 0.5 * (sum - 0.42 * t) + (noise[t] ?? 0);
    });
  };

  test("are told apart where only rises matter", () => {
    const panel = withBalance(risesAlone());
    const [hypothesis] = panel.hypotheses;
    const design = usualDesign(panel, { ownLags: [1] });
    const found = hypothesis && asymmetryOf(design, hypothesis, COLUMN, new Float64Array(4));
    expect(found?.rises.positive).toBeGreaterThan(0.99);
    expect(found?.difference.lo).toBeGreaterThan(0);
  });

  test("are alike where the exposure matters either way", () => {
    const noise = noiseOf(2, 0.2);
    const panel = withBalance(
      EXPOSURE.map((_, t) => 0.5 * (EXPOSURE[t - 1] ?? 0) + (noise[t] ?? 0)),
    );
    const [hypothesis] = panel.hypotheses;
    const design = usualDesign(panel, { ownLags: [1] });
    const found = hypothesis && asymmetryOf(design, hypothesis, COLUMN, new Float64Array(4));
    expect(found?.rises.lo).toBeGreaterThan(0);
    expect(found?.falls.lo).toBeGreaterThan(0);
    expect(found?.difference.lo).toBeLessThan(0);
    expect(found?.difference.hi).toBeGreaterThan(0);
  });
});

describe("the initiative", () => {
  const first = noiseOf(3, 0.3).map((e, t) => e + 0.5 * (EXPOSURE[t - 1] ?? 0));
  const second = noiseOf(4, 0.3);
  const halves = [
    { from: "RUS", to: "PAK", ...countsOf(first, 40) },
    { from: "PAK", to: "RUS", ...countsOf(second, 40) },
  ];

  test("is of the side that answers", () => {
    const panel = { ...BLANK, halves };
    const found = initiativeOf(panel, usualDesign(panel, { ownLags: [1] }), COLUMN, [1]);
    expect(found?.difference.lo).toBeGreaterThan(0.2);
    expect(found?.directed.map(({ from }) => from)).toEqual(["RUS", "PAK"]);
    expect(found?.directed[0]?.lo).toBeGreaterThan(0.2);
    expect(found?.directed[1]?.lo).toBeLessThan(0);
    const turned = { ...BLANK, halves: [...halves].reverse() };
    const other = initiativeOf(turned, usualDesign(turned, { ownLags: [1] }), COLUMN, [1]);
    expect(other?.difference.mean).toBeCloseTo(-(found?.difference.mean ?? 0), 8);
  });

  test("is not told without both directions", () => {
    const panel = { ...BLANK, halves: halves.slice(0, 1) };
    expect(initiativeOf(panel, usualDesign(panel, {}), COLUMN, [1])).toBeUndefined();
    const unknown = new Float64Array(MONTHS).fill(Number.NaN);
    const silent = { from: "PAK", to: "RUS", cooperation: unknown, conflict: unknown };
    const half = { ...BLANK, halves: [...halves.slice(0, 1), silent] };
    expect(initiativeOf(half, usualDesign(half, {}), COLUMN, [1])).toBeUndefined();
  });
});

describe("the halves", () => {
  const settings = {
    tried: 1,
    ownLags: [1],
    exactUpTo: undefined,
    streams: streamsOf(seededRandom(1)),
  };
  const balance = (later: number): Float64Array => {
    const noise = noiseOf(5, 0.3);
    return noise.map((e, t) => e + (t < MONTHS / 2 ? 0.5 : later) * (EXPOSURE[t - 1] ?? 0));
  };

  test("agree on an effect that lasts, and not on one that turns", () => {
    for (const [later, state] of [
      [0.5, "passed"],
      [-0.5, "failed"],
    ] as const) {
      const panel = withBalance(balance(later));
      const [found] = halvesTests(panel, usualDesign(panel, { ownLags: [1] }), settings);
      expect(found?.state).toBe(state);
      expect(found?.halves).toHaveLength(2);
      expect(Math.sign(found?.halves[1]?.effect ?? 0)).toBe(Math.sign(later));
      expect(found?.halves[0]?.inclusion).toBeGreaterThan(0.9);
    }
  });

  test("are unknown when a half has too few rows", () => {
    const random = seededRandom(6);
    const short = { ...withBalance(autoregression(random, MONTHS, 0.4)) };
    const cooperation = short.cooperation.slice().fill(Number.NaN, 0, 172);
    const panel = { ...short, cooperation };
    const [found] = halvesTests(panel, usualDesign(panel, { ownLags: [1] }), settings);
    expect(found).toEqual({ state: "unknown", halves: [] });
  });
});
