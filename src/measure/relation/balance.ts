import type { PeriodLength } from "../../kernel/index.ts";
import { logistic, logit, type NelderMeadOptions, nelderMead } from "../../maths/index.ts";
import { dynamicsBy } from "./dynamics.ts";
import { shareEvidence } from "./evidence.ts";
import {
  type Belief,
  type EvidenceSeries,
  filteredLatents,
  filterLatent,
  type Latent,
  type LatentPath,
  type LatentPrior,
  type LatentView,
  latentPath,
} from "./latent.ts";
import {
  type PeriodCount,
  polarEvents,
  type SourceCounts,
  totalPolarEvents,
} from "./observations.ts";

/** How fast a relation moves and how events hang together; variances per month, on the logit scale. */
export interface BalanceSettings {
  readonly levelVariance: number;
  readonly episodeVariance: number;
  /** Intra-class correlation of the events of one period, per source. */
  readonly rho: readonly number[];
}

/** What is expected of any dyad: variances per month, and the correlation of one source's events of a period. */
export interface PanelSettings {
  readonly levelVariance: number;
  readonly episodeVariance: number;
  readonly rho: number;
}

/**
 * Weeks: as months, of which dynamics by week are made.
 * By pooled maximum likelihood over half of the state dyads of ICEWS (docs/method/balance.md): events of 2014, 2018 and 2021 by
 * month, counts of 2002 to 2014 by year. The likelihood of the years has a second, lower top at an episode of none and a rho of
 * .07, where what a year's events have in common counts as reporting and not as relations.
 */
const PANEL: Readonly<Record<PeriodLength, PanelSettings>> = {
  week: { levelVariance: 0.036, episodeVariance: 0.286, rho: 0.017 },
  month: { levelVariance: 0.036, episodeVariance: 0.286, rho: 0.017 },
  quarter: { levelVariance: 0.036, episodeVariance: 0.286, rho: 0.017 },
  year: { levelVariance: 0.04, episodeVariance: 2.2, rho: 0.0064 },
};

/** What is expected of any dyad in periods of a length. */
export function panelSettings(by: PeriodLength): PanelSettings {
  return PANEL[by];
}

/** How dyads differ about the share of cooperation in all that a source tells, on the logit scale. */
const CENTRE_VARIANCE = 1;

/** What is expected of any dyad's balance where the source's events as a whole have this share of cooperation, in (0, 1). */
export function expectedCentre(share: number): Belief {
  return { mean: logit(share), variance: CENTRE_VARIANCE };
}

/** Standard deviation of a dyad's own settings about the panel's, on the log or logit scale. */
const SPREAD = 0.75;

/** Settings matter little in the third digit; a search to more would only take longer. */
export const SEARCH: NelderMeadOptions = {
  step: 0.6,
  tolerance: 0.03,
  valueTolerance: 1e-4,
  maxIterations: 60,
  restarts: 0,
};

/** A dyad with fewer polar events than this moves as the panel does. */
export const OWN_SETTINGS_FROM = 20;

/** The evidence of each source about the balance; a period in which a source has no polar event says nothing. */
export function balanceEvidence(
  sources: readonly SourceCounts[],
  rho: readonly number[],
): EvidenceSeries[] {
  return sources.map(({ counts }, source) =>
    counts.map((count) =>
      polarEvents(count) === 0
        ? undefined
        : shareEvidence(count.cooperation, polarEvents(count), rho[source] ?? rho[0] ?? 0),
    ),
  );
}

/** The panel's settings, each moved by a parameter: level, episode, and the correlation of each source. */
function settingsFrom(panel: PanelSettings, parameters: readonly number[]): BalanceSettings {
  const [level = 0, episode = 0, ...rho] = parameters;
  return {
    levelVariance: panel.levelVariance * Math.exp(level),
    episodeVariance: panel.episodeVariance * Math.exp(episode),
    rho: rho.map((r) => logistic(logit(panel.rho) + r)),
  };
}

const isSame = (x: BalanceSettings, y: BalanceSettings): boolean =>
  x.levelVariance === y.levelVariance &&
  x.episodeVariance === y.episodeVariance &&
  x.rho.every((rho, i) => rho === y.rho[i]);

/** The panel's settings for so many sources. */
export function panelBalance(by: PeriodLength, sources: readonly SourceCounts[]): BalanceSettings {
  return settingsFrom(PANEL[by], [0, 0, ...sources.map(() => 0)]);
}

/**
 * A dyad's own settings, drawn towards the panel's.
 *
 * Method: maximum a posteriori; the log of each variance and the logit of each correlation are normal about the panel's with
 * standard deviation 0.75. Below 20 polar events the panel's are used as they are.
 */
export function balanceSettings(
  sources: readonly SourceCounts[],
  by: PeriodLength,
  prior: LatentPrior,
): BalanceSettings {
  const panel = panelBalance(by, sources);
  if (totalPolarEvents(sources) < OWN_SETTINGS_FROM) return panel;
  const minusLogPosterior = (parameters: readonly number[]): number => {
    const settings = settingsFrom(PANEL[by], parameters);
    const evidence = balanceEvidence(sources, settings.rho);
    const { logLikelihood } = filterLatent(evidence, dynamicsBy(by, monthly(settings)), prior, 7);
    const penalty = parameters.reduce((sum, p) => sum + (p / SPREAD) ** 2 / 2, 0);
    return penalty - logLikelihood;
  };
  const start = [0, 0, ...sources.map(() => 0)];
  const { x } = nelderMead(minusLogPosterior, start, SEARCH);
  return settingsFrom(PANEL[by], x);
}

function monthly({ levelVariance, episodeVariance }: BalanceSettings): {
  level: number;
  episode: number;
} {
  return { level: levelVariance, episode: episodeVariance };
}

/**
 * The balance of a relation over time: the logit of the chance that a polar event is cooperative.
 *
 * Method: level and episode state space with beta-binomial counts (docs/method/balance.md).
 * Source: after Terechshenko (2020) for source offsets, Kropko (2013) for the integrated prior; the two-speed level
 * is ours.
 * Check: validation V1 to V4 (docs/method/validation.md); recovery of simulated paths (balance.test.ts).
 *
 * @param sources counts per period; the first is the one whose scale the result is on
 */
export function balancePath(
  sources: readonly SourceCounts[],
  by: PeriodLength,
  prior: LatentPrior,
  settings: BalanceSettings,
): LatentPath {
  const under = (some: BalanceSettings): LatentView => ({
    sources: balanceEvidence(sources, some.rho),
    dynamics: dynamicsBy(by, monthly(some)),
  });
  const own = under(settings);
  const panel = panelBalance(by, sources);
  return latentPath(own, isSame(settings, panel) ? own : under(panel), prior);
}

/**
 * The balance at each period from the counts up to and with it, under the panel's settings alone: no count of a later period has a
 * part in it.
 *
 * Method: as `balancePath`, its filtered half.
 *
 * @param counts of one source and consecutive periods; a period without polar events says nothing
 * @param share of cooperation among the polar events of all dyads
 */
export function filteredBalance(
  counts: readonly PeriodCount[],
  by: PeriodLength,
  share: number,
): Latent[] {
  const sources: readonly SourceCounts[] = [{ source: "", periods: [], counts }];
  const settings = panelBalance(by, sources);
  const view: LatentView = {
    sources: balanceEvidence(sources, settings.rho),
    dynamics: dynamicsBy(by, monthly(settings)),
  };
  return filteredLatents(view, { centre: expectedCentre(share), offsets: [] });
}
