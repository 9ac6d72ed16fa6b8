import type { DirectedCounts, DriverPanel } from "../panel.ts";
import type { ControlTerm } from "./controls.ts";
import type { Design } from "./design.ts";
import { type Estimate, estimatesOf } from "./directed-fit.ts";
import type { NoisyRows } from "./noise.ts";
import { type Outcome, outcomeOf } from "./outcome.ts";
import { lagged } from "./window-means.ts";

/** The effect on what one side does to the other. */
export interface DirectedEffect extends Estimate {
  readonly from: string;
  readonly to: string;
}

/** Which side answers to an exposure. */
export interface Initiative {
  readonly directed: readonly DirectedEffect[];
  /** Effect on the first side's acts less that on the second's. */
  readonly difference: Estimate;
}

interface Side {
  readonly counts: DirectedCounts;
  readonly outcome: Outcome;
  readonly history: readonly Float64Array[];
}

function sideOf(counts: DirectedCounts, ownLags: readonly number[]): Side {
  const outcome = outcomeOf(counts);
  return { counts, outcome, history: ownLags.map((lag) => lagged(outcome.values, lag)) };
}

/** The rows of a design with another outcome and another own history, as far as they are known, and a column on them. */
function rowsOf(
  design: Design,
  outcome: Outcome,
  history: readonly Float64Array[],
  column: Float64Array,
): { readonly rows: NoisyRows; readonly column: Float64Array } {
  const places = [...design.rows.keys()].filter((i) => {
    const t = design.rows[i] as number;
    return [outcome.values, ...history].every((series) => Number.isFinite(series[t]));
  });
  const rows = places.map((i) => design.rows[i] as number);
  const take = (series: Float64Array): Float64Array =>
    Float64Array.from(rows, (t) => series[t] as number);
  const kept = design.controls.filter(({ block }) => block !== "ownHistory");
  const controls: ControlTerm[] = [
    ...kept.map((term) => ({
      ...term,
      values: Float64Array.from(places, (i) => term.values[i] as number),
    })),
    ...history.map((values): ControlTerm => {
      return { block: "ownHistory", step: 0, values: take(values) };
    }),
  ];
  return {
    rows: { rows, outcome: take(outcome.values), variances: take(outcome.variances), controls },
    column: Float64Array.from(places, (i) => column[i] as number),
  };
}

/** Rows beyond the controls that an estimate needs. */
const SPARE_ROWS = 10;

function estimateOn(
  design: Design,
  outcome: Outcome,
  history: readonly Float64Array[],
  values: Float64Array,
): Estimate | undefined {
  const { rows, column } = rowsOf(design, outcome, history, values);
  if (rows.rows.length < rows.controls.length + SPARE_ROWS) return undefined;
  return estimatesOf(rows, [column], [[1]])?.[0];
}

/**
 * The directed halves apart: who answers to an exposure in its most probable window.
 *
 * Method: the column beside the controls and the own history of what one side does, for each side; and for the difference of
 * the two balances beside both histories, so that its interval knows that the two go together. Shown, not judged.
 *
 * @returns undefined without two directed halves, or with too few rows
 */
export function initiativeOf(
  panel: DriverPanel,
  design: Design,
  column: number,
  ownLags: readonly number[],
): Initiative | undefined {
  const [first, second] = panel.halves.map((counts) => sideOf(counts, ownLags));
  const values = design.columns[column]?.values;
  if (first === undefined || second === undefined || values === undefined) return undefined;
  const between: Outcome = {
    values: first.outcome.values.map((y, t) => y - (second.outcome.values[t] as number)),
    variances: first.outcome.variances.map((v, t) => v + (second.outcome.variances[t] as number)),
  };
  const both = [...first.history, ...second.history];
  const difference = estimateOn(design, between, both, values);
  if (difference === undefined) return undefined;
  const directed = [first, second].flatMap(({ counts, outcome, history }): DirectedEffect[] => {
    const estimate = estimateOn(design, outcome, history, values);
    return estimate === undefined ? [] : [{ from: counts.from, to: counts.to, ...estimate }];
  });
  return { directed, difference };
}
