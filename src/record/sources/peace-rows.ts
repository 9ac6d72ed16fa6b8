import { type IsoDate, isoDate } from "../../kernel/index.ts";
import type { ActorCode } from "../../lexicon/index.ts";
import type { Fact, FactTable } from "../intake/fact.ts";
import {
  COW_MISSING,
  type FactRow,
  factReader,
  refuseFact,
  stateIn,
  valueIn,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";

/** What is known of the terms of the tables of peace science; every source of them says so. */
export const PEACE_LICENCE: string =
  "None is stated with the files; the authors ask to be cited. The tables in this layout come with the R package peacesciencer (GPL-2).";

/** A fault that every source coded by the Correlates of War's states has. */
export const COW_STATES_FAULT: string =
  "Rows of states that are gone are refused: West Germany (260), East Germany (265), Czechoslovakia (315), the two Yemens before 1990 (678, 680), South Vietnam (817), Austria-Hungary (300) and others. Prussia, the Soviet Union and Yugoslavia share a number with Germany, Russia and Serbia and are counted as these.";

/** A day of a year, for a rule of when its numbers could be known: `dayOf(2015, "07-01")`. */
export function dayOf(year: number, monthAndDay: string): IsoDate {
  return isoDate(`${year}-${monthAndDay}`);
}

/** Two Correlates of War states and a year, as a row of dyad-years states them. */
export interface CowDyadYear {
  /** The state of `ccode1`. */
  readonly one: ActorCode;
  /** The state of `ccode2`. */
  readonly other: ActorCode;
  readonly year: number;
}

/** The columns of a row of dyad-years. */
export const DYAD_YEAR_COLUMNS: readonly string[] = ["ccode1", "ccode2", "year"];

/** The dyad and year of a row; refuses it if a state is not one of today or the year is none. */
export function cowDyadYear(row: FactRow): CowDyadYear {
  return {
    one: stateIn(row, "ccode1", "cow"),
    other: stateIn(row, "ccode2", "cow"),
    year: yearIn(row, "year"),
  };
}

/**
 * A column's code on a scale of whole numbers; what is off the scale refuses the row as `value-malformed`.
 *
 * @param lowest least code of the scale
 * @param highest greatest code of the scale
 * @returns undefined where it is not known: empty, `NA` or -9
 */
export function levelIn(
  row: FactRow,
  column: string,
  lowest: number,
  highest: number,
): number | undefined {
  const value = valueIn(row, column, COW_MISSING);
  if (value === undefined || (Number.isInteger(value) && value >= lowest && value <= highest)) {
    return value;
  }
  return refuseFact("value-malformed", `${column}: ${value} is not one of ${lowest} to ${highest}`);
}

/** A column of a table of state-years and the measure that it states. */
export interface StateYearColumn {
  readonly column: string;
  readonly measure: string;
  /** First year in which the column states this measure; left out, from the beginning. */
  readonly since?: number;
  /** Last year in which the column states this measure; left out, to the end. */
  readonly until?: number;
}

/**
 * A table of one row for each Correlates of War state and year.
 *
 * @param knownFrom the first day on which a year's numbers could be known
 * @param missing texts that say that a number is not known
 */
export function stateYearTable(
  columns: readonly StateYearColumn[],
  knownFrom: (year: number) => IsoDate,
  missing: readonly string[] = COW_MISSING,
): FactTable {
  const names = new Set(columns.map(({ column }) => column));
  return {
    columns: ["ccode", "year", ...names],
    reader: () =>
      factReader((row) => {
        const a = stateIn(row, "ccode", "cow");
        const year = yearIn(row, "year");
        const when = { ...yearSpan(year), knownFrom: knownFrom(year) };
        return columns
          .filter(({ since = year, until = year }) => since <= year && year <= until)
          .flatMap(({ column, measure }): Fact[] => {
            const value = valueIn(row, column, missing);
            return value === undefined ? [] : [{ measure, a, ...when, value }];
          });
      }),
  };
}
