import {
  type IsoDate,
  type Period,
  periodOf,
  periodsBetween,
  type Random,
} from "../../kernel/index.ts";
import { binomial, logistic, negativeBinomial, normal } from "../../maths/index.ts";
import type { DriverPanel, PolarCounts } from "../panel.ts";
import { exposureOf, hypothesisOf, panelAmong } from "./counted-panel.ts";

/** What a simulated panel is like. */
export interface PanelDesign {
  /** Months. */
  readonly periods: number;
  /** Polar events of each dyad per month, on average. */
  readonly events: number;
  /** Standard deviation of the shock that all dyads share, logits. */
  readonly common: number;
  readonly hypotheses: number;
  /** How many of the hypotheses move the outcome. */
  readonly trueOnes: number;
  /** Effect of a standard deviation of a true exposure in a month; in the long run 1 / (1 - inertia) times as much. Logits. */
  readonly beta: number;
  /** Whether a true exposure acts with its part of the common shock too; without, only what is its own acts. Default false. */
  readonly shockActs?: boolean;
}

/** A hypothesis that is true in a simulated panel. */
export interface TrueEffect {
  /** Its place among the panel's hypotheses. */
  readonly hypothesis: number;
  /** Months from the exposure to the outcome. */
  readonly lag: number;
}

/** A panel whose truth is known. */
export interface SimulatedPanel {
  readonly panel: DriverPanel;
  readonly effects: readonly TrueEffect[];
  /** The events that each hypothesis' exposure is measured by. */
  readonly exposures: readonly PolarCounts[];
}

/** Parameters of the generator that no design changes; standard deviations are of logits. */
export const GENERATOR = {
  /** Correlation of an exposure, and of the common shock, with itself a month before. */
  persistence: 0.85,
  /** The same of the outcome's own state. */
  inertia: 0.6,
  /** Standard deviation of what moves the outcome's own state in a month, beside the exposures. */
  innovation: 0.25,
  /** Standard deviation of an exposure. */
  exposure: 1,
  /** The outcome's passing bursts: standard deviation, and correlation with the month before. */
  burst: 0.4,
  burstPersistence: 0.3,
  /** Logit of cooperation's share that a dyad has on average. */
  level: 0.8,
  /** How strongly a dyad takes part in the common shock: uniform in this range. */
  loading: [0.5, 1.5],
  /** Size of the counts' negative binomial distribution: variance = mean + mean^2 / size. */
  size: 5,
  /** Log of media volume: rise over the whole panel, a step at a month by lot, monthly noise. */
  volumeTrend: 0.4,
  volumeStep: 0.6,
  volumeNoise: 0.3,
  /** Lags that true effects may have. */
  lags: [1, 2, 5, 9],
  /** Dyads beside the outcome and the exposures, over which the common shock is averaged. */
  bystanders: 10,
  /** Months before the first one told, in which the states forget where they began. */
  before: 60,
} as const;

const FIRST: IsoDate = "2000-01-01" as IsoDate;

function monthsOf(count: number): Period[] {
  const from = periodOf(FIRST, "month");
  const to = `${2000 + Math.floor((count - 1) / 12)}-${String(((count - 1) % 12) + 1).padStart(2, "0")}`;
  return periodsBetween(from, to as Period);
}

/** A stationary autoregression of order one with mean 0 and this standard deviation. */
function autoregression(random: Random, n: number, persistence: number, sd: number): Float64Array {
  const path = new Float64Array(n);
  const step = Math.sqrt(1 - persistence * persistence);
  let state = normal.sample(random, 0, 1);
  for (let t = 0; t < n; t++) {
    state = persistence * state + normal.sample(random, 0, step);
    path[t] = sd * state;
  }
  return path;
}

/** How much the media tell in each month, 1 on average. */
function mediaVolume(random: Random, n: number): Float64Array {
  const at = Math.floor(n / 4) + random.below(Math.ceil(n / 2));
  const volume = Float64Array.from({ length: n }, (_, t) => {
    const trend = (GENERATOR.volumeTrend * t) / n;
    const step = t >= at ? GENERATOR.volumeStep : 0;
    return Math.exp(trend + step + normal.sample(random, 0, GENERATOR.volumeNoise));
  });
  const mean = volume.reduce((sum, value) => sum + value, 0) / n;
  return volume.map((value) => value / mean);
}

