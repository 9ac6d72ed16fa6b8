import type { Granularity, Period } from "../../kernel/index.ts";
import {
  type DriverPanel,
  defaultWindows,
  type Exposure,
  type PanelHypothesis,
  type PolarCounts,
} from "../panel.ts";

/** Effect that would matter to an analyst, logits per standard deviation, as the product takes it. */
const MATTERS = 0.25;

/** Log ratio of cooperation to conflict, half an event added to each. */
export function logRatios({ cooperation, conflict }: PolarCounts): Float64Array {
  return cooperation.map((good, t) => Math.log((good + 0.5) / ((conflict[t] ?? 0) + 0.5)));
}

/** Events of both kinds. */
export function polarEvents({ cooperation, conflict }: PolarCounts): Float64Array {
  return cooperation.map((good, t) => good + (conflict[t] ?? 0));
}

function total(series: readonly Float64Array[], length: number): Float64Array {
  const sums = new Float64Array(length);
  for (const values of series) {
    for (let t = 0; t < length; t++) sums[t] = (sums[t] ?? 0) + (values[t] ?? 0);
  }
  return sums;
}

/** Counts of a dyad as an exposure: log ratios, with the events they rest on. */
export function exposureOf(id: string, counts: PolarCounts): Exposure {
  const unit = "logit of the share of cooperation";
  return { id, unit, values: logRatios(counts), events: polarEvents(counts) };
}

/** A hypothesis without a stated sign: one exposure, in the usual windows. */
export function hypothesisOf(
  place: number,
  by: Granularity,
  exposure: Exposure,
  placeboExposures: readonly Exposure[] = [],
): PanelHypothesis {
  const id = `hypothesis-${place + 1}`;
  const windows = defaultWindows(by);
  return { id, sign: 0, exposures: [exposure], placeboExposures, windows, matters: MATTERS };
}

/** A dyad among others: what is told of them gives the common shock. Media volume is the dyad's own, as in the product. */
export function panelAmong(
  others: readonly PolarCounts[],
  outcome: PolarCounts,
  rest: Pick<DriverPanel, "by" | "hypotheses"> & { readonly periods: readonly Period[] },
): DriverPanel {
  const n = rest.periods.length;
  const shock = total(others.map(logRatios), n);
  return {
    ...rest,
    cooperation: outcome.cooperation,
    conflict: outcome.conflict,
    halves: [],
    common: shock.map((sum) => sum / others.length),
    volume: polarEvents(outcome).map(Math.log1p),
    placeboOutcomes: [],
  };
}
