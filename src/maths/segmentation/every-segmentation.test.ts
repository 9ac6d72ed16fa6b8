import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../kernel/index.ts";
import { gridMean, gridQuantile, levelAfter, levelBefore } from "./levels.ts";
import {
  burstTransition,
  flatRow,
  type LikelihoodRow,
  likelihoodColumns,
  likelihoodRow,
  type SegmentModel,
} from "./model.ts";
import { mostProbableSegmentation } from "./most-probable.ts";
import { noChange } from "./no-change.ts";
import { changeWithin, recentChange, segmentEvidence, segmentPosterior } from "./posterior.ts";
import { sampleSegmentations } from "./sample.ts";
import { SegmentWorkspace } from "./workspace.ts";

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN;

/** Every list of starts, with segments of at least minLength but for the last. */
function everySegmentation(periods: number, minLength: number): number[][] {
  const from = (start: number): number[][] => {
    const all: number[][] = [[start]];
    for (let next = start + minLength; next < periods; next++) {
      for (const rest of from(next)) all.push([start, ...rest]);
    }
    return all;
  };
  return from(0);
}

function lengthPrior(starts: readonly number[], model: SegmentModel): number {
  const { hazard, minLength } = model;
  const periods = model.rows.length;
  return starts.reduce((product, start, i) => {
    const end = starts[i + 1];
    const length = (end ?? periods) - start;
    const grown = (1 - hazard) ** Math.max(0, length - minLength);
    return product * grown * (end === undefined ? 1 : hazard);
  }, 1);
}

/** Every path of the burst with its prior probability. */
function everyBurst(model: SegmentModel): { path: number[]; probability: number }[] {
  const states = model.burst === undefined ? 1 : 3;
  const moves = burstTransition(model.burst?.persistence ?? 0);
  const weights = [1, 2, 1].map((x) => x / 4);
  let paths = Array.from({ length: states }, (_, b) => ({
    path: [b],
    probability: states === 1 ? 1 : at(weights, b),
  }));
  for (let t = 1; t < model.rows.length; t++) {
    paths = paths.flatMap(({ path, probability }) =>
      Array.from({ length: states }, (_, b) => ({
        path: [...path, b],
        probability:
          probability * (states === 1 ? 1 : at(moves, at(path, path.length - 1) * states + b)),
      })),
    );
  }
  return paths;
}

function likelihoodAt({ rows }: SegmentModel, t: number, column: number): number {
  const row = rows[t];
  return row === undefined ? Number.NaN : at(row.relative, column) * Math.exp(row.logBest);
}

/** Joint weight of a segmentation, and of the level of each of its segments, by enumeration. */
function weigh(
  model: SegmentModel,
  starts: readonly number[],
): { total: number; byLevel: number[][] } {
  const levels = model.logPrior.length;
  const priorSum = model.logPrior.reduce((a, b) => a + Math.exp(b), 0);
  const byLevel = starts.map(() => new Array<number>(levels).fill(0));
  let total = 0;
  for (const { path, probability } of everyBurst(model)) {
    const bySegment = starts.map((start, i) =>
      Array.from({ length: levels }, (_, g) => {
        let product = Math.exp(at(model.logPrior, g)) / priorSum;
        for (let t = start; t < (starts[i + 1] ?? model.rows.length); t++) {
          const column = g + (model.burst?.stride ?? 0) * at(path, t);
          product *= likelihoodAt(model, t, column);
        }
        return product;
      }),
    );
    const sums = bySegment.map((row) => row.reduce((a, b) => a + b, 0));
    const whole = sums.reduce((a, b) => a * b, probability * lengthPrior(starts, model));
    total += whole;
    bySegment.forEach((row, i) => {
      row.forEach((value, g) => {
        const line = byLevel[i] ?? [];
        line[g] = at(line, g) + (whole * value) / at(sums, i);
      });
    });
  }
  return { total, byLevel };
}

function sumOver(
  model: SegmentModel,
  wanted: (starts: readonly number[]) => boolean = () => true,
): number {
  return everySegmentation(model.rows.length, model.minLength)
    .filter(wanted)
    .reduce((sum, starts) => sum + weigh(model, starts).total, 0);
}

/** Rows of so many columns from log likelihoods one after the other. */
function rowsOf(logs: Float64Array, columns: number): LikelihoodRow[] {
  return Array.from({ length: logs.length / columns }, (_, t) =>
    likelihoodRow(logs.slice(t * columns, (t + 1) * columns)),
  );
}

function toyModel(
  seed: number,
  shape: Partial<SegmentModel> & { readonly periods?: number } = {},
): SegmentModel {
  const random = seededRandom(seed);
  const { periods = 7, hazard = 0.2, minLength = 2, burst } = shape;
  const columns = likelihoodColumns(4, burst);
  const draw = (): number => -3 * random.uniform();
  return {
    hazard,
    minLength,
    logPrior: Float64Array.from({ length: 4 }, draw),
    rows: rowsOf(Float64Array.from({ length: periods * columns }, draw), columns),
    ...(burst === undefined ? {} : { burst }),
  };
}

