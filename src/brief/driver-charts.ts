import type { EvidenceGrid, IntervalDots, LagResponse, StackedShare } from "../figure/index.ts";
import type { BriefDriver, BriefDrivers } from "./brief-drivers.ts";

/** A title for what is drawn of two actors. */
export interface DrawnDrivers {
  readonly names: readonly [string, string];
  readonly drivers: BriefDrivers;
}

const named = ({ statement }: BriefDriver): string => statement.trim().replace(/\.$/, "");

const between = (names: readonly string[]): string => names.join(" and ");

/** How probable each explanation is: posterior, its range under other choices, prior. */
function inclusionChart({ names, drivers }: DrawnDrivers): IntervalDots | undefined {
  const rows = drivers.hypotheses.map((one) => ({
    name: named(one),
    value: one.inclusion ?? Number.NaN,
    ...(one.range === null ? {} : { outer: { lo: one.range[0], hi: one.range[1] } }),
    tick: one.prior,
    note: one.verdict,
  }));
  if (rows.every(({ value }) => Number.isNaN(value))) return undefined;
  return {
    id: "drivers-inclusion",
    title: `How far explanations of the relation of ${between(names)} are borne out`,
    description: `For each of ${rows.length} explanations the probability that what it names precedes the balance and improves its prediction, its range under other choices of priors, lags and windows, and the probability beforehand. The numbers stand in the table below.`,
    caption:
      "The probability that what an explanation names precedes the balance and improves its prediction.",
    unit: "0 to 1",
    legend: { value: "probability", outer: "under other choices", tick: "beforehand" },
    range: [0, 1],
    rows,
  };
}

/** The effect of each explanation if it is at work. */
function effectChart({ names, drivers }: DrawnDrivers): IntervalDots | undefined {
  const rows = drivers.hypotheses.flatMap((one) =>
    one.effect === null
      ? []
      : [{ name: named(one), value: one.effect.mean, lo: one.effect.lo, hi: one.effect.hi }],
  );
  if (rows.length === 0) return undefined;
  return {
    id: "drivers-effects",
    title: `What would follow each explanation between ${between(names)}`,
    description:
      "For each explanation, how many times what it was the ratio of cooperation to conflict would be after a rise of what it names by one standard deviation, if the explanation is at work, with a 90 % interval. The numbers stand in the table below.",
    caption:
      "The ratio of cooperation to conflict after a usual rise (one standard deviation) of what an explanation names, if it is at work, as a multiple of what it was.",
    unit: "times what it was",
    legend: { value: "multiple", inner: "90% interval" },
    range: [0.5, 1.5],
    reference: { value: 1, label: "no change" },
    rows,
  };
}

/** How the balance moves after the exposure of the most probable explanation has risen. */
function responseChart({ names, drivers }: DrawnDrivers): LagResponse | undefined {
  const [first] = [...drivers.hypotheses].sort((x, y) => (y.inclusion ?? -1) - (x.inclusion ?? -1));
  if (first === undefined || first.response === null) return undefined;
  return {
    id: "drivers-response",
    title: `The balance between ${between(names)} in the ${drivers.by}s after a rise`,
    description: `By lag, the change of the balance after a rise by one standard deviation of what the most probable explanation names, with a 90 % band of each lag and one of all lags at once. The numbers stand in the table below.`,
    caption: `After a usual rise (one standard deviation) of what the most probable explanation names: “${named(first)}”. The shape of a response; whether there is one is weighed above.`,
    unit: "change of the balance, logits",
    lagUnit: `${drivers.by}s after the rise`,
    points: first.response.lags.map(({ lag, mean, lo, hi, bandLo, bandHi }) => ({
      ...{ lag, value: mean, lo, hi, outer: { lo: bandLo, hi: bandHi } },
    })),
  };
}

/** What the variation of the balance goes with. */
function shareChart({ names, drivers }: DrawnDrivers): StackedShare | undefined {
  if (drivers.shares.length === 0) return undefined;
  const sum = drivers.shares.reduce((total, { share }) => total + share, 0);
  const scale = Math.max(1, sum);
  return {
    id: "drivers-shares",
    title: `What the balance between ${between(names)} goes with`,
    description:
      "One bar: shares of the variation of the balance that go with its own past, movements common to all relations, the amount of reporting, a trend, and each explanation. The numbers stand in the table below.",
    caption:
      "Shares of the variation of the balance; chance explains a little of each, the more the shorter the record.",
    bars: [
      {
        name: "",
        segments: drivers.shares.map(({ name, share, isHypothesis }) => ({
          name: name.trim().replace(/\.$/, ""),
          share: share / scale,
          kind: isHypothesis ? ("finding" as const) : ("context" as const),
        })),
      },
    ],
  };
}

/** What each document weighs for each explanation. */
function evidenceChart({ names, drivers }: DrawnDrivers): EvidenceGrid | undefined {
  const { evidence, hypotheses } = drivers;
  if (evidence.length === 0) return undefined;
  return {
    id: "drivers-evidence",
    title: `Documents on the relation of ${between(names)}`,
    description: `A grid of ${hypotheses.length} explanations and ${evidence.length} items of evidence: what each item weighs for or against each explanation, in decibels, its source taken into account. The numbers stand in the table below.`,
    caption:
      "What each item weighs for or against each explanation, in decibels (ten multiply or divide the odds by ten), its source taken into account.",
    hypotheses: hypotheses.map((one) => ({
      id: one.id,
      name: named(one),
      total: one.documents,
    })),
    evidence: evidence.map(({ id, says, publisher, date, rating }) => ({
      ...{ id, says },
      note: [publisher, date, rating].filter((part) => part !== null).join(", "),
    })),
    cells: evidence.flatMap(({ id, weights }) =>
      weights.map(({ hypothesis, decibels, open }) => ({
        ...{ evidence: id, hypothesis, weight: decibels, open },
      })),
    ),
  };
}

/** The charts of what may move a relation, as far as there is something to draw. */
export interface DriverCharts {
  readonly inclusion: IntervalDots | undefined;
  readonly effects: IntervalDots | undefined;
  readonly response: LagResponse | undefined;
  readonly shares: StackedShare | undefined;
  readonly evidence: EvidenceGrid | undefined;
}

/** The charts of a brief's drivers. */
export function driverCharts(drawn: DrawnDrivers): DriverCharts {
  return {
    inclusion: inclusionChart(drawn),
    effects: effectChart(drawn),
    response: responseChart(drawn),
    shares: shareChart(drawn),
    evidence: evidenceChart(drawn),
  };
}
