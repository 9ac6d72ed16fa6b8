import { type Period, type Random, shiftPeriod } from "../../src/kernel/index.ts";
import {
  COUNT_TARGETS,
  type DyadSeries,
  type ForecastPanel,
  type LateCount,
} from "../../src/outlook/panel/forecast-panel.ts";

/** Counts of one dyad as given, nothing late. */
export function seriesOf(
  a: string,
  b: string,
  cooperation: readonly number[],
  conflict: readonly number[],
  late: readonly LateCount[] = [],
): DyadSeries {
  const material = conflict.map((n) => Math.floor(n / 2));
  return {
    a,
    b,
    counts: {
      cooperation: Float64Array.from(cooperation),
      conflict: Float64Array.from(conflict),
      "material-conflict": Float64Array.from(material),
    },
    late,
  };
}

/** A panel by month from January 2015. */
export function monthlyPanel(dyads: readonly DyadSeries[]): ForecastPanel {
  const length = dyads[0]?.counts.cooperation.length ?? 0;
  return {
    teller: "made-up",
    by: "month",
    periods: Array.from({ length }, (_, i) => shiftPeriod("2015-01" as Period, i)),
    dyads,
  };
}

/** A panel of counts drawn by lot, with a hole in which nobody looked, and with late counts. */
export function drawnPanel(length: number, dyads: number, random: Random): ForecastPanel {
  const hole = Math.floor(length / 2);
  const draws = (): number[] =>
    Array.from({ length }, (_, t) => (t === hole ? Number.NaN : random.below(4)));
  const lateOf = (): LateCount[] =>
    Array.from({ length: 6 }, () => {
      const period = (hole + 1 + random.below(length - 1)) % length;
      const target = COUNT_TARGETS[random.below(3)] ?? "conflict";
      return { period, known: period + 1 + random.below(9), target, events: 1 + random.below(2) };
    }).toSorted((x, y) => x.known - y.known);
  return monthlyPanel(
    Array.from({ length: dyads }, (_, i) =>
      seriesOf(`A${i}`, `B${i}`, draws(), draws(), i % 2 === 0 ? lateOf() : []),
    ),
  );
}
