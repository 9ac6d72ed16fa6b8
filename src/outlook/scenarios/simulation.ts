import {
  type DriverPanel,
  type KnownPosterior,
  type LagWindow,
  type PosteriorDraw,
  windowMeans,
} from "../../drivers/index.ts";
import type { Random } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import type { Future } from "./future.ts";
import { carriedOn, recentMean } from "./past.ts";
import type { ExposurePath } from "./path.ts";

/** Draws of the log ratio in the periods to come; for each period one value per draw, in the same order in all. */
export interface Simulation {
  readonly baseline: readonly Float64Array[];
  readonly scenario: readonly Float64Array[];
  /** Scenario less baseline; what both share is not in it, so it is 0 to the last bit where nothing is moved. */
  readonly difference: readonly Float64Array[];
  /** Of each draw, whether an exposure that is moved acts in it. */
  readonly acts: readonly boolean[];
}

/** An exposure's mean over a window in each period to come, in standard deviations, as it stays and as it is moved. */
interface Windowed {
  readonly stays: Float64Array;
  readonly moved: Float64Array;
}

type WindowsOf = (hypothesis: string, exposure: string, window: LagWindow) => Windowed;

function windowsOf(
  panel: DriverPanel,
  posterior: KnownPosterior,
  paths: readonly ExposurePath[],
  horizon: number,
): WindowsOf {
  const known = new Map<string, Windowed>();
  const make = (hypothesis: string, exposure: string, window: LagWindow): Windowed => {
    const of = panel.hypotheses.find(({ id }) => id === hypothesis);
    const values = of?.exposures.find(({ id }) => id === exposure)?.values ?? new Float64Array();
    const scale = posterior.hypotheses
      .find(({ id }) => id === hypothesis)
      ?.exposures.find((one) => one.exposure === exposure);
    const { mean, sd } = scale ?? { mean: 0, sd: 1 };
    const past = carriedOn(values);
    const ahead = (to: readonly number[]): Float64Array =>
      windowMeans(Float64Array.from([...past, ...to]), window)
        .subarray(past.length)
        .map((x) => (x - mean) / sd);
    const held = new Array<number>(horizon).fill(recentMean(values, panel.by));
    const path = paths.find((one) => one.hypothesis === hypothesis && one.exposure === exposure);
    const stays = ahead(held);
    return { stays, moved: path === undefined ? stays : ahead(path.values) };
  };
  return (hypothesis, exposure, window) => {
    const key = [hypothesis, exposure, window.first, window.last].join(" ");
    const windowed = known.get(key) ?? make(hypothesis, exposure, window);
    known.set(key, windowed);
    return windowed;
  };
}

/** A forward run: own history times its coefficients, and what else moves each period. */
function run(
  draw: PosteriorDraw,
  history: ArrayLike<number>,
  moves: ArrayLike<number>,
): Float64Array {
  const horizon = moves.length;
  const path = new Float64Array(horizon);
  for (let i = 0; i < horizon; i++) {
    let value = moves[i] as number;
    for (const { lag, coefficient } of draw.ownLags) {
      const before = i >= lag ? path[i - lag] : history[history.length + i - lag];
      value += coefficient * (before ?? 0);
    }
    path[i] = value;
  }
  return path;
}

/**
 * Run every draw forward twice, with exposures that stay and with exposures that are moved.
 *
 * Method: y_t = controls + own lags of y + effects of the windows + noise, each draw with its own coefficients and noise. Both
 * runs of a draw have the same noise (common random numbers); since the model is linear their difference is the run of the
 * difference of the effects from a history of 0, and is computed so.
 * Source: Law (2015), "Simulation Modeling and Analysis", section 11.2. Check: run-scenario.test.ts.
 */
export function simulate(
  panel: DriverPanel,
  posterior: KnownPosterior,
  future: Future,
  paths: readonly ExposurePath[],
  random: Random,
): Simulation {
  const { draws } = posterior;
  const horizon = future.periods.length;
  const windows = windowsOf(panel, posterior, paths, horizon);
  const room = (): Float64Array[] =>
    Array.from({ length: horizon }, () => new Float64Array(draws.length));
  const [baseline, scenario, difference] = [room(), room(), room()];
  const nothing = new Float64Array(0);
  const acts = draws.map((draw, d) => {
    const moves = future.controls(draw);
    const changes = new Float64Array(horizon);
    const sd = Math.sqrt(draw.scale * future.variance);
    for (let i = 0; i < horizon; i++) {
      moves[i] = (moves[i] as number) + normal.sample(random, 0, sd);
    }
    let isMoved = false;
    for (const { hypothesis, exposure, window, coefficient } of draw.effects) {
      const { stays, moved } = windows(hypothesis, exposure, window);
      isMoved ||= stays !== moved;
      for (let i = 0; i < horizon; i++) {
        const [stay, move] = [stays[i] as number, moved[i] as number];
        moves[i] = (moves[i] as number) + coefficient * stay;
        changes[i] = (changes[i] as number) + coefficient * (move - stay);
      }
    }
    const path = run(draw, future.history, moves);
    const change = run(draw, nothing, changes);
    for (let i = 0; i < horizon; i++) {
      const [y, by] = [path[i] as number, change[i] as number];
      (baseline[i] as Float64Array)[d] = y;
      (scenario[i] as Float64Array)[d] = y + by;
      (difference[i] as Float64Array)[d] = by;
    }
    return isMoved;
  });
  return { baseline, scenario, difference, acts };
}
