import type { Explanation, KnownLeg, MeasuredHypothesis, Reason } from "../../src/drivers/index.ts";
import { isoDate, type Period } from "../../src/kernel/index.ts";

/** A hypothesis in words. */
export const TILT: { readonly statement: string } = { statement: "Moscow punishes Delhi." };

/** The reason that every verdict has. */
export const INCLUSION: Extract<Reason, { readonly code: "inclusion" }> = {
  ...{ code: "inclusion", leg: "met", inclusion: 0.92, prior: 0.5, needs: 0.75 },
};

type Estimate = NonNullable<MeasuredHypothesis["tests"]["asymmetry"]>["rises"];

/** A coefficient with its interval. */
export function estimate(mean: number, lo: number, hi: number, positive: number): Estimate {
  return { mean, lo, hi, positive };
}

/** A supported hypothesis of which little else is known. */
export function measured(parts: Partial<MeasuredHypothesis> = {}): MeasuredHypothesis {
  return {
    measured: true,
    id: "tilt",
    sign: 1,
    prior: 0.5,
    inclusion: 0.92,
    unmeasured: [],
    verdict: "supported",
    why: [INCLUSION],
    wouldTell: [],
    places: [
      { exposure: "deals", window: { first: 1, last: 2 }, probability: 0.7 },
      { exposure: "deals", window: { first: 3, last: 4 }, probability: 0.22 },
    ],
    reliability: [],
    moves: 0.6,
    explained: 0.2,
    gain: { state: "unknown", has: 1, needs: 2 },
    tests: {
      lead: { name: "tilt", state: "unknown", inclusion: Number.NaN, has: 3, needs: 18 },
      placeboOutcomes: [],
      placeboExposures: [],
      halves: { state: "unknown", halves: [] },
    },
    ...parts,
  };
}

/** A statistical leg of so many hypotheses. */
export function leg(...hypotheses: readonly MeasuredHypothesis[]): KnownLeg {
  return {
    state: "known",
    rows: {
      ...{ used: 73, periods: 86, first: "2004-Q1" as Period, last: "2022-Q3" as Period },
      leftOut: { outcome: 0, ownHistory: 0, commonShock: 0, mediaVolume: 0, exposures: 0 },
    },
    settings: {
      ...{ by: "quarter", ownLags: [1], hypotheses: 1, tried: 1, g: 9 },
      controls: ["ownHistory", "mediaVolume"],
      models: { possible: 2, weighed: 2, exact: true },
      ...{ ownVariance: 1, measurementVariance: 1, autocorrelation: 0, effectiveRows: 73 },
    } as KnownLeg["settings"],
    hypotheses,
    size: 1,
    none: 0.1,
    explained: 0.6,
    controls: { ownHistory: 0.3, commonShock: 0, mediaVolume: 0.1, trendAndSeason: 0 },
    gain: { state: "unknown", has: 1, needs: 2 },
  };
}

/** An explanation of Pakistan and Russia by quarter. */
export function explanation(
  statistics: Explanation["statistics"],
  parts: Partial<Explanation> = {},
): Explanation {
  return {
    scope: { asOf: isoDate("2026-11-24"), dyad: ["PAK", "RUS"], by: "quarter" },
    file: { hypotheses: [{ id: "tilt", ...TILT }] } as unknown as Explanation["file"],
    tried: 1,
    panel: {
      panel: { cooperation: Float64Array.of(60), conflict: Float64Array.of(40) },
    } as unknown as Explanation["panel"],
    statistics,
    documents: undefined,
    cannotTell: false,
    ...parts,
  };
}
