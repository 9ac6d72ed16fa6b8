import { type Random, seededRandom } from "../../kernel/index.ts";
import { binomial, logistic, normal, poisson } from "../../maths/index.ts";
import { findTurningPoints, type TurningPointOptions } from "./turning-points.ts";

/** How a series with a known truth is made: events of two kinds, the share of one of which may change once. */
export interface Scenario {
  /** Number of periods (months). Default 132. */
  readonly periods?: number;
  /** Fall of the share's logit at the middle of the series; 0 is no change. */
  readonly shift: number;
  /** Mean events of both kinds a period, before any jump of coverage. */
  readonly events: number;
  /** Standard deviation of the monthly bursts, on the logit scale. Default 0.6. */
  readonly burst?: number;
  /** Correlation of a month's burst with the next month's, in [0, 1). */
  readonly persistence: number;
  /** Rise of log coverage after a third of the series, the share staying the same. Default 0. */
  readonly jump?: number;
}

/** A simulated series of shares. */
export interface SimulatedShares {
  readonly successes: readonly number[];
  readonly trials: readonly number[];
  /** First period after the change, or undefined when there is none. */
  readonly change: number | undefined;
}

/** Logit of the share before any change: about 0.69 of the events. */
const START = 0.8;

/** Make one series: a level with at most one shift, monthly autoregressive bursts, a Poisson number of events. */
export function simulateShares(scenario: Scenario, random: Random): SimulatedShares {
  const { periods = 132, shift, events, burst = 0.6, persistence, jump = 0 } = scenario;
  const change = shift === 0 ? undefined : Math.floor(periods / 2);
  const successes: number[] = [];
  const trials: number[] = [];
  let state = normal.sample(random, 0, burst);
  for (let t = 0; t < periods; t++) {
    if (t > 0) {
      const innovation = burst * Math.sqrt(1 - persistence ** 2);
      state = persistence * state + normal.sample(random, 0, innovation);
    }
    const level = START - (change !== undefined && t >= change ? shift : 0);
    const n = poisson.sample(random, events * Math.exp(t >= periods / 3 ? jump : 0));
    trials.push(n);
    successes.push(n === 0 ? 0 : binomial.sample(random, n, logistic(level + state)));
  }
  return { successes, trials, change };
}

/** A detector under test: the periods at which it says that a new level begins. */
export type Detector = (
  series: { readonly successes: readonly number[]; readonly trials: readonly number[] },
  random: Random,
) => readonly number[];

/**
 * `findTurningPoints` as a detector under test: its level shifts.
 *
 * Calibration can only take alarms away, so a series without one before it is not calibrated.
 */
export function turningPointDetector(options: Omit<TurningPointOptions, "random"> = {}): Detector {
  return (series, random) => {
    const found = (draws: number): readonly number[] => {
      const wanted = { ...options, random, draws, sensitivity: false };
      const report = findTurningPoints({ kind: "share", ...series }, wanted);
      return report.outcome === "known" ? report.turningPoints.map(({ index }) => index) : [];
    };
    return found(0).length === 0 ? [] : found(options.draws ?? 200);
  };
}

/** How a detector did on many series of one scenario. */
export interface DetectionRecord {
  readonly runs: number;
  /** Share of series in which the change was found, within 3 periods; NaN without a change. */
  readonly hits: number;
  /** Share of series with at least one alarm that is not a hit. */
  readonly alarmed: number;
  /** Alarms that are not hits, per series. */
  readonly falseAlarms: number;
  /** Mean distance of a hit from the truth, in periods; NaN without a hit. */
  readonly dateError: number;
}

/** Draws thrown away at the start of a run: the first ones of neighbouring seeds are alike. */
const WARM_UP = 16;

function randomOfRun(seed: number): Random {
  const random = seededRandom(seed);
  for (let i = 0; i < WARM_UP; i++) random.uniform();
  return random;
}

/** How far from the truth an alarm may be and still be a hit, in periods. */
const TOLERANCE = 3;

/**
 * Try a detector on simulated series.
 *
 * At most one alarm, the nearest, is a hit; every other one is false.
 *
 * @param request.runs number of series, >= 1
 * @param request.seed of the whole experiment: run i draws its series and the detector's randomness from seed + i
 */
export function simulateDetection(request: {
  readonly scenario: Scenario;
  readonly runs: number;
  readonly seed: number;
  readonly detector: Detector;
}): DetectionRecord {
  const { scenario, runs, seed, detector } = request;
  let [hits, alarmed, falseAlarms, distance] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const random = randomOfRun(seed + run);
    const { change, ...series } = simulateShares(scenario, random);
    const found = detector(series, random);
    const nearest =
      change === undefined
        ? Number.POSITIVE_INFINITY
        : Math.min(Number.POSITIVE_INFINITY, ...found.map((t) => Math.abs(t - change)));
    const isHit = nearest <= TOLERANCE;
    const wrong = found.length - (isHit ? 1 : 0);
    if (isHit) {
      hits++;
      distance += nearest;
    }
    falseAlarms += wrong;
    if (wrong > 0) alarmed++;
  }
  return {
    runs,
    hits: scenario.shift === 0 ? Number.NaN : hits / runs,
    alarmed: alarmed / runs,
    falseAlarms: falseAlarms / runs,
    dateError: hits === 0 ? Number.NaN : distance / hits,
  };
}
