import { type Averaged, type ModelSpace, topModels } from "../../maths/index.ts";
import type { ControlBlock } from "./controls.ts";
import type { Design } from "./design.ts";
import type { Noise } from "./noise.ts";
import { basisOf, dot, residual } from "./projection.ts";
import { shapleyShares } from "./shapley.ts";

/** Blocks that stand beside the hypotheses. */
export type ExplainingControl = Exclude<ControlBlock, "intercept">;

/** Shares of the outcome's weighted variance; with the hypotheses' they sum to `total`. */
export interface Explained {
  readonly total: number;
  readonly controls: Readonly<Record<ExplainingControl, number>>;
  /** One per candidate of the design. */
  readonly candidates: readonly number[];
}

const CONTROLS: readonly ExplainingControl[] = [
  "ownHistory",
  "commonShock",
  "mediaVolume",
  "trendAndSeason",
];

/** Models averaged over: the most probable, up to this share of the whole and this many. */
const COVERED = 0.95;
const MOST_MODELS = 60;
/** Hypotheses of one model beyond which its weight falls to models with fewer: sets double with each. */
const MOST_HYPOTHESES = 8;

/** Squares and products of controls, columns and outcome, the intercept taken out. */
interface Sums {
  readonly xx: Float64Array;
  readonly xy: Float64Array;
  readonly yy: number;
}

function sumsOf(design: Design, { rootWeights }: Noise): Sums {
  const intercept = design.controls.filter(({ block }) => block === "intercept");
  const basis = basisOf(
    intercept.map(({ values }) => values),
    rootWeights,
  );
  const vectors = [...design.controls, ...design.columns].map(({ values }) =>
    residual(basis, values),
  );
  const outcome = residual(basis, design.outcome);
  const k = vectors.length;
  const xx = new Float64Array(k * k);
  vectors.forEach((a, i) => {
    for (let j = 0; j <= i; j++) {
      const product = dot(a, vectors[j] as Float64Array);
      xx[i * k + j] = product;
      xx[j * k + i] = product;
    }
  });
  return { xx, xy: Float64Array.from(vectors, (x) => dot(x, outcome)), yy: dot(outcome, outcome) };
}

const SPANNED = 1e-10;

/** Share of the outcome's square that some columns explain. */
function explainedBy({ xx, xy, yy }: Sums, columns: readonly number[]): number {
  const k = xy.length;
  const factor: number[][] = [];
  const held: number[] = [];
  const scores: number[] = [];
  let explained = 0;
  for (const column of columns) {
    const row: number[] = [];
    let [left, outcome] = [xx[column * k + column] as number, xy[column] as number];
    const least = SPANNED * left;
    held.forEach((other, i) => {
      let entry = xx[column * k + other] as number;
      const before = factor[i] as number[];
      for (let j = 0; j < i; j++) entry -= (row[j] as number) * (before[j] as number);
      entry /= before[i] as number;
      row.push(entry);
      left -= entry * entry;
      outcome -= entry * (scores[i] as number);
    });
    if (!(left > least)) continue;
    row.push(Math.sqrt(left));
    held.push(column);
    factor.push(row);
    scores.push(outcome / Math.sqrt(left));
    explained += outcome ** 2 / left;
  }
  return yy > 0 ? explained / yy : 0;
}

/**
 * How much of the outcome's variance each hypothesis and each control explains.
 *
 * Method: within a model the gain in R2 of a block over all orders in which the blocks may come (LMG); over models weighed
 * by their probability, of the most probable up to 95% of the whole. In sample: chance explains a little too, the more the
 * more columns a block has.
 * Source: Lindeman, Merenda and Gold (1980); Groemping (2007), "Estimators of relative importance in linear regression".
 * Check: `explained.test.ts`: shares sum to R2; orthogonal blocks get their own R2.
 */
export function explainedShares(
  design: Design,
  noise: Noise,
  space: ModelSpace,
  averaged: Averaged,
): Explained {
  const sums = sumsOf(design, noise);
  const controls = CONTROLS.map((block) =>
    [...design.controls.keys()].filter((c) => design.controls[c]?.block === block),
  );
  const known = new Map<string, number>();
  const shareOf = (columns: readonly number[]): number => {
    const key = columns.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const share = explainedBy(sums, columns);
    known.set(key, share);
    return share;
  };
  const byControl = new Float64Array(CONTROLS.length);
  const byCandidate = new Float64Array(design.candidates.length);
  let weight = 0;
  for (const { choice, probability } of topModels(space, averaged, MOST_MODELS)) {
    const held = [...choice.keys()].filter((c) => (choice[c] as number) > 0);
    if (held.length > MOST_HYPOTHESES) continue;
    const columns = held.map((c) => {
      const column = design.candidates[c]?.columns[(choice[c] as number) - 1];
      return [design.controls.length + (column ?? 0)];
    });
    const blocks = [...controls, ...columns];
    const shares = shapleyShares(blocks.length, (set) =>
      shareOf(blocks.filter((_, b) => (set >> b) & 1).flat()),
    );
    for (let b = 0; b < controls.length; b++) {
      byControl[b] = (byControl[b] as number) + probability * (shares[b] as number);
    }
    held.forEach((c, i) => {
      const share = shares[controls.length + i] as number;
      byCandidate[c] = (byCandidate[c] as number) + probability * share;
    });
    weight += probability;
    if (weight >= COVERED) break;
  }
  const share = (sum: number | undefined): number => (weight > 0 ? (sum ?? 0) / weight : 0);
  const candidates = Array.from(byCandidate, share);
  const [ownHistory, commonShock, mediaVolume, trendAndSeason] = byControl;
  const named = {
    ownHistory: share(ownHistory),
    commonShock: share(commonShock),
    mediaVolume: share(mediaVolume),
    trendAndSeason: share(trendAndSeason),
  };
  const total = [...Object.values(named), ...candidates].reduce((a, b) => a + b, 0);
  return { total, controls: named, candidates };
}
