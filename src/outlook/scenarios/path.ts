import type { DriverPanel, KnownPosterior, PosteriorExposure } from "../../drivers/index.ts";
import { quantileOf } from "../../measure/index.ts";
import { type PastRange, pastRange } from "./range.ts";
import type { Course, Move } from "./scenario.ts";

/** The path of one exposure, in its own units. */
export interface ExposurePath {
  readonly hypothesis: string;
  readonly exposure: string;
  readonly unit: string;
  /** One value for each period to come. */
  readonly values: readonly number[];
  /** What was, the baseline among it. */
  readonly range: PastRange;
}

function targetOf(course: Exclude<Course, { kind: "values" }>, past: Past): number {
  if (course.kind === "shift") return past.baseline + course.deviations * past.sd;
  switch (course.at) {
    case "last":
      return past.last;
    case "mean":
      return past.known.reduce((a, b) => a + b, 0) / past.known.length;
    case "p10":
      return quantileOf(past.known, 0.1);
    case "p90":
      return quantileOf(past.known, 0.9);
    default:
      return course.at;
  }
}

interface Past extends PastRange {
  readonly known: readonly number[];
  readonly sd: number;
}

/** Towards a value, by at most a step a period. */
function gradually(from: number, to: number, step: number, horizon: number): number[] {
  let value = from;
  return Array.from({ length: horizon }, () => {
    value += Math.max(-step, Math.min(step, to - value));
    return value;
  });
}

function valuesOf({ course, gradual }: Move, past: Past, horizon: number): number[] {
  if (course.kind === "values") {
    const { values } = course;
    return Array.from({ length: horizon }, (_, i) => values[i] ?? values.at(-1) ?? past.last);
  }
  const target = targetOf(course, past);
  if (gradual) return gradually(past.baseline, target, past.step, horizon);
  return new Array<number>(horizon).fill(target);
}

/** The measured exposures that a move is about. */
function movedBy(
  { exposure, course }: Move,
  measured: readonly PosteriorExposure[],
): readonly PosteriorExposure[] {
  if (exposure !== undefined) return measured.filter((one) => one.exposure === exposure);
  const isOwnUnits =
    course.kind === "values" || (course.kind === "hold" && typeof course.at === "number");
  if (!isOwnUnits || measured.length < 2) return measured;
  return [measured.reduce((best, one) => (one.probability > best.probability ? one : best))];
}

/**
 * The paths that a move gives to exposures.
 *
 * @returns none where the record measures none of them
 */
export function pathsOf(
  panel: DriverPanel,
  posterior: KnownPosterior,
  move: Move,
  horizon: number,
): ExposurePath[] {
  const { hypothesis } = move;
  const of = panel.hypotheses.find(({ id }) => id === hypothesis);
  const measured = posterior.hypotheses.find(({ id }) => id === hypothesis)?.exposures ?? [];
  return movedBy(move, measured).flatMap(({ exposure, sd }): ExposurePath[] => {
    const series = of?.exposures.find(({ id }) => id === exposure);
    if (series === undefined) return [];
    const known = [...series.values.filter(Number.isFinite)];
    const range = pastRange(series.values, panel.by);
    const values = valuesOf(move, { ...range, known, sd }, horizon);
    return [{ hypothesis, exposure, unit: series.unit, values, range }];
  });
}
