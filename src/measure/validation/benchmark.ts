import { seededRandom } from "../../kernel/index.ts";
import {
  amoc,
  binarySegmentation,
  bocpd,
  covering,
  f1Score,
  pelt,
  segmentNeighbourhood,
} from "../../maths/index.ts";
import { findTurningPoints } from "../turning-points/turning-points.ts";
import type { Finding } from "./check.ts";
import type { Ground } from "./ground.ts";
import { meanOf, medianOf } from "./summary.ts";

/** A series of the benchmark with the changes that its annotators see. */
export interface BenchmarkSeries {
  readonly name: string;
  readonly values: readonly number[];
  readonly annotations: readonly (readonly number[])[];
}

type Detect = (values: readonly number[]) => readonly number[];

/** A classic detector, and how the benchmark writes its list. */
interface Classic {
  readonly detect: Detect;
  /** Added to an index of ours, which is of the first observation after a change. */
  readonly shift: number;
  /** Whether its list begins with the start of the series. */
  readonly listsStart: boolean;
}

const CLASSICS: Readonly<Record<string, Classic>> = {
  amoc: { detect: (v) => amoc(v), shift: -1, listsStart: false },
  binseg: { detect: (v) => binarySegmentation(v), shift: -1, listsStart: false },
  pelt: { detect: (v) => pelt(v), shift: -1, listsStart: false },
  segneigh: { detect: (v) => segmentNeighbourhood(v), shift: -1, listsStart: false },
  bocpd: { detect: (v) => bocpd(v), shift: 0, listsStart: true },
};

function listed({ detect, shift, listsStart }: Classic, values: readonly number[]): number[] {
  return [...(listsStart ? [0] : []), ...detect(values).map((index) => index + shift)];
}

/** The product's own detector; uncalibrated, since hundreds of draws of the longest series would take an hour. */
const own: Detect = (values) => {
  const options = { random: seededRandom(1), draws: 0, sensitivity: false };
  const report = findTurningPoints({ kind: "value", values }, options);
  return report.outcome === "known" ? report.turningPoints.map(({ index }) => index) : [];
};

interface Expected {
  readonly reference_detections_0based: Readonly<
    Record<string, Readonly<Record<string, readonly number[]>>>
  >;
}

/** The published scores by series, measure and method; a cell may be blank. */
export function publishedScores(csv: string): ReadonlyMap<string, number> {
  const [header = "", ...lines] = csv.trim().split("\n");
  const [, , ...methods] = header.trim().split(",");
  return new Map(
    lines.flatMap((line) => {
      const [name, measure, ...cells] = line.trim().split(",");
      return cells.flatMap((cell, i): [string, number][] =>
        cell === "" ? [] : [[`${name} ${measure} ${methods[i]}`, Number(cell)]],
      );
    }),
  );
}

const FOLDER = "gold/tcpd";

function benchmarkIn(ground: Ground): { series: BenchmarkSeries[]; expected: Expected } {
  const json = <T>(path: string): T => JSON.parse(ground.text(`${FOLDER}/${path}`)) as T;
  const expected = json<Expected>("expected.json");
  const annotations = json<Record<string, Record<string, number[]>>>("annotations.json");
  const series = Object.keys(expected.reference_detections_0based).map((name) => ({
    name,
    values: json<{ series: { raw: number[] }[] }>(`series/${name}.json`).series[0]?.raw ?? [],
    annotations: Object.values(annotations[name] ?? {}),
  }));
  return { series, expected };
}

/** F1 and covering of a list on a series. */
interface Scores {
  readonly f1: number;
  readonly cover: number;
}

function scoresOf({ annotations, values }: BenchmarkSeries, list: readonly number[]): Scores {
  return { f1: f1Score(annotations, list), cover: covering(annotations, list, values.length) };
}

/** How many lists are the reference's to the index. */
export function agreeingLists(
  lists: readonly (readonly number[])[],
  references: readonly (readonly number[])[],
): number {
  return lists.filter((list, i) => list.join() === references[i]?.join()).length;
}

