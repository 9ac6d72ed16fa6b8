import type { CrossProducts } from "../../maths/index.ts";
import type { DriverPanel, LagWindow } from "../panel.ts";
import { type Design, designOf, rowsNeeded } from "./design.ts";
import type { DesignPanel } from "./design-panel.ts";
import { type Noise, noiseOf } from "./noise.ts";
import type { StatisticalOptions } from "./options.ts";
import { ownLags } from "./own-lags.ts";
import { designProducts } from "./products.ts";
import {
  largestWithin,
  logPriorBySize,
  priorInclusion,
  type SpacePrior,
  usualG,
} from "./space-prior.ts";
import { type WalkSums, walkModels } from "./walk.ts";

/** How probable it is that an exposure acts in one window, hypothesis and all. */
export interface PlaceProbability {
  readonly exposure: string;
  readonly window: LagWindow;
  readonly probability: number;
}

/** What one hypothesis got out of a quick weighing. */
export interface Inclusion {
  readonly id: string;
  /** False when none of its exposures could be entered; its inclusion is then NaN. */
  readonly measured: boolean;
  readonly prior: number;
  readonly inclusion: number;
  readonly places: readonly PlaceProbability[];
}

/** A quick weighing, or why there is none. */
export type Inclusions =
  | { readonly state: "known"; readonly rows: number; readonly hypotheses: readonly Inclusion[] }
  | { readonly state: "unknown"; readonly has: number; readonly needs: number };

/** The space of a design: products, weights and the usual priors. */
export interface PreparedDesign {
  readonly design: Design;
  readonly noise: Noise;
  readonly products: CrossProducts;
  readonly prior: SpacePrior;
}

/** Models that the quick weighing walks through; a larger space loses its largest models. */
const WALKED_MODELS = 100_000;

/** A panel as a design with its usual lags. */
export function usualDesign(
  panel: DesignPanel,
  options: Pick<StatisticalOptions, "ownLags">,
): Design {
  return designOf(panel, { ownLags: options.ownLags ?? ownLags(panel.by, panel.periods.length) });
}

/** Weights, products and priors of a design that has rows enough. */
export function prepared(
  design: Design,
  tried: number,
  walked: number = WALKED_MODELS,
): PreparedDesign {
  const noise = noiseOf(design);
  const { candidates } = design;
  const alternatives = candidates.map(({ columns }) => columns.length);
  const prior: SpacePrior = {
    g: usualG(noise.effectiveRows, tried),
    logBySize: logPriorBySize(candidates.length, tried),
    largest: largestWithin(alternatives, walked),
  };
  return { design, noise, products: designProducts(design, noise), prior };
}

/** Sums of the walk over a prepared design. */
export function walkPrepared({ design, products, prior }: PreparedDesign): WalkSums {
  return walkModels(products, design.candidates, prior);
}

/** Inclusion of each candidate from that of the columns. */
export function candidateInclusion(design: Design, columns: Float64Array): readonly number[] {
  return design.candidates.map((candidate) =>
    candidate.columns.reduce((sum, column) => sum + (columns[column] ?? 0), 0),
  );
}

/** Hypotheses ever tried: at least the panel's own. */
export function triedOf(panel: DesignPanel, tried: number | undefined): number {
  return Math.max(panel.hypotheses.length, tried ?? 0);
}

/**
 * Inclusion probabilities only, under the usual priors: the quick path of `weighHypotheses` for simulations.
 *
 * Where the space is within `exactUpTo` models the answer is that of `weighHypotheses` to rounding; beyond, models that hold
 * most hypotheses are left out so that the rest fits.
 */
export function inclusionsOf(
  panel: DriverPanel | DesignPanel,
  options: Omit<StatisticalOptions, "random"> = {},
): Inclusions {
  const design = usualDesign(panel, options);
  const { has, needs } = rowsNeeded(design);
  if (has < needs) return { state: "unknown", has, needs };
  const tried = triedOf(panel, options.tried);
  const { columns } = walkPrepared(prepared(design, tried, options.exactUpTo));
  const inclusion = candidateInclusion(design, columns);
  const prior = priorInclusion(design.candidates.length, tried);
  const hypotheses = panel.hypotheses.map((hypothesis, place): Inclusion => {
    const at = design.candidates.findIndex((candidate) => candidate.hypothesis === place);
    const own = design.candidates[at]?.columns ?? [];
    return {
      id: hypothesis.id,
      measured: at >= 0,
      prior,
      inclusion: inclusion[at] ?? Number.NaN,
      places: own.flatMap((c) => {
        const column = design.columns[c];
        const exposure = hypothesis.exposures[column?.exposure ?? -1];
        return column === undefined || exposure === undefined
          ? []
          : [{ exposure: exposure.id, window: column.window, probability: columns[c] ?? 0 }];
      }),
    };
  });
  return { state: "known", rows: has, hypotheses };
}
