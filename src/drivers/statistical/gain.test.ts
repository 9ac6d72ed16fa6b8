import { describe, expect, test } from "vitest";
import { linearPanel } from "../../../test/support/linear-panel.ts";
import { seededRandom } from "../../kernel/index.ts";
import { leastSquares, studentT } from "../../maths/index.ts";
import type { DriverPanel } from "../panel.ts";
import { type Gain, gainsOf } from "./gain.ts";
import { type Origin, walkOrigins } from "./growing-design.ts";
import { usualDesign } from "./inclusion.ts";
import { noiseOf } from "./noise.ts";
import { expectedVariance } from "./outcome.ts";
import { predictiveWalk } from "./predictive-walk.ts";
import { logPriorBySize } from "./space-prior.ts";
import { streamsOf } from "./streams.ts";

const MONTHS = 96;
const PANEL = linearPanel({
  months: MONTHS,
  effects: [
    { effect: 0.6, lag: 2 },
    { effect: 0, lag: 1 },
  ],
  noise: 0.3,
  events: 20,
  seed: 11,
});

const settings = { tried: 2, resamples: 500, streams: streamsOf(seededRandom(1)) };

const byPeriod = (gain: Gain | undefined): readonly number[] =>
  gain?.state === "known" ? gain.byPeriod.map((at) => at.gain) : [];

/** A panel whose periods from one on are put in another order, all its series alike. */
function shuffledAfter(panel: DriverPanel, from: number): DriverPanel {
  const random = seededRandom(5);
  const order = Array.from({ length: panel.periods.length }, (_, t) => t);
  for (let t = order.length - 1; t > from; t--) {
    const other = from + random.below(t - from + 1);
    [order[t], order[other]] = [order[other] ?? 0, order[t] ?? 0];
  }
  const moved = (series: Float64Array): Float64Array =>
    Float64Array.from(order, (t) => series[t] ?? Number.NaN);
  return {
    ...panel,
    cooperation: moved(panel.cooperation),
    conflict: moved(panel.conflict),
    common: moved(panel.common),
    volume: moved(panel.volume),
    hypotheses: panel.hypotheses.map((hypothesis) => ({
      ...hypothesis,
      exposures: hypothesis.exposures.map((x) => ({ ...x, values: moved(x.values) })),
    })),
  };
}

