import type { DSVRowArray } from "d3-dsv";
import { seededRandom } from "../kernel/index.ts";
import {
  amoc,
  binarySegmentation,
  bocpd,
  type CostModel,
  pelt,
  segmentNeighbourhood,
} from "../maths/index.ts";
import { findTurningPoints, type TurningSeries } from "../measure/index.ts";
import { checkColumn, csvRows, numberOf } from "./csv-columns.ts";
import { seriesTooShort, valueMalformed } from "./messages.ts";

/** How the values of a series vary about their level. */
export type SeriesModel = "normal" | "poisson" | "negbin";

/** Which method seeks: ours, or a classic one at the defaults of the Turing change point benchmark. */
export type Detector = "bayes" | "pelt" | "binseg" | "amoc" | "segneigh" | "bocpd";

/** What is sought in which column. */
export interface TurningPointsQuestion {
  /** The column of values. */
  readonly value: string;
  /** The column that dates them; left out, the row's number. */
  readonly time?: string | undefined;
  readonly model?: SeriesModel | undefined;
  readonly detector?: Detector | undefined;
  /** Series without a change to calibrate by; 0 for none. */
  readonly draws?: number | undefined;
}

/** `entente method turning-points`. */
export interface TurningPointsDocument {
  readonly schema: "entente/turning-points@1";
  readonly n: number;
  readonly model: SeriesModel;
  readonly detector: Detector;
  readonly points: readonly {
    /** First observation of the new segment, 0-based. */
    readonly index: number;
    readonly time: string;
    /** Chance of a change within three observations; absent from a method that gives none. */
    readonly probability: number | null;
    /** How often a series like this one without a change would show one as probable; absent without draws. */
    readonly falseAlarmRate: number | null;
  }[];
  readonly segments: readonly {
    readonly from: number;
    readonly to: number;
    /** Of the values known; absent where none is. */
    readonly mean: number | null;
  }[];
}

/** The fewest values in which a change is sought. */
const LEAST = 4;

function column(rows: DSVRowArray, name: string): string[] {
  checkColumn(rows.columns, name);
  return rows.map((row) => row[name] ?? "");
}

const isCountValue = (value: number): boolean => Number.isInteger(value) && value >= 0;

function numberIn(text: string, line: number, isCount: boolean): number {
  const value = numberOf(text);
  const fits = value !== undefined && (!isCount || Number.isNaN(value) || isCountValue(value));
  if (fits) return value;
  throw valueMalformed({ line, text, expects: isCount ? "a whole number from 0" : "a number" });
}

type Point = TurningPointsDocument["points"][number];
type FoundPoint = Omit<Point, "time">;

const rateOrNull = (rate: number): number | null => (Number.isNaN(rate) ? null : rate);

function seriesOf(values: readonly number[], model: SeriesModel): TurningSeries {
  return model === "normal"
    ? { kind: "value", values }
    : { kind: "count", counts: values, logExposure: values.map(() => 0) };
}

function ours(values: readonly number[], model: SeriesModel, draws: number): FoundPoint[] {
  const report = findTurningPoints(seriesOf(values, model), {
    random: seededRandom(1),
    draws,
    sensitivity: false,
    equidispersed: model === "poisson",
  });
  if (report.outcome === "unknown") {
    throw seriesTooShort({ has: report.has, needs: report.needs, what: report.reason });
  }
  return report.turningPoints.map(({ index, probability, falseAlarmRate }) => ({
    index,
    probability,
    falseAlarmRate: rateOrNull(falseAlarmRate),
  }));
}

/** The classic methods know no missing values: they see the known ones, and answer in places of the whole series. */
function classic(
  values: readonly number[],
  detector: Exclude<Detector, "bayes">,
  cost: CostModel,
): FoundPoint[] {
  const places = [...values.keys()].filter((i) => !Number.isNaN(values[i]));
  const known = places.map((i) => values[i] ?? 0);
  if (known.length < LEAST)
    throw seriesTooShort({ has: known.length, needs: LEAST, what: "too-few-values" });
  const found = {
    pelt: () => pelt(known, { cost }),
    binseg: () => binarySegmentation(known, { cost }),
    amoc: () => amoc(known, { cost }),
    segneigh: () => segmentNeighbourhood(known, { cost }),
    bocpd: () => bocpd(known),
  }[detector]();
  return found.map((at) => ({ index: places[at] ?? 0, probability: null, falseAlarmRate: null }));
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Find the turning points of anybody's series.
 *
 * Method: docs/method/turning-points.md for `bayes`, change-points.md for the classic ones.
 * Check: the Turing change point benchmark, the Nile, British coal-mining disasters (`entente validate measure`).
 *
 * @param csv text with a header; an empty cell or NA is a missing value
 * @throws `workbench.column-missing`, `workbench.value-malformed`, `workbench.series-too-short`
 */
export function methodTurningPoints(
  csv: string,
  question: TurningPointsQuestion,
): TurningPointsDocument {
  const { model = "normal", detector = "bayes", draws = 0 } = question;
  const rows = csvRows(csv);
  const values = column(rows, question.value).map((text, i) =>
    numberIn(text, i + 2, model !== "normal"),
  );
  const times =
    question.time === undefined ? values.map((_, i) => String(i)) : column(rows, question.time);
  const found =
    detector === "bayes"
      ? ours(values, model, draws)
      : classic(values, detector, model === "normal" ? "mean" : "poisson");
  const bounds = [0, ...found.map(({ index }) => index), values.length];
  return {
    schema: "entente/turning-points@1",
    n: values.length,
    model,
    detector,
    points: found.map((point) => ({ ...point, time: times[point.index] ?? "" })),
    segments: bounds.slice(0, -1).map((from, i) => {
      const end = bounds[i + 1] ?? values.length;
      return { from, to: end - 1, mean: meanOf(values.slice(from, end)) };
    }),
  };
}
