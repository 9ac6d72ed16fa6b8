import type { IsoDate } from "../../kernel/index.ts";
import type { Fact, FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  COW_MISSING,
  csvNamed,
  directed,
  type FactRow,
  factReader,
  valueIn,
  yearSpan,
} from "./fact-rows.ts";
import {
  COW_STATES_FAULT,
  cowDyadYear,
  DYAD_YEAR_COLUMNS,
  dayOf,
  PEACE_LICENCE,
  stateYearTable,
} from "./peace-rows.ts";

/** Partners report late and correct each other: a year's trade is settled about eighteen months after it. */
const knownFrom = (year: number): IsoDate => dayOf(year + 2, "07-01");

function importsIn(row: FactRow, column: string, a: string, b: string, year: number): Fact[] {
  const value = valueIn(row, column, COW_MISSING);
  if (value === undefined) return [];
  const pair = directed(a, b);
  return [{ measure: "imports", ...pair, ...yearSpan(year), knownFrom: knownFrom(year), value }];
}

const DYADS: FactTable = {
  columns: [...DYAD_YEAR_COLUMNS, "flow1", "flow2"],
  reader: () =>
    factReader((row) => {
      const { one, other, year } = cowDyadYear(row);
      return [
        ...importsIn(row, "flow1", one, other, year),
        ...importsIn(row, "flow2", other, one, year),
      ];
    }),
};

const UNIT = "million US dollars at the prices of the year";

/** Trade in goods between states, and of each state with the world. */
export const TRADE: FactSource = {
  id: "trade",
  kind: "facts",
  title: "Trade in goods (Correlates of War 4.0)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Barbieri, Katherine, Omar M. G. Keshk, and Brian Pollins. 2009. "Trading Data: Evaluating our Assumptions and Coding Rules." Conflict Management and Peace Science 26(5): 471-491.',
  address: "https://correlatesofwar.org/data-sets/bilateral-trade/",
  faults: [
    "Known-from is 1 July of the year after next, the time that partners take to report and correct; these figures themselves were compiled and published years later.",
    "The file rounds each flow to whole millions, so a trade of less than half a million stands as 0; more than half of the flows are 0.",
    "Dollars of the year: deflate before comparing years. Imports are mostly counted with freight and insurance, so the two sides of a balance are not alike.",
    "The file ends in 2014.",
    COW_STATES_FAULT,
  ],
  expects: "cow_trade_ndy.csv or cow_trade_sy.csv, as the R package peacesciencer lays them out",
  measures: [
    {
      id: "imports",
      unit: UNIT,
      meaning: "goods that the first imports from the second in the year",
      directed: "directed",
    },
    {
      id: "total-imports",
      unit: UNIT,
      meaning: "goods imported from the whole world in the year",
      directed: "actor",
    },
    {
      id: "total-exports",
      unit: UNIT,
      meaning: "goods exported to the whole world in the year",
      directed: "actor",
    },
  ],
  tables: [
    DYADS,
    stateYearTable(
      [
        { column: "imports", measure: "total-imports" },
        { column: "exports", measure: "total-exports" },
      ],
      knownFrom,
    ),
  ],
  accepts: csvNamed("cow_trade_ndy", "cow_trade_sy"),
};
