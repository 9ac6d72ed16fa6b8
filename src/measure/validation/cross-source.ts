import { asBalance } from "../relation/scale.ts";
import { correlation, correlationWithin, type Pair, rankCorrelation } from "./association.ts";
import type { Finding } from "./check.ts";
import { type MonthOfScores, type ScorePanel, scoreBalance, scorePanel } from "./daily-scores.ts";
import {
  balanceOf,
  cutTo,
  type DyadCounts,
  type DyadPanel,
  keyOf,
  monthlyPanel,
  periodKey,
} from "./dyads.ts";
import type { Ground } from "./ground.ts";
import { ratesFromScores } from "./rates-from-scores.ts";
import { meanOf } from "./summary.ts";

/** The months of which both sources tell. */
const FIRST = "2018-01";
const LAST = "2018-10";
const MONTHS = 10;

/** What two sources say of a dyad's month, each blind to the other. */
export interface SeenTwice {
  readonly icews: number;
  readonly icewsWithEpisode: number;
  readonly gdeltSums: number;
  readonly gdeltDays: number;
}

const cut = (dyad: DyadCounts): DyadCounts => cutTo(dyad, FIRST, LAST);

function seenTwice(
  dyad: DyadCounts,
  icews: DyadPanel,
  days: DyadCounts | undefined,
  gdelt: ScorePanel,
): SeenTwice[] {
  if (days === undefined) return [];
  const one = balanceOf(dyad.counts, icews.prior).smoothed;
  const other = balanceOf(days.counts, gdelt.prior).smoothed;
  return dyad.counts.periods.flatMap((month, t): SeenTwice[] => {
    const sums: MonthOfScores | undefined = gdelt.months.get(periodKey(dyad, month));
    const balance = sums === undefined ? undefined : scoreBalance(sums);
    const [mine, theirs] = [one[t], other[days.counts.periods.indexOf(month)]];
    if (balance === undefined || mine === undefined || theirs === undefined) return [];
    return [
      {
        icews: asBalance(mine.level.mean),
        icewsWithEpisode: asBalance(mine.total.mean),
        gdeltSums: balance,
        gdeltDays: asBalance(theirs.level.mean),
      },
    ];
  });
}

type Reading = (month: SeenTwice) => Pair;

const READINGS: Readonly<Record<string, Reading>> = {
  "level, and GDELT's (P - N)/(P + N)": (m) => [m.icews, m.gdeltSums],
  "level with episode, and GDELT's (P - N)/(P + N)": (m) => [m.icewsWithEpisode, m.gdeltSums],
  "level, and the level of GDELT's days by sign": (m) => [m.icews, m.gdeltDays],
};

const BETWEEN = "level, and GDELT's (P - N)/(P + N)";

/** Correlation over dyads of the means over their months. */
export function betweenDyads(dyads: readonly (readonly Pair[])[]): Pair[] {
  return dyads.map((months) => [meanOf(months.map(([x]) => x)), meanOf(months.map(([, y]) => y))]);
}

/** V7: whether two sources that know nothing of one another give the same balance. */
export async function crossSource(ground: Ground): Promise<Finding[]> {
  const [icews, gdelt] = [await monthlyPanel(ground), await scorePanel(ground)];
  const days = new Map(gdelt.dyads.map((dyad) => [keyOf(dyad), cut(dyad)]));
  const common = icews.dyads.map(cut).filter((dyad) => days.has(keyOf(dyad)) && dyad.polar > 0);
  const dense = common.filter(({ polar }) => polar >= 10 * MONTHS);
  const seen = (dyads: readonly DyadCounts[]): SeenTwice[][] =>
    dyads
      .map((dyad) => seenTwice(dyad, icews, days.get(keyOf(dyad)), gdelt))
      .filter((months) => months.length > 0);
  const [denseSeen, allSeen] = [seen(dense), seen(common)];
  const read = (of: readonly (readonly SeenTwice[])[], reading: string): Pair[][] =>
    of.map((months) => months.map(READINGS[reading] ?? (() => [Number.NaN, Number.NaN])));
  const between = correlation(betweenDyads(read(denseSeen, BETWEEN)));
  const monthly = correlation(read(denseSeen, BETWEEN).flat());
  const detail = `${denseSeen.length} of ${allSeen.length} dyads that both tell of have at least 10 polar events a month in ICEWS; January to October 2018. P and N are the sums of the days' scores above and below zero.`;
  const passLine = "above 0.6";
  const columns = ["what is compared", "10 events a month", "rank correlation", "all dyads"];
  const rows = (of: (pairs: Pair[][]) => Pair[]): (string | number)[][] =>
    Object.keys(READINGS).map((reading) => {
      const [own, all] = [of(read(denseSeen, reading)), of(read(allSeen, reading))];
      return [reading, correlation(own), rankCorrelation(own), correlation(all)];
    });
  return [
    {
      what: "correlation of the level from ICEWS with GDELT's balance, between dyads",
      value: between,
      passLine,
      passed: between > 0.6,
      detail,
      beside: { columns, rows: rows(betweenDyads) },
    },
    {
      what: "correlation of the level from ICEWS with GDELT's balance, by dyad and month",
      value: monthly,
      passLine,
      passed: monthly > 0.6,
      detail: `${detail} Within dyads, month against month: ${correlationWithin(read(denseSeen, "level with episode, and GDELT's (P - N)/(P + N)")).toFixed(2)} (level with episode).`,
      beside: { columns, rows: rows((pairs) => pairs.flat()) },
    },
    ratesFromScores(icews, gdelt, dense, [FIRST, LAST]),
  ];
}
