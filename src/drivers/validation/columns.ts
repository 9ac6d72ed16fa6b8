import { logChoose } from "../../maths/index.ts";
import { logPriorBySize } from "../statistical/space-prior.ts";
import type { PanelDesign } from "./simulated-panel.ts";

/** A kind of panel that is simulated many times. */
export interface Column {
  readonly name: string;
  readonly design: PanelDesign;
}

const USUAL: PanelDesign = {
  periods: 132,
  events: 8,
  common: 0.6,
  hypotheses: 5,
  trueOnes: 0,
  beta: 0.25,
};

function column(name: string, changes: Partial<PanelDesign>): Column {
  return { name, design: { ...USUAL, ...changes } };
}

/** Name of a kind of panel. */
export type ColumnName =
  | "none"
  | "strongShock"
  | "longNone"
  | "one"
  | "longOne"
  | "sparse"
  | "dense"
  | "weak";

/** The kinds of panel by name, as the columns of the table stand. */
export const COLUMNS: Readonly<Record<ColumnName, Column>> = {
  none: column("132 months, none true", {}),
  strongShock: column("132 months, none true, strong common shock", { common: 1.2 }),
  longNone: column("240 months, none true", { periods: 240 }),
  one: column("132 months, one true", { trueOnes: 1 }),
  longOne: column("240 months, one true", { periods: 240, trueOnes: 1 }),
  sparse: column("240 months, 2 events a month, one true", {
    periods: 240,
    events: 2,
    trueOnes: 1,
  }),
  dense: column("240 months, 30 events a month, one true", {
    periods: 240,
    events: 30,
    trueOnes: 1,
  }),
  weak: column("240 months, one true, beta .10", { periods: 240, trueOnes: 1, beta: 0.1 }),
};

/** All names, in order. */
export const COLUMN_NAMES: readonly ColumnName[] = Object.keys(COLUMNS) as ColumnName[];

/** A panel in which the common shock acts through the true exposure as well; harder, and beside the table. */
export const SHOCK_ACTS: Column = column("240 months, one true, the common shock acts through it", {
  periods: 240,
  trueOnes: 1,
  shockActs: true,
});

/** Panels by their number of true hypotheses, from none to all, and the share of each that the usual prior has. */
export const BY_PRIOR: readonly { readonly column: Column; readonly share: number }[] =
  logPriorBySize(USUAL.hypotheses, USUAL.hypotheses).map((logPrior, n) => ({
    column: column(`240 months, ${n} of ${USUAL.hypotheses} true`, { periods: 240, trueOnes: n }),
    share: Math.exp(logPrior + logChoose(USUAL.hypotheses, n)),
  }));
