import type { Random } from "../../kernel/index.ts";
import { normal } from "../../maths/index.ts";
import type { Design } from "./design.ts";
import type { FittedRecord } from "./fitted-record.ts";

/** An outcome that the fitted model might have given, with the own history that goes with it. */
export interface SimulatedRecord {
  readonly outcome: Float64Array;
  /** One series per lag of the fit. */
  readonly history: readonly Float64Array[];
}

/** Draws outcomes, row after row; a row's history is the drawn one where the row before was drawn, else the record's. */
export function recordSimulator(
  design: Design,
  fit: FittedRecord,
): (mean: Float64Array, random: Random, extraVariance: Float64Array) => SimulatedRecord {
  const { rows } = design;
  const rowAt = new Map(rows.map((t, i) => [t, i]));
  const recorded = fit.history.map(({ lag }) => {
    const term = design.controls.find(({ block, step }) => block === "ownHistory" && step === lag);
    return term?.values ?? new Float64Array(rows.length);
  });
  const earlier = fit.history.map(({ lag }) =>
    Int32Array.from(rows, (t) => rowAt.get(t - lag) ?? -1),
  );
  return (mean, random, extraVariance) => {
    const outcome = new Float64Array(rows.length);
    const history = fit.history.map(() => new Float64Array(rows.length));
    for (let i = 0; i < rows.length; i++) {
      let value = mean[i] as number;
      for (let h = 0; h < history.length; h++) {
        const at = (earlier[h] as Int32Array)[i] as number;
        const before =
          at >= 0 ? (outcome[at] as number) : ((recorded[h] as Float64Array)[i] as number);
        (history[h] as Float64Array)[i] = before;
        value += (fit.history[h]?.coefficient ?? 0) * before;
      }
      const variance = (fit.variances[i] as number) + (extraVariance[i] as number);
      outcome[i] = value + normal.sample(random, 0, Math.sqrt(variance));
    }
    return { outcome, history };
  };
}
