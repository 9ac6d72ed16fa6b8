import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Evidence, type MomentModel, momentFilter, projected } from "./moment-filter.ts";
import { momentSmoother } from "./moment-smoother.ts";

/** A function at each of some values. */
const atEach =
  (of: (x: number) => number): Evidence["logLikelihoods"] =>
  (predictors, into) =>
    into.set(predictors.map(of));

const normalEvidence = (value: number, variance: number): Evidence => ({
  logLikelihoods: atEach(
    (x) => -0.5 * Math.log(2 * Math.PI * variance) - (value - x) ** 2 / (2 * variance),
  ),
  gradient: (x) => (value - x) / variance,
  information: () => 1 / variance,
});

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

const binomialLog = (successes: number, trials: number, x: number): number =>
  successes * Math.log(logistic(x)) + (trials - successes) * Math.log(logistic(-x));

const binomialEvidence = (successes: number, trials: number): Evidence => ({
  logLikelihoods: atEach((x) => binomialLog(successes, trials, x)),
  gradient: (x) => successes - trials * logistic(x),
  information: (x) => trials * logistic(x) * logistic(-x),
});

const WALK: MomentModel = {
  persistence: [1],
  innovation: [1469],
  initialMean: [1000],
  initialVariance: [1e6],
};

/** The scalar Kalman filter and smoother of a random walk, written out. */
function localLevel(values: readonly number[], model: MomentModel, noise: number) {
  const [q = 0, m0 = 0, p0 = 0] = [
    model.innovation[0],
    model.initialMean[0],
    model.initialVariance[0],
  ];
  let [m, p, logLikelihood] = [m0, p0, 0];
  const steps = values.map((value, t) => {
    const prior = t === 0 ? p : p + q;
    const f = prior + noise;
    logLikelihood += -0.5 * (Math.log(2 * Math.PI * f) + (value - m) ** 2 / f);
    m += (prior / f) * (value - m);
    p = prior - prior ** 2 / f;
    return { m, p, prior };
  });
  const smooth: { m: number; p: number }[] = [];
  for (let t = steps.length - 1; t >= 0; t--) {
    const here = steps[t] ?? { m: 0, p: 0, prior: 0 };
    const [next, ahead] = [steps[t + 1], smooth[0]];
    if (next === undefined || ahead === undefined) {
      smooth.unshift({ m: here.m, p: here.p });
      continue;
    }
    const gain = here.p / next.prior;
    smooth.unshift({
      m: here.m + gain * (ahead.m - here.m),
      p: here.p + gain ** 2 * (ahead.p - next.prior),
    });
  }
  return { steps, smooth, logLikelihood };
}

describe("the moment filter", () => {
  test("with normal evidence is the Kalman filter and smoother", () => {
    const values = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140];
    const expected = localLevel(values, WALK, 15099);
    const found = momentFilter(
      WALK,
      values.map((value) => [{ loading: [1], evidence: normalEvidence(value, 15099) }]),
    );
    expect(found.logLikelihood).toBeCloseTo(expected.logLikelihood, 8);
    const smoothed = momentSmoother(found);
    for (const [t, { m, p }] of expected.steps.entries()) {
      expect(found.filtered[t]?.mean[0]).toBeCloseTo(m, 6);
      expect(found.filtered[t]?.covariance[0]).toBeCloseTo(p, 4);
      expect(smoothed[t]?.mean[0]).toBeCloseTo(expected.smooth[t]?.m ?? 0, 6);
      expect(smoothed[t]?.covariance[0]).toBeCloseTo(expected.smooth[t]?.p ?? 0, 4);
    }
  });

  test("after one binomial count has the moments of the exact posterior", () => {
    const prior = { mean: 0.4, variance: 1.3 };
    const [successes, trials] = [2, 9];
    const step = 1e-3;
    let [mass, first, second] = [0, 0, 0];
    for (let x = -12; x <= 12; x += step) {
      const density =
        Math.exp(binomialLog(successes, trials, x) - (x - prior.mean) ** 2 / (2 * prior.variance)) /
        Math.sqrt(2 * Math.PI * prior.variance);
      mass += density * step;
      first += density * x * step;
      second += density * x * x * step;
    }
    const model: MomentModel = {
      persistence: [1, 0.5],
      innovation: [0, 0.3],
      initialMean: [0.4, 0],
      initialVariance: [0.9, 0.4],
    };
    const { filtered, logLikelihood } = momentFilter(model, [
      [{ loading: [1, 1], evidence: binomialEvidence(successes, trials) }],
    ]);
    const state = filtered[0];
    const total = state === undefined ? undefined : projected(state, [1, 1]);
    expect(logLikelihood).toBeCloseTo(Math.log(mass), 6);
    expect(total?.mean).toBeCloseTo(first / mass, 6);
    expect(total?.variance).toBeCloseTo(second / mass - (first / mass) ** 2, 6);
  });

  test("does not know the future: what is filtered stays the same whatever comes after", () => {
    const count = fc.record({ k: fc.nat(6), more: fc.nat(6) });
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 3, maxLength: 12 }),
        fc.array(count, { minLength: 1, maxLength: 6 }),
        (past, future) => {
          const periods = (counts: readonly { k: number; more: number }[]) =>
            counts.map(({ k, more }) =>
              k + more === 0 ? [] : [{ loading: [1, 1], evidence: binomialEvidence(k, k + more) }],
            );
          const model: MomentModel = {
            persistence: [0.99, 0.5],
            innovation: [0.02, 0.3],
            initialMean: [0, 0],
            initialVariance: [1, 0.4],
          };
          const short = momentFilter(model, periods(past)).filtered.at(-1);
          const long = momentFilter(model, periods([...past, ...future])).filtered[past.length - 1];
          expect(long).toEqual(short);
        },
      ),
    );
  });

  test("a period in which nothing was seen widens the belief and the smoother narrows it", () => {
    const seen = [{ loading: [1], evidence: normalEvidence(3, 1) }];
    const found = momentFilter({ ...WALK, innovation: [1] }, [seen, [], [], seen]);
    const variance = found.filtered.map((state) => state.covariance[0] ?? 0);
    expect(variance[2]).toBeGreaterThan(variance[1] ?? 0);
    const smoothed = momentSmoother(found).map((state) => state.covariance[0] ?? 0);
    expect(smoothed.every((v, t) => v <= (variance[t] ?? 0) + 1e-9)).toBe(true);
  });
});
