import {
  type Granularity,
  lastDayOf,
  type Period,
  periodOf,
  type Random,
  spanOf,
} from "../../kernel/index.ts";
import { logit } from "../../maths/index.ts";
import { epochOf, type Store, weightiestEvents } from "../../record/index.ts";
import type { TurningSeries } from "../turning-points/observations.ts";
import type { TurningPoint, TurningPointReport } from "../turning-points/report.ts";
import { findTurningPoints } from "../turning-points/turning-points.ts";
import { MONTHS } from "./dynamics.ts";
import { exposed } from "./exposure.ts";
import type { Gathering } from "./gathering.ts";
import { countsBySource, polarEvents, type SourceCounts } from "./observations.ts";
import { asBalance } from "./scale.ts";

/** The series in which turns are sought. */
export type TurnSeries = "index" | "intensity" | "engagement";

/** A number with its 90 % interval. */
export interface Sized {
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** A lasting change of a series, in words of periods. */
export interface Turn {
  readonly series: TurnSeries;
  /** First period of the new level; the 90 % interval of the date runs from `lo` to `hi`. */
  readonly period: Period;
  readonly lo: Period;
  readonly hi: Period;
  /** Chance that there is a change about the date: within three months, one quarter or one year. */
  readonly probability: number;
  /** Whether it stays below the threshold that keeps false alarms to one series in ten. */
  readonly doubtful: boolean;
  readonly direction: "up" | "down";
  /** Level after less level before: points of balance, or events per period. */
  readonly change: Sized;
  readonly before: Sized;
  readonly after: Sized;
  /** How often a series like this one with no change would show one as probable. */
  readonly falseAlarmRate: number | null;
  /** Events within twelve periods before and after. */
  readonly eventsBefore: number;
  readonly eventsAfter: number;
  /** The weightiest events of the period, the one before and the one after. */
  readonly events: readonly string[];
}

/** A departure that comes back. */
export interface RelationEpisode {
  readonly series: TurnSeries;
  readonly from: Period;
  readonly to: Period;
  readonly peak: Period;
  readonly direction: "up" | "down";
  readonly usual: number;
  readonly reached: number;
  readonly falseAlarmRate: number | null;
  readonly events: readonly string[];
}

/** What one series says of its turns. */
export interface TurnsOfSeries {
  readonly series: TurnSeries;
  /** The one source whose counts are searched. */
  readonly source: string;
  readonly from: Period;
  readonly to: Period;
  /** Why nothing could be sought, and what would do. */
  readonly unknown: {
    readonly reason: string;
    readonly has: number;
    readonly needs: number;
  } | null;
  /** Whether something may be changing now: chance of a change in the last six periods. */
  readonly now: { readonly probability: number; readonly falseAlarmRate: number | null } | null;
  /** The probability from which a turn is reported, and how often half would raise a false alarm. */
  readonly threshold: number | null;
  readonly nominalAlarmRate: number | null;
  /** Which turns other assumptions find. */
  readonly sensitivity: readonly {
    /** Expected periods between changes. */
    readonly every: number;
    readonly dispersionFactor: number;
    readonly found: readonly { readonly period: Period; readonly probability: number }[];
  }[];
}

/** All turns of a relation. */
export interface Turns {
  readonly turningPoints: readonly Turn[];
  readonly episodes: readonly RelationEpisode[];
  readonly searched: readonly TurnsOfSeries[];
}

/** Most events named beside a turn. */
const EVENTS_NAMED = 5;

/** Months between changes, as expected beforehand: a year hides what passes within it. */
const MONTHS_BETWEEN: Readonly<Record<Granularity, number>> = { month: 60, quarter: 60, year: 120 };

/** Half-width of the window in which a change counts as one, in periods: months are noisier than years. */
const WINDOW: Readonly<Record<Granularity, number>> = { month: 3, quarter: 1, year: 1 };

/** Shortest time between changes, in periods. */
const LEAST_LENGTH: Readonly<Record<Granularity, number>> = { month: 3, quarter: 2, year: 2 };

/** A source searched for turns: its counts within the span that it covers. */
interface Searched {
  readonly source: string;
  readonly handCoded: boolean;
  readonly counts: SourceCounts;
}

function searchable({ cells, periods, sources, scope }: Gathering): Searched[] {
  const all = countsBySource(cells, periods, { matter: "all" });
  return sources.flatMap(({ id, first, last, coding }) => {
    const found = all.find(({ source }) => source === id);
    if (found === undefined) return [];
    const [from, to] = [periodOf(first, scope.by), periodOf(last, scope.by)];
    const kept = periods.map((period, t) => ({ period, count: found.counts[t] }));
    const within = kept.filter(({ period }) => from <= period && period <= to);
    const counts = {
      source: id,
      periods: within.map(({ period }) => period),
      counts: within.flatMap(({ count }) => (count === undefined ? [] : count)),
    };
    return { source: id, handCoded: coding === "hand", counts };
  });
}

const toldPeriods = ({ counts }: Searched): number =>
  counts.counts.filter((count) => polarEvents(count) > 0).length;

/** The source that tells of the dyad in most periods: turns are sought over time, so reach counts most. */
function furthest(gathering: Gathering): Searched | undefined {
  return searchable(gathering).sort((x, y) => toldPeriods(y) - toldPeriods(x))[0];
}

function seriesOf(
  series: TurnSeries,
  { counts, handCoded }: Searched,
  { totals }: Gathering,
  powers: ExposurePowers,
): TurningSeries {
  if (series === "index") {
    return {
      kind: "share",
      successes: counts.counts.map(({ cooperation }) => cooperation),
      trials: counts.counts.map(polarEvents),
    };
  }
  const polarity = series === "intensity" ? "conflict" : "cooperation";
  const wanted = counts.counts.map((count) => count[polarity]);
  const { logExposure } = exposed(counts, wanted, totals, handCoded);
  return {
    kind: "count",
    counts: wanted.map((count, t) => (logExposure[t] === undefined ? Number.NaN : count)),
    logExposure: logExposure.map((log) => powers[polarity] * (log ?? 0)),
  };
}

/** How far counts of each polarity follow coverage: see docs/method/intensity.md. */
export interface ExposurePowers {
  readonly cooperation: number;
  readonly conflict: number;
}

/** From the detector's natural scale to the reader's. */
const readingOf = (series: TurnSeries): ((value: number) => number) =>
  series === "index" ? (share) => asBalance(logit(share)) : (rate) => rate;

function sized({ value, lo, hi }: Sized, reading: (value: number) => number): Sized {
  return { value: reading(value), lo: reading(lo), hi: reading(hi) };
}

const rateOrNull = (rate: number): number | null => (Number.isNaN(rate) ? null : rate);

/** One series searched, and what was found. */
interface Search {
  readonly searched: Searched;
  readonly series: TurnSeries;
  readonly report: TurningPointReport;
}

const periodAt = ({ counts }: Searched, index: number): Period => {
  const { periods } = counts;
  const period = periods[Math.min(periods.length - 1, Math.max(0, Math.round(index)))];
  if (period === undefined) throw new Error("a series without periods was searched");
  return period;
};

/** A finding whose events are still to be read: those from one period to another. */
interface Draft<Finding> {
  readonly finding: Omit<Finding, "events">;
  readonly from: Period;
  readonly to: Period;
}

function turnOf({ searched, series }: Search, point: TurningPoint, doubtful: boolean): Draft<Turn> {
  const reading = readingOf(series);
  const scale = series === "index" ? 200 : 1;
  const finding = {
    series,
    period: periodAt(searched, point.index),
    lo: periodAt(searched, point.lo),
    hi: periodAt(searched, point.hi),
    probability: point.probability,
    doubtful,
    direction: point.direction,
    change: sized(point.changeNatural, (value) => scale * value),
    before: sized(point.before, reading),
    after: sized(point.after, reading),
    falseAlarmRate: rateOrNull(point.falseAlarmRate),
    eventsBefore: point.eventsBefore,
    eventsAfter: point.eventsAfter,
  };
  const [from, to] = [periodAt(searched, point.index - 1), periodAt(searched, point.index + 1)];
  return { finding, from, to };
}

function turnsIn(search: Search): Draft<Turn>[] {
  const { report } = search;
  if (report.outcome === "unknown") return [];
  return [
    ...report.turningPoints.map((point) => turnOf(search, point, false)),
    ...report.doubtful.map((point) => turnOf(search, point, true)),
  ];
}

function episodesIn({ searched, series, report }: Search): Draft<RelationEpisode>[] {
  if (report.outcome === "unknown") return [];
  const reading = readingOf(series);
  return report.episodes.map((episode) => {
    const [from, to] = [periodAt(searched, episode.from), periodAt(searched, episode.to)];
    const finding = {
      series,
      from,
      to,
      peak: periodAt(searched, episode.peak),
      direction: episode.direction,
      usual: reading(episode.usual),
      reached: reading(episode.reached),
      falseAlarmRate: rateOrNull(episode.falseAlarmRate),
    };
    return { finding, from, to };
  });
}

/** The weightiest events about each finding, in one question to the record. */
async function eventsAbout(
  store: Store,
  { scope }: Gathering,
  source: string,
  drafts: readonly Draft<Turn | RelationEpisode>[],
): Promise<string[][]> {
  const spans = drafts.map(({ from, to }) => ({ first: spanOf(from).first, last: lastDayOf(to) }));
  const own = { ...scope, sources: [epochOf(source).source] };
  return await weightiestEvents(store, own, spans, EVENTS_NAMED);
}

function summaryOf({ searched, series, report }: Search): TurnsOfSeries {
  const span = {
    series,
    source: searched.source,
    from: periodAt(searched, 0),
    to: periodAt(searched, searched.counts.periods.length - 1),
  };
  if (report.outcome === "unknown") {
    const { reason, has, needs } = report;
    const unknown = { reason, has, needs };
    const nothing = { now: null, threshold: null, nominalAlarmRate: null, sensitivity: [] };
    return { ...span, unknown, ...nothing };
  }
  const { live, calibration, sensitivity } = report;
  return {
    ...span,
    unknown: null,
    now: { probability: live.probability, falseAlarmRate: rateOrNull(live.falseAlarmRate) },
    threshold: calibration.threshold,
    nominalAlarmRate: rateOrNull(calibration.nominalAlarmRate),
    sensitivity: sensitivity.map(({ hazard, dispersionFactor, found }) => ({
      every: Math.round(1 / hazard),
      dispersionFactor,
      found: found.map(({ index, probability }) => ({
        period: periodAt(searched, index),
        probability,
      })),
    })),
  };
}

/**
 * The turning points and episodes of a dyad's balance, of its conflict and of its cooperation, with the events about them.
 *
 * Method: docs/method/turning-points.md, on the counts of one source: the one that tells of the dyad in most periods. A change
 * is expected once in five years, among years once in ten.
 */
export async function turnsOf(
  store: Store,
  gathering: Gathering,
  powers: ExposurePowers,
  random: Random,
): Promise<Turns> {
  const searched = furthest(gathering);
  if (searched === undefined) return { turningPoints: [], episodes: [], searched: [] };
  const { by } = gathering.scope;
  const found = (["index", "intensity", "engagement"] as const).map((series) => ({
    searched,
    series,
    report: findTurningPoints(seriesOf(series, searched, gathering, powers), {
      random,
      hazard: MONTHS[by] / MONTHS_BETWEEN[by],
      window: WINDOW[by],
      minLength: LEAST_LENGTH[by],
    }),
  }));
  const [turns, episodes] = [found.flatMap(turnsIn), found.flatMap(episodesIn)];
  const events = await eventsAbout(store, gathering, searched.source, [...turns, ...episodes]);
  const inTime =
    <Item>(of: (item: Item) => string) =>
    (x: Item, y: Item): number =>
      of(x) < of(y) ? -1 : Number(of(x) > of(y));
  return {
    turningPoints: turns
      .map(({ finding }, i): Turn => ({ ...finding, events: events[i] ?? [] }))
      .sort(inTime(({ period }) => period)),
    episodes: episodes
      .map(
        ({ finding }, i): RelationEpisode => ({
          ...finding,
          events: events[turns.length + i] ?? [],
        }),
      )
      .sort(inTime(({ from }) => from)),
    searched: found.map(summaryOf),
  };
}
