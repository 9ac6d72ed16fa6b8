import type { Fact } from "../intake/fact.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  directed,
  factReader,
  knownAfter,
  stateIn,
  valueIn,
  yearIn,
  yearSpan,
} from "./fact-rows.ts";
import { ICEWS_CITATION, ICEWS_LICENCE } from "./icews.ts";

const COUNTS = [
  ["events-verbal-cooperation", "verbcoop", "cooperation in words"],
  ["events-material-cooperation", "matlcoop", "cooperation in deeds"],
  ["events-verbal-conflict", "verbconf", "conflict in words"],
  ["events-material-conflict", "matlconf", "conflict in deeds"],
] as const;

/** The year's events are counted by the end of the next January. */
const JANUARY = 31;

/** ICEWS events of a year counted by who did what to whom. */
export const ICEWS_DYAD_YEAR: FactSource = {
  id: "icews-dyad-year",
  kind: "facts",
  title: "ICEWS events counted by dyad and year",
  coding: "machine",
  licence: ICEWS_LICENCE,
  citation: ICEWS_CITATION,
  address: "https://doi.org/10.7910/DVN/28075",
  faults: [
    "Counts of reports and not of deeds: what is written about much is counted often, and a meeting is counted from both sides.",
    "How much was read grew over the years, so a rise of all counts together is no news.",
    "Only 152 states, and only the four classes of acts.",
  ],
  expects: "CSV with the columns i_iso3c, j_iso3c, year, verbCoop, matlCoop, verbConf and matlConf",
  measures: COUNTS.map(([id, , what]) => ({
    id,
    unit: "events",
    meaning: `events of ${what} by one state towards another in a year`,
    directed: "directed",
  })),
  tables: [
    {
      columns: ["i_iso3c", "j_iso3c", "year", ...COUNTS.map(([, column]) => column)],
      reader: () =>
        factReader((row) => {
          const pair = directed(stateIn(row, "i_iso3c", "iso3"), stateIn(row, "j_iso3c", "iso3"));
          const year = yearIn(row, "year");
          const span = { ...yearSpan(year), knownFrom: knownAfter(year, JANUARY) };
          return COUNTS.flatMap(([measure, column]): readonly Fact[] => {
            const value = valueIn(row, column);
            return value === undefined ? [] : [{ measure, ...pair, ...span, value }];
          });
        }),
    },
  ],
  accepts: csvNamed(/^icews_dyad_year.*$/),
};
