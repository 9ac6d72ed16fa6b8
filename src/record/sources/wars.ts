import type { IsoDate } from "../../kernel/index.ts";
import type { Fact, FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  COW_MISSING,
  csvNamed,
  type FactRow,
  factReader,
  knownAfter,
  refuseFact,
  undirected,
  valueIn,
  yearSpan,
} from "./fact-rows.ts";
import { COW_STATES_FAULT, cowDyadYear, DYAD_YEAR_COLUMNS, PEACE_LICENCE } from "./peace-rows.ts";

/** Years from the first to the last of the longest war in the edition, Vietnam's (1965 to 1975). */
const LONGEST = 10;

/** The last year that the edition covers: no war that it holds was over later. */
const EDITION_END = 2007;

/** The last day of a year by which a war that was fought in `year` was surely over. */
function overBy(year: number): IsoDate {
  return knownAfter(Math.max(year, Math.min(year + LONGEST, EDITION_END)), 0);
}

function warIn(row: FactRow): string {
  const number = valueIn(row, "warnum", COW_MISSING);
  return number === undefined ? refuseFact("item-unknown", "no warnum") : String(number);
}

const TABLE: FactTable = {
  columns: ["warnum", ...DYAD_YEAR_COLUMNS, "batdeath1", "batdeath2"],
  reader: () =>
    factReader((row) => {
      const { one, other, year } = cowDyadYear(row);
      const pair = undirected(one, other);
      const shared = { item: warIn(row), ...yearSpan(year) };
      const deaths = (column: string, a: string, b: string): Fact[] => {
        const value = valueIn(row, column, COW_MISSING);
        const knownFrom = overBy(year);
        return value === undefined
          ? []
          : [{ measure: "interstate-war-deaths", a, b, ...shared, knownFrom, value }];
      };
      return [
        { measure: "interstate-war", ...pair, ...shared, knownFrom: knownAfter(year, 0), value: 1 },
        ...deaths("batdeath1", one, other),
        ...deaths("batdeath2", other, one),
      ];
    }),
};

/** Wars between states, 1823 to 2003. */
export const WARS: FactSource = {
  id: "wars",
  kind: "facts",
  title: "Wars between states (Correlates of War 4.0)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation: "Sarkees, Meredith Reid, and Frank Wayman. 2010. Resort to War: 1816-2007. CQ Press.",
  address: "https://correlatesofwar.org/data-sets/cow-war/",
  faults: [
    "Deaths are the state's of the whole war against all its enemies, repeated for each enemy and year: never add them up. The file does not say when a war ended, so they are known ten years after the year, the length of the longest war, or when the edition ends.",
    "A war is known from the last day of the year: the file gives no days.",
    "Only wars with a thousand battle deaths between states; the file ends in 2007, its last war in 2003.",
    COW_STATES_FAULT,
  ],
  expects: "cow_war_inter.csv, as the R package peacesciencer lays it out",
  measures: [
    {
      id: "interstate-war",
      unit: "1 at war",
      meaning: "on opposite sides of a war between states in the year",
      directed: "undirected",
    },
    {
      id: "interstate-war-deaths",
      unit: "persons",
      meaning: "the first's battle deaths in the whole war in which it fought the second",
      directed: "directed",
    },
  ],
  tables: [TABLE],
  accepts: csvNamed("cow_war_inter"),
};