/** The events that are told of a dyad, given the logit of its share of cooperation. */
function eventsOf(
  random: Random,
  state: ArrayLike<number>,
  volume: Float64Array,
  perMonth: number,
): PolarCounts {
  const cooperation = new Float64Array(volume.length);
  const conflict = new Float64Array(volume.length);
  for (let t = 0; t < volume.length; t++) {
    const all = negativeBinomial.sample(random, perMonth * (volume[t] ?? 0), GENERATOR.size);
    const good = binomial.sample(random, all, logistic(GENERATOR.level + (state[t] ?? 0)));
    cooperation[t] = good;
    conflict[t] = all - good;
  }
  return { cooperation, conflict };
}

function effectsOf(random: Random, design: PanelDesign): TrueEffect[] {
  return Array.from({ length: design.trueOnes }, (_, hypothesis) => ({
    hypothesis,
    lag: GENERATOR.lags[random.below(GENERATOR.lags.length)] ?? 1,
  }));
}

/** The outcome's own state: inertia, news, and what true exposures add. */
function outcomeState(
  random: Random,
  design: PanelDesign,
  effects: readonly TrueEffect[],
  exposures: readonly Float64Array[],
): Float64Array {
  const n = GENERATOR.before + design.periods;
  const state = new Float64Array(n);
  let before = 0;
  for (let t = 0; t < n; t++) {
    let value = GENERATOR.inertia * before + normal.sample(random, 0, GENERATOR.innovation);
    for (const { hypothesis, lag } of effects)
      value += design.beta * (exposures[hypothesis]?.[t - lag] ?? 0);
    state[t] = value;
    before = value;
  }
  return state;
}

/**
 * A panel of dyads by month whose truth is known.
 *
 * Method: exposures and a shock that all dyads share are autoregressions; the outcome's own state has an inertia of its
 * own and takes in the true exposures after a lag by lot. To the state of each dyad its part of the common shock is
 * added, to the outcome's also passing bursts; polar events are negative binomial about a media volume with trend, step
 * and noise that all dyads share, cooperative ones binomial. The analyst sees the counts alone: exposures as log ratios,
 * the common shock as the mean log ratio of the exposures' and bystanders' dyads.
 *
 * @param random the stream; the same one gives the same panel
 */
export function simulatedPanel(design: PanelDesign, random: Random): SimulatedPanel {
  const { periods, events, hypotheses } = design;
  const { before, persistence } = GENERATOR;
  const n = before + periods;
  const [least, most] = GENERATOR.loading;
  const shock = autoregression(random, n, persistence, design.common);
  const joined = (own: Float64Array): Float64Array => {
    const loading = least + (most - least) * random.uniform();
    return own.map((value, t) => value + loading * (shock[t] ?? 0));
  };
  const owns = Array.from({ length: hypotheses + GENERATOR.bystanders }, () =>
    autoregression(random, n, persistence, GENERATOR.exposure),
  );
  const others = owns.map(joined);
  const effects = effectsOf(random, design);
  const burst = autoregression(random, n, GENERATOR.burstPersistence, GENERATOR.burst);
  const state = joined(outcomeState(random, design, effects, design.shockActs ? others : owns)).map(
    (value, t) => value + (burst[t] ?? 0),
  );
  const volume = mediaVolume(random, periods);
  const outcome = eventsOf(random, state.subarray(before), volume, events);
  const counts = others.map((path) => eventsOf(random, path.subarray(before), volume, events));
  const exposures = counts.slice(0, hypotheses);
  const hypothesesOf = exposures.map((own, place) => {
    const placebo = exposureOf(`placebo-${place + 1}`, counts[hypotheses + place] ?? own);
    return hypothesisOf(place, "month", exposureOf(`exposure-${place + 1}`, own), [placebo]);
  });
  const rest = { by: "month", periods: monthsOf(periods), hypotheses: hypothesesOf } as const;
  return { panel: panelAmong(counts, outcome, rest), effects, exposures };
}
