import type { PeriodLength } from "../../kernel/index.ts";
import {
  expandingMeanRule,
  type MeanRule,
  recentMeanRule,
  type SizePrior,
  tsbRule,
} from "../../maths/index.ts";
import type { BaselineId } from "./forecast.ts";
import { type MeanAndSize, NOTHING, ofMoments, type PlainForecast } from "./plain-forecast.ts";
import { type SizeSearch, sizeSearch } from "./size-search.ts";
import { lastWindow, periodsOfYear, recentWindow } from "./year-lengths.ts";

/** Fewer known counts give no forecast; forecasts made before so many periods say little of how counts scatter about later ones. */
export const FEWEST_KNOWN = 12;

/** The forecasts that rest on the history of one dyad alone. */
export interface OwnForecasts {
  readonly climatology: MeanAndSize;
  readonly recent: MeanAndSize;
  readonly tsb: MeanAndSize;
  readonly baselines: Readonly<Record<BaselineId, PlainForecast>>;
}

/** The history of one target of one dyad, followed from origin to origin. */
export interface CountTrack {
  /** Bring the track to a history: the next one as it was with periods added, or another, which is gone over anew. */
  follow(history: Float64Array): void;
  /** How many counts are known. */
  known(): number;
  /** What comes `horizon` periods after the history; at least `FEWEST_KNOWN` counts must be known. */
  forecasts(horizon: number, prior: SizePrior): OwnForecasts;
}

/** A rule for the mean, and how counts scattered about what it forecast, by horizon. */
interface RuleTrack {
  /** Take in the count of one more period. */
  take(count: number): void;
  /** The mean forecast of a period `horizon` periods before it; NaN where nothing was known then. */
  expected(period: number, horizon: number): number;
  readonly sizes: ReadonlyMap<number, SizeSearch>;
}

type RuleId = "climatology" | "recent" | "last-value" | "tsb" | "same-period";

function sizesOf(horizons: readonly number[]): ReadonlyMap<number, SizeSearch> {
  return new Map(horizons.map((horizon) => [horizon, sizeSearch()]));
}

function ruleTrack(rule: MeanRule, horizons: readonly number[]): RuleTrack {
  const after: number[] = [];
  let known = 0;
  return {
    take: (count) => {
      if (!Number.isNaN(count)) known++;
      const mean = rule(count);
      after.push(known > 0 ? Math.max(mean, 0.5 / known) : Number.NaN);
    },
    expected: (period, horizon) => after[period - horizon] ?? Number.NaN,
    sizes: sizesOf(horizons),
  };
}

/** The mean of the same week, month or quarter of earlier years; before there is one, of all counts. */
function samePeriodTrack(year: number, horizons: readonly number[]): RuleTrack {
  const counts: number[] = [];
  const all = ruleTrack(expandingMeanRule(), []);
  return {
    take: (count) => {
      counts.push(count);
      all.take(count);
    },
    expected: (period, horizon) => {
      let [sum, known] = [0, 0];
      for (let t = period - year * Math.ceil(horizon / year); t >= 0; t -= year) {
        const count = counts[t] ?? Number.NaN;
        if (Number.isNaN(count)) continue;
        sum += count;
        known++;
      }
      return known === 0 ? all.expected(period, horizon) : Math.max(sum, 0.5) / known;
    },
    sizes: sizesOf(horizons),
  };
}

/** All that is remembered of a history. */
interface Memory {
  readonly counts: number[];
  readonly known: number[];
  readonly rules: Readonly<Record<RuleId, RuleTrack>>;
  sum: number;
  squares: number;
}

function emptyMemory(by: PeriodLength, horizons: readonly number[]): Memory {
  const track = (rule: MeanRule): RuleTrack => ruleTrack(rule, horizons);
  const rules = {
    climatology: track(expandingMeanRule()),
    recent: track(recentMeanRule(recentWindow(by))),
    "last-value": track(recentMeanRule(1)),
    tsb: track(tsbRule()),
    "same-period": samePeriodTrack(periodsOfYear(by), horizons),
  };
  return { counts: [], known: [], rules, sum: 0, squares: 0 };
}

function learn(rule: RuleTrack, period: number, count: number): void {
  for (const [horizon, sizes] of rule.sizes) {
    if (period - horizon < FEWEST_KNOWN - 1) continue;
    const mean = rule.expected(period, horizon);
    if (mean > 0) sizes.learn(count, mean);
  }
}

function take(memory: Memory, count: number): void {
  const period = memory.counts.length;
  const isKnown = !Number.isNaN(count);
  memory.counts.push(count);
  if (isKnown) {
    memory.known.push(count);
    memory.sum += count;
    memory.squares += count * count;
  }
  for (const rule of Object.values(memory.rules)) {
    if (isKnown) learn(rule, period, count);
    rule.take(count);
  }
}

function isContinued(counts: readonly number[], history: Float64Array): boolean {
  return (
    counts.length <= history.length && counts.every((count, t) => Object.is(count, history[t]))
  );
}

/**
 * Follow the history of one dyad: the forecasts that rest on it alone, ready at each origin without going over it anew.
 *
 * Method: the rules of `count-forecasts` of maths for the mean; the size is that of a rule's own past forecasts at the horizon, drawn
 * towards the panel's. Check: `count-track.test.ts`, against `meanForecasts` of maths.
 *
 * @param horizons whole numbers from 1 up
 */
export function countTrack(by: PeriodLength, horizons: readonly number[]): CountTrack {
  let memory = emptyMemory(by, horizons);
  const ofRule = (id: RuleId, horizon: number, prior: SizePrior): MeanAndSize => {
    const rule = memory.rules[id];
    const mean = rule.expected(memory.counts.length - 1 + horizon, horizon);
    return { mean, size: rule.sizes.get(horizon)?.mode(prior) ?? prior.size };
  };
  return {
    follow: (history) => {
      if (!isContinued(memory.counts, history)) memory = emptyMemory(by, horizons);
      for (const count of history.subarray(memory.counts.length)) take(memory, count);
    },
    known: () => memory.known.length,
    forecasts: (horizon, prior) => {
      const climatology = ofRule("climatology", horizon, prior);
      const tsb = ofRule("tsb", horizon, prior);
      return {
        climatology,
        recent: ofRule("recent", horizon, prior),
        tsb,
        baselines: {
          zero: NOTHING,
          "last-value": ofRule("last-value", horizon, prior),
          "last-twelve": { counts: Float64Array.from(memory.known.slice(-lastWindow(by))) },
          "same-period": ofRule("same-period", horizon, prior),
          moments: ofMoments(memory.known.length, memory.sum, memory.squares),
          tsb,
          climatology,
        },
      };
    },
  };
}
