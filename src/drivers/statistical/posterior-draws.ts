import type { Random } from "../../kernel/index.ts";
import { sampleModels } from "../../maths/index.ts";
import type { DriverPanel, LagWindow } from "../panel.ts";
import { type AveragedDesign, averagedDesign } from "./averaged-design.ts";
import { type ControlCoefficient, controlDraws } from "./control-draws.ts";
import { type Design, rowsNeeded } from "./design.ts";
import { triedOf, usualDesign } from "./inclusion.ts";
import { spreadOf } from "./measured-exposure.ts";
import type { StatisticalOptions } from "./options.ts";
import { priorInclusion } from "./space-prior.ts";
import { streamsOf } from "./streams.ts";
import { windowMeans } from "./window-means.ts";

/** An exposure that acts in a drawn model. */
export interface DrawnEffect {
  /** Id of the hypothesis, and of its exposure. */
  readonly hypothesis: string;
  readonly exposure: string;
  readonly window: LagWindow;
  /** Logits of the balance for one standard deviation more all through the window. */
  readonly coefficient: number;
}

/** A model, and all it takes to run it forward. */
export interface PosteriorDraw {
  /** Empty in a model without any hypothesis. */
  readonly effects: readonly DrawnEffect[];
  /** By lag of the outcome, in periods. */
  readonly ownLags: readonly { readonly lag: number; readonly coefficient: number }[];
  /** All controls but the own history, the intercept first. */
  readonly controls: readonly ControlCoefficient[];
  /** Variance of a period about the model, as a multiple of what `PosteriorNoise` states for it. */
  readonly scale: number;
}

/** The variance of a period about the controls is own + measured v, v that of its measurement; logits squared. */
export interface PosteriorNoise {
  readonly own: number;
  readonly measured: number;
}

/** An exposure that the record measures. */
export interface PosteriorExposure {
  readonly exposure: string;
  /** Posterior probability that the hypothesis acts through it. */
  readonly probability: number;
  /** One standard deviation is so many of its own units; and the value that counts as 0 deviations. */
  readonly sd: number;
  readonly mean: number;
}

/** What the draws have in common of one hypothesis. */
export interface PosteriorHypothesis {
  readonly id: string;
  /** Whether any of its exposures is; it is in no draw otherwise. */
  readonly measured: boolean;
  readonly prior: number;
  /** NaN where it is not measured. */
  readonly inclusion: number;
  readonly exposures: readonly PosteriorExposure[];
}

/** The posterior of a dyad's drivers, as draws. */
export interface KnownPosterior {
  readonly state: "known";
  readonly rows: number;
  readonly draws: readonly PosteriorDraw[];
  readonly noise: PosteriorNoise;
  /** In the panel's order. */
  readonly hypotheses: readonly PosteriorHypothesis[];
}

/** Draws, or how many rows there are and must be. */
export type DriversPosterior =
  | KnownPosterior
  | { readonly state: "unknown"; readonly has: number; readonly needs: number };

/** Settings of the draws; what they share with the weighing means what it means there. */
export interface PosteriorOptions
  extends Pick<StatisticalOptions, "random" | "tried" | "ownLags" | "exactUpTo"> {
  /** Default 2000. */
  readonly draws?: number;
}

const DRAWS = 2000;

/** In what units a column is, told from the column itself: it is linear in the means that it was made of. */
function scaleOf(
  panel: DriverPanel,
  design: Design,
  c: number,
): { readonly mean: number; readonly sd: number } {
  const column = design.columns[c];
  const exposure = panel.hypotheses[column?.hypothesis ?? -1]?.exposures[column?.exposure ?? -1];
  if (column === undefined || exposure === undefined) return { mean: Number.NaN, sd: Number.NaN };
  const means = windowMeans(exposure.values, column.window);
  const raw = spreadOf(design.rows.map((t) => means[t] as number));
  const standard = spreadOf(column.values);
  const sd = raw.sd / standard.sd;
  return { sd, mean: raw.mean - sd * standard.mean };
}

function hypothesesOf(
  panel: DriverPanel,
  { own, averaged }: AveragedDesign,
  tried: number,
): PosteriorHypothesis[] {
  const { design } = own;
  const prior = priorInclusion(design.candidates.length, tried);
  return panel.hypotheses.map(({ id, exposures }, place): PosteriorHypothesis => {
    const at = design.candidates.findIndex(({ hypothesis }) => hypothesis === place);
    const columns = design.candidates[at]?.columns ?? [];
    const weighed = averaged.candidates[at];
    const told = exposures.flatMap(({ id: exposure }, e): PosteriorExposure[] => {
      const its = columns.filter((c) => design.columns[c]?.exposure === e);
      const [first] = its;
      if (first === undefined) return [];
      const probability = its.reduce(
        (sum, c) => sum + (weighed?.alternatives[columns.indexOf(c)] ?? 0),
        0,
      );
      return [{ exposure, probability, ...scaleOf(panel, design, first) }];
    });
    const inclusion = weighed?.inclusion ?? Number.NaN;
    return { id, measured: at >= 0, prior, inclusion, exposures: told };
  });
}

function drawsOf(
  panel: DriverPanel,
  { own, weighed, averaged }: AveragedDesign,
  count: number,
  random: Random,
): PosteriorDraw[] {
  const { design, prior } = own;
  const controlsGiven = controlDraws(own);
  const names = design.columns.map(({ hypothesis, exposure, window }) => {
    const of = panel.hypotheses[hypothesis];
    return { hypothesis: of?.id ?? "", exposure: of?.exposures[exposure]?.id ?? "", window };
  });
  const sampled = sampleModels(weighed.space, averaged.probability, prior.g, count, random);
  return sampled.map(({ columns, coefficients, variance }) => {
    const all = controlsGiven(columns, coefficients, variance, random);
    return {
      effects: columns.flatMap((j, i) => {
        const [name, coefficient] = [names[j], coefficients[i]];
        return name === undefined || coefficient === undefined ? [] : [{ ...name, coefficient }];
      }),
      ownLags: all
        .filter(({ block }) => block === "ownHistory")
        .map(({ step, coefficient }) => ({ lag: step, coefficient })),
      controls: all.filter(({ block }) => block !== "ownHistory"),
      scale: variance,
    };
  });
}

/**
 * Draw whole models from the posterior that `weighHypotheses` averages over: which hypotheses act through which exposure and in
 * which window, how strongly, with own history, controls and noise.
 *
 * Method: models and their coefficients by `sampleModels` over the same space (all models, or those that a search found), the
 * controls' given those. The draws come in the order of the models; a summary must use all of them.
 * Check: posterior-draws.test.ts, against the averaged columns.
 *
 * @returns unknown with fewer rows than the weighing needs
 */
export function posteriorDraws(panel: DriverPanel, options: PosteriorOptions): DriversPosterior {
  const streams = streamsOf(options.random);
  const design = usualDesign(panel, options);
  const rows = rowsNeeded(design);
  if (rows.has < rows.needs) return { state: "unknown", ...rows };
  const tried = triedOf(panel, options.tried);
  const averaged = averagedDesign(design, tried, streams("search"), options.exactUpTo);
  const { own, measured } = averaged.own.noise;
  return {
    state: "known",
    rows: rows.has,
    draws: drawsOf(panel, averaged, options.draws ?? DRAWS, streams("posterior")),
    noise: { own, measured },
    hypotheses: hypothesesOf(panel, averaged, tried),
  };
}
