import { describe, expect, test } from "vitest";
import {
  type Granularity,
  isoDate,
  periodOf,
  periodsBetween,
  type Random,
  seededRandom,
} from "../../kernel/index.ts";
import { betaBinomial, logistic, negativeBinomial, normal } from "../../maths/index.ts";
import { balancePath, balanceSettings, panelSettings } from "./balance.ts";
import { averaged, dynamicsBy, stationaryVariance } from "./dynamics.ts";
import { INTENSITY_PANEL, intensityPath, intensitySettings } from "./intensity.ts";
import type { Latent, LatentPrior } from "./latent.ts";
import type { SourceCounts } from "./observations.ts";
import { asBalance, banded } from "./scale.ts";

const PANEL = panelSettings("month");
const PRIOR: LatentPrior = { centre: { mean: 0.5, variance: 1 }, offsets: [] };
const REACH = 1.6448536269514722;

/** A relation that moves as the model says it does. */
function simulated(months: number, random: Random): { level: number; total: number }[] {
  const { level, episode } = dynamicsBy("month", {
    level: PANEL.levelVariance,
    episode: PANEL.episodeVariance,
  });
  const centre = normal.sample(random, PRIOR.centre.mean, 1);
  let l = normal.sample(random, 0, Math.sqrt(level.innovation / (1 - level.persistence ** 2)));
  let e = normal.sample(random, 0, Math.sqrt(episode.innovation / (1 - episode.persistence ** 2)));
  return Array.from({ length: months }, (_, t) => {
    if (t > 0) {
      l = level.persistence * l + normal.sample(random, 0, Math.sqrt(level.innovation));
      e = episode.persistence * e + normal.sample(random, 0, Math.sqrt(episode.innovation));
    }
    return { level: centre + l, total: centre + l + e };
  });
}

function counted(logits: readonly number[], perMonth: number, random: Random): SourceCounts {
  const periods = periodsBetween(
    periodOf(isoDate("2000-01-01"), "month"),
    periodOf(isoDate("2020-12-31"), "month"),
  ).slice(0, logits.length);
  return {
    source: "made-up",
    periods,
    counts: logits.map((logit) => {
      const n = negativeBinomial.sample(random, perMonth, 3);
      const cooperation = betaBinomial.sample(random, n, logistic(logit), PANEL.rho);
      return { cooperation, conflict: n - cooperation, attention: 0 };
    }),
  };
}

function holds(latent: Latent | undefined, level: number): boolean {
  const belief = latent?.level ?? { mean: 0, variance: 0 };
  return Math.abs(level - belief.mean) <= REACH * Math.sqrt(belief.variance);
}

const settings = {
  levelVariance: PANEL.levelVariance,
  episodeVariance: PANEL.episodeVariance,
  rho: [PANEL.rho],
};

describe("the balance", () => {
  test.each([2, 30])(
    "has a band that holds the true level nine times in ten, at %d events a month",
    (perMonth) => {
      const random = seededRandom(perMonth);
      const held = Array.from({ length: 40 }, () => {
        const truth = simulated(120, random);
        const counts = counted(
          truth.map(({ total }) => total),
          perMonth,
          random,
        );
        const { smoothed, filtered } = balancePath([counts], "month", PRIOR, settings);
        return [smoothed, filtered].flatMap((path) =>
          truth.map(({ level }, t) => holds(path[t], level)),
        );
      }).flat();
      const share = held.filter(Boolean).length / held.length;
      expect(share).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(0.95);
    },
  );

  test("hardly moves when all counts are doubled from a month on", () => {
    const random = seededRandom(5);
    const truth = simulated(120, random).map(({ total }) => total);
    const once = counted(truth, 10, random);
    const twice = {
      ...once,
      counts: once.counts.map((count, t) =>
        t < 60
          ? count
          : { ...count, cooperation: 2 * count.cooperation, conflict: 2 * count.conflict },
      ),
    };
    const [plain, jumped] = [once, twice].map(
      (counts) => balancePath([counts], "month", PRIOR, settings).smoothed[90]?.level,
    );
    const shift = Math.abs((plain?.mean ?? 0) - (jumped?.mean ?? 9));
    expect(shift).toBeLessThan(0.5 * Math.sqrt(plain?.variance ?? 0));
  });

  test("of a dyad with few events is the panel's settings, of a busy quiet one less episode", () => {
    const random = seededRandom(8);
    const few = counted(
      Array.from({ length: 30 }, () => 1),
      0.3,
      random,
    );
    expect(balanceSettings([few], "month", PRIOR).levelVariance).toBe(PANEL.levelVariance);
    const quiet = counted(
      Array.from({ length: 150 }, () => 1),
      40,
      random,
    );
    const own = balanceSettings([quiet], "month", PRIOR);
    expect(own.episodeVariance).toBeLessThan(PANEL.episodeVariance);
    expect(own.levelVariance).toBeLessThan(PANEL.levelVariance);
  });

  test("learns a source's offset from the periods in which two sources tell", () => {
    const random = seededRandom(3);
    const truth = simulated(150, random).map(({ total }) => total);
    const first = counted(truth, 15, random);
    const second = {
      ...counted(
        truth.map((x) => x - 1.5),
        15,
        random,
      ),
      source: "sterner",
    };
    const prior = { ...PRIOR, offsets: [{ mean: 0, variance: 1 }] };
    const both = balancePath([first, second], "month", prior, {
      ...settings,
      rho: [PANEL.rho, PANEL.rho],
    });
    const alone = balancePath([first], "month", PRIOR, settings);
    const gap = (path: typeof both): number =>
      path.smoothed.reduce((sum, { total }, t) => sum + Math.abs(total.mean - (truth[t] ?? 0)), 0) /
      truth.length;
    expect(gap(both)).toBeLessThan(gap(alone));
  });

  test("is read on a scale from -100 to 100", () => {
    expect(asBalance(0)).toBe(0);
    expect(asBalance(30)).toBeCloseTo(100, 6);
    const { lo, level, hi } = banded({ mean: 1, variance: 4 }, asBalance);
    expect(lo).toBeLessThan(level);
    expect(level).toBeLessThan(hi);
  });
});

