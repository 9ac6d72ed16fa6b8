import { seededRandom } from "../../kernel/index.ts";
import { gainsOf } from "../statistical/gain.ts";
import { inclusionsOf, usualDesign } from "../statistical/inclusion.ts";
import { streamsOf } from "../statistical/streams.ts";
import type { Column } from "./columns.ts";
import {
  controlledDesign,
  correlationTests,
  grangerTests,
  ratioDesign,
  rawDesign,
  rivalInclusions,
} from "./rivals.ts";
import { type SimulatedPanel, simulatedPanel } from "./simulated-panel.ts";

/** Inclusion from which the gain is asked for as well; of a panel in which none reaches it, none is known. */
export const LIKELY = 0.5;

/** What one simulated panel gave: one value per hypothesis in every array. */
export interface Trial {
  readonly isTrue: readonly boolean[];
  /** P values of the rivals' tests. */
  readonly correlation: readonly number[];
  readonly rawGranger: readonly number[];
  readonly controlledGranger: readonly number[];
  /** Inclusion probabilities from raw sums and from log ratios, on their own history only. */
  readonly rawInclusion: readonly number[];
  readonly ratioInclusion: readonly number[];
  /** Inclusion probability as the product has it. */
  readonly inclusion: readonly number[];
  /** Mean gain of each hypothesis' predictions over an expanding window, log points per month; slow, so only when asked for. */
  readonly gains: () => readonly number[];
}

/** The panel of a run: its own stream of chance for each column and run. */
export function panelOf({ name, design }: Column, seed: number, run: number): SimulatedPanel {
  let own = seed;
  for (const letter of name) own = (Math.imul(own, 31) + letter.charCodeAt(0)) | 0;
  return simulatedPanel(design, seededRandom((own + Math.imul(run + 1, 0x9e3779b1)) | 0));
}

/** The inclusion of each hypothesis; NaN where it could not be measured. */
export function inclusions({ panel }: SimulatedPanel): readonly number[] {
  const weighed = inclusionsOf(panel);
  return weighed.state === "unknown"
    ? panel.hypotheses.map(() => Number.NaN)
    : weighed.hypotheses.map(({ inclusion }) => inclusion);
}

/** The mean gain of each hypothesis; NaN where none is known. */
export function meanGains({ panel }: SimulatedPanel): readonly number[] {
  const design = usualDesign(panel, {});
  // The mean is wanted without its interval.
  const settings = {
    tried: panel.hypotheses.length,
    resamples: 1,
    streams: streamsOf(seededRandom(1)),
  };
  const { each } = gainsOf(panel, design, settings);
  return panel.hypotheses.map((_, place) => {
    const gain = each[design.candidates.findIndex(({ hypothesis }) => hypothesis === place)];
    return gain?.state === "known" ? gain.mean : Number.NaN;
  });
}

/** Try all rules on the panel of a run. */
export function trialOf(column: Column, seed: number, run: number): Trial {
  const simulated = panelOf(column, seed, run);
  const { panel, effects } = simulated;
  const [raw, ratio] = [rawDesign(simulated), ratioDesign(simulated)];
  const trueOnes = new Set(effects.map(({ hypothesis }) => hypothesis));
  const inclusion = inclusions(simulated);
  const isLikely = inclusion.some((probability) => probability > LIKELY);
  let gains: readonly number[] | undefined = isLikely ? undefined : inclusion.map(() => Number.NaN);
  return {
    isTrue: panel.hypotheses.map((_, place) => trueOnes.has(place)),
    correlation: correlationTests(raw),
    rawGranger: grangerTests(raw),
    controlledGranger: grangerTests(controlledDesign(simulated)),
    rawInclusion: rivalInclusions(raw),
    ratioInclusion: rivalInclusions(ratio),
    inclusion,
    // The panel is made again, so that thousands of trials need not keep theirs.
    gains: () => {
      gains ??= meanGains(panelOf(column, seed, run));
      return gains;
    },
  };
}
