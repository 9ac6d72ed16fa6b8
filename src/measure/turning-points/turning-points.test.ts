import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Random, seededRandom } from "../../kernel/index.ts";
import { negativeBinomial, normal, poisson } from "../../maths/index.ts";
import type { TurningSeries } from "./observations.ts";
import type { KnownTurningPoints } from "./report.ts";
import { type Scenario, simulateShares } from "./simulation.ts";
import { findTurningPoints, type TurningPointOptions } from "./turning-points.ts";

const SHIFT: Scenario = { shift: 1.5, events: 20, burst: 0.3, persistence: 0.3 };

function find(
  series: TurningSeries,
  options: Partial<TurningPointOptions> = {},
): KnownTurningPoints {
  const report = findTurningPoints(series, { random: seededRandom(1), draws: 0, ...options });
  if (report.outcome === "unknown") throw new Error(`unknown: ${report.reason}`);
  return report;
}

function shares(scenario: Scenario, seed = 3): TurningSeries {
  const { successes, trials } = simulateShares(scenario, seededRandom(seed));
  return { kind: "share", successes, trials };
}

function counts(random: Random, logRate: (t: number) => number, periods = 120): TurningSeries {
  const logExposure = Array.from({ length: periods }, (_, t) => (t < 40 ? 0 : 0.8));
  const drawn = logExposure.map((e, t) =>
    negativeBinomial.sample(random, Math.exp(logRate(t) + e), 4),
  );
  return { kind: "count", counts: drawn, logExposure };
}

describe("a clear change", () => {
  const report = find(shares(SHIFT), { draws: 40 });
  const [point] = report.turningPoints;

  test("of a share is found at its date, with its levels and size", () => {
    expect(report.turningPoints).toHaveLength(1);
    expect(Math.abs((point?.index ?? 0) - 66)).toBeLessThanOrEqual(1);
    expect(point?.lo).toBeLessThanOrEqual(66);
    expect(point?.hi).toBeGreaterThanOrEqual(66);
    expect(point?.direction).toBe("down");
    expect(point?.change.lo).toBeLessThan(-1.5);
    expect(point?.change.hi).toBeGreaterThan(-1.5);
    expect(point?.before.value).toBeCloseTo(0.69, 1);
    expect(point?.after.value).toBeCloseTo(0.33, 1);
    expect(point?.changeNatural.value).toBeCloseTo(-0.36, 1);
    expect(report.level[20]).toBeCloseTo(point?.before.value ?? 0, 1);
  });

  test("counts the events of a year on either side", () => {
    const { trials } = simulateShares(SHIFT, seededRandom(3));
    const index = point?.index ?? 0;
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    expect(point?.eventsBefore).toBe(sum(trials.slice(index - 12, index)));
    expect(point?.eventsAfter).toBe(sum(trials.slice(index, index + 12)));
  });

  test("is rarer in series without a change than one in ten, and never said to be impossible", () => {
    expect(point?.falseAlarmRate).toBeLessThan(0.1);
    expect(point?.falseAlarmRate).toBeGreaterThanOrEqual(1 / 41);
    expect(report.calibration.draws).toBe(40);
    expect(report.calibration.threshold).toBeGreaterThanOrEqual(0.5);
  });

  test("is found with every hazard and dispersion of the table", () => {
    expect(report.sensitivity).toHaveLength(9);
    for (const { found } of report.sensitivity) {
      expect(found.some(({ index }) => Math.abs(index - 66) <= 2)).toBe(true);
    }
  });

  test("of a rate is found whatever the exposure does", () => {
    const up = find(counts(seededRandom(5), (t) => (t < 70 ? 0.5 : 2)));
    const [surest] = up.turningPoints.toSorted((x, y) => y.probability - x.probability);
    expect(Math.abs((surest?.index ?? 0) - 70)).toBeLessThanOrEqual(2);
    expect(surest?.direction).toBe("up");
    expect(surest?.before.value).toBeCloseTo(Math.exp(0.5), 0);
    expect(find(counts(seededRandom(6), () => 1)).turningPoints).toEqual([]);
  });

  test("of a value is found in any unit, gaps and all", () => {
    const random = seededRandom(8);
    const raw = Array.from({ length: 80 }, (_, t) => normal.sample(random, t < 30 ? 10 : 16, 2));
    const values = raw.map((x, t) => (t % 9 === 4 ? Number.NaN : x));
    const found = find({ kind: "value", values }).turningPoints;
    expect(found.map(({ index }) => index)).toEqual([30]);
    expect(found[0]?.changeNatural.lo).toBeLessThan(6);
    expect(found[0]?.changeNatural.hi).toBeGreaterThan(6);
    const inThousandths = find({ kind: "value", values: values.map((x) => 1000 * x) });
    expect(inThousandths.turningPoints[0]?.changeNatural.value).toBeCloseTo(
      1000 * (found[0]?.changeNatural.value ?? 0),
      6,
    );
  });
});

