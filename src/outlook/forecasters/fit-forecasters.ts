import {
  type DiscountedModel,
  fitDiscounted,
  fitPooledIngarch,
  type PooledIngarch,
  type SizePrior,
} from "../../maths/index.ts";
import type { CountTarget, ForecastPanel } from "../panel/forecast-panel.ts";
import { historyAt } from "../panel/history.ts";
import { FEWEST_KNOWN } from "./count-track.ts";
import { fitTrees, type TreeFit, treeViews } from "./tree-member.ts";

/** What is fitted, and for when. */
export interface ForecasterOptions {
  /** Periods after the origin; the trees are fitted for each. */
  readonly horizons: readonly number[];
  /** Whether boosted trees are a member where there are rows enough; by default they are. */
  readonly trees?: boolean;
}

/** What the dyads of a panel share, as learned at an origin. */
export interface SharedModels {
  readonly discounted: DiscountedModel;
  readonly ingarch: PooledIngarch;
  /** What is believed of the size of any rule's counts beforehand. */
  readonly sizes: SizePrior;
  /** By horizon. */
  readonly trees: ReadonlyMap<number, TreeFit>;
}

/** The forecasters of a target as learned at an origin; good for this origin and later ones. */
export interface Fitted {
  readonly target: CountTarget;
  readonly origin: number;
  /** Left out where no dyad has counts enough: then nothing is forecast. */
  readonly models?: SharedModels;
}

/** So many dyads, evenly spread over the panel, tell what all share. */
const MOST_FITTED = 60;
const SIZE_SPREAD = 1.5;

function evenly<T>(values: readonly T[], most: number): T[] {
  const step = Math.max(1, values.length / most);
  return values.filter((_, i) => i === 0 || Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function treesOf(
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
  horizons: readonly number[],
): ReadonlyMap<number, TreeFit> {
  const views = treeViews(panel, target, origin);
  const fits = new Map<number, TreeFit>();
  for (const horizon of horizons) {
    const fit = fitTrees(views, horizon);
    if (fit !== undefined) fits.set(horizon, fit);
  }
  return fits;
}

/**
 * Learn what the dyads of a panel share from their histories up to an origin, and from nothing later.
 *
 * Method: `fitDiscounted` and `fitPooledIngarch` of maths on up to 60 dyads, evenly spread over the panel; boosted trees on all
 * (`fitTrees`). Method page: docs/method/level-forecasts.md
 *
 * @param origin index of a period
 */
export function fitForecasters(
  panel: ForecastPanel,
  target: CountTarget,
  origin: number,
  { horizons, trees = true }: ForecasterOptions,
): Fitted {
  const histories = panel.dyads
    .map((series) => historyAt(series, target, origin))
    .filter((counts) => counts.filter((n) => !Number.isNaN(n)).length >= FEWEST_KNOWN);
  if (histories.length === 0) return { target, origin };
  const chosen = evenly(histories, MOST_FITTED);
  const ingarch = fitPooledIngarch(chosen);
  const models = {
    discounted: fitDiscounted(chosen),
    ingarch,
    sizes: { size: ingarch.size.size, spread: SIZE_SPREAD },
    trees: trees ? treesOf(panel, target, origin, horizons) : new Map<number, TreeFit>(),
  };
  return { target, origin, models };
}