describe("the intensity", () => {
  const rate: LatentPrior = { centre: { mean: 0, variance: 9 }, offsets: [] };

  test("follows a rate that doubles, and hardly one that only coverage doubled", () => {
    const random = seededRandom(11);
    const months = 120;
    const draw = (factor: (t: number) => number): number[] =>
      Array.from({ length: months }, (_, t) => negativeBinomial.sample(random, 6 * factor(t), 5));
    const later = (t: number): number => (t < 60 ? 1 : 2.2);
    const flat = Array.from({ length: months }, () => 0);
    const coverage = Array.from({ length: months }, (_, t) => Math.log(later(t)) - 0.4);
    const change = (counts: readonly number[], logExposure: readonly number[]): number => {
      const source = { source: "made-up", counts, logExposure };
      const own = intensitySettings([source], "month", rate);
      const { smoothed } = intensityPath([source], "month", rate, own);
      return (smoothed[95]?.level.mean ?? 0) - (smoothed[25]?.level.mean ?? 0);
    };
    const real = change(draw(later), flat);
    const covered = change(draw(later), coverage);
    expect(real).toBeGreaterThan(0.5);
    expect(Math.abs(covered)).toBeLessThan(real / 2);
  });

  test("of a dyad with few conflict events has the panel's settings", () => {
    const source = { source: "made-up", counts: [0, 1, 0], logExposure: [0, 0, 0] };
    expect(intensitySettings([source], "year", rate)).toEqual(INTENSITY_PANEL);
  });
});

describe("dynamics", () => {
  test("of weeks have a month's variance, and leave after a year of weeks what twelve months leave", () => {
    const monthly = { persistence: 0.5, innovation: 0.286 };
    const weekly = averaged(monthly, "week");
    expect(stationaryVariance(weekly)).toBeCloseTo(stationaryVariance(monthly), 12);
    expect(weekly.persistence ** (365.2425 / 7)).toBeCloseTo(0.5 ** 12, 12);
  });

  test("of block means have the variance that averaging leaves, whatever the length", () => {
    const monthly = { persistence: 0.5, innovation: 0.3 };
    expect(averaged(monthly, "month")).toEqual(monthly);
    const variance = 0.3 / (1 - 0.25);
    for (const by of ["quarter", "year"] satisfies Granularity[]) {
      const { persistence, innovation } = averaged(monthly, by);
      const after = innovation / (1 - persistence ** 2);
      expect(after).toBeLessThan(variance);
      expect(persistence).toBeLessThan(0.5);
      expect(persistence).toBeGreaterThan(0);
    }
    const quarter = averaged(monthly, "quarter");
    expect(quarter.innovation / (1 - quarter.persistence ** 2)).toBeCloseTo(
      (variance * (3 + 4 * 0.5 + 2 * 0.25)) / 9,
      12,
    );
  });
});
