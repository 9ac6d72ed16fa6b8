import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasSharedData } from "../../../test/support/shared-data.ts";
import { covering, f1Score } from "./agreement.ts";
import { amoc } from "./amoc.ts";
import { binarySegmentation } from "./binary-segmentation.ts";
import { bocpd } from "./bocpd.ts";
import { pelt } from "./pelt.ts";
import { segmentNeighbourhood } from "./segment-neighbourhood.ts";

type Measure = "f1" | "cover";
type Scores = Readonly<Record<Measure, number>>;

interface Expected {
  readonly reference_detections_0based: Readonly<
    Record<string, Readonly<Record<string, number[]>>>
  >;
  readonly subset30_mean_of_published_default: Readonly<Record<string, Scores>>;
}

interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly annotations: readonly (readonly number[])[];
}

/** A detector of the benchmark and how its list is written there. */
interface Detector {
  readonly name: string;
  readonly detect: (values: readonly number[]) => number[];
  /** Added to an index of ours, which is of the first observation after a change. */
  readonly shift: number;
  /** Whether the benchmark's list begins with the start of the series. */
  readonly listsStart: boolean;
}

const DETECTORS: readonly Detector[] = [
  { name: "amoc", detect: (v) => amoc(v), shift: -1, listsStart: false },
  { name: "binseg", detect: (v) => binarySegmentation(v), shift: -1, listsStart: false },
  { name: "pelt", detect: (v) => pelt(v), shift: -1, listsStart: false },
  { name: "segneigh", detect: (v) => segmentNeighbourhood(v), shift: -1, listsStart: false },
  { name: "bocpd", detect: (v) => bocpd(v), shift: 0, listsStart: true },
  { name: "zero", detect: () => [], shift: 0, listsStart: false },
];

const EXACT_PELT: Detector = {
  name: "pelt, exact",
  detect: (v) => pelt(v, { pruning: "exact" }),
  shift: -1,
  listsStart: false,
};

const asCell = (score: number | undefined): string =>
  score === undefined ? "–" : score.toFixed(3).replace(/^0/, "");

const folder = join(process.env["ENTENTE_DATA"] ?? "../shared", "gold", "tcpd");
const json = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(join(folder, ...path), "utf8")) as T;

function readBenchmark(): { expected: Expected; series: Series[]; published: Map<string, number> } {
  const expected = json<Expected>("expected.json");
  const annotations = json<Record<string, Record<string, number[]>>>("annotations.json");
  const series = Object.keys(expected.reference_detections_0based).map((name) => ({
    name,
    values: json<{ series: { raw: number[] }[] }>("series", `${name}.json`).series[0]?.raw ?? [],
    annotations: Object.values(annotations[name] ?? {}),
  }));
  const [header = "", ...lines] = readFileSync(join(folder, "published_default_scores.csv"), "utf8")
    .trim()
    .split("\n");
  const [, , ...methods] = header.trim().split(",");
  const published = lines.flatMap((line) => {
    const [name, measure, ...cells] = line.trim().split(",");
    return cells.flatMap((cell, i): [string, number][] =>
      cell === "" ? [] : [[`${name} ${measure} ${methods[i]}`, Number(cell)]],
    );
  });
  return { expected, series, published: new Map(published) };
}

function listed({ detect, shift, listsStart }: Detector, values: readonly number[]): number[] {
  return [...(listsStart ? [0] : []), ...detect(values).map((index) => index + shift)];
}

function scores({ annotations, values }: Series, detections: readonly number[]): Scores {
  return {
    f1: f1Score(annotations, detections),
    cover: covering(annotations, detections, values.length),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

function meanScores(
  series: readonly Series[],
  list: (values: readonly number[]) => number[],
): Scores {
  const all = series.map((one) => scores(one, list(one.values)));
  return { f1: mean(all.map(({ f1 }) => f1)), cover: mean(all.map(({ cover }) => cover)) };
}

describe.skipIf(!hasSharedData)("the change point benchmark", () => {
  const { expected, series, published } = hasSharedData
    ? readBenchmark()
    : { expected: undefined, series: [], published: new Map<string, number>() };

  test("has 30 series and 359 published scores", () => {
    expect(series).toHaveLength(30);
    expect(published.size).toBe(359);
  });

  for (const detector of DETECTORS) {
    test(`${detector.name} gives the list of the reference software for each series`, () => {
      for (const { name, values } of series) {
        const reference = expected?.reference_detections_0based[name]?.[detector.name] ?? [];
        expect({ name, list: listed(detector, values) }).toEqual({ name, list: reference });
      }
    });

    test(`${detector.name} has the published F1 and covering on each series`, () => {
      let compared = 0;
      for (const one of series) {
        const own = scores(one, listed(detector, one.values));
        for (const measure of ["f1", "cover"] as const) {
          const figure = published.get(`${one.name} ${measure} ${detector.name}`);
          if (figure === undefined) continue;
          expect(Math.abs(own[measure] - figure), `${one.name} ${measure}`).toBeLessThan(1.1e-6);
          compared++;
        }
      }
      expect(compared).toBe(detector.name === "bocpd" ? 59 : 60);
    });
  }

  test("has the mean scores that the page on the method states", () => {
    const page = readFileSync("docs/method/change-points.md", "utf8").split("\n");
    for (const detector of [...DETECTORS, EXACT_PELT]) {
      const own = meanScores(series, (values) => listed(detector, values));
      const ours = meanScores(series, detector.detect);
      const theirs = expected?.subset30_mean_of_published_default[detector.name];
      const cells = [theirs?.f1, own.f1, ours.f1, theirs?.cover, own.cover, ours.cover];
      expect(page).toContain(`| ${[detector.name, ...cells.map(asCell)].join(" | ")} |`);
    }
  });

  test("has three series on which the reference's PELT misses the best division", () => {
    const differing = series.filter(
      ({ values }) => pelt(values).join() !== pelt(values, { pruning: "exact" }).join(),
    );
    expect(differing.map(({ name }) => name)).toEqual([
      "co2_canada",
      "lga_passengers",
      "us_population",
    ]);
  });
});

describe.skipIf(!hasSharedData)("reference lists of two classic series", () => {
  const column = (...path: string[]): number[] =>
    readFileSync(join(folder, "..", ...path), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => Number(line.split(",").at(-1)));

  test("the Nile at Aswan: 1898 by its mean; by mean and variance two tied years as well", () => {
    const nile = column("nile", "nile.csv");
    expect(pelt(nile)).toEqual([28]);
    expect(pelt(nile, { cost: "mean-variance" })).toEqual([4, 6, 28]);
  });

  test("disasters in British coal mines: last year of the old rate by two penalties", () => {
    const coal = column("coal", "coal_annual.csv");
    const lastYears = (penalty: "mbic" | "bic"): number[] =>
      pelt(coal, { cost: "poisson", penalty }).map((index) => 1851 + index - 1);
    expect(lastYears("mbic")).toEqual([1891]);
    expect(lastYears("bic")).toEqual([1891, 1947]);
  });
});
