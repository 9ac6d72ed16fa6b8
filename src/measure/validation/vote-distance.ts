import { seededRandom } from "../../kernel/index.ts";
import { factSeries } from "../../record/index.ts";
import { correlation, correlationWithin, type Pair, rankCorrelation } from "./association.ts";
import type { Cell, Finding } from "./check.ts";
import { goldsteinSum, quadWeights, yearlyBalances, yearlyPanel } from "./dyad-years.ts";
import { periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";
import { drawnPairs, middleOf } from "./shared-states.ts";
import { groupedBy, meanOf, medianOf, sumOf } from "./summary.ts";
import { REACH } from "./thinned-bands.ts";

/** A dyad's year: how far apart the two vote, and what each measure makes of their relations. */
export interface DistantYear {
  readonly year: string;
  readonly distance: number;
  readonly measures: Readonly<Record<string, number>>;
}

/** Fewest years from which a dyad's own correlation is taken. */
const FEWEST_YEARS = 8;

/** Ideal points by state and year. */
async function idealPoints(
  ground: Ground,
  measure: string = "un-ideal-point",
): Promise<ReadonlyMap<string, number>> {
  const store = await ground.record("ideal-points");
  const facts = await factSeries(store, { asOf: EVER }, { measures: [measure] });
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

/** A dyad's correlation over its years; NaN of a dyad with few years or without movement, which says nothing. */
const overYears = (years: readonly DistantYear[], measure: string): number =>
  years.length < FEWEST_YEARS ? Number.NaN : correlation(pairsOf(years, measure));

/** Mean of what is known. */
function knownMean(values: readonly number[], weights?: readonly number[]): number {
  const known = values.map((value, i) => {
    const weight = Number.isFinite(value) ? (weights?.[i] ?? 1) : 0;
    return { weight, weighed: weight === 0 ? 0 : weight * value };
  });
  return sumOf(known.map(({ weighed }) => weighed)) / sumOf(known.map(({ weight }) => weight));
}

/** Mean over dyads of the correlation over years; dyads with few years or without movement say nothing. */
export function withinDyads(dyads: readonly (readonly DistantYear[])[], measure: string): number {
  return knownMean(dyads.map((years) => overYears(years, measure)));
}

/** Passes over dyads and years by turns; the means are zero to many digits long before. */
const PASSES = 12;

/**
 * Take from every value what its dyad's years and its year's dyads have in common, so that a drift of all the world moves nothing.
 *
 * Method: means of dyads and of years are taken away by turns.
 */
export function lessCommonYears(dyads: readonly (readonly DistantYear[])[]): DistantYear[][] {
  const names = Object.keys(dyads.flat()[0]?.measures ?? {});
  let rest = dyads.map((years, dyad) => years.map((own) => ({ ...own, dyad })));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const group of ["dyad", "year"] as const) {
      const groups = groupedBy(rest.flat(), (own) => own[group]);
      const means = new Map(
        [...groups].map(([key, own]) => [
          key,
          {
            distance: meanOf(own.map(({ distance }) => distance)),
            measures: names.map((name) => meanOf(own.map(({ measures }) => measures[name] ?? 0))),
          },
        ]),
      );
      rest = rest.map((years) =>
        years.map((own) => {
          const mean = means.get(own[group]);
          return {
            ...own,
            distance: own.distance - (mean?.distance ?? 0),
            measures: Object.fromEntries(
              names.map((name, i) => [name, (own.measures[name] ?? 0) - (mean?.measures[i] ?? 0)]),
            ),
          };
        }),
      );
    }
  }
  return rest;
}

/** A dyad with what is known of it by year. */
interface DistantDyad {
  readonly a: string;
  readonly b: string;
  readonly years: readonly DistantYear[];
}

async function distantDyads(ground: Ground): Promise<DistantDyad[]> {
  const [points, weights] = [await idealPoints(ground), await quadWeights(ground)];
  const { quads } = await yearlyPanel(ground);
  const dyads = await yearlyBalances(ground);
  const yearsOf = (dyad: (typeof dyads)[number]): DistantYear[] =>
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
      return [{ year, distance: Math.abs(a - b), measures }];
    });
  return dyads
    .map((dyad) => ({ a: dyad.a, b: dyad.b, years: yearsOf(dyad) }))
    .filter(({ years }) => years.length > 0);
}

