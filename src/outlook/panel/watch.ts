import { isHandCoded, isToldFromItsStart, isToldToItsEnd } from "../../drivers/index.ts";
import type { IsoDate, Period } from "../../kernel/index.ts";
import type { ToldCounts } from "../../record/index.ts";

/** When a source watched: the periods of a panel. */
export interface Watch {
  /** Index of the first of them among the periods of what is told. */
  readonly begin: number;
  /** In order, without gaps; empty where none is whole. */
  readonly periods: readonly Period[];
  /** Whether the source looked in each. */
  readonly looked: readonly boolean[];
}

/** A machine looked in a period of which it tells of anybody; beside one in which it did not, only if it told nearly all of it. */
function machineLooked({ periods, days }: ToldCounts, asOf: IsoDate): boolean[] {
  return periods.map((period, i) => {
    const told = days[i];
    if (told === undefined) return false;
    const isBegun = days[i - 1] !== undefined || isToldFromItsStart(period, told.first);
    return isBegun && (days[i + 1] !== undefined || isToldToItsEnd(period, told.last, asOf));
  });
}

/**
 * The periods in which a source watched: from the first that it tells of whole to the last that it tells of nearly to its end by
 * the as-of date.
 *
 * A machine that tells of nobody in a period was not there; a person who does has looked.
 */
export function watchOf(told: ToldCounts, teller: string, asOf: IsoDate): Watch {
  const { periods, days } = told;
  const looked = isHandCoded(teller) ? periods.map(() => true) : machineLooked(told, asOf);
  const latest =
    days
      .flatMap((day) => day?.last ?? [])
      .toSorted()
      .at(-1) ?? asOf;
  const begin = Math.max(0, looked.indexOf(true));
  const end = periods.findLastIndex(
    (period, i) => looked[i] === true && isToldToItsEnd(period, latest, asOf),
  );
  return {
    begin,
    periods: periods.slice(begin, end + 1),
    looked: looked.slice(begin, end + 1),
  };
}