describe("a series known to be without bursts", () => {
  test("shows the change of the coal mines' kind, and is taken at its word", () => {
    const random = seededRandom(4);
    const drawn = Array.from({ length: 112 }, (_, t) => poisson.sample(random, t < 40 ? 3 : 0.9));
    const series: TurningSeries = { kind: "count", counts: drawn, logExposure: drawn.map(() => 0) };
    const report = find(series, { equidispersed: true, sensitivity: false });
    expect(report.noise).toEqual({ dispersion: 0, burst: 0, persistence: 0 });
    expect(report.turningPoints).toHaveLength(1);
    expect(Math.abs((report.turningPoints[0]?.index ?? 0) - 40)).toBeLessThanOrEqual(3);
  });

  test("of values keeps the noise of its values", () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 60 }, () => normal.sample(random, 0, 1));
    const report = find({ kind: "value", values }, { equidispersed: true, sensitivity: false });
    expect(report.noise.dispersion).toBeGreaterThan(0.3);
    expect(report.turningPoints).toEqual([]);
  });
});

describe("the same series", () => {
  test("gives the same report for the same seed", () => {
    const series = shares({ ...SHIFT, periods: 60 });
    const once = find(series, { random: seededRandom(4), draws: 10 });
    expect(find(series, { random: seededRandom(4), draws: 10 })).toEqual(once);
  });

  test("with the two kinds of events exchanged turns the other way at the same date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const { successes, trials } = simulateShares({ ...SHIFT, periods: 72 }, seededRandom(seed));
        const mirrored = trials.map((n, t) => n - (successes[t] ?? 0));
        const options = { sensitivity: false };
        const one = find({ kind: "share", successes, trials }, options);
        const other = find({ kind: "share", successes: mirrored, trials }, options);
        other.changeNear.forEach((p, t) => {
          expect(p).toBeCloseTo(one.changeNear[t] ?? Number.NaN, 6);
        });
      }),
      { numRuns: 5 },
    );
  });
});

describe("an episode", () => {
  test.each([3, 6])("of %i months that comes back is one, and no turning point", (length) => {
    const random = seededRandom(12);
    const trials = Array.from({ length: 100 }, () => 20);
    const successes = trials.map((n, t) => {
      const share = t >= 50 && t < 50 + length ? 0.1 : 0.7;
      return Array.from({ length: n }, () => random.uniform()).filter((u) => u < share).length;
    });
    const report = find({ kind: "share", successes, trials }, { draws: 30, sensitivity: false });
    expect(report.turningPoints).toEqual([]);
    expect(report.episodes).toHaveLength(1);
    const [episode] = report.episodes;
    expect(episode).toMatchObject({ from: 50, to: 49 + length, length, direction: "down" });
    expect(episode?.usual).toBeCloseTo(0.7, 1);
    expect(episode?.reached).toBeLessThan(0.25);
  });

  test("of a single month is one too", () => {
    const trials = Array.from({ length: 80 }, () => 12);
    const successes = trials.map((_, t) => (t === 40 ? 0 : 8 + (t % 3)));
    const report = find({ kind: "share", successes, trials }, { draws: 30, sensitivity: false });
    expect(report.turningPoints).toEqual([]);
    expect(report.episodes).toMatchObject([{ from: 40, to: 40, peak: 40, direction: "down" }]);
  });

  test("is not made of a lasting change", () => {
    const report = find(shares(SHIFT), { draws: 30, sensitivity: false });
    expect(report.episodes.filter(({ from, to }) => from <= 66 && to >= 66)).toEqual([]);
  });
});

