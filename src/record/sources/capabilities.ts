import type { FactSource } from "../intake/source.ts";
import { csvNamed } from "./fact-rows.ts";
import {
  COW_STATES_FAULT,
  dayOf,
  PEACE_LICENCE,
  type StateYearColumn,
  stateYearTable,
} from "./peace-rows.ts";

interface Capability extends StateYearColumn {
  readonly unit: string;
  readonly meaning: string;
}

const COLUMNS: readonly Capability[] = [
  {
    column: "cinc",
    measure: "cinc",
    unit: "share of the world, 0 to 1",
    meaning: "composite index of national capability: the mean of its shares of the six others",
  },
  {
    column: "milex",
    measure: "military-expenditure",
    since: 1914,
    unit: "thousand US dollars at the prices of the year",
    meaning: "military expenditure, from 1914",
  },
  {
    column: "milex",
    measure: "military-expenditure-sterling",
    until: 1913,
    unit: "thousand pounds sterling at the prices of the year",
    meaning: "military expenditure, to 1913",
  },
  {
    column: "milper",
    measure: "military-personnel",
    unit: "thousand persons",
    meaning: "troops under the national government",
  },
  {
    column: "irst",
    measure: "iron-and-steel",
    unit: "thousand tons",
    meaning: "iron and steel made",
  },
  {
    column: "pec",
    measure: "energy-consumption",
    unit: "thousand tons of coal or their like",
    meaning: "primary energy used",
  },
  {
    column: "tpop",
    measure: "total-population",
    unit: "thousand persons",
    meaning: "population",
  },
  {
    column: "upop",
    measure: "urban-population",
    unit: "thousand persons",
    meaning: "population of cities of 100,000 and more",
  },
];

/** What states can bring to bear: money, troops, industry, people. */
export const CAPABILITIES: FactSource = {
  id: "capabilities",
  kind: "facts",
  title: "National material capabilities (Correlates of War 6.0)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Singer, J. David, Stuart Bremer, and John Stuckey. 1972. "Capability Distribution, Uncertainty, and Major Power War, 1820-1965." In Peace, War, and Numbers, ed. Bruce Russett. Sage, 19-48. Singer, J. David. 1987. "Reconstructing the Correlates of War Dataset on Material Capabilities of States, 1816-1985." International Interactions 14(2): 115-132.',
  address: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
  faults: [
    "Known-from is 1 July of the year after next, when the underlying statistics are out; the index itself is published years later and revised back to 1816.",
    "Iron and steel weigh as much as troops, so the index favours heavy industry and large populations.",
    "Military expenditure is of the year's prices and exchange rates, of closed states an estimate.",
    COW_STATES_FAULT,
  ],
  expects: "cow_nmc.csv, as the R package peacesciencer lays it out",
  measures: COLUMNS.map(({ measure, unit, meaning }) => ({
    id: measure,
    unit,
    meaning,
    directed: "actor" as const,
  })),
  tables: [stateYearTable(COLUMNS, (year) => dayOf(year + 2, "07-01"))],
  accepts: csvNamed("cow_nmc"),
};
