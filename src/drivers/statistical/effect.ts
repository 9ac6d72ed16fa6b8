import { type AveragedColumn, brentRoot, normal } from "../../maths/index.ts";
import type { DriverPanel, PanelHypothesis } from "../panel.ts";
import type { Design, DesignCandidate } from "./design.ts";
import { exposureSpread, spreadOf } from "./measured-exposure.ts";
import { holds, type NamedChange } from "./options.ts";
import { PER_YEAR } from "./own-lags.ts";

/** A quantity with its 90% interval. */
export interface Interval {
  readonly mean: number;
  readonly lo: number;
  readonly hi: number;
}

/** What a change of the exposure goes along with, if the hypothesis acts at all. */
export interface ChangeEffect {
  /** Logits of the balance, within the window. */
  readonly balance: Interval;
  /** Conflictual events a year more or less, at the record's usual number of polar events and share of cooperation. */
  readonly conflictPerYear: Interval;
}

/** Effect of a hypothesis, averaged over exposures, windows and what else is in the model. */
export interface Effect {
  /** Counted as 0 in models without the hypothesis; logits per standard deviation of the exposure. */
  readonly mean: number;
  /** One standard deviation more of the exposure all through the window, given that the hypothesis is in the model. */
  readonly oneDeviation: ChangeEffect;
  /** P(effect > 0 | in the model). */
  readonly positive: number;
  /** P(effect has the stated sign | in the model); NaN where no sign is stated. */
  readonly asStated: number;
  readonly named: readonly (ChangeEffect & { readonly name: string })[];
}

interface Component {
  readonly weight: number;
  readonly mean: number;
  readonly sd: number;
}

const TAIL = 0.05;

/** Quantile of a mixture of normals. */
function mixtureQuantile(parts: readonly Component[], p: number): number {
  const ends = parts.map(({ mean, sd }) => [mean - 9 * sd, mean + 9 * sd] as const);
  const lo = Math.min(...ends.map(([low]) => low));
  const hi = Math.max(...ends.map(([, high]) => high));
  if (!(hi > lo)) return lo;
  const below = (x: number): number =>
    parts.reduce((sum, { weight, mean, sd }) => {
      const share = sd > 0 ? normal.cdf(x, mean, sd) : Number(x >= mean);
      return sum + weight * share;
    }, 0);
  return brentRoot((x) => below(x) - p, lo, hi, 1e-9);
}

function intervalOf(parts: readonly Component[]): Interval {
  const mean = parts.reduce((sum, part) => sum + part.weight * part.mean, 0);
  return { mean, lo: mixtureQuantile(parts, TAIL), hi: mixtureQuantile(parts, 1 - TAIL) };
}

/** Turns a change of the balance into conflictual events a year. */
function conflictScale(panel: DriverPanel, design: Design): (change: number) => number {
  const sum = (series: Float64Array): number =>
    design.rows.reduce((total, t) => total + (series[t] as number), 0);
  const [cooperation, conflict] = [sum(panel.cooperation), sum(panel.conflict)];
  const perYear = ((cooperation + conflict) / design.rows.length) * PER_YEAR[panel.by];
  const odds = (cooperation + 0.5) / (conflict + 0.5);
  const conflictShare = (change: number): number => 1 / (1 + odds * Math.exp(change));
  return (change) => perYear * (conflictShare(change) - conflictShare(0));
}

/** Change of each exposure between two named times, in its standard deviations; NaN where one is not known. */
function changeOf(
  panel: DriverPanel,
  design: Design,
  hypothesis: PanelHypothesis,
  { from, to }: NamedChange,
): readonly number[] {
  const at = (values: Float64Array, named: string): number => {
    const inside = values.filter((_, t) => {
      const period = panel.periods[t];
      return period !== undefined && holds(named, period);
    });
    return inside.some(Number.isFinite) ? spreadOf(inside).mean : Number.NaN;
  };
  return hypothesis.exposures.map(({ values }) => {
    const { sd } = exposureSpread(values, design.rows);
    return (at(values, to) - at(values, from)) / sd;
  });
}

/**
 * The effect of one hypothesis.
 *
 * Method: within a column the coefficient's averaged posterior is taken for a normal of its mean and variance; over columns
 * the mixture by their posterior probability. Columns are in standard deviations of the exposure, so an effect is that of
 * holding the exposure one deviation higher throughout its window.
 *
 * @param columns averaged coefficients
 * @returns undefined where the hypothesis is in no model that was found
 */
export function effectOf(
  panel: DriverPanel,
  design: Design,
  hypothesis: PanelHypothesis,
  candidate: DesignCandidate,
  columns: readonly AveragedColumn[],
  changes: readonly NamedChange[],
): Effect | undefined {
  const own = candidate.columns.flatMap((c) => {
    const [column, laid] = [columns[c], design.columns[c]];
    return column === undefined || laid === undefined || !(column.inclusion > 0)
      ? []
      : [{ ...column, exposure: laid.exposure }];
  });
  const inclusion = own.reduce((sum, column) => sum + column.inclusion, 0);
  if (!(inclusion > 0)) return undefined;
  const events = conflictScale(panel, design);
  const changed = (steps: (exposure: number) => number): ChangeEffect | undefined => {
    const parts = own.map(({ exposure, inclusion: p, meanIncluded, sdIncluded }): Component => {
      const step = steps(exposure);
      return { weight: p / inclusion, mean: step * meanIncluded, sd: Math.abs(step) * sdIncluded };
    });
    if (!parts.every(({ mean }) => Number.isFinite(mean))) return undefined;
    const balance = intervalOf(parts);
    const conflictPerYear = {
      mean: events(balance.mean),
      lo: events(balance.hi),
      hi: events(balance.lo),
    };
    return { balance, conflictPerYear };
  };
  const oneDeviation = changed(() => 1);
  if (oneDeviation === undefined) return undefined;
  const positive = own.reduce((sum, x) => sum + (x.inclusion / inclusion) * x.positive, 0);
  const stated = { "1": positive, "-1": 1 - positive, "0": Number.NaN } as const;
  return {
    mean: own.reduce((sum, column) => sum + column.mean, 0),
    oneDeviation,
    positive,
    asStated: stated[hypothesis.sign],
    named: changes
      .filter((change) => change.hypothesis === hypothesis.id)
      .flatMap((change) => {
        const steps = changeOf(panel, design, hypothesis, change);
        const effect = changed((exposure) => steps[exposure] ?? Number.NaN);
        return effect === undefined ? [] : [{ name: change.name, ...effect }];
      }),
  };
}
