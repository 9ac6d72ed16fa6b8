import { isHandCoded, isToldToItsEnd } from "../../drivers/index.ts";
import { type IsoDate, lastDayOf, type Period, periodsBetween } from "../../kernel/index.ts";
import { epochOf, type Store, toldMonths } from "../../record/index.ts";

/** When a source looked. */
export interface SourceWatch {
  /** Every month from the first to the last that it tells of. */
  readonly months: readonly Period[];
  /** Whether it looked in each: a machine that tells of nobody was not there, a person who does has looked. */
  readonly looked: readonly boolean[];
  /** How many of the months are over and told of to their end. */
  readonly whole: number;
  /** The last day of which it can be said that nothing happened. */
  readonly reach: IsoDate;
  /** Whether it ever says in a line of its own what happened. */
  readonly summarises: boolean;
}

/**
 * When a source looked, as known on a day.
 *
 * @returns undefined where it tells of nobody
 */
export async function sourceWatch(
  store: Store,
  teller: string,
  asOf: IsoDate,
): Promise<SourceWatch | undefined> {
  const { source } = epochOf(teller);
  const rows = await toldMonths(store, { asOf, sources: [source] });
  const told = rows.filter((row) => row.teller === teller);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const hand = isHandCoded(teller);
  const seen = new Set(told.map(({ month }) => month));
  const months = periodsBetween(first.month, last.month);
  const end = lastDayOf(last.month);
  const isWhole = hand ? end <= asOf : isToldToItsEnd(last.month, last.latest, asOf);
  const reach = hand ? end : last.latest;
  return {
    months,
    looked: months.map((month) => hand || seen.has(month)),
    whole: isWhole ? months.length : months.length - 1,
    reach: reach < asOf ? reach : asOf,
    summarises: told.some(({ summaries }) => summaries > 0),
  };
}
