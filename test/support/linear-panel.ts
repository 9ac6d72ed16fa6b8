import { type DriverPanel, defaultWindows, type PanelHypothesis } from "../../src/drivers/panel.ts";
import { type Period, periodsBetween, type Random, seededRandom } from "../../src/kernel/index.ts";
import { normal } from "../../src/maths/index.ts";

/** What a linear panel is like. */
export interface LinearDesign {
  readonly months: number;
  /** Effect of each hypothesis' exposure, logits, and its lag. */
  readonly effects: readonly { readonly effect: number; readonly lag: number }[];
  /** Standard deviation of the outcome's own news. */
  readonly noise: number;
  /** Polar events per month. */
  readonly events: number;
  readonly seed: number;
}

/** Months from January 2000 on. */
export function monthsFrom2000(count: number): readonly Period[] {
  const last = `${2000 + Math.floor((count - 1) / 12)}-${String(((count - 1) % 12) + 1).padStart(2, "0")}`;
  return periodsBetween("2000-01" as Period, last as Period);
}

/** A first-order autoregression of standard deviation 1. */
export function autoregression(random: Random, n: number, persistence: number): Float64Array {
  let state = normal.sample(random, 0, 1);
  return Float64Array.from({ length: n }, () => {
    state = persistence * state + normal.sample(random, 0, Math.sqrt(1 - persistence ** 2));
    return state;
  });
}

/** Counts (not whole) whose log ratio with half an event added is a given series. */
export function countsOf(
  balance: Float64Array,
  events: number,
): { cooperation: Float64Array; conflict: Float64Array } {
  const share = balance.map((y) => 1 / (1 + Math.exp(-y)));
  return {
    cooperation: share.map((p) => (events + 1) * p - 0.5),
    conflict: share.map((p) => (events + 1) * (1 - p) - 0.5),
  };
}

/** A panel by month that is linear in what the statistical leg sees: what there is to be found is known exactly. */
export function linearPanel(design: LinearDesign): DriverPanel {
  const random = seededRandom(design.seed);
  const n = design.months;
  const exposures = design.effects.map(() => autoregression(random, n, 0.6));
  const common = autoregression(random, n, 0.8);
  const balance = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    let value = 0.4 * (balance[t - 1] ?? 0) + 0.2 * (common[t - 1] ?? 0);
    value += normal.sample(random, 0, design.noise);
    design.effects.forEach(({ effect, lag }, h) => {
      value += effect * (exposures[h]?.[t - lag] ?? 0);
    });
    balance[t] = value;
  }
  return {
    periods: monthsFrom2000(n),
    by: "month",
    ...countsOf(balance, design.events),
    halves: [],
    common,
    volume: autoregression(random, n, 0.5),
    hypotheses: exposures.map(
      (values, h): PanelHypothesis => ({
        id: `h${h + 1}`,
        sign: 0,
        exposures: [{ id: `x${h + 1}`, unit: "one", values }],
        placeboExposures: [],
        windows: defaultWindows("month"),
        matters: 0.25,
      }),
    ),
    placeboOutcomes: [],
  };
}
