import {
  type IntervalDots,
  intervalDotsText,
  type LagResponse,
  lagResponseText,
  percentText,
  type Table,
  tableText,
  wrapText,
} from "../../figure/index.ts";
import type { Driver, DriversDocument } from "../../workbench/index.ts";
import type { Effects } from "../effects.ts";
import { times } from "./figures.ts";

const byInclusion = (a: Driver, b: Driver): number => (b.inclusion ?? -1) - (a.inclusion ?? -1);

/** The hypotheses, the most probable first. */
export function rankedDrivers({ drivers }: DriversDocument): readonly Driver[] {
  return drivers.toSorted(byInclusion);
}

function dotsOf(document: DriversDocument): IntervalDots {
  return {
    id: "inclusion",
    title: "How probable each hypothesis is",
    description: "Probability that it precedes the balance and improves its prediction.",
    caption: "",
    unit: "probability that it precedes the balance and improves its prediction",
    legend: {
      value: "now",
      outer: "under other choices of priors, lags and windows",
      tick: "before the record was weighed",
    },
    range: [0, 1],
    rows: rankedDrivers(document).map(({ id, inclusion, range, prior, verdict }) => ({
      name: id,
      value: inclusion ?? Number.NaN,
      ...(range === null
        ? {}
        : { outer: { lo: range.lowest.inclusion, hi: range.highest.inclusion } }),
      tick: prior,
      note: inclusion === null ? "not measured" : verdict.replace("the record ", ""),
    })),
  };
}

function rangeOf({ range }: Driver): string {
  return range === null
    ? ""
    : `${percentText(range.lowest.inclusion)}-${percentText(range.highest.inclusion)}`;
}

function numbers(document: DriversDocument): Table {
  return {
    caption:
      "Ratio: if it acts, how many times the ratio of cooperation to conflict is what it was after a rise of one standard deviation, 90% interval; share of the variation; gain: probability that it improves predictions which know only the past; power: how often an effect that matters would be found",
    columns: [
      { key: "id", title: "Hypothesis" },
      { key: "now", title: "Now", align: "right" },
      { key: "range", title: "Range", align: "right" },
      { key: "before", title: "Before", align: "right" },
      { key: "effect", title: "Ratio, times", align: "right" },
      { key: "share", title: "Share", align: "right" },
      { key: "gain", title: "Gain", align: "right" },
      { key: "power", title: "Power", align: "right" },
    ],
    rows: rankedDrivers(document).map((driver) => ({
      id: driver.id,
      now: driver.inclusion === null ? "?" : percentText(driver.inclusion),
      range: rangeOf(driver),
      before: percentText(driver.prior),
      effect:
        driver.effect === null
          ? ""
          : `${times(driver.effect.mean)} [${times(driver.effect.lo)}, ${times(driver.effect.hi)}]`,
      share: percentText(driver.explained),
      gain: driver.gain?.state === "known" ? percentText(driver.gain.positive) : "?",
      power: driver.power === null ? "?" : percentText(driver.power.share),
    })),
  };
}

/** The hypotheses side by side: how probable, how large, and whether the record could have told. */
export function hypothesisTables(document: DriversDocument, effects: Effects): string[] {
  if (document.settings === null) return [];
  return [
    intervalDotsText(dotsOf(document), effects),
    tableText(numbers(document), effects).trimEnd(),
  ];
}

function responseChart({ id, response }: Driver, by: string): LagResponse | undefined {
  if (response === null) return undefined;
  return {
    id: "response",
    title: `The balance after a rise of ${response.exposure} (${id})`,
    description: "Change of the balance by period after the rise, with two bands.",
    caption: "",
    unit: "logits, after a rise of one standard deviation",
    lagUnit: `${by}s after the rise`,
    points: response.lags.map(({ lag, mean, lo, hi, bandLo, bandHi }) => ({
      ...{ lag, value: mean, lo, hi, outer: { lo: bandLo, hi: bandHi } },
    })),
  };
}

/** How the balance moves after the most probable hypothesis' exposure has risen. */
export function responseFigure(document: DriversDocument, effects: Effects): string[] {
  const [first] = rankedDrivers(document);
  const chart = first === undefined ? undefined : responseChart(first, document.by);
  return chart === undefined
    ? []
    : [`${wrapText(chart.title, effects.width)}\n${lagResponseText(chart, effects)}`];
}
