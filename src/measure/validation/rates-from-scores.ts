import { seededRandom } from "../../kernel/index.ts";
import type { LatentPath } from "../relation/latent.ts";
import type { SourceCounts } from "../relation/observations.ts";
import { correlation, correlationWithin, type Pair } from "./association.ts";
import type { Cell, Finding } from "./check.ts";
import { inPoints, type ScorePanel, toldInPoints } from "./daily-scores.ts";
import { conflictOf, intensityOf } from "./dyad-exposure.ts";
import { cutTo, type DyadCounts, type DyadPanel, isForTuning, keyOf } from "./dyads.ts";
import { meanOf, standardErrorOfDraws } from "./summary.ts";

/** What two sources say of a dyad's intensity of conflict, by month: the first is ICEWS. */
export interface TwoIntensities {
  readonly points: readonly Pair[];
  readonly days: readonly Pair[];
}

const logRates = ({ smoothed }: LatentPath): number[] => smoothed.map(({ total }) => total.mean);

/** Correlation over dyads of the means of their months. */
const between = (dyads: readonly (readonly Pair[])[]): number =>
  correlation(
    dyads.map((months): Pair => [meanOf(months.map(([x]) => x)), meanOf(months.map(([, y]) => y))]),
  );

function twoIntensities(
  dyad: DyadCounts,
  icews: DyadPanel,
  scores: DyadCounts,
  gdelt: ScorePanel,
): TwoIntensities {
  const { periods } = dyad.counts;
  const ofPeriods = (told: DyadPanel["told"]): DyadPanel["told"] =>
    new Map([...told].filter(([period]) => periods.includes(period)));
  const path = (counts: SourceCounts, told: DyadPanel["told"]): number[] =>
    logRates(intensityOf(conflictOf(counts, ofPeriods(told))));
  const first = path(dyad.counts, icews.told);
  const beside = (second: readonly number[]): Pair[] =>
    first.flatMap((value, t): Pair[] => {
      const at = scores.counts.periods.indexOf(periods[t] ?? ("" as (typeof periods)[number]));
      const other = second[at];
      return other === undefined ? [] : [[value, other]];
    });
  return {
    points: beside(path(inPoints(scores, gdelt), toldInPoints(gdelt))),
    days: beside(path(scores.counts, gdelt.told)),
  };
}

/** Times that dyads are drawn for the error of the gain. */
const DRAWS = 400;
const SEED = 7;

/** By how much points go along with ICEWS better than days, within dyads, and how far that may be off. */
export function gainOfPoints(dyads: readonly TwoIntensities[]): { gain: number; error: number } {
  const gainOf = (some: readonly TwoIntensities[]): number =>
    correlationWithin(some.map(({ points }) => points)) -
    correlationWithin(some.map(({ days }) => days));
  const random = seededRandom(SEED);
  const draws = Array.from({ length: DRAWS }, () =>
    gainOf(dyads.flatMap(() => dyads[random.below(dyads.length)] ?? [])),
  );
  return { gain: gainOf(dyads), error: standardErrorOfDraws(draws) };
}

function rowsOf(name: string, dyads: readonly TwoIntensities[]): Cell[][] {
  return (["points", "days"] as const).map((way) => {
    const pairs = dyads.map((dyad) => dyad[way]);
    return [name, way, dyads.length, between(pairs), correlationWithin(pairs)];
  });
}

/**
 * Whether a source of daily scores tells more of the intensity of conflict by its points or by its days.
 *
 * Points were chosen on dyads of even hash; the verdict is on the others.
 *
 * @param first the first of the months of which both sources tell
 */
export function ratesFromScores(
  icews: DyadPanel,
  gdelt: ScorePanel,
  dense: readonly DyadCounts[],
  [first, last]: readonly [first: string, last: string],
): Finding {
  const held = new Map(gdelt.dyads.map((dyad) => [keyOf(dyad), cutTo(dyad, first, last)]));
  const both = dense.flatMap((dyad) => {
    const scores = held.get(keyOf(dyad));
    return scores === undefined ? [] : [{ dyad, of: twoIntensities(dyad, icews, scores, gdelt) }];
  });
  const part = (isTuned: boolean): TwoIntensities[] =>
    both.filter(({ dyad }) => isForTuning(dyad) === isTuned).map(({ of }) => of);
  const { gain, error } = gainOfPoints(part(false));
  return {
    what: "correlation within dyads of the intensity from ICEWS with that from GDELT's points, less that with GDELT's days",
    value: gain,
    passLine: "more than two standard errors above 0",
    passed: gain > 2 * error,
    detail: `Intensity of conflict with episode, ${part(false).length} dyads of odd hash; standard error ${error.toFixed(2)}, dyads drawn.`,
    beside: {
      columns: ["dyads", "scores counted by", "how many", "between dyads", "within dyads"],
      rows: [...rowsOf("of even hash", part(true)), ...rowsOf("of odd hash", part(false))],
    },
  };
}
