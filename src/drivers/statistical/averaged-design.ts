import type { Random } from "../../kernel/index.ts";
import {
  type Averaged,
  type AveragedColumn,
  coefficients,
  weighModels,
} from "../../maths/index.ts";
import type { Design } from "./design.ts";
import { type FittedRecord, fittedRecord } from "./fitted-record.ts";
import { type PreparedDesign, prepared } from "./inclusion.ts";
import { spaceOf, usualModelPrior, type WeighedSpace } from "./space.ts";

/** A design weighed under the usual priors, its coefficients averaged and its fit ready to be run again. */
export interface AveragedDesign {
  readonly own: PreparedDesign;
  readonly weighed: WeighedSpace;
  readonly averaged: Averaged;
  readonly columns: readonly AveragedColumn[];
  /** Averaged coefficient of each column. */
  readonly effects: Float64Array;
  readonly fit: FittedRecord;
}

/** Weigh a design that has rows enough. */
export function averagedDesign(
  design: Design,
  tried: number,
  random: Random,
  exactUpTo: number | undefined,
): AveragedDesign {
  const own = prepared(design, tried);
  const weighed = spaceOf(own, tried, random, exactUpTo);
  const prior = usualModelPrior(design.candidates.length, tried);
  const averaged = weighModels(weighed.space, { kind: "fixed", g: own.prior.g }, prior);
  const columns = coefficients(weighed.space, averaged);
  const effects = Float64Array.from(columns, ({ mean }) => mean);
  return {
    own,
    weighed,
    averaged,
    columns,
    effects,
    fit: fittedRecord(design, own.noise, effects),
  };
}