/** Levels that jump from one end to the other and back within a shortest segment, each period all but sure of its own. */
function jumpingModel(burst?: SegmentModel["burst"]): SegmentModel {
  const columns = likelihoodColumns(4, burst);
  const rows = [0, 0, columns - 1, 0, columns - 1, 1, 0].map((best, t) =>
    likelihoodRow(Float64Array.from({ length: columns }, (_, g) => -30 * Math.abs(g - best) - t)),
  );
  return { ...toyModel(6, { minLength: 4, ...(burst === undefined ? {} : { burst }) }), rows };
}

const BURST = { stride: 1, persistence: 0.6 };
const CASES: readonly (readonly [string, SegmentModel])[] = [
  ["no burst", toyModel(1)],
  ["no burst, shortest segment 1", toyModel(2, { minLength: 1 })],
  ["no burst, shortest segment 3", toyModel(3, { minLength: 3, periods: 9 })],
  ["a burst", toyModel(4, { burst: BURST, periods: 6 })],
  ["jumps within a shortest segment", jumpingModel()],
  ["jumps within a shortest segment, a burst", jumpingModel(BURST)],
  ["a burst of wide stride", toyModel(5, { burst: { ...BURST, stride: 2 }, periods: 6 })],
];

const isStart = (t: number) => (starts: readonly number[]) => starts.slice(1).includes(t);

describe.each(CASES)("the recursions agree with every segmentation one by one: %s", (_, model) => {
  const periods = model.rows.length;
  const evidence = sumOver(model);
  const result = segmentPosterior(model);

  test("the evidence", () => {
    expect(result.logEvidence).toBeCloseTo(Math.log(evidence), 11);
    expect(segmentEvidence(model)).toBeCloseTo(Math.log(evidence), 11);
  });

  test("the probability of a start at each period, and near it", () => {
    for (let t = 0; t < periods; t++) {
      expect(at(result.change, t)).toBeCloseTo(sumOver(model, isStart(t)) / evidence, 11);
      const wide = sumOver(model, (s) => s.slice(1).some((x) => Math.abs(x - t) <= 3));
      expect(changeWithin(result, t - 3, t + 3)).toBeCloseTo(wide / evidence, 11);
      const near = sumOver(model, (s) => s.slice(1).some((x) => Math.abs(x - t) <= 1));
      expect(changeWithin(result, t - 1, t + 1)).toBeCloseTo(near / evidence, 11);
    }
  });

  test("the probability of no change", () => {
    const none = noChange(model);
    const expected = weigh(model, [0]);
    expect(none.logJoint).toBeCloseTo(Math.log(expected.total), 11);
    none.levels.forEach((p, g) => {
      expect(p).toBeCloseTo(at(expected.byLevel[0] ?? [], g) / expected.total, 11);
    });
  });

  test("the levels before and after a change", () => {
    const t = model.minLength + 1;
    const before = new Array<number>(4).fill(0);
    const after = new Array<number>(4).fill(0);
    let total = 0;
    for (const starts of everySegmentation(periods, model.minLength).filter(isStart(t))) {
      const weighed = weigh(model, starts);
      const segment = starts.indexOf(t);
      total += weighed.total;
      for (let g = 0; g < 4; g++) {
        before[g] = at(before, g) + at(weighed.byLevel[segment - 1] ?? [], g);
        after[g] = at(after, g) + at(weighed.byLevel[segment] ?? [], g);
      }
    }
    const [found, next] = [levelBefore(result, t), levelAfter(result, t)];
    for (let g = 0; g < 4; g++) {
      expect(at(found, g)).toBeCloseTo(at(before, g) / total, 11);
      expect(at(next, g)).toBeCloseTo(at(after, g) / total, 11);
    }
  });

  test("the mean level at each period", () => {
    for (let t = 0; t < periods; t++) {
      let mean = 0;
      for (const starts of everySegmentation(periods, model.minLength)) {
        const segment = starts.filter((x) => x <= t).length - 1;
        const row = weigh(model, starts).byLevel[segment] ?? [];
        mean += row.reduce((sum, weight, g) => sum + weight * g, 0);
      }
      expect(at(result.level, t)).toBeCloseTo(mean / evidence, 11);
    }
  });

  test("a recent change, known from the periods so far only", () => {
    for (let t = 1; t < periods; t++) {
      const prefix: SegmentModel = { ...model, rows: model.rows.slice(0, t + 1) };
      const recent = sumOver(prefix, (s) => s.slice(1).some((x) => x > t - 2)) / sumOver(prefix);
      expect(recentChange(result, t, 2)).toBeCloseTo(recent, 11);
    }
  });

  test("draws have starts as often as they are probable", () => {
    const draws = sampleSegmentations(result, seededRandom(9), 4000);
    for (let t = 1; t < periods; t++) {
      const share = draws.filter((d) => d.starts.includes(t)).length / 4000;
      expect(Math.abs(share - at(result.change, t))).toBeLessThan(0.04);
    }
    const mean = draws.reduce((sum, d) => sum + at(d.levels, d.levels.length - 1), 0) / 4000;
    expect(Math.abs(mean - at(result.level, periods - 1))).toBeLessThan(0.08);
  });
});

