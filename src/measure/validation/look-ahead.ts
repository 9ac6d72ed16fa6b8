import { type Random, seededRandom } from "../../kernel/index.ts";
import { type BalanceSettings, balancePath, balanceSettings } from "../relation/balance.ts";
import {
  type ExposedCounts,
  type IntensitySettings,
  intensityPath,
  intensitySettings,
} from "../relation/intensity.ts";
import type { Latent, LatentPrior } from "../relation/latent.ts";
import type { SourceCounts } from "../relation/observations.ts";
import type { Finding } from "./check.ts";
import { conflictOf, RATE_PRIOR } from "./dyad-exposure.ts";
import { type DyadCounts, type DyadPanel, denseDyads, seedOf } from "./dyads.ts";

/** Places 0 to n - 1 of which those after `t` are in an order drawn by lot. */
export function shuffledAfter(n: number, t: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > t + 1; i--) {
    const j = t + 1 + random.below(i - t);
    const [x, y] = [order[i] ?? i, order[j] ?? j];
    order[i] = y;
    order[j] = x;
  }
  return order;
}

/** A dyad's months, what was told of others in each beside them. */
interface Months {
  readonly counts: SourceCounts;
  readonly conflict: ExposedCounts;
}

function inOrder(months: Months, order: readonly number[]): Months {
  const pick = <T>(items: readonly T[]): T[] =>
    order.flatMap((i) => {
      const item = items[i];
      return i < items.length ? [item as T] : [];
    });
  const { counts, conflict } = months;
  return {
    counts: { ...counts, counts: pick(counts.counts) },
    conflict: {
      ...conflict,
      counts: pick(conflict.counts),
      logExposure: pick(conflict.logExposure),
    },
  };
}

interface Settings {
  readonly balance: BalanceSettings;
  readonly intensity: IntensitySettings;
}

function settingsOf({ counts, conflict }: Months, prior: LatentPrior): Settings {
  return {
    balance: balanceSettings([counts], "month", prior),
    intensity: intensitySettings([conflict], "month", RATE_PRIOR),
  };
}

function filteredAt(
  { counts, conflict }: Months,
  prior: LatentPrior,
  { balance, intensity }: Settings,
  t: number,
): (Latent | undefined)[] {
  return [
    balancePath([counts], "month", prior, balance).filtered[t],
    intensityPath([conflict], "month", RATE_PRIOR, intensity).filtered[t],
  ];
}

/** Whether two beliefs are the same to the last bit. */
export function isIdentical(x: Latent | undefined, y: Latent | undefined): boolean {
  if (x === undefined || y === undefined) return false;
  return (["level", "total"] as const).every(
    (part) =>
      Object.is(x[part].mean, y[part].mean) && Object.is(x[part].variance, y[part].variance),
  );
}

const gapOf = (x: Latent | undefined, y: Latent | undefined): number =>
  x === undefined || y === undefined
    ? Number.NaN
    : Math.abs(x.level.mean - y.level.mean) / Math.sqrt(x.level.variance);

/** Dyads tried, and the parts of their series after which months are shuffled. */
const DYADS = 40;
const PARTS: readonly number[] = [0.25, 0.5, 0.75];

interface Trial {
  readonly given: boolean;
  readonly own: boolean;
  readonly gap: number;
}

function trialsOf(dyad: DyadCounts, panel: DyadPanel): Trial[] {
  const { counts } = dyad;
  const conflict = conflictOf(counts, panel.told);
  const months: Months = { counts, conflict };
  const settings = settingsOf(months, panel.prior);
  return PARTS.flatMap((part, run) => {
    const t = Math.floor(part * counts.counts.length);
    const order = shuffledAfter(counts.counts.length, t, seededRandom(seedOf(dyad, 9 + run)));
    const shuffled = inOrder(months, order);
    const plain = filteredAt(months, panel.prior, settings, t);
    const given = filteredAt(shuffled, panel.prior, settings, t);
    const own = filteredAt(shuffled, panel.prior, settingsOf(shuffled, panel.prior), t);
    return plain.map((latent, i) => ({
      given: isIdentical(latent, given[i]),
      own: isIdentical(latent, own[i]),
      gap: gapOf(latent, own[i]),
    }));
  });
}

/**
 * S9: whether a filtered value changes when the months after it are shuffled.
 *
 * With settings given it must not, to the last bit. Settings that the whole series gave know of its later months, and a filtered
 * value made with them does too: whatever predicts has to take a record as it was known at the time.
 */
export function lookAhead(panel: DyadPanel): Finding[] {
  const dyads = denseDyads(panel).slice(0, DYADS);
  const trials = dyads.flatMap((dyad) => trialsOf(dyad, panel));
  const finding = (what: string, same: number, detail: string): Finding => ({
    what,
    value: same,
    unit: `of ${trials.length}`,
    passLine: `all ${trials.length}`,
    passed: same === trials.length,
    detail,
  });
  return [
    finding(
      "filtered values that are the same to the last bit, settings given",
      trials.filter(({ given }) => given).length,
      `Balance and intensity of ${dyads.length} dyads, each at three months.`,
    ),
    finding(
      "filtered values that are the same to the last bit, settings estimated from the whole series",
      trials.filter(({ own }) => own).length,
      `The levels differ by at most ${Math.max(...trials.map(({ gap }) => gap)).toFixed(2)} posterior standard deviations.`,
    ),
  ];
}
