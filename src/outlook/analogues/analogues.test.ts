import { describe, expect, test } from "vitest";
import { type Period, periodsBetween, type Random, seededRandom } from "../../kernel/index.ts";
import { poisson } from "../../maths/index.ts";
import type { DyadSeries, ForecastPanel } from "../panel/forecast-panel.ts";
import { withFutureShuffled } from "../panel/permuted.ts";
import { analogueSkill } from "./analogue-skill.ts";
import { type Analogues, findAnalogues } from "./analogues.ts";

/** Events expected in a month of a dyad: cooperation and conflict. */
type Rates = (dyad: number, month: number) => readonly [number, number];

function drawnPanel(dyads: number, months: number, rates: Rates, seed: number): ForecastPanel {
  const random = seededRandom(seed);
  const periods = periodsBetween("2000-01" as Period, "2039-12" as Period).slice(0, months);
  return {
    teller: "drawn",
    by: "month",
    periods,
    dyads: Array.from({ length: dyads }, (_, dyad) => drawnDyad(dyad, months, rates, random)),
  };
}

function drawnDyad(dyad: number, months: number, rates: Rates, random: Random): DyadSeries {
  const drawn = (side: 0 | 1): Float64Array =>
    Float64Array.from({ length: months }, (_, month) =>
      poisson.sample(random, rates(dyad, month)[side]),
    );
  const name = String(dyad).padStart(3, "0");
  const [cooperation, conflict] = [drawn(0), drawn(1)];
  const material = conflict.map((n) => Math.max(0, n - 3));
  return {
    a: `A${name}`,
    b: `B${name}`,
    counts: { cooperation, conflict, "material-conflict": material },
    late: [],
  };
}

const steady: Rates = (dyad) => [2 + (dyad % 5), 1 + (dyad % 3)];

function found(panel: ForecastPanel, dyad: number, origin: number, count = 20): Analogues {
  const result = findAnalogues(panel, dyad, origin, { horizon: 3, count });
  if ("reason" in result) throw new Error(result.reason);
  return result;
}

/**
 * Quarrels that all run alike: in 8 months cooperation dries up, and in the 3 months after them conflict breaks out. Dyad
 * d has one that begins in month 12 + 9 d, for d from 1 to 12; that of dyad 0 has run its 8 months at the origin, 140.
 */
const quarrel: Rates = (dyad, month) => {
  const begins = dyad === 0 ? 133 : 12 + 9 * dyad;
  const since = month - begins;
  if (dyad > 12 || since < 0 || since > 10) return [12, 1];
  return since < 8 ? [Math.max(0.1, 12 - 2 * since), 1.5] : [0.2, 15];
};

