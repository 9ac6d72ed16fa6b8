import {
  type Evidence,
  type MomentFilterResult,
  type MomentModel,
  type MomentObservation,
  momentFilter,
  momentSmoother,
  projected,
  type QuadraturePoints,
  type StateMoments,
} from "../../maths/index.ts";
import { type Dynamics, stationaryVariance } from "./dynamics.ts";

/** What one source's periods say; absent where it saw nothing of the dyad. */
export type EvidenceSeries = readonly (Evidence | undefined)[];

/** A normal belief. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

/** What is believed of a dyad before its own events are seen. */
export interface LatentPrior {
  /** Where its relation settles in the long run, on the logit or log scale. */
  readonly centre: Belief;
  /** How each source's events lie above the first source's, in the order of the sources; the first has none. */
  readonly offsets: readonly Belief[];
}

/** A relation at one period: its slow level, and the level with the episode of the moment. */
export interface Latent {
  readonly level: Belief;
  readonly total: Belief;
}

/** A relation over time. */
export interface LatentPath {
  /** From the events up to and with the period, under the panel's settings: for whatever predicts. */
  readonly filtered: readonly Latent[];
  /** From all events: for pictures. */
  readonly smoothed: readonly Latent[];
  readonly logLikelihood: number;
}

const CENTRE = 0;
const LEVEL = 1;
const EPISODE = 2;
const FIRST_OFFSET = 3;

function modelOf({ level, episode }: Dynamics, { centre, offsets }: LatentPrior): MomentModel {
  const still = offsets.map(() => 0);
  return {
    persistence: [1, level.persistence, episode.persistence, ...offsets.map(() => 1)],
    innovation: [0, level.innovation, episode.innovation, ...still],
    initialMean: [centre.mean, 0, 0, ...offsets.map(({ mean }) => mean)],
    initialVariance: [
      centre.variance,
      stationaryVariance(level),
      stationaryVariance(episode),
      ...offsets.map(({ variance }) => variance),
    ],
  };
}

function loadingOf(source: number, states: number): number[] {
  return Array.from({ length: states }, (_, state) =>
    state === CENTRE || state === LEVEL || state === EPISODE
      ? 1
      : Number(state === FIRST_OFFSET + source - 1),
  );
}

/** The relation at each period, on the first source's scale. */
function latents(path: readonly StateMoments[]): Latent[] {
  const states = path[0]?.mean.length ?? 0;
  const level = Array.from({ length: states }, (_, i) => Number(i === CENTRE || i === LEVEL));
  const total = loadingOf(0, states);
  return path.map((state) => ({ level: projected(state, level), total: projected(state, total) }));
}

/** Filter the relation through all sources' evidence. */
export function filterLatent(
  sources: readonly EvidenceSeries[],
  dynamics: Dynamics,
  prior: LatentPrior,
  points?: QuadraturePoints,
): MomentFilterResult {
  const model = modelOf(dynamics, prior);
  const loadings = sources.map((_, source) => loadingOf(source, model.persistence.length));
  const length = Math.max(0, ...sources.map((series) => series.length));
  const periods = Array.from({ length }, (): MomentObservation[] => []);
  for (const [source, loading] of loadings.entries()) {
    const series = sources[source] ?? [];
    for (let t = 0; t < series.length; t++) {
      const evidence = series[t];
      if (evidence !== undefined) periods[t]?.push({ loading, evidence });
    }
  }
  return momentFilter(model, periods, points);
}

/** What the sources say under some settings, and how the relation moves under them. */
export interface LatentView {
  /** One series per source, of one length; the first is the one whose scale the result is on. */
  readonly sources: readonly EvidenceSeries[];
  readonly dynamics: Dynamics;
}

/** What is believed of a relation at each period from the events up to and with it. */
export function filteredLatents({ sources, dynamics }: LatentView, prior: LatentPrior): Latent[] {
  return latents(filterLatent(sources, dynamics, prior).filtered);
}

/**
 * Estimate a relation over time from all sources' evidence.
 *
 * Method: predictor of source s at time t = centre + level_t + episode_t + offset_s, with level and episode
 * first-order autoregressions: see docs/method/balance.md.
 *
 * @param own under the dyad's own settings, which its whole series gave: for the smoothed path
 * @param panel under the panel's settings, which know nothing of this dyad's future: for the filtered path
 */
export function latentPath(own: LatentView, panel: LatentView, prior: LatentPrior): LatentPath {
  const found = filterLatent(own.sources, own.dynamics, prior);
  return {
    filtered: own === panel ? latents(found.filtered) : filteredLatents(panel, prior),
    smoothed: latents(momentSmoother(found)),
    logLikelihood: found.logLikelihood,
  };
}
