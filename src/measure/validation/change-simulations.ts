import { pelt } from "../../maths/index.ts";
import { averagedPosterior, changeNear } from "../turning-points/averaged.ts";
import { levelRange, windowDispersion } from "../turning-points/noise.ts";
import { type Observations, observationsOf } from "../turning-points/observations.ts";
import { peaksOf } from "../turning-points/peaks.ts";
import {
  type DetectionRecord,
  type Detector,
  type Scenario,
  simulateDetection,
  turningPointDetector,
} from "../turning-points/simulation.ts";
import type { Cell, Finding } from "./check.ts";

/** Probability of a change per period, shortest segment and threshold, as the product has them. */
const PRIOR = { hazard: 1 / 60, minLength: 3, window: 3 };
const THRESHOLD = 0.5;

/** A segmentation with one kind of noise and no bursts. */
function plainSegmentation(observations: Observations, dispersion: number): number[] {
  const kind = { dispersion, burst: 0, persistence: 0, weight: 1 };
  const posterior = averagedPosterior(observations, [kind], PRIOR, levelRange(observations));
  const near = posterior.change.map((_, t) => changeNear(posterior, t));
  return peaksOf(posterior, near, THRESHOLD).map(({ index }) => index);
}

function overConflict(
  { successes, trials }: Parameters<Detector>[0],
  logExposure: readonly number[],
  dispersion: (observations: Observations) => number,
): number[] {
  const counts = trials.map((n, t) => n - (successes[t] ?? 0));
  const observations = observationsOf({ kind: "count", counts, logExposure });
  return plainSegmentation(observations, dispersion(observations));
}

const logRatio = (yes: number, all: number): number => Math.log((yes + 0.5) / (all - yes + 0.5));

/** Plain rivals, and exact segmentation with less in its model than ours. */
function rivals({ periods = 132, jump = 0 }: Scenario): Readonly<Record<string, Detector>> {
  const coverage = Array.from({ length: periods }, (_, t) => (t >= periods / 3 ? jump : 0));
  const none = coverage.map(() => 0);
  return {
    "PELT (MBIC) on the net sum": ({ successes, trials }) =>
      pelt(trials.map((n, t) => 2 * (successes[t] ?? 0) - n)),
    "PELT (MBIC) on the mean": ({ successes, trials }) =>
      pelt(trials.map((n, t) => (n === 0 ? 0 : (2 * (successes[t] ?? 0) - n) / n))),
    "PELT (MBIC) on the log ratio": ({ successes, trials }) =>
      pelt(trials.map((n, t) => logRatio(successes[t] ?? 0, n))),
    "exact, binomial": (series) =>
      plainSegmentation(observationsOf({ kind: "share", ...series }), 0),
    "exact, beta-binomial": (series) => {
      const observations = observationsOf({ kind: "share", ...series });
      return plainSegmentation(observations, windowDispersion(observations));
    },
    "exact, Poisson conflict": (series) => overConflict(series, none, () => 0),
    "exact, negative binomial conflict": (series) => overConflict(series, none, windowDispersion),
    "the same with exposure": (series) => overConflict(series, coverage, windowDispersion),
  };
}

/** Draws that a series with an alarm is calibrated by; the product takes 200. */
const DRAWS = 100;

interface Case {
  readonly name: string;
  readonly scenario: Scenario;
}

const QUIET: readonly (Case & { readonly line: number })[] = [
  {
    name: "no change, bursts of correlation .3",
    scenario: { shift: 0, events: 8, persistence: 0.3 },
    line: 0.1,
  },
  {
    name: "no change, bursts of correlation .3, a jump of coverage",
    scenario: { shift: 0, events: 8, persistence: 0.3, jump: 0.8 },
    line: 0.1,
  },
  {
    name: "no change, bursts of correlation .7",
    scenario: { shift: 0, events: 8, persistence: 0.7 },
    line: 0.15,
  },
];

const SHIFTED: Case = {
  name: "a shift of 1.5, 8 events a month",
  scenario: { shift: 1.5, events: 8, persistence: 0.3 },
};

