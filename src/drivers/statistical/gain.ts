import type { Period } from "../../kernel/index.ts";
import { blockBootstrapMean } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import type { DesignPanel } from "./design-panel.ts";
import { walkOrigins } from "./growing-design.ts";
import { predictiveWalk } from "./predictive-walk.ts";
import { largestWithin, logPriorBySize, usualG } from "./space-prior.ts";
import type { Streams } from "./streams.ts";

/** What a hypothesis adds to the prediction of one period. */
export interface PeriodGain {
  readonly period: Period;
  /** Log score of the models with it less that of the models without, log points. */
  readonly gain: number;
}

/** What it adds to the prediction of the periods to come, or why that is not known. */
export type Gain =
  | {
      readonly state: "known";
      /** Mean log points per period, and its 90% interval. */
      readonly mean: number;
      readonly lo: number;
      readonly hi: number;
      /** P(mean > 0). */
      readonly positive: number;
      readonly byPeriod: readonly PeriodGain[];
    }
  | { readonly state: "unknown"; readonly has: number; readonly needs: number };

/** Gains of the hypotheses measured, in the order of the design's candidates, and of all of them over the controls. */
export interface Gains {
  readonly each: readonly Gain[];
  readonly all: Gain;
}

/** Rows beyond the controls from which the first prediction is made. */
const SPARE_ROWS = 20;

/** Predictions that a mean must rest on. */
const LEAST_PREDICTIONS = 12;

/** Models per prediction; a larger space loses its largest models. */
const WALKED_MODELS = 10_000;

export interface GainSettings {
  readonly tried: number;
  readonly resamples: number;
  readonly streams: Streams;
}

function gainOf(byPeriod: readonly PeriodGain[], name: string, settings: GainSettings): Gain {
  const { mean, lo, hi, positive } = blockBootstrapMean(
    byPeriod.map(({ gain }) => gain),
    { random: settings.streams(`gain ${name}`), draws: settings.resamples },
  );
  return { state: "known", mean, lo, hi, positive, byPeriod };
}

/**
 * What each hypothesis adds to one-step predictions that know only the periods before: the second leg of a verdict.
 *
 * Method: at every row from the 20th beyond the controls on, weights, prior and posterior are those of the rows before; the
 * log predictive density of the row, averaged over the models that hold the hypothesis, less that over those that do not.
 * The interval is a stationary block bootstrap of the mean. The number of events of the new period is given.
 * Source: Fernandez, Ley and Steel (2001), section 4.2; Politis and Romano (1994).
 * Check: `gain.test.ts`: later periods move nothing before them by a bit.
 */
export function gainsOf(panel: DesignPanel, design: Design, settings: GainSettings): Gains {
  const { candidates, rows } = design;
  const first = design.controls.length + SPARE_ROWS;
  const needs = first + LEAST_PREDICTIONS;
  if (rows.length < needs) {
    const unknown: Gain = { state: "unknown", has: rows.length, needs };
    return { each: candidates.map(() => unknown), all: unknown };
  }
  const logBySize = logPriorBySize(candidates.length, settings.tried);
  const largest = largestWithin(
    candidates.map(({ columns }) => columns.length),
    WALKED_MODELS,
  );
  const each = candidates.map((): PeriodGain[] => []);
  const all: PeriodGain[] = [];
  walkOrigins(panel, design, first, (origin, row) => {
    const g = usualG(origin.effectiveRows, settings.tried);
    const scores = predictiveWalk(origin, candidates, { g, logBySize, largest });
    const period = panel.periods[rows[row] as number] as Period;
    each.forEach((gains, c) => {
      gains.push({ period, gain: (scores.with[c] as number) - (scores.without[c] as number) });
    });
    all.push({ period, gain: scores.all - scores.none });
  });
  return {
    each: each.map((gains, c) =>
      gainOf(gains, panel.hypotheses[candidates[c]?.hypothesis ?? -1]?.id ?? "", settings),
    ),
    all: gainOf(all, "", settings),
  };
}
