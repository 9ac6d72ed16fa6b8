import { type Random, seededRandom } from "../src/kernel/index.ts";
import {
  betaBinomial,
  betaBinomialRows,
  fitLocalLevel,
  logistic,
  normal,
  pelt,
  poisson,
  segmentPosterior,
} from "../src/maths/index.ts";
import { balancePath, panelSettings } from "../src/measure/relation/balance.ts";
import { dynamicsBy } from "../src/measure/relation/dynamics.ts";
import type { Found } from "./peer-process.ts";

/** How far two results may lie apart: the difference over one or the greater of the two, whichever is more. */
export type Tolerances = Readonly<Record<string, number>>;

/** One model on one series, for us and for peers. */
export interface PeerJob {
  readonly name: string;
  /** Our own run. */
  ours(): Found;
  /** Runs timed together, ours and the peers', so that the clock has something to measure. */
  readonly times: readonly [ours: number, peer: number];
  readonly peers: readonly {
    readonly name: string;
    readonly language: "python" | "R";
    readonly job: object;
    /** Lists of the results that must agree. */
    readonly within: Tolerances;
  }[];
}

const MONTHS = 300;

const RHO = panelSettings("month").rho;

interface Shares {
  readonly successes: readonly number[];
  readonly trials: readonly number[];
}

/** Monthly shares about a level that drifts and falls once; eight events a month, some months none. */
function shares(random: Random): Shares {
  let drift = 0;
  const trials = Array.from({ length: MONTHS }, () => poisson.sample(random, 8));
  const successes = trials.map((n, t) => {
    drift = 0.99 * drift + normal.sample(random, 0, 0.1);
    const logit = (t < MONTHS / 2 ? 0.9 : -0.4) + drift;
    return n === 0 ? 0 : betaBinomial.sample(random, n, logistic(logit), RHO);
  });
  return { successes, trials };
}

function balanceJob(random: Random): PeerJob {
  const { successes, trials } = shares(random);
  const centre = { mean: 0.3, variance: 1 };
  const { levelVariance, episodeVariance } = panelSettings("month");
  const counts = trials.map((n, t) => {
    const cooperation = successes[t] ?? 0;
    return { cooperation, conflict: n - cooperation, attention: 0 };
  });
  const source = { source: "one", periods: [], counts };
  const settings = { levelVariance, episodeVariance, rho: [RHO] };
  const { level, episode } = dynamicsBy("month", {
    level: levelVariance,
    episode: episodeVariance,
  });
  const job = {
    model: "balance",
    ...{ successes, trials, rho: RHO },
    persistence: [level.persistence, episode.persistence],
    innovation: [level.innovation, episode.innovation],
    centreMean: centre.mean,
    centreVariance: centre.variance,
  };
  const within = { logLikelihood: 1e-6, filtered: 1e-6, mean: 1e-6, variance: 1e-6 };
  return {
    name: `balance: filter and smoother, ${MONTHS} months`,
    ours: () => {
      const path = balancePath([source], "month", { centre, offsets: [] }, settings);
      return {
        logLikelihood: [path.logLikelihood],
        filtered: path.filtered.map((at) => at.level.mean),
        mean: path.smoothed.map((at) => at.level.mean),
        variance: path.smoothed.map((at) => at.level.variance),
      };
    },
    times: [20, 3],
    peers: [{ name: "numpy", language: "python", job, within }],
  };
}

function segmentationJob(random: Random): PeerJob {
  const { successes, trials } = shares(random);
  const grid = Array.from({ length: 41 }, (_, g) => -2 + g * 0.1);
  const logPrior = grid.map((x) => -0.5 * x ** 2);
  const prior = { hazard: 1 / 60, minLength: 3 };
  const job = { model: "segmentation", successes, trials, rho: RHO, grid, logPrior, ...prior };
  const within = { logEvidence: 1e-6, change: 1e-6, level: 1e-6 };
  return {
    name: `exact segmentation of shares, ${MONTHS} months, ${grid.length} levels`,
    ours: () => {
      const rowOf = betaBinomialRows(RHO, grid);
      const found = segmentPosterior({
        rows: trials.map((n, t) => rowOf(successes[t] ?? Number.NaN, n)),
        logPrior: Float64Array.from(logPrior),
        ...prior,
      });
      return {
        logEvidence: [found.logEvidence],
        change: [...found.change],
        level: [...found.level],
      };
    },
    times: [20, 1],
    peers: [{ name: "numpy", language: "python", job, within }],
  };
}

/** A value with a new mean every 100 times or so. */
function steps(random: Random, length: number): number[] {
  let mean = 0;
  return Array.from({ length }, () => {
    if (random.uniform() < 1 / 100) mean += normal.sample(random, 0, 2);
    return mean + normal.sample(random, 0, 1);
  });
}

function peltJob(random: Random, length: number): PeerJob {
  const values = steps(random, length);
  const penalty = 3 * Math.log(length);
  const within = { changes: 0 };
  const peer = (name: string, model: string): PeerJob["peers"][number] => {
    return { name, language: "python", job: { model, values, penalty }, within };
  };
  return {
    name: `PELT, change of mean, ${length} values`,
    ours: () => ({ changes: pelt(values, { cost: "mean", variance: 1, penalty }) }),
    times: [20, 1],
    peers: [peer("ruptures Pelt", "pelt"), peer("ruptures KernelCPD, in C", "kernel-pelt")],
  };
}

function wandering(random: Random): number[] {
  let level = 0;
  return Array.from({ length: MONTHS }, () => {
    level += normal.sample(random, 0, 0.3);
    return level + normal.sample(random, 0, 1);
  });
}

/** Searches for a maximum end where they end: the variances agree to a thousandth, what follows from them to a hundredth. */
const SEARCHED: Tolerances = { variances: 1e-3, smoothed: 1e-2 };

function localLevelJob(random: Random, start: "exact" | "wide"): PeerJob {
  const values = wandering(random);
  const job = { model: "local-level", values };
  const peer: PeerJob["peers"][number] =
    start === "exact"
      ? {
          name: "statsmodels",
          language: "python",
          job,
          within: { ...SEARCHED, logLikelihood: 1e-6 },
        }
      : { name: "R StructTS", language: "R", job, within: SEARCHED };
  return {
    name: `local level by maximum likelihood, ${start} start, ${MONTHS} values`,
    ours: () => {
      const fit = fitLocalLevel(values, { start });
      return {
        variances: [fit.observationVariance, fit.levelVariance],
        logLikelihood: [fit.logLikelihood],
        smoothed: [...fit.smoothed.mean],
      };
    },
    times: [20, 5],
    peers: [peer],
  };
}

/** All models that have a peer. */
export function peerJobs(): PeerJob[] {
  const random = seededRandom(3);
  return [
    balanceJob(random),
    segmentationJob(random),
    peltJob(random, 300),
    peltJob(random, 3000),
    localLevelJob(random, "exact"),
    localLevelJob(random, "wide"),
  ];
}
