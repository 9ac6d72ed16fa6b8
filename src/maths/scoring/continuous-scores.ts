import { normal } from "../distributions/normal.ts";
import { studentT } from "../distributions/student-t.ts";
import { logBeta } from "../special/gamma.ts";

/**
 * The continuous ranked probability score (CRPS) of a normal forecast: the integral of (F(x) − [x ≥ y])², in units of y.
 * The smaller the better; for a forecast without spread it is the absolute error.
 *
 * Method: closed form.
 * Source: Gneiting & Raftery (2007), "Strictly proper scoring rules, prediction, and estimation", JASA 102, section 4.2.
 * Check: `gold.test.ts`, against the R package scoringRules 1.1.1.
 *
 * @param y what came
 * @param sd above 0; otherwise NaN
 */
export function normalCrps(y: number, mean: number, sd: number): number {
  if (!(sd > 0)) return Number.NaN;
  const z = (y - mean) / sd;
  const density = Math.exp(normal.logDensity(z, 0, 1));
  return sd * (z * centred(normal.cdf(z, 0, 1)) + 2 * density - 1 / Math.sqrt(Math.PI));
}

/**
 * The CRPS of a forecast of Student's t distribution.
 *
 * Method: closed form; ½E|X − X′| through beta functions.
 * Source: Jordan, Krüger & Lerch (2019), "Evaluating probabilistic forecasts with scoringRules", Journal of Statistical
 * Software 90(12), appendix A.
 * Check: `gold.test.ts`, against scoringRules 1.1.1.
 *
 * @param y what came
 * @param df degrees of freedom; from 1 down the score is infinite, from 0 down NaN; Infinity makes it the normal
 * @param scale above 0; otherwise NaN
 */
export function studentTCrps(y: number, df: number, location: number, scale: number): number {
  if (!(df > 0 && scale > 0)) return Number.NaN;
  if (df === Number.POSITIVE_INFINITY) return normalCrps(y, location, scale);
  if (df <= 1) return Number.POSITIVE_INFINITY;
  const z = (y - location) / scale;
  const logWidth = 2 * Math.log(Math.hypot(Math.sqrt(df), z)) - Math.log(df - 1);
  const density = Math.exp(studentT.logDensity(z, df, 0, 1) + logWidth);
  const logBetas = logBeta(0.5, df - 0.5) - 2 * logBeta(0.5, df / 2);
  const spread = ((2 * Math.sqrt(df)) / (df - 1)) * Math.exp(logBetas);
  return scale * (z * centred(studentT.cdf(z, df, 0, 1)) + 2 * density - spread);
}

function centred(probability: number): number {
  return 2 * probability - 1;
}

/** The log score of a normal forecast: −log density of what came (Good 1952). The smaller the better. */
export function normalLogScore(y: number, mean: number, sd: number): number {
  return -normal.logDensity(y, mean, sd);
}

/** The log score of a forecast of Student's t distribution: −log density of what came. */
export function studentTLogScore(y: number, df: number, location: number, scale: number): number {
  return -studentT.logDensity(y, df, location, scale);
}

/**
 * The score of Dawid and Sebastiani, which knows only a forecast's mean and standard deviation: z² + 2 log sd.
 *
 * Source: Dawid & Sebastiani (1999), "Coherent dispersion criteria for optimal experimental design", Annals of Statistics
 * 27; as a score of counts: Czado, Gneiting & Held (2009), Biometrics 65.
 * Check: `gold.test.ts` (scoringRules 1.1.1), `ingarch.test.ts` (tscount 1.4.3).
 *
 * @param y what came
 * @param sd above 0; otherwise NaN
 */
export function dawidSebastianiScore(y: number, mean: number, sd: number): number {
  if (!(sd > 0)) return Number.NaN;
  return ((y - mean) / sd) ** 2 + 2 * Math.log(sd);
}
