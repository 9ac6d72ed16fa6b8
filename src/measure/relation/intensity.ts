import type { Granularity } from "../../kernel/index.ts";
import { nelderMead } from "../../maths/index.ts";
import { OWN_SETTINGS_FROM, SEARCH } from "./balance.ts";
import { dynamicsBy } from "./dynamics.ts";
import { countEvidence } from "./evidence.ts";
import {
  type EvidenceSeries,
  filterLatent,
  type LatentPath,
  type LatentPrior,
  type LatentView,
  latentPath,
} from "./latent.ts";

/** One source's conflict events per period, and what it saw of all other dyads meanwhile. */
export interface ExposedCounts {
  readonly source: string;
  readonly counts: readonly number[];
  /** Log of the source's events about all other dyads, about its mean over the periods; absent where it saw nothing. */
  readonly logExposure: readonly (number | undefined)[];
}

/** How fast the rate moves, how events cluster, and how far counts follow coverage. */
export interface IntensitySettings {
  readonly levelVariance: number;
  readonly episodeVariance: number;
  /** Of the negative binomial: variance = mean + mean^2 / size. */
  readonly size: number;
  /** Power of the exposure: 1 when counts grow with all that is reported, 0 when they do not. */
  readonly exposurePower: number;
}

/**
 * What is expected of any dyad: by pooled maximum likelihood over half of the state dyads of ICEWS by month, but for the
 * exposure's power, which those three sets of different actors cannot tell; it is the literature's.
 */
export const INTENSITY_PANEL: IntensitySettings = {
  levelVariance: 0.048,
  episodeVariance: 0.46,
  size: 12.7,
  exposurePower: 0.7,
};

const SPREAD = 0.75;
const POWER_SPREAD = 0.2;
const GREATEST_POWER = 1.2;

function settingsFrom(parameters: readonly number[]): IntensitySettings {
  const [level = 0, episode = 0, size = 0, power = 0] = parameters;
  const { levelVariance, episodeVariance, size: panelSize, exposurePower } = INTENSITY_PANEL;
  return {
    levelVariance: levelVariance * Math.exp(level),
    episodeVariance: episodeVariance * Math.exp(episode),
    size: panelSize * Math.exp(size),
    exposurePower: Math.min(GREATEST_POWER, Math.max(0, exposurePower + power)),
  };
}

function evidenceOf(
  sources: readonly ExposedCounts[],
  { size, exposurePower }: IntensitySettings,
): EvidenceSeries[] {
  return sources.map(({ counts, logExposure }) =>
    counts.map((count, t) => {
      const exposure = logExposure[t];
      return exposure === undefined
        ? undefined
        : countEvidence(count, exposurePower * exposure, size);
    }),
  );
}

const monthly = (settings: IntensitySettings): { level: number; episode: number } => ({
  level: settings.levelVariance,
  episode: settings.episodeVariance,
});

/**
 * A dyad's own settings of the intensity, drawn towards the panel's.
 *
 * Method: maximum a posteriori; logs normal about the panel's with standard deviation 0.75, the exposure's power normal about 0.7
 * with standard deviation 0.2 and kept within 0 to 1.2.
 */
export function intensitySettings(
  sources: readonly ExposedCounts[],
  by: Granularity,
  prior: LatentPrior,
): IntensitySettings {
  const total = sources.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  if (total < OWN_SETTINGS_FROM) return INTENSITY_PANEL;
  const minusLogPosterior = (parameters: readonly number[]): number => {
    const settings = settingsFrom(parameters);
    const dynamics = dynamicsBy(by, monthly(settings));
    const { logLikelihood } = filterLatent(evidenceOf(sources, settings), dynamics, prior, 7);
    const penalty = parameters.reduce(
      (sum, p, i) => sum + (p / (i === 3 ? POWER_SPREAD : SPREAD)) ** 2 / 2,
      0,
    );
    return penalty - logLikelihood;
  };
  const { x } = nelderMead(minusLogPosterior, [0, 0, 0, 0], SEARCH);
  return settingsFrom(x);
}

/**
 * The intensity of conflict over time: the log of the rate of conflict events per period at the source's average coverage.
 *
 * Method: level and episode state space with negative binomial counts and an exposure offset (docs/method/intensity.md).
 * Check: validation V1 to V4; recovery of simulated paths (intensity.test.ts).
 */
export function intensityPath(
  sources: readonly ExposedCounts[],
  by: Granularity,
  prior: LatentPrior,
  settings: IntensitySettings,
): LatentPath {
  const under = (some: IntensitySettings): LatentView => ({
    sources: evidenceOf(sources, some),
    dynamics: dynamicsBy(by, monthly(some)),
  });
  return latentPath(under(settings), under(INTENSITY_PANEL), prior);
}
