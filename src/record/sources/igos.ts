import type { FactTable } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import { csvNamed, factReader, knownAfter, undirected, yearSpan } from "./fact-rows.ts";
import {
  COW_STATES_FAULT,
  cowDyadYear,
  DYAD_YEAR_COLUMNS,
  levelIn,
  PEACE_LICENCE,
  stateYearTable,
} from "./peace-rows.ts";

/** More than there are such organisations. */
const MOST = 1000;

const DYADS: FactTable = {
  columns: [...DYAD_YEAR_COLUMNS, "dyadigos"],
  reader: () =>
    factReader((row) => {
      const { one, other, year } = cowDyadYear(row);
      const pair = undirected(one, other);
      const value = levelIn(row, "dyadigos", 0, MOST);
      const when = { ...yearSpan(year), knownFrom: knownAfter(year, 0) };
      return value === undefined ? [] : [{ measure: "shared-igos", ...pair, ...when, value }];
    }),
};

/** Membership of intergovernmental organisations. */
export const IGOS: FactSource = {
  id: "igos",
  kind: "facts",
  title: "Intergovernmental organisations (Correlates of War 3.0)",
  coding: "hand",
  licence: PEACE_LICENCE,
  citation:
    'Pevehouse, Jon C. W., Timothy Nordstrom, Roseanne W. McManus, and Anne Spencer Jamison. 2020. "Tracking Organizations in the World: The Correlates of War IGO Version 3.0 Datasets." Journal of Peace Research 57(3): 492-503.',
  address: "https://correlatesofwar.org/data-sets/igos/",
  faults: [
    "Known-from is the last day of the year: the files give no day of accession.",
    "A membership that the coders could not settle counts as none, so a count is a lower bound; 59 times a dyad shares more than one side is said to belong to.",
    "Counts say nothing of what an organisation does; world-wide ones make up most of them, so every count grows with time.",
    COW_STATES_FAULT,
  ],
  expects: "cow_igo_ndy.csv or cow_igo_sy.csv, as the R package peacesciencer lays them out",
  measures: [
    {
      id: "shared-igos",
      unit: "organisations",
      meaning: "organisations of which both are full members in the year",
      directed: "undirected",
    },
    {
      id: "igo-memberships",
      unit: "organisations",
      meaning: "organisations of which it is a full member in the year",
      directed: "actor",
    },
  ],
  tables: [
    DYADS,
    stateYearTable([{ column: "sum_igo_full", measure: "igo-memberships" }], (year) =>
      knownAfter(year, 0),
    ),
  ],
  accepts: csvNamed("cow_igo_ndy", "cow_igo_sy"),
};
