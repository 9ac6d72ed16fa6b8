import type { PeriodLength } from "../../kernel/index.ts";
import { COUNT_TARGETS, type CountTarget, type ForecastPanel } from "../panel/forecast-panel.ts";
import { type Ground, groundAt, stretchOf } from "./ground.ts";
import { type Near, nearest } from "./nearest.ts";
import { allShare, type FollowingShare, LEAST, shareAmong } from "./shares.ts";
import { balanceChange, FOLLOWING_OUTCOMES } from "./what-followed.ts";

/** What is looked for. */
export interface AnalogueOptions {
  /** Periods after the window of which one wants to know, >= 1. */
  readonly horizon: number;
  /** Periods of a window, >= 4; by default 12 months, 4 quarters, 26 weeks, or 4 years. */
  readonly window?: number;
  /** How many windows; by default 20. */
  readonly count?: number;
  /** How many of them may end in one calendar year; by default 3. */
  readonly mostPerYear?: number;
}

/** A past year of some dyad that ran like the last one of the dyad asked about. */
export interface Analogue {
  /** Index in the panel. */
  readonly dyad: number;
  readonly a: string;
  readonly b: string;
  /** The first and the last period of the window. */
  readonly first: string;
  readonly last: string;
  /** In spreads of the panel; two windows drawn at random lie about 1.4 apart. */
  readonly distance: number;
  /** exp(−distance² / 2): 1 the same, .4 as like as any two. */
  readonly similarity: number;
  /** Events in each period of the horizon; NaN throughout for what the source does not tell apart. */
  readonly followed: Readonly<Record<CountTarget, Float64Array>>;
  /** How the balance moved over the horizon, in logits. */
  readonly balanceChange: number;
}

/** The analogues of one dyad at one origin, the nearest first. */
export interface Analogues {
  readonly analogues: readonly Analogue[];
  /** Only outcomes that are known of at least 8 of the analogues. */
  readonly shares: readonly FollowingShare[];
  /** Windows compared, and the dyads they are of. */
  readonly compared: { readonly windows: number; readonly dyads: number };
  /** The window of the dyad asked about. */
  readonly window: { readonly first: string; readonly last: string; readonly periods: number };
  readonly horizon: number;
}

/** Too little to go by, and how far from enough. */
export interface TooLittle {
  readonly reason: string;
  readonly has: number;
  readonly needs: number;
}

/** A year of periods, or half a one of weeks; four years. */
const WINDOW: Readonly<Record<PeriodLength, number>> = { week: 26, month: 12, quarter: 4, year: 4 };

/** The options with those left out at their defaults. */
export function settled(panel: ForecastPanel, options: AnalogueOptions): Required<AnalogueOptions> {
  return { window: WINDOW[panel.by], count: 20, mostPerYear: 3, ...options };
}

function analogueOf(panel: ForecastPanel, ground: Ground, near: Near): Analogue[] {
  const stretch = stretchOf(ground, ground.past[near.place] ?? -1);
  const { dyad, end, length, horizon } = stretch;
  const [series, known] = [panel.dyads[dyad], ground.known[dyad]];
  const [first, last] = [panel.periods[end - length + 1], panel.periods[end]];
  if (series === undefined || known === undefined) return [];
  if (first === undefined || last === undefined) return [];
  const next = (target: CountTarget): Float64Array =>
    known.counts[target].slice(end + 1, end + 1 + horizon);
  const [cooperation, conflict, material] = COUNT_TARGETS.map(next);
  const none = new Float64Array(horizon).fill(Number.NaN);
  return [
    {
      dyad,
      a: series.a,
      b: series.b,
      first,
      last,
      distance: near.distance,
      similarity: Math.exp(-(near.distance ** 2) / 2),
      followed: {
        cooperation: cooperation ?? none,
        conflict: conflict ?? none,
        "material-conflict": material ?? none,
      },
      balanceChange: balanceChange(known, stretch),
    },
  ];
}

/**
 * The past windows of all dyads that ran most like a dyad's last one, what followed them, and how often.
 *
 * Method: docs/method/analogues.md. Only what was known at the origin is used; a window counts if its horizon had ended by
 * then; at most one window of a dyad (not one that overlaps the window asked about) and three that end in one year.
 * Source: analogue forecasting after Lorenz (1969), "Atmospheric predictability as revealed by naturally occurring analogues",
 * Journal of the Atmospheric Sciences 26; the distance is ours.
 * Check: `analogues.test.ts`: a planted pattern is found; the future of the origin changes nothing.
 *
 * @param dyad index in the panel
 * @param origin index of the last period that is known
 */
export function findAnalogues(
  panel: ForecastPanel,
  dyad: number,
  origin: number,
  options: AnalogueOptions,
): Analogues | TooLittle {
  const { count, mostPerYear, window, horizon } = settled(panel, options);
  const ground = groundAt(panel, origin, { window, horizon });
  const asked = ground.last.get(dyad);
  const [first, last] = [panel.periods[origin - window + 1], panel.periods[origin]];
  if (asked === undefined || first === undefined || last === undefined) {
    return tooLittle(`the source did not look in all of the last ${window} periods`, 0, window);
  }
  const yearOf = (at: number): string => panel.periods[at]?.slice(0, 4) ?? "";
  const near = nearest(ground, asked, yearOf, { count, mostPerYear });
  if (near.length < LEAST) {
    const reason = `few past windows can be compared: one of a dyad, ${mostPerYear} of a year, all told of to the end of what followed`;
    return tooLittle(reason, near.length, LEAST);
  }
  const rows = ground.past;
  return {
    analogues: near.flatMap((one) => analogueOf(panel, ground, one)),
    shares: FOLLOWING_OUTCOMES.map((outcome) => {
      const came = ground.outcomes[outcome];
      return shareAmong(outcome, came, near, allShare(came));
    }).filter((share) => share !== undefined),
    compared: {
      windows: rows.length,
      dyads: new Set(rows.map((row) => ground.windows.dyads[row])).size,
    },
    window: { first, last, periods: window },
    horizon,
  };
}

function tooLittle(reason: string, has: number, needs: number): TooLittle {
  return { reason, has, needs };
}
