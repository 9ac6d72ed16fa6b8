import { normal } from "../../maths/index.ts";
import type { TooLittle } from "../analogues/analogues.ts";
import { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "../panel/forecast-panel.ts";
import {
  type Cell,
  type CellKey,
  type CellRequest,
  cellsAt,
  expectations,
  LEAST_OCCASIONS,
} from "./cells.ts";
import type { ExpectedRows } from "./expectation.ts";
import { type KindCounts, lookedFor, occasionAt, YEAR } from "./occasions.ts";
import { type ShrunkEstimate, shrunk, spreadOfEffects } from "./shrinkage.ts";

/** What is looked for. */
export interface SignpostInput {
  readonly panel: ForecastPanel;
  /** Of kinds of event by dyad; a kind of a dyad that is left out never came. */
  readonly kindCounts: readonly KindCounts[];
  /** Index of the last period that is known. */
  readonly origin: number;
  /** Index of the dyad whose own share is wanted. */
  readonly dyad?: number;
  /** By default all counts. */
  readonly targets?: readonly CountTarget[];
  /** Periods; by default 1, 3 and 6. */
  readonly horizons?: readonly number[];
}

/** The dyad's own share in a signpost. */
export interface OwnShare {
  /** Periods with and without an occasion that are compared; none where the kind is an everyday matter. */
  readonly occasions: number;
  readonly periods: number;
  /** Events that came after its occasions over those that were expected, half an event added to either. */
  readonly ratio: number;
  /** Whether the last period is an occasion. */
  readonly present: boolean;
}

/** An observable that moves the outlook of a target. */
export interface Signpost extends CellKey {
  readonly direction: "more" | "fewer";
  /** Events of the target over the horizon after an occasion, over those after other periods of which as many were expected. */
  readonly ratio: number;
  /** Its 90 % interval. */
  readonly lo: number;
  readonly hi: number;
  /** The ratio before it was weighed with all that was looked at. */
  readonly unweighed: number;
  /** Chance that the direction is right. */
  readonly certainty: number;
  /** |log ratio| × certainty: by which they are ranked. */
  readonly movement: number;
  readonly occasions: number;
  /** Dyads with an occasion. */
  readonly dyads: number;
  readonly own: OwnShare | null;
}

/** What was found, and among how many. */
export interface Signposts {
  /** Those whose direction is more than .9 sure, the greatest movement first. */
  readonly signposts: readonly Signpost[];
  /** Combinations of kind, sign, target and horizon that were looked at. */
  readonly looked: number;
  /** How the logarithms of true ratios are spread about 0. */
  readonly spread: number;
}

/** Kept are signposts whose direction is surer than this. */
const SURE = 0.9;
const HALF_WIDTH = normal.quantile(0.95, 0, 1);
const HORIZONS: readonly number[] = [1, 3, 6];

/** A cell and what remains of its effect. */
export interface Weighed {
  readonly cell: Cell;
  readonly after: ShrunkEstimate;
  readonly movement: number;
}

/** The cells whose direction is sure when all are weighed together, the greatest movement first. */
export function sureCells(cells: readonly Cell[]): {
  readonly kept: Weighed[];
  readonly spread: number;
} {
  const spread = spreadOfEffects(cells);
  const kept = cells
    .map((cell) => ({ cell, after: shrunk(cell, spread) }))
    .filter(({ after }) => after.certainty > SURE)
    .map((one) => ({ ...one, movement: Math.abs(one.after.effect) * one.after.certainty }))
    .sort((x, y) => y.movement - x.movement);
  return { kept, spread };
}

/** The request that an input stands for. */
export function requestOf(input: SignpostInput): CellRequest {
  const { panel, kindCounts, targets = COUNT_TARGETS, horizons = HORIZONS } = input;
  return { panel, kindCounts, targets, horizons };
}

function ownShare(
  { dyad, panel, origin }: SignpostInput,
  { kind, sign, horizon }: Cell,
  rows: ExpectedRows | undefined,
  kinds: ReturnType<typeof lookedFor>,
): OwnShare | null {
  if (dyad === undefined || rows === undefined) return null;
  const counts = kinds.get(kind)?.[dyad] ?? new Float64Array();
  const occasion = (at: number): number => occasionAt(counts, at, sign, YEAR[panel.by]);
  let [occasions, periods, came, expected] = [0, 0, 0.5, 0.5];
  for (const [row, at] of rows.at.entries()) {
    const y = rows.came[horizon - 1]?.[row] ?? Number.NaN;
    const x = occasion(at);
    if (rows.dyads[row] !== dyad || Number.isNaN(y) || Number.isNaN(x)) continue;
    periods++;
    if (x === 0) continue;
    occasions++;
    came += y;
    expected += rows.expected[horizon - 1]?.[row] ?? 0;
  }
  return { occasions, periods, ratio: came / expected, present: occasion(origin) === 1 };
}

/**
 * The observables after which the counts of the next periods differ most from what a forecaster expects anyway.
 *
 * Method: docs/method/signposts.md. Over all dyads, the count of the next periods on what a discounted gamma-Poisson model
 * expected of them, its level and its last surprise, and whether the period was an occasion; all effects looked at are
 * weighed together (normal with mean 0), and those whose direction is more than .9 sure are kept. An association: it
 * does not say that the event brings about what follows.
 * Source: as `offsetRegression` and `spreadOfEffects`; the choice of occasions is ours.
 * Check: `signposts.test.ts`: planted effects are found, few are kept without one, the future changes nothing.
 */
export function signposts(input: SignpostInput): Signposts | TooLittle {
  const request = requestOf(input);
  const expected = expectations(request, input.origin);
  const cells = cellsAt(request, expected);
  if (cells.length === 0) {
    const reason = `no kind of event has ${LEAST_OCCASIONS} occasions in five dyads whose next periods are known`;
    return { reason, has: 0, needs: LEAST_OCCASIONS };
  }
  const { kept, spread } = sureCells(cells);
  const kinds = lookedFor(input.panel, input.kindCounts);
  return {
    signposts: kept.map(({ cell, after, movement }) => ({
      kind: cell.kind,
      sign: cell.sign,
      target: cell.target,
      horizon: cell.horizon,
      direction: after.effect > 0 ? "more" : "fewer",
      ratio: Math.exp(after.effect),
      lo: Math.exp(after.effect - HALF_WIDTH * after.error),
      hi: Math.exp(after.effect + HALF_WIDTH * after.error),
      unweighed: Math.exp(cell.effect),
      certainty: after.certainty,
      movement,
      occasions: cell.occasions,
      dyads: cell.dyads,
      own: ownShare(input, cell, expected.get(cell.target), kinds),
    })),
    looked: cells.length,
    spread,
  };
}
