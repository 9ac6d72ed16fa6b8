import type {
  BalanceScored,
  ForecastEntry,
  LedgerEntry,
  LedgerForecast,
  LevelForecast,
  LevelOfBalance,
  LevelScored,
  QuestionForecast,
  QuestionScored,
  ResolutionEntry,
} from "./entry.ts";

/** A forecast and what came of it, if that is known. */
export interface Followed<F extends LedgerForecast = LedgerForecast> {
  readonly entry: ForecastEntry;
  readonly forecast: F;
  readonly resolution: ResolutionEntry | undefined;
}

/** How many forecasts (questions) there are, and what came of them. */
export interface Tally {
  readonly issued: number;
  readonly open: number;
  readonly resolved: number;
  readonly void: number;
  /** Told anew for the same period from a later state of the record; counted nowhere else. Of questions always 0. */
  readonly superseded: number;
}

/** A forecast of a count that was resolved, with its scores. */
export interface ResolvedLevel {
  readonly entry: ForecastEntry;
  readonly forecast: LevelForecast;
  readonly scores: LevelScored;
}

/** A forecast of the balance that was resolved, with its scores. */
export interface ResolvedBalance {
  readonly entry: ForecastEntry;
  readonly forecast: LevelOfBalance;
  readonly scores: BalanceScored;
}

/** A probability of a question that was resolved, with its scores. */
export interface ResolvedQuestion {
  readonly entry: ForecastEntry;
  readonly forecast: QuestionForecast;
  readonly scores: QuestionScored;
  readonly resolution: ResolutionEntry;
}

/** Each forecast with what came of it, in order of issue. */
export function followedUp(entries: readonly LedgerEntry[]): readonly Followed[] {
  const resolutions = new Map<number, ResolutionEntry>();
  for (const entry of entries) if (entry.kind === "resolution") resolutions.set(entry.of, entry);
  return entries.flatMap((entry) =>
    entry.kind === "forecast"
      ? [{ entry, forecast: entry.forecast, resolution: resolutions.get(entry.seq) }]
      : [],
  );
}

/** How many of some forecasts are open, resolved and void. */
export function tallyOf(
  followed: readonly Pick<Followed, "resolution">[],
  superseded: number = 0,
): Tally {
  const count = (state: string | undefined): number =>
    followed.filter(({ resolution }) => resolution?.state === state).length;
  return {
    issued: followed.length,
    open: count(undefined),
    resolved: count("resolved"),
    void: count("void"),
    superseded,
  };
}

/** Items by key, in the order in which keys first come. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The mean of some values; null where there are none, or one is infinite. */
export function meanOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return values.length === 0 ? null : sum / values.length;
}

/** Null where a number is not one. */
export function knownOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
