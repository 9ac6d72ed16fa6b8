import type { BandedSeries, PeriodMark } from "../figure/index.ts";
import { actorByCode } from "../lexicon/index.ts";
import type { Relation } from "../measure/index.ts";

/** What the charts of a relation are drawn from. */
export type ChartedRelation = Pick<Relation, "dyad" | "by" | "index" | "intensity">;

/** A series that has a chart. */
export type ChartedSeries = "index" | "intensity";

type Series = ChartedRelation["index"];

const nameOf = (code: string): string => actorByCode(code)?.name ?? code;

const pointsOf = (series: Series): BandedSeries["series"][number]["points"] =>
  series.map(({ period, level, lo, hi }) => ({ period, value: level, lo, hi }));

const countsOf = (series: Series): NonNullable<BandedSeries["events"]>["counts"] =>
  series.map(({ period, events }) => ({ period, count: events }));

const spanOf = (series: Series): string =>
  `${series[0]?.period ?? ""} to ${series.at(-1)?.period ?? ""}`;

/** The balance over time with its band, and the events that it rests on beneath. */
function balanceChart(
  { dyad, by, index }: ChartedRelation,
  marks: readonly PeriodMark[],
): BandedSeries {
  const names = dyad.map(nameOf).join(" and ");
  return {
    id: "balance",
    title: `Balance of cooperation and conflict between ${names}`,
    description: `A line with its 90 % band by ${by}, ${spanOf(index)}, from -100, conflict alone, to 100, cooperation alone; turning points are marked, and bars beneath count the events that cooperate or conflict. The numbers stand in the table below.`,
    caption: "The balance with its 90 % band; bars count the events that cooperate or conflict.",
    unit: "-100 conflict to 100 cooperation",
    interval: "90% band",
    periods: index.map(({ period }) => period),
    series: [{ name: "balance", points: pointsOf(index) }],
    range: [-100, 100],
    reference: { value: 0 },
    marks,
    events: { label: "events that cooperate or conflict", counts: countsOf(index) },
  };
}

/** The rate of conflict over time with its band, and the conflictual events beneath. */
function conflictChart(
  { dyad, by, intensity }: ChartedRelation,
  marks: readonly PeriodMark[],
): BandedSeries {
  const names = dyad.map(nameOf).join(" and ");
  return {
    id: "conflict",
    title: `Intensity of conflict between ${names}`,
    description: `A line with its 90 % band by ${by}, ${spanOf(intensity)}: conflictual events at average coverage of the source; turning points are marked, and bars beneath count the conflictual events. The numbers stand in the table below.`,
    caption: `Conflictual events per ${by} at average coverage of the source, with the 90 % band; bars count the events themselves.`,
    unit: `events per ${by} at average coverage`,
    interval: "90% band",
    periods: intensity.map(({ period }) => period),
    series: [{ name: "conflict", points: pointsOf(intensity) }],
    range: [0, 1],
    marks,
    events: { label: "conflict events", counts: countsOf(intensity) },
  };
}

/**
 * The charts of a relation: of the balance and of conflict, as far as they are known.
 *
 * @param marksOf what to mark in a chart
 */
export function relationCharts(
  relation: ChartedRelation,
  marksOf: (of: ChartedSeries) => readonly PeriodMark[],
): BandedSeries[] {
  return [
    ...(relation.index.length === 0 ? [] : [balanceChart(relation, marksOf("index"))]),
    ...(relation.intensity.length === 0 ? [] : [conflictChart(relation, marksOf("intensity"))]),
  ];
}