const OTHERS: readonly Case[] = [
  {
    name: "a shift of .75, 8 events a month",
    scenario: { shift: 0.75, events: 8, persistence: 0.3 },
  },
  {
    name: "a shift of 1.5, 8 events a month, a jump of coverage",
    scenario: { shift: 1.5, events: 8, persistence: 0.3, jump: 0.8 },
  },
  {
    name: "a shift of 1.5, 3 events a month",
    scenario: { shift: 1.5, events: 3, persistence: 0.3 },
  },
  {
    name: "a shift of 1.5, 30 events a month",
    scenario: { shift: 1.5, events: 30, persistence: 0.3 },
  },
  {
    name: "a shift of 1, 8 events a month, 240 months, a jump of coverage",
    scenario: { periods: 240, shift: 1, events: 8, persistence: 0.3, jump: 0.8 },
  },
];

/** How many series are simulated. */
export interface Runs {
  /** For what a pass line judges. */
  readonly judged: number;
  /** For each rival in each scenario. */
  readonly rivals: number;
  /** For our detector in scenarios that no pass line is for. */
  readonly beside: number;
}

const SEED = 20_000;
const COLUMNS = [
  "scenario",
  "detector",
  "series",
  "hits",
  "series with a false alarm",
  "false alarms per series",
];

function cells(scenario: string, detector: string, record: DetectionRecord): Cell[] {
  const hits = Number.isNaN(record.hits) ? null : record.hits;
  return [scenario, detector, record.runs, hits, record.alarmed, record.falseAlarms];
}

function tried({ scenario }: Case, detector: Detector, runs: number): DetectionRecord {
  return simulateDetection({ scenario, runs, seed: SEED, detector });
}

function rivalRows(one: Case, runs: number): Cell[][] {
  return Object.entries(rivals(one.scenario)).map(([name, detector]) =>
    cells(one.name, name, tried(one, detector, runs)),
  );
}

const OURS = "ours";

/** S6: how often series without a change raise an alarm; each scenario against its own line. */
export function falseAlarms({ judged, rivals: few }: Runs): Finding[] {
  return QUIET.map((one) => {
    const own = tried(one, turningPointDetector({ draws: DRAWS }), judged);
    return {
      what: `series with a false alarm: ${one.name}`,
      value: own.alarmed,
      unit: "share of series",
      passLine: `at most ${one.line}`,
      passed: own.alarmed <= one.line,
      detail: `${judged} series of 132 months, 8 events a month, bursts of .6; calibrated by ${DRAWS} draws.`,
      beside: {
        columns: COLUMNS,
        rows: [cells(one.name, OURS, own), ...rivalRows(one, few)],
      },
    };
  });
}

/** S7: how often a shift is found, and how many alarms are false beside it. */
export function shiftsFound({ judged, rivals: few, beside }: Runs): Finding[] {
  const own = tried(SHIFTED, turningPointDetector({ draws: DRAWS }), judged);
  const detail = `${judged} series of 132 months, 8 events a month, a shift of 1.5 logits in the middle, bursts of .6 with correlation .3; a hit is within three months. Calibrated by ${DRAWS} draws.`;
  const uncalibrated = turningPointDetector({ draws: 0 });
  return [
    {
      what: "shifts found",
      value: own.hits,
      unit: "share of series",
      passLine: "at least 0.8",
      passed: own.hits >= 0.8,
      detail,
      beside: {
        columns: COLUMNS,
        rows: [
          cells(SHIFTED.name, OURS, own),
          ...rivalRows(SHIFTED, few),
          ...OTHERS.flatMap((one) => [
            cells(one.name, `${OURS}, not calibrated`, tried(one, uncalibrated, beside)),
            ...rivalRows(one, few),
          ]),
        ],
      },
    },
    {
      what: "false alarms beside a shift",
      value: own.falseAlarms,
      unit: "per series",
      passLine: "at most 0.25",
      passed: own.falseAlarms <= 0.25,
      detail,
    },
  ];
}
