import { addDays } from "../../kernel/index.ts";
import type { FactSource } from "../intake/source.ts";
import {
  csvNamed,
  dayIn,
  factReader,
  refuseFact,
  stateIn,
  undirected,
  valueIn,
} from "./fact-rows.ts";

/** Daily scores of pairs of states, summed from GDELT events. */
export const DYAD_SCORES: FactSource = {
  id: "dyad-scores",
  kind: "facts",
  title: "Daily dyad scores from GDELT",
  coding: "machine",
  licence: "GPL-3.0 for the scores; the events are GDELT's.",
  citation:
    "gdelt-graph-data: daily networks of states from the GDELT Project's events (www.gdeltproject.org).",
  address: "https://github.com/gzemo/gdelt-graph-data",
  faults: [
    "A sum of Goldstein values over all events, so it grows with how much is written; compare a pair with itself, or take its sign.",
    "Consultations weigh most, so the scores lean to cooperation.",
    "Only events of actors that are nothing but a state; a minister's or an army's are left out.",
    "A pair without a row scored 0 on a day of which other pairs have rows; of a day without any row nothing is known.",
    "Undirected: who acted is lost.",
  ],
  expects: "CSV with the columns date, iso3_a, iso3_b and score",
  measures: [
    {
      id: "event-score",
      unit: "Goldstein points",
      meaning:
        "sum over a day's events between two states of their Goldstein values, with small additions for sources, articles and tone",
      directed: "undirected",
    },
  ],
  tables: [
    {
      columns: ["date", "iso3_a", "iso3_b", "score"],
      reader: () =>
        factReader((row) => {
          const pair = undirected(stateIn(row, "iso3_a", "iso3"), stateIn(row, "iso3_b", "iso3"));
          const day = dayIn(row, "date");
          const value = valueIn(row, "score") ?? refuseFact("value-missing", "no score");
          const knownFrom = addDays(day, 1);
          return [{ measure: "event-score", ...pair, first: day, last: day, knownFrom, value }];
        }),
    },
  ],
  accepts: csvNamed(/^gdelt_edges_daily.*$|^dyad[-_]scores.*$/),
};
