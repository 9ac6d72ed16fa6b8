import {
  dawidSebastianiScore,
  logScore,
  negativeBinomialCounts,
  negativeBinomialCrps,
  negativeBinomialLogScore,
  normalCrps,
  normalLogScore,
  poissonCrps,
  poissonLogScore,
  rankedProbabilityScore,
  sampleCrps,
  studentTCrps,
} from "../../maths/index.ts";
import type { Finding, Ground } from "../../measure/index.ts";

type Row = Readonly<Record<string, number>>;

interface Expected {
  readonly nbinom: readonly Row[];
  readonly poisson: readonly Row[];
  readonly normal: readonly Row[];
  readonly student: readonly Row[];
  readonly sample: readonly number[];
  readonly sample_scores: readonly Row[];
}

/** A score of ours, and what it should be. */
type Pair = readonly [own: number, expected: number];

const NEAR = 1e-9;

const figureOf = (row: Row, name: string): number => row[name] ?? Number.NaN;

/** Distance of two numbers, relative to the expected one where that is above 1. */
export function distanceOf([own, expected]: Pair): number {
  return Math.abs(own - expected) / Math.max(1, Math.abs(expected));
}

function countPairs({ nbinom, poisson }: Expected): Pair[] {
  const ofNegativeBinomials = nbinom.flatMap((row): Pair[] => {
    const [y, mean, size] = [figureOf(row, "y"), figureOf(row, "mu"), figureOf(row, "size")];
    const [crps, log] = [figureOf(row, "crps_nbinom"), figureOf(row, "logs_nbinom")];
    const summed = negativeBinomialCounts(mean, size);
    return [
      [negativeBinomialCrps(y, mean, size), crps],
      [negativeBinomialLogScore(y, mean, size), log],
      [rankedProbabilityScore(y, summed), crps],
      [logScore(y, summed), log],
    ];
  });
  const ofPoissons = poisson.flatMap((row): Pair[] => {
    const [y, mean] = [figureOf(row, "y"), figureOf(row, "lambda")];
    return [
      [poissonCrps(y, mean), figureOf(row, "crps_pois")],
      [poissonLogScore(y, mean), figureOf(row, "logs_pois")],
    ];
  });
  return [...ofNegativeBinomials, ...ofPoissons];
}

function continuousPairs({ normal, student }: Expected): Pair[] {
  const ofNormals = normal.flatMap((row): Pair[] => {
    const [y, m, s] = [figureOf(row, "y"), figureOf(row, "m"), figureOf(row, "s")];
    return [
      [normalCrps(y, m, s), figureOf(row, "crps_norm")],
      [normalLogScore(y, m, s), figureOf(row, "logs_norm")],
    ];
  });
  const ofStudents = student.map((row): Pair => {
    const [y, df] = [figureOf(row, "y"), figureOf(row, "df")];
    const own = studentTCrps(y, df, figureOf(row, "loc"), figureOf(row, "scale"));
    return [own, figureOf(row, "crps_t")];
  });
  return [...ofNormals, ...ofStudents];
}

function samplePairs({ sample, sample_scores }: Expected): Pair[] {
  const n = sample.length;
  const mean = sample.reduce((sum, x) => sum + x, 0) / n;
  const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
  return sample_scores.flatMap((row): Pair[] => {
    const y = figureOf(row, "y");
    return [
      [sampleCrps(y, sample), figureOf(row, "crps_sample")],
      [dawidSebastianiScore(y, mean, Math.sqrt(variance)), figureOf(row, "dss_sample")],
    ];
  });
}

/** SC1, the scores of scoringRules. */
export function scoringRules(ground: Ground): Finding {
  const expected = JSON.parse(ground.text("gold/scoring/expected.json")) as Expected;
  const pairs = [...countPairs(expected), ...continuousPairs(expected), ...samplePairs(expected)];
  const all = pairs.map(distanceOf);
  const most = Math.max(...all);
  const far = all.filter((distance) => !(distance <= NEAR)).length;
  return {
    what: "scores of R's scoringRules 1.1.1 that lie farther than 1e-9",
    value: far,
    unit: `of ${all.length} scores`,
    passLine: "0",
    passed: far === 0,
    detail: `scoringRules: the farthest lies ${most.toExponential(1)} away, relative where a score is above 1.`,
  };
}
