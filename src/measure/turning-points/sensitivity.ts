import { SegmentWorkspace } from "../../maths/index.ts";
import { averagedPosterior, changeNearAbove } from "./averaged.ts";
import type { ChangePrior, LevelRange, NoiseFit } from "./noise.ts";
import type { Observations } from "./observations.ts";
import { peaksOf } from "./peaks.ts";
import type { SensitivityCell } from "./report.ts";

/** Factors on the hazard: for one change in sixty periods, one in 36, 60 and 120. */
const HAZARDS = [60 / 36, 1, 1 / 2];
const FACTORS = [0.5, 1, 2];
const MOST_DISPERSION = 0.9;

/**
 * What the detector finds with other hazards and with half and double the dispersion, bursts included.
 *
 * At the nominal threshold, not the calibrated one: the table shows the model, not the alarm.
 *
 * @returns nine cells, hazards by factors
 */
export function sensitivityTable(request: {
  readonly observations: Observations;
  readonly noise: NoiseFit;
  readonly prior: ChangePrior;
  readonly range: LevelRange;
  readonly threshold: number;
}): SensitivityCell[] {
  const { observations, noise, prior, range, threshold } = request;
  const workspaces = noise.kinds.map(() => new SegmentWorkspace());
  return HAZARDS.map((factor) => Math.min(1, factor * prior.hazard)).flatMap((hazard) =>
    FACTORS.map((dispersionFactor) => {
      const kinds = noise.kinds.map((kind) => ({
        ...kind,
        dispersion:
          observations.kind === "share"
            ? Math.min(MOST_DISPERSION, kind.dispersion * dispersionFactor)
            : kind.dispersion * dispersionFactor,
        burst: kind.burst * Math.sqrt(dispersionFactor),
      }));
      const posterior = averagedPosterior(
        observations,
        kinds,
        { ...prior, hazard },
        range,
        workspaces,
      );
      const near = changeNearAbove(posterior, threshold);
      const found = peaksOf(posterior, near, threshold).map(({ index, probability }) => ({
        index,
        probability,
      }));
      return { hazard, dispersionFactor, found };
    }),
  );
}
