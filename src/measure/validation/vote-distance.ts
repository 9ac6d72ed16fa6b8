import { factSeries } from "../../record/index.ts";
import { correlation, correlationWithin, type Pair, rankCorrelation } from "./association.ts";
import type { Finding } from "./check.ts";
import { goldsteinSum, quadWeights, yearlyBalances, yearlyPanel } from "./dyad-years.ts";
import { periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { meanOf } from "./summary.ts";

/** A dyad's year: how far apart the two vote, and what each measure makes of their relations. */
export interface DistantYear {
  readonly distance: number;
  readonly measures: Readonly<Record<string, number>>;
}

/** Fewest years from which a dyad's own correlation is taken. */
const FEWEST_YEARS = 8;

/** Distances of two states' ideal points, by dyad and year. */
async function idealPoints(ground: Ground): Promise<ReadonlyMap<string, number>> {
  const store = await ground.record("ideal-points");
  const facts = await factSeries(store, { asOf: EVER }, { measures: ["un-ideal-point"] });
  return new Map(facts.map(({ a, first, value }) => [`${a} ${first.slice(0, 4)}`, value]));
}

const LEVEL = "balance: level";
const SUM = "Goldstein sum, from quad classes";

const pairsOf = (years: readonly DistantYear[], measure: string): Pair[] =>
  years.map(({ distance, measures }) => [distance, measures[measure] ?? Number.NaN]);

/** Spearman's correlation over dyads of the means over years. */
export function betweenDyads(dyads: readonly (readonly DistantYear[])[], measure: string): number {
  return rankCorrelation(
    dyads.map((years): Pair => {
      const pairs = pairsOf(years, measure);
      return [meanOf(pairs.map(([d]) => d)), meanOf(pairs.map(([, m]) => m))];
    }),
  );
}

/** Mean over dyads of the correlation over years; dyads with few years or without movement say nothing. */
export function withinDyads(dyads: readonly (readonly DistantYear[])[], measure: string): number {
  return meanOf(
    dyads
      .filter((years) => years.length >= FEWEST_YEARS)
      .map((years) => correlation(pairsOf(years, measure)))
      .filter(Number.isFinite),
  );
}

async function distantYears(ground: Ground): Promise<DistantYear[][]> {
  const [points, weights] = [await idealPoints(ground), await quadWeights(ground)];
  const { quads } = await yearlyPanel(ground);
  const dyads = await yearlyBalances(ground);
  return dyads.map((dyad) =>
    dyad.counts.periods.flatMap((year, t): DistantYear[] => {
      const [a, b] = [points.get(`${dyad.a} ${year}`), points.get(`${dyad.b} ${year}`)];
      const [latent, counts] = [dyad.path.smoothed[t], quads.get(periodKey(dyad, year))];
      if (a === undefined || b === undefined || latent === undefined) return [];
      const sum = goldsteinSum(counts ?? [0, 0, 0, 0], weights);
      const { cooperation, conflict } = dyad.counts.counts[t] ?? { cooperation: 0, conflict: 0 };
      const measures = {
        [LEVEL]: latent.level.mean,
        "balance: level with episode": latent.total.mean,
        [SUM]: sum,
        "Goldstein mean, from quad classes": sum / Math.max(1, cooperation + conflict),
        "log of polar events": Math.log(cooperation + conflict + 0.5),
      };
      return [{ distance: Math.abs(a - b), measures }];
    }),
  );
}

/** Stronger than a rival, and of the sign expected. */
const isBetter = (value: number, rival: number): boolean =>
  value < 0 && Math.abs(value) > Math.abs(rival);

/**
 * V5: whether states that vote further apart in the General Assembly have worse relations.
 *
 * Ideal points are no part of any measure. The counts by year hold no codes, so the Goldstein sum weighs quad classes by the
 * mean Goldstein value that polar events of the class have in the events by month.
 */
export async function voteDistance(ground: Ground): Promise<Finding[]> {
  const dyads = (await distantYears(ground)).filter((years) => years.length > 0);
  const measures = Object.keys(dyads[0]?.[0]?.measures ?? {});
  const weights = (await quadWeights(ground)).map((weight) => weight.toFixed(2)).join(", ");
  const detail = `${dyads.length} dyads with at least 100 polar events, 2002 to 2014; weights of the quad classes: ${weights}.`;
  const between = (measure: string): number => betweenDyads(dyads, measure);
  const within = (measure: string): number => withinDyads(dyads, measure);
  const passLine = "negative, and stronger than the Goldstein sum's";
  return [
    {
      what: "Spearman's correlation of ideal-point distance with the level, between dyads",
      value: between(LEVEL),
      passLine,
      passed: isBetter(between(LEVEL), between(SUM)),
      detail,
      beside: {
        columns: ["measure", "correlation between dyads"],
        rows: measures.map((measure) => [measure, between(measure)]),
      },
    },
    {
      what: "correlation of ideal-point distance with the level over a dyad's years, mean of dyads",
      value: within(LEVEL),
      passLine,
      passed: isBetter(within(LEVEL), within(SUM)),
      detail,
      beside: {
        columns: ["measure", "mean of dyads", "all years, less the dyad's means"],
        rows: measures.map((measure) => [
          measure,
          within(measure),
          correlationWithin(dyads.map((years) => pairsOf(years, measure))),
        ]),
      },
    },
  ];
}