describe("the live edge", () => {
  test("of a source long silent is no rarer than in any series without a change: nothing is told of it", () => {
    const { successes, trials } = simulateShares(SHIFT, seededRandom(3));
    const silence = Array.from({ length: 36 }, () => 0);
    const series: TurningSeries = {
      kind: "share",
      successes: [...successes, ...silence],
      trials: [...trials, ...silence],
    };
    const { live } = find(series, { draws: 20 });
    expect(live.probability).toBeCloseTo(1 - (1 - 1 / 60) ** 6, 2);
    expect(live.falseAlarmRate).toBe(1);
  });

  const { successes, trials } = simulateShares({ ...SHIFT, shift: 2.5 }, seededRandom(3));
  const cut = (t: number): TurningSeries => ({
    kind: "share",
    successes: successes.slice(0, t),
    trials: trials.slice(0, t),
  });

  test("sees a change that has just come, and not one that is long past or yet to come", () => {
    const options = { sensitivity: false, draws: 20 };
    const now = find(cut(70), options).live;
    expect(now.probability).toBeGreaterThan(0.8);
    expect(now.falseAlarmRate).toBeLessThan(0.2);
    expect(find(cut(66), options).live.probability).toBeLessThan(0.4);
    expect(find(cut(90), options).live.probability).toBeLessThan(0.4);
  });

  test("in the history of one period does not know of later ones", () => {
    const options = { sensitivity: false };
    const whole = find({ kind: "share", successes, trials }, options).live.history;
    expect(whole).toHaveLength(132);
    expect(Math.max(...whole.slice(0, 60))).toBeLessThan(0.5);
    expect(Math.max(...whole.slice(66, 73))).toBeGreaterThan(0.8);
  });
});

describe("a series of which nothing can be said", () => {
  const options = { random: seededRandom(1), draws: 0 };

  test("has fewer than twelve periods", () => {
    const trials = [9, 9, 9];
    expect(findTurningPoints({ kind: "share", successes: trials, trials }, options)).toEqual({
      outcome: "unknown",
      reason: "too-few-periods",
      has: 3,
      needs: 12,
    });
  });

  test("has fewer than twenty events, or none", () => {
    const trials = Array.from({ length: 60 }, (_, t) => (t % 4 === 0 ? 1 : 0));
    expect(findTurningPoints({ kind: "share", successes: trials, trials }, options)).toMatchObject({
      outcome: "unknown",
      reason: "too-few-events",
      has: 15,
      needs: 20,
    });
    const nothing = trials.map(() => 0);
    expect(
      findTurningPoints({ kind: "count", counts: nothing, logExposure: nothing }, options),
    ).toMatchObject({ outcome: "unknown", has: 0 });
    expect(
      findTurningPoints({ kind: "value", values: trials.map(() => Number.NaN) }, options),
    ).toMatchObject({ outcome: "unknown", reason: "too-few-events" });
  });
});

describe("a series at the edge of sense", () => {
  test("of one kind of event only has no turning point", () => {
    const trials = Array.from({ length: 40 }, () => 3);
    const report = find({ kind: "share", successes: trials, trials }, { draws: 10 });
    expect(report.turningPoints).toEqual([]);
    expect(report.level.every((share) => share > 0.8 && share <= 1)).toBe(true);
  });

  test("that never moves has none, and nothing that is not a number", () => {
    const report = find(
      { kind: "value", values: Array.from({ length: 30 }, () => 7) },
      { draws: 5 },
    );
    expect(report.turningPoints).toEqual([]);
    expect(report.level.every(Number.isFinite)).toBe(true);
  });

  test("that stays where it is but for rounding is measured by its steps, not by the rounding", () => {
    const values = Array.from(
      { length: 60 },
      (_, t) => 7.3 + (t < 20 ? 0 : 1) + (t < 40 ? 0 : 0.5) + (t % 2) * 1e-15,
    );
    const report = find({ kind: "value", values });
    expect(report.level.every((level) => level > 7 && level < 9)).toBe(true);
  });

  test("of twelve periods is long enough", () => {
    const trials = Array.from({ length: 12 }, () => 4);
    const successes = trials.map((_, t) => (t % 2 === 0 ? 3 : 2));
    const report = find({ kind: "share", successes, trials }, { draws: 5, sensitivity: false });
    expect(report.changeNear).toHaveLength(12);
    expect(report.turningPoints).toEqual([]);
  });

  test("with thousands of events a month is still answered in numbers", () => {
    const trials = Array.from({ length: 60 }, (_, t) => 2000 + 900 * Math.sin(t) ** 2).map(
      Math.round,
    );
    const successes = trials.map((n, t) => Math.round(n * (t < 30 ? 0.8 : 0.3)));
    const report = find({ kind: "share", successes, trials }, { sensitivity: false });
    expect(report.turningPoints.map(({ index }) => index)).toEqual([30]);
    expect(report.changeNear.every(Number.isFinite)).toBe(true);
  });
});
