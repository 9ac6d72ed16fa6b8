import {
  type CountDistribution,
  countDawidSebastianiScore,
  fitIngarch,
  type IngarchModel,
  ingarchMeans,
  logScore,
  negativeBinomialCounts,
  normalizedSquaredError,
  quadraticScore,
  rankedProbabilityScore,
  sphericalScore,
} from "../../maths/index.ts";
import type { Finding, Ground } from "../../measure/index.ts";
import { distanceOf } from "./published-scores.ts";

interface Fit {
  readonly coef: Readonly<Record<string, number>>;
  readonly loglik: number;
  readonly sigmasq?: number;
}

interface Expected {
  readonly poisson: Fit;
  readonly nbinom: Fit;
  readonly scores: readonly Readonly<Record<string, number | string>>[];
}

/** tscount prints eleven significant digits. */
const NEAR = 1e-9;

const SCORES: Readonly<Record<string, (y: number, forecast: CountDistribution) => number>> = {
  logarithmic: logScore,
  quadratic: quadraticScore,
  spherical: sphericalScore,
  rankprob: rankedProbabilityScore,
  dawseb: countDawidSebastianiScore,
  normsq: normalizedSquaredError,
  sqerror: (y, { mean }) => (y - mean) ** 2,
};

function columnsOf(text: string): number[][] {
  const rows = text.trim().split("\n").slice(1);
  const cells = rows.map((row) => row.split(",").map(Number));
  return (cells[0] ?? []).map((_, j) => cells.map((row) => row[j] ?? Number.NaN));
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

/** Distances of the seven mean scores and the log likelihood from those that are printed. */
function distances(
  counts: readonly number[],
  forecasts: readonly CountDistribution[],
  printed: Expected["scores"][number],
  likelihood: number,
): number[] {
  const meanOf = (score: (y: number, forecast: CountDistribution) => number): number =>
    sumOf(forecasts.map((forecast, t) => score(counts[t] ?? Number.NaN, forecast))) / counts.length;
  return [
    ...Object.entries(SCORES).map(([name, score]) =>
      distanceOf([meanOf(score), Number(printed[name])]),
    ),
    distanceOf([-counts.length * meanOf(logScore), likelihood]),
  ];
}

/** SC1, the model of tscount on the campylobacteriosis counts. */
export function campylobacteriosis(ground: Ground): Finding[] {
  const expected = JSON.parse(ground.text("gold/campy/expected.json")) as Expected;
  const counts = columnsOf(ground.text("gold/campy/campy.csv"))[1] ?? [];
  const covariates = columnsOf(ground.text("gold/campy/interventions.csv"));
  const at = (name: string): number => expected.nbinom.coef[name] ?? Number.NaN;
  const model: IngarchModel = {
    intercept: at("(Intercept)"),
    pastCounts: [{ lag: 1, weight: at("beta_1") }],
    pastMeans: [{ lag: 13, weight: at("alpha_13") }],
    covariates: covariates.map((values, i) => ({ values, weight: at(`interv_${i + 1}`) })),
  };
  const means = [...ingarchMeans(counts, model).subarray(0, counts.length)];
  const size = 1 / (expected.nbinom.sigmasq ?? Number.NaN);
  const all = (["Poisson", "NegBin"] as const).flatMap((name) => {
    const isPoisson = name === "Poisson";
    const spread = isPoisson ? Number.POSITIVE_INFINITY : size;
    const printed = expected.scores.find((row) => row["_row"] === name) ?? {};
    const { loglik } = isPoisson ? expected.poisson : expected.nbinom;
    const forecasts = means.map((mean) => negativeBinomialCounts(mean, spread));
    return distances(counts, forecasts, printed, loglik);
  });
  const most = Math.max(...all);
  const far = all.filter((distance) => !(distance <= NEAR)).length;
  const fit = fitIngarch(counts, { countLags: [1], meanLags: [13], covariates });
  const poisson = [...fit.means]
    .slice(0, counts.length)
    .map((mean) => negativeBinomialCounts(mean, Number.POSITIVE_INFINITY));
  const reached = -sumOf(poisson.map((forecast, t) => logScore(counts[t] ?? Number.NaN, forecast)));
  const detail = `Campylobacteriosis: seven mean scores and the log likelihood, of the Poisson and of the negative binomial, at the coefficients that tscount prints; the farthest lies ${most.toExponential(1)} away. Its own search stops short of the maximum of the likelihood, so that no better search comes to its coefficients in all digits; the second line says that ours comes to a more probable point.`;
  return [
    {
      what: "scores and log likelihoods of R's tscount 1.4.3 on the campylobacteriosis counts, at its coefficients, that lie farther than 1e-9",
      value: far,
      unit: `of ${all.length} figures`,
      passLine: "0",
      passed: far === 0,
      detail,
    },
    {
      what: "log likelihood of our own fit less that of tscount's",
      value: reached - expected.poisson.loglik,
      unit: "nats",
      passLine: "0 to 0.02",
      passed: reached >= expected.poisson.loglik && reached - expected.poisson.loglik <= 0.02,
      detail,
    },
  ];
}
