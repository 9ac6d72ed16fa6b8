import { type Granularity, seededRandom } from "../../kernel/index.ts";
import { balancePath, balanceSettings } from "../relation/balance.ts";
import { smoothedShare } from "../relation/estimate.ts";
import type { LatentPrior } from "../relation/latent.ts";
import { type PeriodCount, polarEvents } from "../relation/observations.ts";
import type { Finding } from "./check.ts";
import { type DyadCounts, type DyadPanel, denseDyads, isForTuning, seedOf } from "./dyads.ts";
import { expectedShare } from "./expected-share.ts";
import { meanOf, shareOf, standardErrorOf, sumOf } from "./summary.ts";
import { thinned } from "./thinning.ts";

/** Chances of cooperation, one per period, of a plain way to estimate them. */
type Rival = (counts: readonly PeriodCount[]) => readonly number[];

/** Pseudo-events at the dyad's mean in the empirical Bayes rival. */
const SHRINKAGE = 4;
const REPEATS = 3;

function dyadShare(counts: readonly PeriodCount[]): number {
  return smoothedShare(
    sumOf(counts.map(({ cooperation }) => cooperation)),
    sumOf(counts.map(({ conflict }) => conflict)),
  );
}

const OURS = "level with episode";
const FULL = "level with episode and what a period's events have in common";
const LEVEL = "level only";

/**
 * The chance that one more event of a period is cooperative when `counts` of it are known and events hang together: the mean of
 * the beta distribution that the period's own share then has.
 */
export function chanceWithin(
  { cooperation, conflict }: Pick<PeriodCount, "cooperation" | "conflict">,
  share: number,
  rho: number,
): number {
  const weight = 1 / rho - 1;
  return (weight * share + cooperation) / (weight + cooperation + conflict);
}

/** What the model itself says, by name. */
function ours(
  counts: readonly PeriodCount[],
  { counts: series }: DyadCounts,
  by: Granularity,
  prior: LatentPrior,
): Map<string, readonly number[]> {
  const sources = [{ ...series, counts }];
  const settings = balanceSettings(sources, by, prior);
  const { smoothed } = balancePath(sources, by, prior, settings);
  const total = smoothed.map((latent) => expectedShare(latent.total));
  const rho = settings.rho[0] ?? Number.NaN;
  return new Map([
    [OURS, total],
    [LEVEL, smoothed.map((latent) => expectedShare(latent.level))],
    [FULL, counts.map((count, t) => chanceWithin(count, total[t] ?? Number.NaN, rho))],
  ]);
}

const RIVALS: Readonly<Record<string, Rival>> = {
  "share of the dyad": (counts) => counts.map(() => dyadShare(counts)),
  "share of the period shrunk to the dyad's, k = 4": (counts) => {
    const share = dyadShare(counts);
    return counts.map(
      (count) => (count.cooperation + SHRINKAGE * share) / (polarEvents(count) + SHRINKAGE),
    );
  },
  "share of the period, + 0.5": (counts) =>
    counts.map(({ cooperation, conflict }) => smoothedShare(cooperation, conflict)),
};

/** Log probability of events that were kept back, and how many there are. */
export interface Score {
  readonly logScore: number;
  readonly events: number;
}

/** Score chances of cooperation on polar events that were not used to estimate them. */
export function scoreOf(chances: readonly number[], held: readonly PeriodCount[]): Score {
  const logScore = held.reduce((sum, { cooperation, conflict }, t) => {
    const chance = chances[t] ?? Number.NaN;
    const good = cooperation === 0 ? 0 : cooperation * Math.log(chance);
    return sum + good + (conflict === 0 ? 0 : conflict * Math.log1p(-chance));
  }, 0);
  return { logScore, events: sumOf(held.map(polarEvents)) };
}

/** Each estimator's scores on one dyad, by name: the repeats added up. */
function dyadScores(dyad: DyadCounts, by: Granularity, prior: LatentPrior): Map<string, Score> {
  const totals = new Map<string, Score>();
  for (let run = 0; run < REPEATS; run++) {
    const { kept, left } = thinned(dyad.counts.counts, 0.5, seededRandom(seedOf(dyad, run)));
    const chances = ours(kept, dyad, by, prior);
    for (const [name, estimate] of Object.entries(RIVALS)) chances.set(name, estimate(kept));
    for (const [name, values] of chances) {
      const score = scoreOf(values, left);
      const before = totals.get(name) ?? { logScore: 0, events: 0 };
      totals.set(name, {
        logScore: before.logScore + score.logScore,
        events: before.events + score.events,
      });
    }
  }
  return totals;
}

const NOTHING: Score = { logScore: 0, events: 0 };

/** Mean log score per event of one estimator over dyads. */
function pooled(scores: readonly ReadonlyMap<string, Score>[], name: string): number {
  const own = scores.map((dyad) => dyad.get(name) ?? NOTHING);
  return sumOf(own.map(({ logScore }) => logScore)) / sumOf(own.map(({ events }) => events));
}

/** Gain of one over another per event, dyad by dyad. */
function gains(
  scores: readonly ReadonlyMap<string, Score>[],
  own: string,
  rival: string,
): number[] {
  return scores.map((dyad) => {
    const [mine, theirs] = [dyad.get(own) ?? NOTHING, dyad.get(rival) ?? NOTHING];
    return (mine.logScore - theirs.logScore) / mine.events;
  });
}

/**
 * V1: whether the balance foretells events that it has not seen better than plain shares do.
 *
 * Method: events are divided into halves by lot, three times; chances of cooperation from one half are scored by their mean
 * log per polar event of the other. Only dyads on which nothing was tuned. Events of one period hang together, and a held-back
 * event shares that with those of its period which are known, so the model's whole forecast of it adds their share, weighed by the
 * model's own correlation.
 *
 * @param every of the dyads in order one in so many is taken
 */
export function heldOutHalf(panel: DyadPanel, by: Granularity, every: number = 1): Finding[] {
  const dyads = denseDyads(panel)
    .filter((dyad) => !isForTuning(dyad))
    .filter((_, i) => i % every === 0);
  const scores = dyads.map((dyad) => dyadScores(dyad, by, panel.prior));
  const names = [...(scores[0]?.keys() ?? [])];
  const events = sumOf(scores.map((dyad) => dyad.get(OURS)?.events ?? 0));
  return [OURS, FULL].map((own) => {
    const value = pooled(scores, own);
    return {
      what: `log score on the half held out, by ${by}: ${own}`,
      value,
      unit: "per polar event",
      passLine: "above each of the three plain shares",
      passed: Object.keys(RIVALS).every((rival) => value > pooled(scores, rival)),
      detail: `${dyads.length} dyads of two states with at least 100 polar events, on which nothing was tuned; ${events} events scored.`,
      beside: {
        columns: [
          "estimate",
          "log score per event",
          "gain over it, mean of dyads",
          "standard error",
          "share of dyads with a gain",
        ],
        rows: names.map((name) => {
          if (name === own) return [name, value, null, null, null];
          const gained = gains(scores, own, name);
          const share = shareOf(gained, (gain) => gain > 0);
          return [name, pooled(scores, name), meanOf(gained), standardErrorOf(gained), share];
        }),
      },
    };
  });
}
