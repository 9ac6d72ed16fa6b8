import { addDays, daysBetween, type IsoDate, lastDayOf, type Period } from "../../kernel/index.ts";

/** A number that holds from one day to another, and was known from some day on. */
export interface KnownFact {
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly knownFrom: IsoDate;
  readonly value: number;
}

/** A day on which facts of a measure end, whoever they are about, and from when any of these was known. */
export type FactReach = Pick<KnownFact, "last" | "knownFrom">;

/** A year to the next edition, and half a year's delay. */
const CARRIED_DAYS = 548;

const earlier = (x: IsoDate, y: IsoDate): IsoDate => (x < y ? x : y);

/**
 * The latest day of which a measure told by some day; undefined where it told of none, or where the next edition is more than
 * half a year overdue.
 */
function toldUntil(calendar: readonly FactReach[], day: IsoDate): IsoDate | undefined {
  let found: { readonly until: IsoDate; readonly lag: number } | undefined;
  for (const { last, knownFrom } of calendar) {
    if (knownFrom > day) continue;
    const until = earlier(last, day);
    if (found !== undefined && until <= found.until) continue;
    found = { until, lag: Math.max(0, daysBetween(last, knownFrom)) };
  }
  if (found === undefined) return undefined;
  return addDays(found.until, found.lag + CARRIED_DAYS) < day ? undefined : found.until;
}

/** Numbers at the ends of periods, and the facts that they are of. */
export interface KnownValues {
  readonly values: Float64Array;
  readonly facts: ReadonlySet<KnownFact>;
}

/**
 * What was known of a fact at the end of each period: the number that holds on the latest day of which its source had told by
 * then; of several, such as conflicts at one time, the greatest.
 *
 * @param calendar how far the source told of anybody, and when
 * @param silence the number where the source had told of that day and of nobody asked about: 0 where it lists only what there is
 */
export function knownValues(
  facts: readonly KnownFact[],
  calendar: readonly FactReach[],
  periods: readonly Period[],
  silence: number,
): KnownValues {
  const used = new Set<KnownFact>();
  const values = Float64Array.from(periods, (period) => {
    const day = lastDayOf(period);
    const until = toldUntil(calendar, day);
    if (until === undefined) return Number.NaN;
    const holding = facts.filter(
      ({ first, last, knownFrom }) => knownFrom <= day && first <= until && until <= last,
    );
    for (const fact of holding) used.add(fact);
    return holding.length === 0 ? silence : Math.max(...holding.map(({ value }) => value));
  });
  return { values, facts: used };
}
