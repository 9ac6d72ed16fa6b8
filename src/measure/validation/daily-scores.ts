import { type IsoDate, type Period, periodOf } from "../../kernel/index.ts";
import { type DyadPeriod, factSeries, POINTS_OF_AN_EVENT } from "../../record/index.ts";
import type { SourceCounts } from "../relation/observations.ts";
import { type DyadCounts, type DyadPanel, panelOf, periodKey } from "./dyads.ts";
import { EVER, type Ground } from "./ground.ts";

/** What the daily scores of a dyad add up to in a month. */
export interface MonthOfScores {
  /** Days with a score above zero, and below. */
  readonly good: number;
  readonly bad: number;
  /** Sum of the scores above zero, and of those below with the sign turned. */
  readonly gained: number;
  readonly lost: number;
}

/** GDELT's daily scores by month: days by the sign of their score as the product counts them, and the sums. */
export interface ScorePanel extends DyadPanel {
  /** By the dyad's name and the month. */
  readonly months: ReadonlyMap<string, MonthOfScores>;
}

/** One dyad's score on one day. */
export interface DailyScore {
  readonly a: string;
  readonly b: string;
  readonly day: IsoDate;
  readonly score: number;
}

const NONE: MonthOfScores = { good: 0, bad: 0, gained: 0, lost: 0 };

function withScore(before: MonthOfScores, score: number): MonthOfScores {
  return {
    good: before.good + Number(score > 0),
    bad: before.bad + Number(score < 0),
    gained: before.gained + Math.max(0, score),
    lost: before.lost + Math.max(0, -score),
  };
}

/** A panel of months from daily scores. */
export function scorePanelFrom(scores: Iterable<DailyScore>): ScorePanel {
  const months = new Map<string, MonthOfScores>();
  for (const { a, b, day, score } of scores) {
    const key = periodKey({ a, b }, periodOf(day, "month"));
    months.set(key, withScore(months.get(key) ?? NONE, score));
  }
  const rows = [...months].map(([key, { good, bad }]): DyadPeriod => {
    const [dyad = "", month = ""] = key.split(" ");
    const [a = "", b = ""] = dyad.split("-");
    const counts = { cooperation: good, conflict: bad, attention: 0 };
    return { teller: "dyad-scores", a, b, period: month as Period, ...counts };
  });
  return { ...panelOf("dyad-scores", rows), months };
}

/** GDELT's daily scores of the pairs of 20 states, 2018 to 2022. */
export async function scorePanel(ground: Ground): Promise<ScorePanel> {
  return await ground.once("score panel", async () => {
    const store = await ground.record("dyad-scores");
    const facts = await factSeries(store, { asOf: EVER }, { measures: ["event-score"] });
    return scorePanelFrom(
      facts.flatMap(({ a, b, first, value }): DailyScore[] =>
        b === null ? [] : [{ a, b, day: first, score: value }],
      ),
    );
  });
}

/** A dyad's months as rates count them: by the points of its scores, see `POINTS_OF_AN_EVENT`. */
export function inPoints({ counts, ...dyad }: DyadCounts, { months }: ScorePanel): SourceCounts {
  const { source, periods } = counts;
  return {
    source,
    periods,
    counts: periods.map((month) => {
      const { gained, lost } = months.get(periodKey(dyad, month)) ?? NONE;
      return {
        cooperation: Math.round(gained / POINTS_OF_AN_EVENT),
        conflict: Math.round(lost / POINTS_OF_AN_EVENT),
        attention: 0,
      };
    }),
  };
}

/** What the scores of all dyads in a month come to, signs aside, in the events that rates count. */
export function toldInPoints({ months }: ScorePanel): ReadonlyMap<Period, number> {
  const told = new Map<Period, number>();
  for (const [key, { gained, lost }] of months) {
    const month = key.split(" ")[1] as Period;
    told.set(month, (told.get(month) ?? 0) + (gained + lost) / POINTS_OF_AN_EVENT);
  }
  return told;
}

/** The balance of a month's scores, -100 to 100; undefined where every score is zero. */
export function scoreBalance({ gained, lost }: MonthOfScores): number | undefined {
  return gained + lost > 0 ? (100 * (gained - lost)) / (gained + lost) : undefined;
}
