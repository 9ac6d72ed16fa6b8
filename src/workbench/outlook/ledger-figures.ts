import type { IntervalDots, PitHistogram, ReliabilityDiagram } from "../../figure/index.ts";
import type { LevelSummary, QuestionSummary } from "../../outlook/index.ts";
import { ahead, TARGET_WORDS } from "./backtest-answer.ts";
import type { LedgerBacktest } from "./ledger-document.ts";

/** A figure of a track record. */
export type LedgerFigure =
  | { readonly kind: "reliability"; readonly chart: ReliabilityDiagram }
  | { readonly kind: "pit"; readonly chart: PitHistogram }
  | { readonly kind: "dots"; readonly chart: IntervalDots };

/** The baselines, in words, in the order in which they are told. */
export const BASELINES: readonly (readonly [keyof LevelSummary["baselines"], string])[] = [
  ["climatology", "long-run mean"],
  ["zero", "none"],
  ["last-value", "last value"],
  ["last-twelve", "last twelve"],
  ["same-period", "same period"],
  ["moments", "by moments"],
  ["tsb", "TSB"],
];

interface Skill {
  readonly skill: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
}

const percent = (share: number | null): number => (share === null ? Number.NaN : 100 * share);

function ends({ lo, hi }: Skill): { readonly lo: number; readonly hi: number } {
  return { lo: percent(lo), hi: percent(hi) };
}

const NO_SKILL = { value: 0, label: "no better" } as const;
const SKILL = { value: "skill", inner: "90% interval" } as const;

/** How much better forecasts of counts were than each thing that they stand beside. */
export function skillDots({ baselines, forecasts }: LevelSummary): LedgerFigure {
  const chart: IntervalDots = {
    id: "ledger-skill",
    title: "Skill of forecasts of counts over what they stand beside",
    description: `Share of the score of each simple forecast that ${forecasts} resolved forecasts saved.`,
    caption: "To the right of 0 the forecasts were better. Blocks of periods are drawn anew.",
    unit: "per cent of its CRPS",
    legend: SKILL,
    range: [-10, 10],
    reference: NO_SKILL,
    rows: BASELINES.map(([id, name]) => {
      const beside = baselines[id];
      return { name: `over ${name}`, value: percent(beside.skill), ...ends(beside) };
    }),
  };
  return { kind: "dots", chart };
}

/** The like of a back-test, by target and horizon. */
export function backtestDots({ rows, by, dyads, from, to }: LedgerBacktest): LedgerFigure {
  const chart: IntervalDots = {
    id: "ledger-backtest",
    title: "Back-test: skill over the long-run mean",
    description: `Share of the long-run mean's score that forecasts of ${dyads} dyads from ${from} to ${to} would have saved.`,
    caption: "None of these forecasts was ever issued. To the right of 0 they were better.",
    unit: "per cent of its CRPS",
    legend: SKILL,
    range: [-5, 5],
    reference: NO_SKILL,
    rows: rows.map((row) => ({
      ...{
        group: TARGET_WORDS[row.target],
        value: percent(row.skill),
        note: row.state,
        ...ends(row),
      },
      name: `${ahead(row.horizon, by)} ahead`,
    })),
  };
  return { kind: "dots", chart };
}

/** The 95th percentile of the standard normal distribution. */
const Z90 = 1.645;

/** Where in their distributions what came lay. */
export function pitFigure({ calibration, forecasts }: LevelSummary): LedgerFigure {
  const { deciles } = calibration;
  const expected = 1 / deciles.length;
  const half = Z90 * Math.sqrt((expected * (1 - expected)) / forecasts);
  const chart: PitHistogram = {
    id: "ledger-pit",
    title: "Where in the forecast distributions the counts lay",
    description: `Shares of ${forecasts} outcomes in ten equal parts of their distributions.`,
    caption:
      "Flat is calibrated; a hump says that the distributions were too wide, ends that rise that they were too narrow. The band takes forecasts for independent.",
    shares: deciles,
    forecasts,
    band: { lo: Math.max(0, expected - half), hi: Math.min(1, expected + half) },
  };
  return { kind: "pit", chart };
}

/** How often what was called so probable came. */
export function reliabilityFigure({ last, questions }: QuestionSummary): LedgerFigure {
  const chart: ReliabilityDiagram = {
    id: "ledger-reliability",
    title: "How often what was called so probable came",
    description: `Stated probabilities of ${questions} resolved questions and the share that came out yes.`,
    caption: "On the diagonal, probabilities mean what they say. Intervals are Jeffreys'.",
    bins: last.bins,
  };
  return { kind: "reliability", chart };
}