describe("the gain in prediction", () => {
  test("what later periods hold moves nothing before them by a bit", () => {
    const from = 80;
    const whole = gainsOf(PANEL, usualDesign(PANEL, {}), settings);
    const other = shuffledAfter(PANEL, from);
    const shuffled = gainsOf(other, usualDesign(other, {}), settings);
    const first = MONTHS - byPeriod(whole.all).length;
    [0, 1].forEach((h) => {
      const [a, b] = [byPeriod(whole.each[h]), byPeriod(shuffled.each[h])];
      expect(b.slice(0, from - first)).toEqual(a.slice(0, from - first));
      expect(b.slice(from - first)).not.toEqual(a.slice(from - first));
    });
  });

  test("is 0 while the controls say all of the months before, as of months with one event or none", () => {
    const random = seededRandom(4);
    const one = Float64Array.from({ length: 80 }, () => random.below(2));
    const cooperation = Float64Array.from({ length: MONTHS }, (_, t) =>
      t < 80 ? (one[t] ?? 0) : 1 + random.below(5),
    );
    const conflict = cooperation.map((_, t) => (t < 80 ? 0 : random.below(3)));
    const volume = cooperation.map((good, t) => Math.log1p(good + (conflict[t] ?? 0)));
    const quiet = { ...PANEL, cooperation, conflict, volume };
    const { each, all } = gainsOf(quiet, usualDesign(quiet, {}), settings);
    for (const gain of [...each, all]) {
      const gains = byPeriod(gain);
      const from = MONTHS - gains.length;
      expect(gains.slice(0, 81 - from)).toEqual(new Array(81 - from).fill(0));
      expect(gains.slice(84 - from).every((value) => Number.isFinite(value) && value !== 0)).toBe(
        true,
      );
    }
  });

  test("a hypothesis that is true improves prediction, one that is not does not", () => {
    const { each } = gainsOf(PANEL, usualDesign(PANEL, {}), settings);
    const [yes, no] = each;
    if (yes?.state !== "known" || no?.state !== "known") throw new Error("there are rows enough");
    expect(yes.positive).toBeGreaterThan(0.99);
    expect(yes.lo).toBeGreaterThan(0);
    expect(no.positive).toBeLessThan(0.9);
  });

  test("a prediction is that of every model's own regression, averaged", () => {
    const design = usualDesign(PANEL, {});
    const first = design.controls.length + 20;
    let origin: Origin | undefined;
    walkOrigins(PANEL, design, first, (at, row) => {
      if (row === first) origin = at;
    });
    if (origin === undefined) throw new Error("there are rows enough");
    const head = <T extends { readonly values: Float64Array }>(term: T): Float64Array =>
      term.values.subarray(0, first);
    const rows = {
      rows: design.rows.slice(0, first),
      outcome: design.outcome.subarray(0, first),
      variances: design.variances.subarray(0, first),
      controls: design.controls.map((term) => ({ ...term, values: head(term) })),
    };
    const { own, measured, rootWeights } = noiseOf(rows);
    const weights = rootWeights.map((root) => root * root);
    const g = 40;
    const s = g / (1 + g);
    const controls = rows.controls.map(({ values }) => values);
    const fresh = design.controls.map(({ values }) => values[first] ?? 0);
    const df = first - controls.length;
    const base = leastSquares(rows.outcome, controls, { weights });
    const predict = (coefficients: Float64Array, x: readonly number[]): number =>
      x.reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), 0);
    let [cooperation, conflict] = [1, 1];
    for (const t of rows.rows) {
      cooperation += PANEL.cooperation[t] ?? 0;
      conflict += PANEL.conflict[t] ?? 0;
    }
    const t = design.rows[first] ?? 0;
    const events = (PANEL.cooperation[t] ?? 0) + (PANEL.conflict[t] ?? 0);
    const expected = expectedVariance(events, cooperation / (cooperation + conflict));
    const variance = own + measured * expected;
    /** x' (X'WX)^-1 x, one column after another: what those before predict of x is taken out. */
    const leverage = (columns: readonly Float64Array[], x: readonly number[]): number => {
      const nested = columns.map((_, j) => {
        const fit = leastSquares(columns[j] ?? [], columns.slice(0, j), { weights });
        return ((x[j] ?? 0) - predict(fit.coefficients, x.slice(0, j))) ** 2 / fit.rss;
      });
      return nested.reduce((a, b) => a + b, 0);
    };
    const density = (held: readonly number[]): { log: number; r2: number } => {
      const columns = held.map((c) => design.columns[c]?.values.subarray(0, first) ?? base.fitted);
      const x = held.map((c) => design.columns[c]?.values[first] ?? 0);
      const full = leastSquares(rows.outcome, [...controls, ...columns], { weights });
      const r2 = 1 - full.rss / base.rss;
      const centre =
        (1 - s) * predict(base.coefficients, fresh) +
        s * predict(full.coefficients, [...fresh, ...x]);
      const [alone, all] = [
        leverage(controls, fresh),
        leverage([...controls, ...columns], [...fresh, ...x]),
      ];
      const spread = variance + alone + s * (all - alone);
      const scale = Math.sqrt(((base.rss * (1 - s * r2)) / df) * spread);
      return { log: studentT.logDensity(design.outcome[first] ?? 0, df, centre, scale), r2 };
    };
    const prior = { g, logBySize: logPriorBySize(2, 2), largest: 2 };
    const scores = predictiveWalk(origin, design.candidates, prior);
    expect(scores.none).toBeCloseTo(density([]).log, 8);
    const of = (h: number): readonly number[] => design.candidates[h]?.columns ?? [];
    let [weight, mean] = [0, 0];
    for (const a of of(0)) {
      for (const held of [[a], ...of(1).map((b) => [a, b])]) {
        const { log, r2 } = density(held);
        const j = held.length;
        const w =
          Math.exp(prior.logBySize[j] ?? 0) *
          0.25 ** j *
          (1 + g) ** (-j / 2) *
          (1 - s * r2) ** (-df / 2);
        weight += w;
        mean += w * Math.exp(log);
      }
    }
    expect(scores.with[0]).toBeCloseTo(Math.log(mean / weight), 8);
  });

  test("with too few rows for twelve predictions it is unknown, with what is missing", () => {
    const short = linearPanel({
      months: 48,
      effects: [{ effect: 0.5, lag: 1 }],
      noise: 0.3,
      events: 20,
      seed: 2,
    });
    const design = usualDesign(short, {});
    const { each, all } = gainsOf(short, design, settings);
    expect(all).toEqual({ state: "unknown", has: 36, needs: 7 + 20 + 12 });
    expect(each).toEqual([all]);
  });
});