const PUBLISHED_DIGITS = 1.1e-6;

function published(ground: Ground, scored: readonly [string, string, Scores][]): [number, number] {
  const held = publishedScores(ground.text(`${FOLDER}/published_default_scores.csv`));
  const compared = scored.flatMap(([series, method, { f1, cover }]) =>
    (
      [
        ["f1", f1],
        ["cover", cover],
      ] as const
    ).flatMap(([measure, value]) => {
      const figure = held.get(`${series} ${measure} ${method}`);
      return figure === undefined ? [] : [Math.abs(figure - value)];
    }),
  );
  return [compared.filter((gap) => gap < PUBLISHED_DIGITS).length, compared.length];
}

const means = (scores: readonly Scores[]): Scores => ({
  f1: meanOf(scores.map(({ f1 }) => f1)),
  cover: meanOf(scores.map(({ cover }) => cover)),
});

/**
 * T1: the change point benchmark of van den Burg and Williams (2020), its 30 univariate series without gaps that are held.
 *
 * The classic detectors have to give the reference software's lists to the index and the published scores to their six digits.
 * The product's own detector stands beside them with the margin over the detector that never finds a change.
 */
export function changePointBenchmark(ground: Ground): Finding[] {
  const { series, expected } = benchmarkIn(ground);
  const lists = Object.entries(CLASSICS).map(([name, classic]) => ({
    name,
    lists: series.map(({ values }) => listed(classic, values)),
  }));
  const zero = series.map(() => []);
  const ours = series.map(({ values }) => own(values));
  const scored = [...lists, { name: "zero", lists: zero }].flatMap((one) =>
    series.map((s, i): [string, string, Scores] => [
      s.name,
      one.name,
      scoresOf(s, one.lists[i] ?? []),
    ]),
  );
  const agreeing = lists.map(({ name, lists: found }) =>
    agreeingLists(
      found,
      series.map((s) => expected.reference_detections_0based[s.name]?.[name] ?? []),
    ),
  );
  const lines = [
    ...lists,
    { name: "zero (never a change)", lists: zero },
    { name: "ours", lists: ours },
  ];
  const rows = lines.map(({ name, lists: found }) => {
    const all = series.map((s, i) => scoresOf(s, found[i] ?? []));
    return { name, ...means(all), median: medianOf(all.map(({ f1 }) => f1)) };
  });
  const nothing = means(series.map((s) => scoresOf(s, [])));
  const mine = rows.at(-1) ?? { f1: Number.NaN, cover: Number.NaN };
  const [same, compared] = published(ground, scored);
  const total = agreeing.reduce((a, b) => a + b, 0);
  const wanted = lists.length * series.length;
  return [
    {
      what: "lists of five classic detectors that are the reference software's to the index",
      value: total,
      unit: `of ${wanted}`,
      passLine: `all ${wanted}`,
      passed: total === wanted,
      detail: lists.map(({ name }, i) => `${name} ${agreeing[i]}`).join(", "),
    },
    {
      what: "published scores that are met to six digits",
      value: same,
      unit: `of ${compared}`,
      passLine: `all ${compared}`,
      passed: same === compared,
      detail: "F1 and covering of the five detectors and of the one that never finds a change.",
    },
    {
      what: "mean F1 of our detector less that of never finding a change",
      value: mine.f1 - nothing.f1,
      passLine: "above 0, and covering above likewise",
      passed: mine.f1 > nothing.f1 && mine.cover > nothing.cover,
      detail: `${series.length} series. Our detector looks for lasting changes of level in noise; many of these series have trends or seasons instead. Nominal threshold, not calibrated by draws.`,
      beside: {
        columns: [
          "detector",
          "mean F1",
          "margin over zero",
          "mean covering",
          "margin over zero",
          "median F1",
        ],
        rows: rows.map(({ name, f1, cover, median }) => [
          name,
          f1,
          f1 - nothing.f1,
          cover,
          cover - nothing.cover,
          median,
        ]),
      },
    },
  ];
}
