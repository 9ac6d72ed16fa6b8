import type { Fact, FactTable, Measure } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { csvNamed, factReader, knownAfter, undirected, yearSpan } from "./fact-rows.ts";
import {
  COW_STATES_FAULT,
  cowDyadYear,
  DYAD_YEAR_COLUMNS,
  levelIn,
  PEACE_LICENCE,
} from "./peace-rows.ts";

interface Obligation {
  readonly column: string;
  readonly measure: string;
  readonly meaning: string;
}

const ATOP: readonly Obligation[] = [
  {
    column: "atop_defense",
    measure: "atop-defence",
    meaning: "a treaty obliges one to defend the other when it is attacked",
  },
  {
    column: "atop_offense",
    measure: "atop-offence",
    meaning: "a treaty obliges one to fight beside the other when it attacks",
  },
  {
    column: "atop_neutral",
    measure: "atop-neutrality",
    meaning: "a treaty obliges one to stay neutral in a war of the other",
  },
  {
    column: "atop_nonagg",
    measure: "atop-non-aggression",
    meaning: "a treaty forbids one to attack the other",
  },
  {
    column: "atop_consul",
    measure: "atop-consultation",
    meaning: "a treaty obliges one to consult the other in a military crisis",
  },
];

const COW: readonly Obligation[] = [
  {
    column: "cow_defense",
    measure: "cow-defence",
    meaning: "a treaty obliges them to defend each other",
  },
  {
    column: "cow_neutral",
    measure: "cow-neutrality",
    meaning: "a treaty obliges them to stay neutral in each other's wars",
  },
  {
    column: "cow_nonagg",
    measure: "cow-non-aggression",
    meaning: "a treaty forbids them to attack each other",
  },
  {
    column: "cow_entente",
    measure: "cow-entente",
    meaning: "a treaty obliges them to consult each other in a crisis",
  },
];

function tableOf(obligations: readonly Obligation[]): FactTable {
  return {
    columns: [...DYAD_YEAR_COLUMNS, ...obligations.map(({ column }) => column)],
    reader: () =>
      factReader((row) => {
        const { one, other, year } = cowDyadYear(row);
        const shared = {
          ...undirected(one, other),
          ...yearSpan(year),
          knownFrom: knownAfter(year, 0),
          value: 1,
        };
        return obligations
          .filter(({ column }) => levelIn(row, column, 0, 1) === 1)
          .map(({ measure }): Fact => ({ measure, ...shared }));
      }),
  };
}

function measureOf({ measure, meaning }: Obligation): Measure {
  return { id: measure, unit: "1 in force", meaning, directed: "undirected" };
}

/** Treaties of alliance in force: ATOP's and the Correlates of War's. */
export const ALLIANCES: FactSource = {
  id: "alliances",
  kind: "facts",
  title: "Alliance treaties (ATOP 5.1; Correlates of War 4.1)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell, and Andrew G. Long. 2002. "Alliance Treaty Obligations and Provisions, 1815-1944." International Interactions 28: 237-260. Gibler, Douglas M. 2009. International Military Alliances, 1648-2008. CQ Press.',
  address: "http://www.atopdata.org/",
  faults: [
    "Known-from is the last day of the year: the files give no day of signature, so a treaty is known up to a year late, and a secret one early.",
    "ATOP's obligations may bind one side only; 650 dyad-years do. A fact says that at least one is bound, not which.",
    "ATOP ends in 2018 and the Correlates of War in 2012: no fact after that is no evidence of no treaty.",
    COW_STATES_FAULT,
  ],
  expects: "atop_alliance.csv or cow_alliance.csv, as the R package peacesciencer lays them out",
  measures: [...ATOP, ...COW].map(measureOf),
  tables: [tableOf(ATOP), tableOf(COW)],
  accepts: csvNamed("atop_alliance", "cow_alliance"),
};
