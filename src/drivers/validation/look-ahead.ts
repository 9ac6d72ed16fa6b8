import { seededRandom } from "../../kernel/index.ts";
import { type Finding, shuffledAfter } from "../../measure/index.ts";
import type { DriverPanel, Exposure, PolarCounts } from "../panel.ts";
import { type Gain, gainsOf } from "../statistical/gain.ts";
import { usualDesign } from "../statistical/inclusion.ts";
import { streamsOf } from "../statistical/streams.ts";
import { windowMeans } from "../statistical/window-means.ts";
import { COLUMNS } from "./columns.ts";
import { panelOf } from "./trial.ts";
import { repeated, type Trials } from "./trials.ts";

/** The same panel with its periods in another order, their names staying where they are. */
export function inOrder(panel: DriverPanel, order: readonly number[]): DriverPanel {
  const moved = (series: Float64Array): Float64Array =>
    Float64Array.from(order, (t) => series[t] ?? Number.NaN);
  const counts = ({ cooperation, conflict }: PolarCounts): PolarCounts => {
    return { cooperation: moved(cooperation), conflict: moved(conflict) };
  };
  const exposure = (one: Exposure): Exposure => ({
    ...one,
    values: moved(one.values),
    ...(one.events === undefined ? {} : { events: moved(one.events) }),
  });
  return {
    ...panel,
    ...counts(panel),
    halves: panel.halves.map((half) => ({ ...half, ...counts(half) })),
    common: moved(panel.common),
    volume: moved(panel.volume),
    hypotheses: panel.hypotheses.map((hypothesis) => ({
      ...hypothesis,
      exposures: hypothesis.exposures.map(exposure),
      placeboExposures: hypothesis.placeboExposures.map(exposure),
    })),
    placeboOutcomes: panel.placeboOutcomes.map((other) => ({ ...other, ...counts(other) })),
  };
}

/** What a panel's months up to one are explained by: controls, and exposures over their windows in their own unit. */
function featuresUpTo(panel: DriverPanel, t: number): number[] {
  const { controls, rows } = usualDesign(panel, {});
  const known = rows.filter((row) => row <= t).length;
  const windows = panel.hypotheses.flatMap((hypothesis) =>
    hypothesis.exposures.flatMap(({ values }) =>
      hypothesis.windows.map((window) => windowMeans(values, window).subarray(0, t + 1)),
    ),
  );
  return [
    ...controls.flatMap(({ values }) => [...values.subarray(0, known)]),
    ...windows.flatMap((values) => [...values]),
  ];
}

/** The gain of each month up to one, of each hypothesis and of all together. */
function gainsUpTo(panel: DriverPanel, t: number): number[] {
  const settings = {
    tried: panel.hypotheses.length,
    resamples: 1,
    streams: streamsOf(seededRandom(1)),
  };
  const { each, all } = gainsOf(panel, usualDesign(panel, {}), settings);
  const last = panel.periods[t] ?? "";
  const upTo = (gain: Gain): number[] =>
    gain.state === "unknown"
      ? []
      : gain.byPeriod.filter(({ period }) => period <= last).map((one) => one.gain);
  return [...each, all].flatMap(upTo);
}

/** Months compared, and those that are the same to the last bit. */
interface Comparison {
  readonly compared: number;
  readonly same: number;
}

function compared(before: readonly number[], after: readonly number[]): Comparison {
  const same = before.filter((value, i) => Object.is(value, after[i])).length;
  return { compared: Math.max(before.length, after.length), same };
}

const sum = (all: readonly Comparison[]): Comparison => ({
  compared: all.reduce((total, one) => total + one.compared, 0),
  same: all.reduce((total, one) => total + one.same, 0),
});

/** Parts of the panels after which their months are shuffled. */
const PARTS = [0.5, 0.75];

/** One panel in so many of a column is enough: every one has hundreds of forecasts. */
const ONE_IN = 15;

/** S9: whether anything that is said of a month changes when the months after it are shuffled. */
export function noLookAhead({ runs, told }: Trials): Finding[] {
  const panels = Math.ceil(runs.panels / ONE_IN);
  const trials = repeated("shuffled futures", panels, told, (run) => {
    const { panel } = panelOf(COLUMNS.dense, runs.seed, run);
    const n = panel.periods.length;
    return PARTS.map((part) => {
      const t = Math.floor(part * n);
      const shuffled = inOrder(panel, shuffledAfter(n, t, seededRandom(runs.seed + run)));
      return {
        features: compared(featuresUpTo(panel, t), featuresUpTo(shuffled, t)),
        forecasts: compared(gainsUpTo(panel, t), gainsUpTo(shuffled, t)),
      };
    });
  }).flat();
  const finding = (what: string, { compared: all, same }: Comparison): Finding => ({
    what,
    value: same,
    unit: `of ${all}`,
    passLine: `all ${all}`,
    passed: all > 0 && same === all,
    detail: `${panels} panels of 240 months, shuffled after one half and after three quarters.`,
  });
  return [
    finding(
      "features up to a month that are the same to the last bit",
      sum(trials.map(({ features }) => features)),
    ),
    finding(
      "forecast gains up to a month that are the same to the last bit",
      sum(trials.map(({ forecasts }) => forecasts)),
    ),
  ];
}