/** How far a distance moves within a dyad, and how well a single point is known: standard deviations. */
async function movement(ground: Ground, dyads: readonly DistantDyad[]): Promise<string> {
  const moved = dyads
    .filter(({ years }) => years.length >= FEWEST_YEARS)
    .map(({ years }) => {
      const mean = meanOf(years.map(({ distance }) => distance));
      return Math.sqrt(meanOf(years.map(({ distance }) => (distance - mean) ** 2)));
    });
  const [low, high] = [
    await idealPoints(ground, "un-ideal-point-q05"),
    await idealPoints(ground, "un-ideal-point-q95"),
  ];
  const told = new Set(dyads.flatMap(({ years }) => years.map(({ year }) => year)));
  const errors = [...low]
    .filter(([key]) => told.has(key.slice(-4)))
    .map(([key, value]) => ((high.get(key) ?? Number.NaN) - value) / (2 * REACH));
  return `A dyad's distance moves by ${medianOf(moved).toFixed(2)} over its years (standard deviation, median of dyads), while a single point is known to ${medianOf(errors).toFixed(2)}.`;
}

/** Stronger than a rival, and of the sign expected. */
const isBetter = (value: number, rival: number): boolean =>
  value < 0 && Math.abs(value) > Math.abs(rival);

/** Times that states are drawn for an interval. */
const DRAWS = 400;
const SEED = 5;

/** Each measure's mean correlation over years, with what other draws of the states give for it and for its lead over the sum's. */
function withinRows(dyads: readonly DistantDyad[], measures: readonly string[]): Cell[][] {
  const years = dyads.map((dyad) => dyad.years);
  const rest = lessCommonYears(years);
  const draws = drawnPairs(dyads, DRAWS, seededRandom(SEED));
  const rival = years.map((own) => overYears(own, SUM));
  return measures.map((measure) => {
    const own = years.map((some) => overYears(some, measure));
    const drawn = draws.map((weights) => knownMean(own, weights));
    const leads = draws.map((weights, i) => (drawn[i] ?? 0) - knownMean(rival, weights));
    const pooled = correlationWithin(years.map((some) => pairsOf(some, measure)));
    return [
      measure,
      knownMean(own),
      ...middleOf(drawn),
      knownMean(own) - knownMean(rival),
      ...middleOf(leads),
      withinDyads(rest, measure),
      pooled,
    ];
  });
}

function withinFinding(rows: readonly Cell[][], about: string): Finding {
  const figures = (name: string): number[] =>
    (rows.find(([measure]) => measure === name) ?? []).slice(1).map(Number);
  const [value = Number.NaN, , , lead = Number.NaN, from = Number.NaN, to = Number.NaN] =
    figures(LEVEL);
  const [rival = Number.NaN] = figures(SUM);
  const isOpen = from < 0 && to > 0;
  return {
    what: "correlation of ideal-point distance with the level over a dyad's years, mean of dyads",
    value,
    passLine: PASS_LINE,
    passed: isBetter(value, rival),
    detail: `${about} The level's correlation less the Goldstein sum's is ${lead.toFixed(3)}, and ${from.toFixed(3)} to ${to.toFixed(3)} in 95 % of draws of the states${isOpen ? ": these years cannot tell the two apart, whichever is ahead" : ""}.`,
    beside: {
      columns: [
        "measure",
        "mean of dyads",
        "95 % from",
        "to",
        "less the Goldstein sum's",
        "95 % from",
        "to",
        "mean of dyads, common years taken out",
        "all years, less the dyad's means",
      ],
      rows,
    },
  };
}

const PASS_LINE = "negative, and stronger than the Goldstein sum's";

/**
 * V5: whether states that vote further apart in the General Assembly have worse relations.
 *
 * Ideal points are no part of any measure. The counts by year hold no codes, so the Goldstein sum weighs quad classes by the
 * mean Goldstein value that polar events of the class have in the events by month.
 */
export async function voteDistance(ground: Ground): Promise<Finding[]> {
  const dyads = await distantDyads(ground);
  const years = dyads.map((dyad) => dyad.years);
  const measures = Object.keys(years[0]?.[0]?.measures ?? {});
  const weights = (await quadWeights(ground)).map((weight) => weight.toFixed(2)).join(", ");
  const between = (measure: string): number => betweenDyads(years, measure);
  return [
    {
      what: "Spearman's correlation of ideal-point distance with the level, between dyads",
      value: between(LEVEL),
      passLine: PASS_LINE,
      passed: isBetter(between(LEVEL), between(SUM)),
      detail: `${dyads.length} dyads with at least 100 polar events, 2002 to 2014; weights of the quad classes: ${weights}.`,
      beside: {
        columns: ["measure", "correlation between dyads"],
        rows: measures.map((measure) => [measure, between(measure)]),
      },
    },
    withinFinding(withinRows(dyads, measures), await movement(ground, dyads)),
  ];
}