describe("analogues", () => {
  test("find the dyads whose relation went the same way, and tell what followed", () => {
    const panel = drawnPanel(40, 160, quarrel, 1);
    const { analogues, shares } = found(panel, 0, 140, 12);
    const same = analogues.filter(({ dyad }) => dyad >= 1 && dyad <= 12);
    expect(same.length).toBeGreaterThanOrEqual(10);
    expect(analogues.slice(0, 8).every(({ dyad }) => dyad >= 1 && dyad <= 12)).toBe(true);
    const rose = shares.find(({ outcome }) => outcome === "conflict-rose");
    expect(rose?.share).toBeGreaterThan(0.6);
    expect(rose?.all.share).toBeLessThan(0.25);
    expect(rose?.lo).toBeGreaterThan(rose?.all.share ?? 1);
    expect(analogues[0]?.followed.conflict.length).toBe(3);
  });

  test("are one of a dyad, three of a year, past their horizon, and clear of the window asked about", () => {
    const panel = drawnPanel(60, 120, steady, 2);
    const origin = 100;
    const { analogues, compared } = found(panel, 7, origin);
    expect(analogues.length).toBe(20);
    expect(new Set(analogues.map(({ dyad }) => dyad)).size).toBe(20);
    const years = analogues.map(({ last }) => last.slice(0, 4));
    for (const year of years) {
      expect(years.filter((other) => other === year).length).toBeLessThanOrEqual(3);
    }
    for (const { last, dyad } of analogues) {
      const end = panel.periods.indexOf(last);
      expect(end + 3).toBeLessThanOrEqual(origin);
      if (dyad === 7) expect(end).toBeLessThanOrEqual(origin - 12);
    }
    expect(compared).toEqual({ windows: 60 * (origin - 3 - 11 + 1), dyads: 60 });
    const distances = analogues.map(({ distance }) => distance);
    expect(distances).toEqual(distances.toSorted((x, y) => x - y));
  });

  test("lie at distance 0 and have similarity 1 where one window is the other's copy", () => {
    const panel = drawnPanel(30, 120, steady, 3);
    const [one, other] = panel.dyads;
    if (one === undefined || other === undefined) throw new Error("no dyads");
    const copied = (values: Float64Array): Float64Array => {
      const moved = new Float64Array(values.length);
      moved.set(values.subarray(0, 70), 30);
      moved.set(values.subarray(0, 30));
      return moved;
    };
    const counts = {
      cooperation: copied(other.counts.cooperation),
      conflict: copied(other.counts.conflict),
      "material-conflict": copied(other.counts["material-conflict"]),
    };
    const dyads = [{ ...one, counts }, ...panel.dyads.slice(1)];
    const [nearest] = found({ ...panel, dyads }, 0, 99).analogues;
    expect(nearest).toMatchObject({ dyad: 1, last: panel.periods[69] });
    expect(nearest?.distance).toBeLessThan(0.05);
    expect(nearest?.similarity).toBeGreaterThan(0.99);
  });

  test("know nothing of what comes after the origin", () => {
    const panel = drawnPanel(30, 120, quarrel, 4);
    const shuffled = withFutureShuffled(panel, 90, seededRandom(9));
    expect(found(shuffled, 3, 90)).toEqual(found(panel, 3, 90));
  });

  test("have a base rate beside every share, with an interval about it", () => {
    const { shares } = found(drawnPanel(60, 120, steady, 5), 0, 110);
    expect(shares.map(({ outcome }) => outcome)).toEqual([
      "conflict-rose",
      "conflict-fell",
      "material-conflict",
      "balance-rose",
      "balance-fell",
    ]);
    const [rose, fell] = shares;
    const moved = (rose?.all.share ?? 0) + (fell?.all.share ?? 0);
    expect(moved).toBeGreaterThan(0.25);
    expect(moved).toBeLessThan(0.33);
    for (const { share, lo, hi, of, weighed, all } of shares) {
      expect(weighed).toBeCloseTo((share + all.share) / 2, 12);
      expect(lo).toBeLessThanOrEqual(share);
      expect(hi).toBeGreaterThanOrEqual(share);
      expect(of).toBe(20);
      expect(all.of).toBe(60 * 97);
    }
  });

  test("leave out what the source does not tell apart", () => {
    const panel = drawnPanel(30, 120, steady, 6);
    const unknown = new Float64Array(120).fill(Number.NaN);
    const dyads = panel.dyads.map((one) => ({
      ...one,
      counts: { ...one.counts, "material-conflict": unknown },
    }));
    const { shares } = found({ ...panel, dyads }, 0, 110);
    expect(shares.map(({ outcome }) => outcome)).not.toContain("material-conflict");
    expect(shares.length).toBe(4);
  });

  test("are none, with the reason, where the past is short or the source did not look", () => {
    const panel = drawnPanel(30, 40, steady, 7);
    expect(findAnalogues(panel, 0, 20, { horizon: 3 })).toMatchObject({ has: 6, needs: 8 });
    expect(findAnalogues(panel, 0, 8, { horizon: 3 })).toMatchObject({ needs: 12 });
    const [one, ...others] = panel.dyads;
    if (one === undefined) throw new Error("no dyads");
    const holed = one.counts.cooperation.map((n, t) => (t === 35 ? Number.NaN : n));
    const dyads = [{ ...one, counts: { ...one.counts, cooperation: holed } }, ...others];
    const missing = findAnalogues({ ...panel, dyads }, 0, 39, { horizon: 3 });
    expect(missing).toMatchObject({ reason: expect.stringContaining("did not look") });
  });
});

describe("the skill of analogues", () => {
  const origins = Array.from({ length: 20 }, (_, i) => 100 + 2 * i);

  test("is above 0 where courses repeat", () => {
    const cycle: Rates = (dyad, month) => {
      const phase = (month + 5 * dyad) % 24;
      return phase < 12 ? [8, 1] : [1, 8];
    };
    const panel = drawnPanel(25, 150, cycle, 11);
    const [rose] = analogueSkill(panel, origins, { horizon: 3, seed: 1 });
    expect(rose?.outcome).toBe("conflict-rose");
    expect(rose?.skill).toBeGreaterThan(0.3);
    expect(rose?.lo).toBeGreaterThan(0);
    expect(rose?.forecasts).toBe(25 * 20);
  });

  test("is not above 0 where the past says nothing", () => {
    const panel = drawnPanel(25, 150, () => [3, 3], 12);
    const skills = analogueSkill(panel, origins, { horizon: 3, seed: 1 });
    const rose = skills.find(({ outcome }) => outcome === "material-conflict");
    expect(rose?.skill).toBeLessThan(0.03);
    expect(rose?.skillOfWeighed).toBeGreaterThan(rose?.skill ?? 0);
  });
});