test.each(CASES.slice(0, 3))(
  "the most probable segmentation is the best of all: %s",
  (_, model) => {
    const all = everySegmentation(model.rows.length, model.minLength);
    const weights = all.map((starts) => weigh(model, starts).total);
    const best = weights.indexOf(Math.max(...weights));
    const found = mostProbableSegmentation(model);
    expect(found.starts).toEqual(all[best]);
    expect(found.logJoint).toBeCloseTo(Math.log(at(weights, best)), 11);
  },
);

/** A normal series with a step, on a grid of means. */
function steppedModel(values: readonly number[]): SegmentModel {
  const means = Float64Array.from({ length: 33 }, (_, g) => -4 + g / 4);
  return {
    hazard: 1 / 60,
    minLength: 3,
    logPrior: means.map((x) => -(x ** 2) / 8),
    rows: values.map((v) => likelihoodRow(means.map((m) => -((v - m) ** 2) / 2))),
  };
}

describe("a segmentation", () => {
  test("is the same in a workspace that has served another one", () => {
    const workspace = new SegmentWorkspace();
    segmentPosterior(toyModel(11, { burst: BURST, periods: 12, minLength: 3 }), workspace);
    for (const [, model] of CASES) {
      const [again, alone] = [segmentPosterior(model, workspace), segmentPosterior(model)];
      expect(again.logEvidence).toBe(alone.logEvidence);
      expect(again.change).toEqual(alone.change);
      expect(again.level).toEqual(alone.level);
    }
  });

  test("adding a constant to the log likelihoods of a period moves the evidence and nothing else", () => {
    const model = toyModel(7);
    const base = segmentPosterior(model);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (t, c) => {
          const moved = model.rows.map((row, s) =>
            s === t ? likelihoodRow(row.relative.map((x) => Math.log(x) + row.logBest + c)) : row,
          );
          const other = segmentPosterior({ ...model, rows: moved });
          expect(other.logEvidence - base.logEvidence).toBeCloseTo(c, 8);
          other.change.forEach((p, s) => {
            expect(p).toBeCloseTo(at(base.change, s), 9);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test("a large step in 300 periods is dated, and nothing underflows", () => {
    const values = Array.from(
      { length: 300 },
      (_, t) => (t < 120 ? -3 : 3) + Math.sin(t * 12.9898),
    );
    const result = segmentPosterior(steppedModel(values));
    expect(at(result.change, 120)).toBeGreaterThan(0.99);
    expect(noChange(steppedModel(values)).logJoint).toBeLessThan(result.logEvidence - 500);
    expect(mostProbableSegmentation(steppedModel(values)).starts).toEqual([0, 120]);
    const after = levelAfter(result, 120);
    expect(-4 + gridMean(after) / 4).toBeCloseTo(3, 1);
    expect(gridQuantile(after, 0.05)).toBeLessThan(gridMean(after));
    expect(gridQuantile(after, 0.95)).toBeGreaterThan(gridMean(after));
  });

  test("a series of missing periods has the prior's changes: one period in sixty once it may change", () => {
    const model = { ...steppedModel([]), rows: Array.from({ length: 40 }, () => flatRow(33)) };
    const result = segmentPosterior(model);
    expect(result.logEvidence).toBeCloseTo(0, 10);
    expect(at(result.change, 2)).toBe(0);
    expect(at(result.change, 3)).toBeCloseTo(1 / 60, 10);
  });

  test("an empty series has no periods and no evidence to speak of", () => {
    const model = steppedModel([]);
    expect(segmentPosterior(model).change).toHaveLength(0);
    expect(segmentEvidence(model)).toBe(0);
    expect(mostProbableSegmentation(model).starts).toEqual([]);
    expect(sampleSegmentations(segmentPosterior(model), seededRandom(1), 3)).toEqual([]);
  });

  test("a single period is one segment", () => {
    const result = segmentPosterior(steppedModel([1]));
    expect(changeWithin(result, -2, 2)).toBe(0);
    expect(recentChange(result, 0, 6)).toBe(0);
  });
});

describe("a burst", () => {
  test("has binomial values of the stated autocorrelation", () => {
    const states = 3;
    const moves = burstTransition(0.7);
    const weights = [1, 2, 1].map((x) => x / 4);
    for (let from = 0; from < states; from++) {
      let mean = 0;
      let sum = 0;
      for (let to = 0; to < states; to++) {
        sum += at(moves, from * states + to);
        mean += at(moves, from * states + to) * (to - 1);
      }
      expect(sum).toBeCloseTo(1, 12);
      expect(mean).toBeCloseTo(0.7 * (from - 1), 12);
    }
    for (let to = 0; to < states; to++) {
      const next = weights.reduce((s, w, from) => s + w * at(moves, from * states + to), 0);
      expect(next).toBeCloseTo(at(weights, to), 12);
    }
  });
});
